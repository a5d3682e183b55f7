"""The fast way through long xlsx sheets gives what calamine gives, cell for cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import Cancelled, ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources import excel
from desktop_app.importing.sources.cells import number_text
from desktop_app.importing.sources.sheet import Sheet
from desktop_app.importing.sources.xlsx import numbers, pieces, workbook
from desktop_app.importing.sources.xlsx.numbers import Rounding
from desktop_app.importing.sources.xlsx.workbook import LongWorkbook
from tests.unit.importing.hostile import DOCUMENT, MAIN, xlsx

Rows = list[tuple[object, ...]]


@pytest.fixture(autouse=True)
def every_sheet_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small workbooks take the fast way too, in as many pieces as possible."""
    monkeypatch.setattr(workbook, "LONG_BYTES", 0)


def rows_of(sheet: Sheet) -> Rows:
    """Marks without the dots at their end: how far they go on depends on how much of the sheet was known."""
    found: Rows = []
    for table in sheet.read(len(sheet.head[0]) if sheet.head else 0, SILENT):
        marks = [mark and (mark.rstrip(".") or ".") for mark in table.column("marks").to_pylist()]
        told = table.set_column(2, "marks", pa.array(marks, pa.string()))
        found += zip(*(told.column(name).to_pylist() for name in told.column_names), strict=True)
    return found


def never(index: int, progress: object) -> Sheet:
    raise AssertionError("the long way was taken")


def the_long_way(path: Path) -> Iterator[Sheet]:
    return excel._Whole(path, "Excel").sheets(SILENT)


def assert_same(path: Path) -> Rows:
    """The first sheet by both ways, the fast one without help."""
    fast = LongWorkbook(path, "Excel", never, SILENT).sheets(SILENT)
    rows: Rows = []
    for quick, slow in zip(fast, the_long_way(path), strict=True):
        assert (quick.name, quick.hidden, quick.head) == (slow.name, slow.hidden, slow.head)
        found = rows_of(quick)
        assert found == rows_of(slow)
        rows = rows or found
    return rows


def cells_of(path: Path) -> list[tuple[object, ...]]:
    return [row[4:] for row in assert_same(path)]


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00\ufffe\uffff"), max_size=12) | st.sampled_from(
    ["_x000D_", " x ", "\n", "a&b<c>", "_x", "户号", "0012", "]]>", "\t", '"']
)
NUMBERS = st.floats(-1e300, 1e300) | st.integers(-(10**17), 10**17) | st.sampled_from(
    [0.1 + 0.2, 1e-7, -0.0, 123456789012345.0, 1e15, 999999999999999.9, 1234.5600000000001]
)  # fmt: skip
DAYS = st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 12, 31)).map(lambda day: day.replace(microsecond=0))
CELLS = st.none() | TEXTS | NUMBERS | DAYS | st.booleans()
SHEETS = st.lists(st.lists(CELLS, max_size=6), max_size=12)


@settings(max_examples=60, deadline=None)
@given(rows=SHEETS, inline=st.booleans(), skip=st.integers(0, 3), since_1904=st.booleans())
def test_that_what_xlsxwriter_writes_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[Sequence[object]], inline: bool, skip: int, since_1904: bool
) -> None:
    path = tmp_path_factory.mktemp("x") / "a.xlsx"
    options = {"constant_memory": inline, "strings_to_formulas": False, "strings_to_urls": False, "date_1904": since_1904}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日" hh:mm:ss'})
        sheet.write(0, 0, "户号")
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, dt.datetime):
                    if not since_1904 or value.year > 1904:
                        sheet.write_datetime(number * (1 + skip), column + skip, value, day)
                else:
                    sheet.write(number * (1 + skip), column + skip, value)
    assert_same(path)


@settings(max_examples=60, deadline=None)
@given(rows=SHEETS)
def test_that_what_openpyxl_writes_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[Sequence[object]]
) -> None:
    path = tmp_path_factory.mktemp("x") / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append([  # type: ignore[union-attr]  # a new workbook has an active worksheet
            value if not isinstance(value, str) else "".join(sign for sign in value if sign >= " ") for value in row
        ])  # fmt: skip
    book.create_sheet("隐").sheet_state = "hidden"
    sheet["H1"] = "strings are never empty"  # type: ignore[index]  # as above
    book["隐"]["A1"] = "=1+1"
    book.save(path)
    assert_same(path)


def styles(*formats: str | int) -> dict[str, bytes]:
    """Styles from 1 on: codes of our own or built-in ids."""
    codes = "".join(
        f'<numFmt numFmtId="{200 + number}" formatCode="{code}"/>' for number, code in enumerate(formats) if isinstance(code, str)
    )
    ids = [200 + number if isinstance(code, str) else code for number, code in enumerate(formats)]
    used = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *ids))
    return {
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'.encode()
    }


def book(since_1904: bool) -> dict[str, bytes]:
    """The part that names the only sheet and says from when its days are counted."""
    return {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><workbookPr date1904="{int(since_1904)}"/>'
        '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode()
    }


@pytest.mark.parametrize(
    "code",
    ["yyyy-mm-dd", "[h]:mm", "&quot;d&quot;0", "[Red]0", "0.00_);[Red]", "[$-804]yyyy", r"\d0", "0;yyyy", "aaaa", "General", "@",
     *range(12, 24), *range(27, 37), *range(45, 60)],
)  # fmt: skip
@pytest.mark.parametrize("since_1904", [False, True])
def test_that_formats_make_the_same_days(tmp_path: Path, code: str | int, since_1904: bool) -> None:
    serials = ("45662", "45662.0", "45662.5", "45662.4999999", "0", "1", "59", "60", "61", "0.99999999", "-1", "2958466", "1e5")
    row = "".join(f'<c s="1"><v>{serial}</v></c>' for serial in serials)
    path = xlsx(tmp_path / "a.xlsx", f"<row>{row}</row>", "<si><t>x</t></si>", more={**styles(code), **book(since_1904)})
    assert_same(path)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="3"><c r="C3"><v>1</v></c></row><row r="5"><c r="E5"/></row>',
        '<row r="3"><c r="C3" s="0"/></row><row r="5"><c r="B5"><v>2</v></c></row><row r="7"><c r="G7" t="str"><v></v></c></row>',
        '<row r="1"/><row r="2"><c r="A2"><v>1</v></c></row><row r="9"/>',
        '<row><c><v>1</v></c><c/><c t="str"><v>a</v></c></row><row/><row><c/></row>',
        '<row><c><v>1</v></c></row><row></row><row><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="2"><c r="AA2"><v>2</v></c><c r="ZZ2"><v>3</v></c></row>',
        (
            '<row r="1" spans="1:3"><c r="A1"><f>B1+1</f><v>5</v></c><c r="B1"><f t="shared" si="0"/><v>6</v></c>'
            '<c r="C1"><f>1&lt;2</f></c><c r="D1"><f>1</f><v></v></c><c r="E1"><f>1</f><v/></c></row>'
        ),
        (
            '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>'
            '<c r="B1" t="inlineStr"><is><t> a&#10;</t></is></c><c r="C1" t="inlineStr"><is><t/></is></c></row>'
        ),
        (
            '<row r="1"><c r="A1" t="str"><v> a&amp;b_x000D_ </v></c><c r="B1"><v>abc</v></c><c r="C1"><v>+5</v></c>'
            '<c r="D1"><v>.5</v></c><c r="E1"><v>007</v></c><c r="F1"><v>1.50</v></c><c r="G1"><v>-0</v></c></row>'
        ),
        '<row ht="12.8" r="1"><c r="A1" t="n"><f aca="false">"a/"</f><v>5</v></c></row><row ht="1" r="7"/>',
        '<row r="1"><c r="A1" t="str"><v xml:space="preserve"> a </v></c><c r="B1"><v xml:space="preserve">7</v></c></row>',
        '<row r="1"><c r="A1" t="n"><v>12345678901234567890</v></c><c r="B1"><v>0.00001</v></c><c r="C1"><v>1E-7</v></c></row>',
    ],
)
def test_that_the_same_cells_are_found_however_they_are_placed(tmp_path: Path, rows: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", rows, "<si><t>x</t></si>", more=styles(14))
    assert_same(path)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.floats(-2, 3e6) | st.integers(55, 65) | st.floats(45000, 46000) | st.integers(45000, 46000), min_size=1, max_size=40
    ),
    st.booleans(),
)
def test_that_serial_numbers_become_the_same_days(
    tmp_path_factory: pytest.TempPathFactory, serials: list[float], since_1904: bool
) -> None:
    row = "".join(f'<c s="1"><v>{serial!r}</v></c>' for serial in serials)
    path = xlsx(tmp_path_factory.mktemp("x") / "a.xlsx", f"<row>{row}</row>", more={**styles(14), **book(since_1904)})
    assert_same(path)


STRINGS = (
    "<si><t>a</t></si>", "<si><t/></si>", '<si><t xml:space="preserve"> b </t></si>', "<si><t> b </t></si>",
    "<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></si>", "<si><t>户</t><rPh sb='0' eb='1'><t>ヒ</t></rPh></si>",
    "<si><t>a&amp;b&#10;_x000D_</t></si>", "<si><t>x\r\ny</t></si>", "<si></si>",
)  # fmt: skip


@given(st.lists(st.sampled_from(STRINGS), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_that_shared_strings_are_the_same(tmp_path_factory: pytest.TempPathFactory, strings: list[str]) -> None:
    row = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(len(strings)))
    path = xlsx(tmp_path_factory.mktemp("x") / "a.xlsx", f"<row>{row}</row>", "".join(strings))
    assert len(assert_same(path)[0]) == 4 + len(strings)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A7"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str" t="n"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c><v>2</v></c></row>',
        '<row r="1"><c r="A1"><!-- --><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        '<row r="1">\n<c r="A1"><v>1</v></c></row>',
        '<x:row xmlns:x="u" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
        '<row r="1"><c s="0" r="B1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="d"><v>2024-01-02T03:04:05</v></c></row>',
    ],
)
def test_that_a_sheet_written_in_another_way_is_read_all_the_same(tmp_path: Path, rows: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", rows)
    assert [rows_of(sheet) for sheet in excel.sheets(path, "Excel", SILENT)] == [rows_of(sheet) for sheet in the_long_way(path)]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1" ht="><c r="A1"><v>1</v></c></row>',
        '<row r="1" spa"ns="1:4"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></cx</row>',
        '<row r="1"><c r="A1"><v>1</v></c></rowA<row r="2"></row>',
    ],
)
def test_that_broken_markup_is_called_broken(tmp_path: Path, rows: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", rows)
    with pytest.raises(ExtractError) as caught:
        [rows_of(sheet) for sheet in excel.sheets(path, "Excel", SILENT)]
    assert caught.value.message.key == "importing.broken"


def test_that_the_long_way_goes_on_where_the_fast_one_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "FIRST_BYTES", 2000)
    monkeypatch.setattr(pieces, "_BYTES", 3000)
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in range(1, 900))
    path = xlsx(tmp_path / "a.xlsx", rows + "<row r='900'><c r='A900'><v>900</v></c></row>")
    (sheet,) = excel.sheets(path, "Excel", SILENT)
    found = rows_of(sheet)
    assert [row[0] for row in found] == list(range(1, 901))
    assert [row[4] for row in found] == [str(number) for number in range(1, 901)]


@pytest.mark.parametrize("size", [700, 1000, 5000])
def test_that_pieces_of_any_size_give_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(pieces, "FIRST_BYTES", size)
    monkeypatch.setattr(pieces, "_BYTES", size)
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(0, 600, 3):
            sheet.write_row(row, 0, [f"户{row}", row, row / 7, True, None, "x"])
    assert len(assert_same(path)) == 598


def test_that_a_cell_beyond_the_known_columns_is_kept_as_surplus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "FIRST_BYTES", 600)
    monkeypatch.setattr(pieces, "_BYTES", 600)
    monkeypatch.setattr("desktop_app.importing.sources.xlsx.worksheet.FIRST_BYTES", 600)
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in range(1, 99))
    path = xlsx(tmp_path / "a.xlsx", rows + '<row r="99"><c r="A99"><v>99</v></c><c r="C99"><v>7</v></c></row>')
    (sheet,) = excel.sheets(path, "Excel", SILENT)
    assert rows_of(sheet)[-1] == (99, None, "n", "\t7", "99")


class StopAfter:
    """A person who stops at the third question."""

    def __init__(self) -> None:
        self.asked = 0

    def check(self) -> None:
        self.asked += 1
        if self.asked > 3:
            raise Cancelled

    def advance(self, done: int, total: int) -> None:
        assert 0 < done <= total


def test_that_reading_stops_between_two_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "FIRST_BYTES", 500)
    monkeypatch.setattr(pieces, "_BYTES", 500)
    path = xlsx(tmp_path / "a.xlsx", "".join(f"<row><c><v>{number}</v></c></row>" for number in range(900)))
    (sheet,) = excel.sheets(path, "Excel", SILENT)
    person = StopAfter()
    with pytest.raises(Cancelled):
        list(sheet.read(1, person))  # type: ignore[arg-type]  # only what the reader calls
    assert person.asked == 4


def test_that_damage_at_the_end_of_a_part_is_noticed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", "".join(f"<row><c><v>{number}</v></c></row>" for number in range(9000)))
    content = bytearray(path.read_bytes())
    at = content.rindex(b"xl/part.xml", 0, content.rindex(b"PK\x01\x02"))
    content[at + 3000] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(ExtractError) as caught:
        [rows_of(sheet) for sheet in excel.sheets(path, "Excel", SILENT)]
    assert caught.value.message.key == "importing.broken"


@settings(max_examples=300, deadline=None)
@given(st.lists(NUMBERS.map(float) | st.floats(-1e-3, 1e-3) | st.floats(9e14, 2e15), min_size=1, max_size=50))
def test_that_many_numbers_are_rounded_like_one(values: list[float]) -> None:
    texts = pa.array([repr(value) for value in values])
    few, numbers._FEW = numbers._FEW, 0
    try:
        assert Rounding().rounded(texts).to_pylist() == [number_text(value) for value in values]
    finally:
        numbers._FEW = few


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.from_regex(r"[+-]?[0-9]{0,17}(\.[0-9]{0,17})?(E[+-][0-9])?", fullmatch=True).filter(
            lambda text: any(map(str.isdigit, text.split("E")[0]))
        ),
        min_size=1,
        max_size=30,
    )
)
def test_that_a_number_is_left_as_it_is_only_where_nothing_is_to_be_changed(texts: list[str]) -> None:
    found = Rounding().number_texts(pa.array(texts))
    for text, final in zip(texts, found.final, strict=True):
        assert not final or text == number_text(float(text))
