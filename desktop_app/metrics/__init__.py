"""The indicator dictionary as Ibis expressions: table expressions in, table expressions out; no engine, no input or output.

`sources.ledger()` names the canonical tables, `as_of.view` freezes them at a day, `profile.indicators` puts every registered
indicator beside every customer; `labels`, `collection`, `ageing` and `bills` are further questions asked of the same view.
"""
