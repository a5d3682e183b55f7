"""The reason to leave the fast way."""

from __future__ import annotations


class Unusual(Exception):
    """A form the fast reader does not know; the long way knows it, or knows what is wrong with it."""
