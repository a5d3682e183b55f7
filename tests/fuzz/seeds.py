"""Where fuzzing begins: one small file of every form, and words as extracts hold them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import xlsxwriter
import xlwt

from tests.unit.importing.hostile import ods, ods_cell, text_rows, xlsb, xlsx
from tests.unit.importing.pages import page, table, xml_row, xml_workbook
from tests.unit.importing.test_archive import parcel
from tests.unit.importing.test_unlocking import locked

ROWS = (("户号", "户名", "应收电费"), ("0012345678", "张三", "100.50"))
CSV = "".join(",".join(row) + "\n" for row in ROWS)
NOTATIONS = (
    "202603", "2026-03-05", "2026/3/5", "2026.03.31", "2026年3月", "20260328", "03/04/26", "46085", "46085.4375",
    "5/3/2026 10:30", "2026-03-05T10:30:00", "１２．５０", "1,234.50", "￥100", "(100.00)", "（负）12", "-0", "1e5", "1.23E+12",
    "'12", '="001"', "12.345", "9" * 40, "0x1F", "NaN", "∞", "一百元", "12 元", " 7 ", "2026-02-30", "1900-02-29", "60", "-1",
    "99999999", "0000-00-00", "24:00",
)  # fmt: skip
HEADERS = (
    "户号,户名,用电地址",
    "用户编号,电费年月,应收电费（万元）,发行日期,交费截止日",
    "标题\n\nCONS_NO,RCVBL_YM,RCVBL_AMT,[元],【】,(，",
)


def seeds(target: str) -> list[bytes]:
    """The seeds of one target."""
    match target:
        case "whole_file":
            return _files()
        case "page":
            return [table(*ROWS).encode(), xml_workbook(("甲", xml_row(("Number", "1"))))[90:], page(table(*ROWS))]
        case "sheet_part":
            return [text_rows(*ROWS).encode(), b'<row r="1"><c r="B1" t="s"><v>0</v></c></row><si><t>x</t></si>']
        case "encoding":
            return [CSV.encode(codec) for codec in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le")]
        case "header":
            return [header.encode() for header in HEADERS]
        case _:
            return ["\n".join(NOTATIONS[start::3]).encode() for start in range(3)]


def _files() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        made = [CSV.encode("gb18030"), CSV.replace(",", "\t").encode("utf-16"), page(table(*ROWS)), _old(), _new()]
        made += [xml_workbook(("甲", xml_row(("String", "户号"), ("Number", "1"))))]
        made += [xlsx(path, text_rows(*ROWS)).read_bytes(), xlsb(path, (0, 0), (1, 1)).read_bytes()]
        made += [ods(path, f"<table:table-row>{ods_cell()}</table:table-row>").read_bytes(), locked(path, rows=ROWS).read_bytes()]
        made += [parcel(path, **{"甲.csv": CSV.encode(), "乙.xls": _old()}).read_bytes()]
        made += [b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="X"\n\n--X\nContent-Type: text/html\n\n<table>']
        return made


def _old() -> bytes:
    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("甲")
    for number, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    sheet.write(2, 2, 12.5)
    book.save(out)
    return out.getvalue()


def _new() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("甲")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    stored = io.BytesIO()
    with zipfile.ZipFile(out) as packed, zipfile.ZipFile(stored, "w") as plain:
        for name in packed.namelist():
            plain.writestr(name, packed.read(name))
    return stored.getvalue()
