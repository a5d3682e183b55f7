"""A document set as PDF/A by Typst, with no font but ours; the same document gives the same bytes.

Texts travel to the templates as JSON strings, never as markup, so nothing in a name can be read as a command.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typst

from desktop_app.domain.errors import ReportError
from desktop_app.domain.texts import Texts
from desktop_app.reports.model import Document
from desktop_app.reports.printable import coverage
from desktop_app.reports.setting import Setter

STANDARD: Final = "a-2a"
_KEPT_FOR = 10
_CHINA = dt.timezone(dt.timedelta(hours=8))
_REGULAR = "PowerdeskSansSC-Regular.otf"


@dataclass(frozen=True, slots=True)
class Press:
    """Where the templates and the fonts are (resources/templates, resources/fonts)."""

    templates: Path
    fonts: Path


def render(document: Document, texts: Texts, press: Press) -> bytes:
    """The document as PDF/A-2a: tagged, with page numbers, number and hash on every page.

    Raises:
        ReportError: a table does not fit on paper, or Typst cannot set the document.
    """
    texts = texts.in_language(document.language)
    content = Setter(document, texts, coverage(press.fonts / _REGULAR)).content()
    made = document.imprint.made_at.replace(tzinfo=_CHINA)
    compiler = typst.Compiler(
        str(press.templates / "report.typ"),
        root=str(press.templates),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(press.fonts)]),
        sys_inputs={"report": json.dumps(content, ensure_ascii=False)},
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=made)
    except typst.TypstError as error:
        raise ReportError("reports.not_set", title=document.title, detail=error.message) from error
    finally:
        _forget(compiler)
    assert isinstance(pdf, bytes)
    return pdf


def _forget(compiler: typst.Compiler) -> None:
    """Let Typst drop what it laid out: it keeps that for ten more compilations, 0.4 GB for 2,000 rows (typst-py#104)."""
    for number in range(_KEPT_FOR + 1):
        compiler.compile(f"#v({number}pt)".encode(), format="svg")
