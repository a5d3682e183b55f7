"""The one place where a page of a PDF becomes pixels, by the same service for preview and paper."""

from __future__ import annotations

from desktop_app.services.house import House
from desktop_app.ui.screens.reports.page_view import Rendered


def render(house: House, pdf: bytes, page: int, width_px: int) -> Rendered:
    """Page `page` (from 1), `width_px` pixels wide.

    PDFium is not safe on two threads at once: ask for this on the store lane, where reports are built as well.
    """
    return house.render_page(pdf, page, width_px)
