"""Months that come in again, as the command line tells them: the three choices, each with what it takes and what it leaves."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain import formats
from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.same_month import Overlap, RowSum
from desktop_app.domain.texts import Texts

_CHOSEN, _OTHER = "  →", "   "


def choices_in_words(check: ImportCheck, texts: Texts, dictionary: Dictionary) -> Iterator[str]:
    """Nothing of kinds whose rows are all new: whatever is chosen, they come in."""
    for overlap in check.overlaps:
        if overlap.matters:
            yield from _of_kind(overlap, check.same_month, texts, dictionary.kind(overlap.kind_id).name(texts.language))


def choice_facts(overlap: Overlap) -> dict[str, object]:
    """The same for programs; amounts in yuan."""
    left = {way.value: _facts(overlap.after(way)) for way in SameMonth}
    parts = ("stored", "arriving", "repeated", "replaced", "twice")
    told = {name: _facts(getattr(overlap, name)) for name in parts}
    return {"kind": overlap.kind_id, **told, "missing": overlap.missing, "after": left}


def _of_kind(overlap: Overlap, chosen: SameMonth, texts: Texts, kind: str) -> Iterator[str]:
    arriving = _in_words(texts, overlap.arriving)
    yield texts("cli.same_month", kind=kind, stored=_in_words(texts, overlap.stored), arriving=arriving)
    concerned = {SameMonth.SKIP: overlap.repeated, SameMonth.REPLACE: overlap.replaced, SameMonth.APPEND: overlap.twice}
    for way, rows in concerned.items():
        told = {"rows": _in_words(texts, rows), "after": _in_words(texts, overlap.after(way)), "arriving": arriving}
        yield texts(f"cli.same_month.{way.value}", sign=_CHOSEN if way is chosen else _OTHER, **told)


def _in_words(texts: Texts, rows: RowSum) -> str:
    if rows.amount is None:
        return texts("cli.row_count", rows=formats.count(rows.rows))
    return texts("cli.row_sum", rows=formats.count(rows.rows), amount=formats.yuan(rows.amount))


def _facts(rows: RowSum) -> dict[str, object]:
    return {"rows": rows.rows, "amount": rows.amount}
