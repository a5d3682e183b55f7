"""Pages of a finished PDF for the screen, and what a PDF says of itself. The very file that is stored and printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

from desktop_app.domain.errors import ReportError

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page as pixels: `rgb` holds 3 bytes per pixel, rows from the top without padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Stamp:
    """Number and content hash a report carries in its metadata."""

    number: str
    content_sha256: str


def page_count(pdf: bytes) -> int:
    """How many pages.

    Raises:
        ReportError: the bytes are no PDF; so do the other functions here.
    """
    with _opened(pdf) as document:
        return len(document)


def page(pdf: bytes, number: int, dpi: float = 96.0) -> Page:
    """Page `number` (from 1) rendered at `dpi`."""
    with _opened(pdf) as document:
        sheet = document[number - 1]
        bitmap = sheet.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=False)
        width, height, stride, row = bitmap.width, bitmap.height, bitmap.stride, bitmap.width * 3
        data = bytes(bitmap.buffer)
        bitmap.close()
        sheet.close()
    return Page(width, height, b"".join(data[line * stride : line * stride + row] for line in range(height)))


def render_page(pdf: bytes, number: int, width_px: int) -> tuple[int, int, bytes]:
    """Page `number` (from 1), `width_px` wide, as (width, height, RGB bytes): plain values that any floor may hold."""
    with _opened(pdf) as document:
        points = document[number - 1].get_width()
    sheet = page(pdf, number, width_px / points * POINTS_PER_INCH)
    return sheet.width, sheet.height, sheet.rgb


def stamp(pdf: bytes) -> Stamp | None:
    """What the file claims to be; None where it carries no stamp of ours."""
    with _opened(pdf) as document:
        keywords = str(document.get_metadata_value("Keywords"))
    number, _, sha256 = keywords.partition(", ")
    return Stamp(number, sha256) if number and len(sha256) == 64 else None


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ReportError("reports.not_pdf") from error
    try:
        yield document
    finally:
        document.close()
