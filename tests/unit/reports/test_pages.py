"""Pages on the screen are the pages of the file."""

from __future__ import annotations

import dataclasses

import pytest

from desktop_app.domain.errors import ReportError
from desktop_app.reports import pages
from desktop_app.reports.model import Column, KeyFigure, KeyFigures, Table
from desktop_app.reports.typst_pdf import render
from tests.unit.reports.samples import PRESS, document, texts


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(document(Table((Column("户号"),), (("0300000001",),))), texts(), PRESS)


def test_that_a_page_comes_as_rgb_rows_of_its_size(pdf: bytes) -> None:
    page = pages.page(pdf, 1, 72)
    assert (page.width, page.height) == (596, 842)
    assert len(page.rgb) == page.width * page.height * 3
    assert page.rgb[:3] == b"\xff\xff\xff"
    assert min(page.rgb) < 64, "something is printed"


def test_that_red_and_blue_are_not_swapped() -> None:
    made = dataclasses.replace(document(Table((Column("户号"),), ())), blocks=(KeyFigures((KeyFigure("甲", "1"),)),))
    page = pages.page(render(made, texts(), PRESS), 1, 144)
    colours = {page.rgb[place : place + 3] for place in range(0, len(page.rgb), 3)}
    assert bytes((0x00, 0x72, 0xB2)) in colours


def test_that_a_file_that_is_no_pdf_is_refused_in_words() -> None:
    for broken in (b"", b"PK\x03\x04", b"%PDF-1.7 broken"):
        with pytest.raises(ReportError) as caught:
            pages.page_count(broken)
        assert "不是可以打开的 PDF" in texts().say(caught.value.message)
