"""The tables that imports fill, one per kind of extract, those others refer to first.

Fingerprint, undo, inspection and whatever else must cover all imported rows go by this list; a test holds it against the
schema and the field dictionary.
"""

from __future__ import annotations

TABLES = (
    "customer",
    "bill",
    "payment",
    "balance",
    "usage_month",
    "reading",
    "curve",
    "violation",
    "ticket",
    "ticket_call",
    "ticket_oversee",
    "outage",
    "business",
    "tg_energy",
    "dunning",
    "cons_no_map",
    "meter",
    "price",
    "welfare",
    "fee_control",
    "charge",
    "transformer",
    "channel_summary",
    "billing_summary",
)
