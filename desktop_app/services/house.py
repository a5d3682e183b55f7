"""The house: every use case ready to be called. Built by `desktop_app.bootstrap`, used by the desktop and the command line."""

from __future__ import annotations
