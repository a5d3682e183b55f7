"""Files that are not what their names say: web pages, XML and web archives called .xls."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources.page_rows import PageRows
from desktop_app.importing.sources.sheet import Sheet
from tests.unit.importing.opened import open_extract
from tests.unit.importing.pages import page, table, xml_row, xml_workbook

Rows = list[tuple[str, ...]]


def sheets_of(path: Path, content: bytes) -> list[Sheet]:
    path.write_bytes(content)
    return list(open_extract(path, SILENT).sheets)


def rows_of(sheet: Sheet) -> Rows:
    width = max((len(row) for row in sheet.head), default=0)
    tables = list(sheet.read(width, SILENT))
    columns = [[cell or "" for part in tables for cell in part.column(f"c{index}").to_pylist()] for index in range(width)]
    return list(zip(*columns, strict=True))


def rows_in(path: Path, body: str, encoding: str = "gb18030") -> Rows:
    (sheet,) = sheets_of(path, page(body, encoding))
    return rows_of(sheet)


def refused(path: Path, content: bytes) -> str:
    with pytest.raises(ExtractError) as caught:
        [rows_of(sheet) for sheet in sheets_of(path, content)]
    return caught.value.message.key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "导出.xls"


@pytest.mark.parametrize(("encoding", "label"), [("gb18030", "HTML GB18030"), ("utf-8", "HTML UTF-8"), ("utf-16", "HTML UTF-16")])
def test_that_a_web_page_is_read_in_the_encoding_it_is_in_whatever_it_says(path: Path, encoding: str, label: str) -> None:
    (sheet,) = sheets_of(path, page(table(("户号", "户名"), ("0012", "张三㼆")), encoding))
    assert (sheet.encoding, rows_of(sheet)) == (label, [("户号", "户名"), ("0012", "张三㼆")])


def test_that_cells_are_the_text_they_show(path: Path) -> None:
    body = table(("&lt;甲&gt;&nbsp;&amp;乙", " 多个\r\n   空格 ", "一<br>二", "<b>粗</b>体<!-- 注 -->", "&#x4e00;", "&nbsp;"))
    assert rows_in(path, body) == [("<甲> &乙", "多个 空格", "一\n二", "粗体", "一", "")]


def test_that_merged_cells_leave_the_others_empty(path: Path) -> None:
    body = (
        "<table><tr><th rowspan=2>户号<th colspan=2>电费<th rowspan=2>备注</tr><tr><th>应收<th>实收</tr>"
        "<tr><td>1<td>2<td>3<td>4</table>"
    )
    assert rows_in(path, body) == [("户号", "电费", "", "备注"), ("", "应收", "实收", ""), ("1", "2", "3", "4")]


def test_that_titles_and_conditions_around_tables_are_rows_of_one_cell(path: Path) -> None:
    body = "<h2>欠费情况查询</h2><p>单位：甲所<p>" + table(("户号", "户名")) + "<p>制表人：乙</p>"
    assert rows_in(path, body) == [("欠费情况查询", ""), ("单位：甲所", ""), ("户号", "户名"), ("制表人：乙", "")]


def test_that_tables_follow_each_other_and_one_inside_a_cell_gives_rows_of_its_own(path: Path) -> None:
    inner = table(("户号", "户名"), ("1", "甲"))
    assert rows_in(path, f"<table><tr><td>{inner}</td></tr></table>" + table(("2", "乙"))) == [
        ("户号", "户名"), ("1", "甲"), ("", ""), ("2", "乙"),
    ]  # fmt: skip


def test_that_forgotten_end_tags_cost_nothing(path: Path) -> None:
    assert rows_in(path, "<table><tr><td>1<td>甲<tr><td>2<td>乙") == [("1", "甲"), ("2", "乙")]


def test_that_a_number_excel_shows_rounded_is_taken_whole_from_beside_it(path: Path) -> None:
    body = "<table><tr><td x:num='1234567890123'>1.23457E+12<td x:num='1234.5'>1,234.50</table>"
    assert rows_in(path, body) == [("1234567890123", "1,234.50")]


def test_that_scripts_and_styles_are_not_shown(path: Path) -> None:
    assert rows_in(path, "<script>var x='<td>1</td>'</script>" + table(("a", "b")) + "<style>x</style>") == [("a", "b")]


def test_that_a_sign_in_page_is_told_for_what_it_is(path: Path) -> None:
    assert refused(path, page("<form>请登录 <input name=user></form>")) == "importing.web_page"


def test_that_a_cell_cannot_span_the_whole_memory(path: Path) -> None:
    far = "<tr>" + "<td colspan=16384>x</td>" * 2 + "</tr>"
    assert refused(path, page(f"<table>{far}</table>")) == "importing.endless_sheet"
    assert refused(path, page("<table>" + "<tr><td colspan=16384>x</td></tr>" * 2500 + "</table>")) == "importing.too_large"
    assert refused(path, page("<table><tr><td>" + "长" * 1_100_000 + "</td></tr></table>")) == "importing.huge_cell"


def test_that_a_page_of_many_rows_is_read_in_batches(path: Path) -> None:
    (sheet,) = sheets_of(path, page(table(("户号", "户名"), *((str(number), "甲") for number in range(9000)))))
    numbers = [number for part in sheet.read(2, SILENT) for number in part.column("row_no").to_pylist()]
    assert numbers == list(range(1, 9002))


cell_texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co"), exclude_characters="<&\ufeff"), max_size=12
)


@given(st.lists(st.tuples(cell_texts, cell_texts), min_size=1, max_size=6))
def test_that_any_table_written_as_a_page_comes_back(rows: list[tuple[str, str]]) -> None:
    told = PageRows("a.xls")
    told.start("table", {})
    for row in rows:
        told.start("tr", {})
        for cell in row:
            told.start("td", {})
            told.data(cell)
            told.end("td")
        told.end("tr")
    told.end("table")
    told.close()
    assert [tuple(row) for row in told.take()] == rows


def test_that_an_xml_workbook_gives_its_sheets_hidden_ones_marked(path: Path) -> None:
    rows = xml_row(("String", "户号"), ("String", "电费")) + xml_row(("String", "0012"), ("Number", "12.50"))
    found = sheets_of(path, xml_workbook(("甲", rows), ("乙", ""), hidden="乙"))
    assert [(sheet.name, sheet.hidden) for sheet in found] == [("甲", False), ("乙", True)]
    assert rows_of(found[0]) == [("户号", "电费"), ("0012", "12.5")]


def test_that_xml_cells_keep_their_place_days_and_marks(path: Path) -> None:
    rows = (
        xml_row(
            ("DateTime", "2026-03-05T00:00:00.000"), ("DateTime", "2026-03-05T10:30:00.000"), ("Boolean", "1"), at=' ss:Index="2"'
        )
        + '<Row><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="Number">1234567890123456</Data></Cell></Row>'
        + '<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">甲<B>乙</B></ss:Data></Cell></Row>'
    )
    (sheet,) = sheets_of(path, xml_workbook(("甲", rows)))
    assert rows_of(sheet) == [
        ("", "", ""), ("2026-03-05", "2026-03-05 10:30:00", "TRUE"), ("", "1.23456789012346E+15", ""), ("甲乙", "", ""),
    ]  # fmt: skip
    assert [mark for part in sheet.read(3, SILENT) for mark in part.column("marks").to_pylist()] == [None, "...", ".n.", "."]


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ('<Row ss:Index="99999999"><Cell><Data ss:Type="String">x</Data></Cell></Row>', "importing.endless_sheet"),
        ('<Row><Cell ss:Index="99999"><Data ss:Type="String">x</Data></Cell></Row>', "importing.endless_sheet"),
        ("<Row><Cell><Data>cut", "importing.broken"),
    ],
)
def test_that_xml_made_to_do_harm_is_refused(path: Path, rows: str, key: str) -> None:
    assert refused(path, xml_workbook(("甲", rows))) == key


def test_that_a_row_of_no_sheet_is_damage(path: Path) -> None:
    content = xml_workbook(("甲", xml_row(("String", "x")))).replace(b"<Worksheet", b"<Row/><Worksheet", 1)
    assert refused(path, content) == "importing.broken"


def test_that_entities_of_an_xml_workbook_are_never_expanded(path: Path) -> None:
    laughs = (
        '<!DOCTYPE l [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
        + "]>"
    )
    content = xml_workbook(("甲", xml_row(("String", "&k;")))).replace(b"<Workbook", laughs.encode() + b"<Workbook")
    assert refused(path, content) == "importing.bomb"


def test_that_files_of_the_pc_cannot_be_drawn_into_an_xml_workbook(path: Path) -> None:
    tells = b'<!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/passwd">]><Workbook'
    found = sheets_of(path, xml_workbook(("甲", xml_row(("String", "x&e;")))).replace(b"<Workbook", tells))
    assert "root" not in str([sheet.head for sheet in found])


def test_that_other_xml_is_named_as_such(path: Path) -> None:
    assert refused(path, b"<?xml version='1.0'?><rss/>") == "importing.format.xml"


def test_that_a_web_archive_gives_a_sheet_for_each_page_with_a_table(path: Path) -> None:
    def part(name: str, content: bytes) -> str:
        coded = base64.b64encode(content).decode()
        return (
            f"--X\nContent-Location: file:///C:/{name}\nContent-Transfer-Encoding: base64\nContent-Type: text/html\n\n{coded}\n"
        )

    parts = part("a.htm", page("<p>frameset</p>")) + part("sheet001.htm", page(table(("户号", "户名"), ("1", "甲"))))
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="X"\n\n'
    (sheet,) = sheets_of(path, f"{head}{parts}--X--\n".encode())
    assert (sheet.name, rows_of(sheet)) == ("sheet001", [("户号", "户名"), ("1", "甲")])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "pdf"),
        (b"Rar!\x1a\x07\x01\x00", "packed"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"ID;PWXL;N;E\nC;Y1;X1;K1\nE\n", "sylk"),
        (b"\x00\x00\x1a\x00\x00\x10\x04\x00" + bytes(20), "lotus"),
        (b"{\\rtf1\\ansi}", "document"),
    ],
)
def test_that_what_cannot_be_read_is_called_by_its_name(path: Path, content: bytes, kind: str) -> None:
    assert refused(path, content) == f"importing.format.{kind}"
