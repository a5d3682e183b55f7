"""Any table, written out in any form that is read, comes back as itself."""

from __future__ import annotations

import csv
import html
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources.opening import open_extracts
from tests.unit.importing.pages import page, table, xml_row, xml_workbook
from tests.unit.importing.test_archive import parcel

Rows = list[tuple[str, ...]]

LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Co", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"), exclude_characters="_,;|^~"
)
CELLS = st.text(LETTERS, min_size=1, max_size=10) | st.from_regex(r"0{0,3}[0-9]{1,14}", fullmatch=True)
TABLES = st.integers(2, 5).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=2, max_size=8))


def text(rows: Rows, encoding: str, delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows([("表头甲", "表头乙"), *rows])
    return out.getvalue().encode(encoding)


def new_workbook(rows: Rows) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([("表头甲", "表头乙"), *rows]):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    return out.getvalue()


def old_workbook(rows: Rows) -> bytes:
    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("甲")
    for number, row in enumerate([("表头甲", "表头乙"), *rows]):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    book.save(out)
    return out.getvalue()


def web_page(rows: Rows) -> bytes:
    return page(table(("表头甲", "表头乙"), *([html.escape(cell) for cell in row] for row in rows)))


def old_xml(rows: Rows) -> bytes:
    lines = (xml_row(*(("String", html.escape(cell)) for cell in row)) for row in [("表头甲", "表头乙"), *rows])
    return xml_workbook(("甲", "".join(lines)))


def zipped(rows: Rows) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return parcel(Path(folder) / "a.zip", **{"甲.csv": text(rows, "gb18030", ",")}).read_bytes()


FORMS: dict[str, Callable[[Rows], bytes]] = {
    "csv GB18030": lambda rows: text(rows, "gb18030", ","),
    "csv UTF-8 with a mark": lambda rows: text(rows, "utf-8-sig", ","),
    "tsv UTF-16": lambda rows: text(rows, "utf-16", "\t"),
    "semicolons UTF-8": lambda rows: text(rows, "utf-8", ";"),
    "xlsx": new_workbook,
    "xls": old_workbook,
    "web page": web_page,
    "XML 2003": old_xml,
    "zip": zipped,
}


def read(content: bytes, width: int) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "导出.xls"
        path.write_bytes(content)
        tables = [
            part for extract in open_extracts(path, SILENT) for sheet in extract.sheets for part in sheet.read(width, SILENT)
        ]
    names = ["row_no", *(f"c{index}" for index in range(width))]
    rows = sorted(row for part in tables for row in zip(*(part.column(name).to_pylist() for name in names), strict=True))
    return [cells for number, *cells in rows if number > 1]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(rows=TABLES)
def test_that_any_table_in_any_form_comes_back_as_itself(form: str, rows: Rows) -> None:
    assert read(FORMS[form](rows), len(rows[0])) == [list(row) for row in rows]
