"""What a PDF says, as a person who searches or copies from it would find it."""

from __future__ import annotations

import pypdfium2


def page_text(pdf: bytes, number: int) -> str:
    """The text layer of page `number` (from 1)."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[number - 1]
    layer = sheet.get_textpage()
    text = str(layer.get_text_range())
    layer.close()
    sheet.close()
    document.close()
    return text
