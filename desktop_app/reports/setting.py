"""A document as the JSON that resources/templates/report.typ reads: texts made printable, widths measured, sums prepared."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from desktop_app.domain import formats
from desktop_app.domain.texts import Texts
from desktop_app.reports import layout
from desktop_app.reports.model import (
    Block,
    Chart,
    Code,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    SignOff,
    Table,
    amount,
)
from desktop_app.reports.printable import breakable, printable
from desktop_app.reports.stored import content_sha256

SHORT = 12  # hexadecimal digits of the hash on every page; the last page has all 64
_DAYS = {"data-quality": "reports.judged_on", "import-control": "reports.imported_on"}
"""What the day of a paper is called where it is not the day its data reach to."""


@dataclass(frozen=True, slots=True)
class Setter:
    """Turns a document into the JSON the templates read."""

    document: Document
    texts: Texts
    covered: frozenset[int]

    def content(self) -> dict[str, Any]:
        document, sha256 = self.document, content_sha256(self.document)
        fit = layout.fit(document)
        return {
            "title": self._say(document.title),
            "subtitle": self._say(document.subtitle),
            "unit": self._say(document.imprint.unit),
            "as_of": self.texts(_DAYS.get(document.name, "reports.as_of"), day=formats.day(document.as_of)),
            "scope": self._say(document.scope),
            "number": document.imprint.number,
            "sha256": sha256,
            "language": document.language,
            "made": {
                part: getattr(document.imprint.made_at, part) for part in ("year", "month", "day", "hour", "minute", "second")
            },
            "meta": [{"label": self._say(fact.label), "value": self._say(fact.value)} for fact in document.meta],
            "words": self._words(sha256),
            "qr": qr_svg(document.imprint.number, sha256),
            "layout": {
                "landscape": fit.sheet.landscape,
                "left": fit.sheet.left,
                "right": fit.sheet.right,
                "top": fit.sheet.top,
                "bottom": fit.sheet.bottom,
                "size": fit.size_pt,
            },
            "blocks": [self._block(block, fit) for block in document.blocks],
        }

    def _say(self, text: str) -> str:
        return printable(text, self.covered)

    def _words(self, sha256: str) -> dict[str, str]:
        imprint = self.document.imprint
        return {
            "page": self.texts("reports.page", page="{page}", pages="{pages}"),
            "number": self._say(self.texts("reports.number", number=imprint.number, short=sha256[:SHORT])),
            "printed": self._say(self.texts("reports.printed", user=imprint.user, at=formats.moment(imprint.made_at))),
            "anchor": self._say(self.texts("reports.anchor", anchor=imprint.anchor)) if imprint.anchor else "",
            "subtotal": self.texts("reports.subtotal"),
            "total": self.texts("reports.total"),
            "sealed": self._say(self.texts("reports.sealed", number=imprint.number)),
            "qr": self.texts("reports.qr"),
            "colon": self.texts("reports.colon"),
        }

    def _block(self, block: Block, fit: layout.Fit) -> dict[str, Any]:
        match block:
            case Heading(text, level):
                return {"kind": "heading", "text": self._say(text), "level": level}
            case Paragraph(text, strong):
                return {"kind": "paragraph", "text": breakable(self._say(text)), "strong": strong}
            case Code(text):
                return {"kind": "code", "lines": [_indented(self._say(line)) for line in text.splitlines()]}
            case KeyFigures(items):
                return {"kind": "figures", "items": [self._figure(item) for item in items]}
            case Table():
                return self._table(block, fit)
            case Chart(title, subtitle, svg, alt):
                return {"kind": "chart", "title": self._say(title), "subtitle": self._say(subtitle), "svg": svg, "alt": alt}
            case SignOff(places, seal):
                return {"kind": "sign_off", "places": [self._say(place) for place in places], "seal": self._say(seal)}

    def _figure(self, item: KeyFigure) -> dict[str, str]:
        return {
            "label": self._say(item.label),
            "value": self._say(item.value),
            "unit": self._say(item.unit),
            "note": self._say(item.note),
        }

    def _table(self, table: Table, fit: layout.Fit) -> dict[str, Any]:
        return {
            "kind": "table",
            "paged": table.page_sums,
            "columns": [
                {
                    "title": self._say(column.title),
                    "unit": column.unit,
                    "align": column.align.value,
                    "width": width,
                }
                for column, width in zip(table.columns, layout.widths(table, fit), strict=True)
            ],
            "rows": [[breakable(self._say(cell)) for cell in row] for row in table.rows],
            "sums": [_sum(table, place) for place, column in enumerate(table.columns) if column.summed],
        }


def qr_svg(number: str, sha256: str) -> str:
    """A QR code of number and hash, one under the other."""
    import segno  # noqa: PLC0415 - only paper needs it, and no command should wait for it

    out = io.BytesIO()
    segno.make(f"{number}\n{sha256}", error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False, nl=False)
    return out.getvalue().decode()


def _indented(line: str) -> dict[str, Any]:
    """A line and how far it is moved in, so that paper keeps what a proportional face would swallow."""
    words = line.lstrip(" ")
    return {"indent": len(line) - len(words), "text": breakable(words)}


def _sum(table: Table, place: int) -> dict[str, Any]:
    """Values by row in hundredths or whole units, for the sums of pages; the total as it is printed."""
    decimals = max((_decimals(row[place]) for row in table.rows), default=0)
    scale = 10**decimals
    return {
        "column": place,
        "decimals": decimals,
        "values": [int(amount(row[place]) * scale) for row in table.rows],
        "total": f"{table.total(place):,.{decimals}f}",
    }


def _decimals(cell: str) -> int:
    return 2 if "." in cell else 0
