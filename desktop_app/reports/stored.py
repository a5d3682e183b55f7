"""A document as canonical text: what is kept in the register of reports, hashed, and rebuilt for verification."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict
from typing import Any

from desktop_app.domain.errors import ReportError
from desktop_app.reports.model import (
    Align,
    Block,
    Chart,
    Code,
    Column,
    Document,
    Fact,
    Heading,
    Imprint,
    KeyFigure,
    KeyFigures,
    Paragraph,
    SignOff,
    Table,
)

FORM = 1
_KINDS: dict[str, type[Block]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "code": Code,
    "figures": KeyFigures,
    "table": Table,
    "chart": Chart,
    "sign_off": SignOff,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_json(document: Document) -> str:
    """Canonical JSON: sorted keys, no blanks, Chinese as it is; the same document gives the same text."""
    content = {**asdict(document), "form": FORM, "as_of": document.as_of.isoformat()}
    content["imprint"] = {**asdict(document.imprint), "made_at": document.imprint.made_at.isoformat()}
    content["blocks"] = [{"kind": _NAMES[type(block)], **asdict(block)} for block in document.blocks]
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def from_json(text: str) -> Document:
    """The document `to_json` wrote.

    Raises:
        ReportError: the text is no stored report of a form this version knows.
    """
    try:
        content = json.loads(text)
        if content.pop("form") != FORM:
            raise ReportError("reports.unknown_form")
        return Document(
            **{
                **content,
                "as_of": dt.date.fromisoformat(content["as_of"]),
                "imprint": _imprint(content["imprint"]),
                "meta": tuple(Fact(**fact) for fact in content["meta"]),
                "blocks": tuple(_block(entry) for entry in content["blocks"]),
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReportError("reports.unknown_form") from error


def content_sha256(document: Document) -> str:
    """64 hexadecimal digits over the UTF-8 bytes of `to_json`."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Align):
        return value.value
    raise TypeError(f"not storable: {value!r}")


def _imprint(entry: dict[str, Any]) -> Imprint:
    return Imprint(**{**entry, "made_at": dt.datetime.fromisoformat(entry["made_at"])})


def _block(entry: dict[str, Any]) -> Block:
    kind = _KINDS[entry.pop("kind")]
    if kind is Table:
        columns = tuple(Column(**{**column, "align": Align(column["align"])}) for column in entry["columns"])
        return Table(columns, tuple(tuple(row) for row in entry["rows"]), entry["page_sums"])
    if kind is KeyFigures:
        return KeyFigures(tuple(KeyFigure(**item) for item in entry["items"]))
    if kind is SignOff:
        return SignOff(tuple(entry["places"]), entry["seal"])
    return kind(**entry)
