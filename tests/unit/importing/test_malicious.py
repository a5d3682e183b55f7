"""Extracts made to do harm: each ends in rows of plain text or in one sentence, quickly and in little memory."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.domain.texts import Texts
from desktop_app.importing.rejects import write_rejects
from desktop_app.importing.sources import limits
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.hostile import MAIN, far_xls, ods, ods_cell, text_rows, xlsb, xlsx
from tests.unit.importing.opened import open_extract

Checker = Callable[..., ImportCheck]

MEMORY_BYTES = 3 * 1024**3
READ_ALONE = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources.opening import open_extracts
try:
    rows = 0
    for sheet in next(open_extracts(Path(sys.argv[1]), SILENT)).sheets:
        for table in sheet.read(max((len(row) for row in sheet.head), default=0), SILENT):
            rows += table.num_rows
    print("rows", rows)
except ExtractError as error:
    print(error.message.key)
"""
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha ha ha ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    + "]>"
)
TELLS = '<!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
FAR = (
    "<row r='1048576'><c s='0'" + " " * 90 + "r='XFD1048576'><v>1</v></c></row>",
    f'<y:row xmlns:y="{MAIN}" r="1048576"><y:c r="XFD1048576"><y:v>1</y:v></y:c></y:row>',
    '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
    '<row r="1"><c\n\tr = "XFD4000000000"><v>1</v></c></row>',
    '<row r="4000000000"><c><v>1</v></c></row>',
    '<row r="1"><c r="A4000000000"><v>1</v></c></row>',
    '<row><c r="ZZZZZZZZZZ1"><v>1</v></c></row>',
)
NEAR = '<row r="1"><c r="A1"><v>1</v></c></row>'
WHOLE_SHEET = 'table:number-rows-repeated="1048576"'
WHOLE_ROW = 'table:number-columns-repeated="16384"'
CORNERS = (
    f'<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{ods_cell()}</table:table-row>'
    f'<table:table-row table:number-rows-repeated="1048574"/><table:table-row>{ods_cell()}</table:table-row>'
)


def read_alone(path: Path) -> str:
    """What became of the file in a process that may use three gigabytes; a native abort is a failure."""
    done = subprocess.run(
        [sys.executable, "-c", READ_ALONE, str(path), str(MEMORY_BYTES)], capture_output=True, text=True, check=False, timeout=60
    )
    return done.stdout.strip() if done.returncode == 0 else f"died: {done.stderr[-300:]}"


def refusal(path: Path) -> str:
    with pytest.raises(ExtractError) as error:
        cells(path)
    return error.value.message.key


def cells(path: Path) -> list[tuple[str | None, ...]]:
    found = []
    for sheet in open_extract(path, SILENT).sheets:
        width = max((len(row) for row in sheet.head), default=0)
        for table in sheet.read(width, SILENT):
            found += zip(*(table.column(f"c{index}").to_pylist() for index in range(width)), strict=True)
    return found


@pytest.mark.parametrize("far", FAR)
def test_that_no_way_to_write_a_far_cell_gets_past(tmp_path: Path, far: str) -> None:
    assert refusal(xlsx(tmp_path / "a.xlsx", NEAR + far)) == "importing.endless_sheet"


@pytest.mark.parametrize(
    "rows",
    [
        f"<table:table-row {WHOLE_SHEET}>{ods_cell(WHOLE_ROW)}</table:table-row>",
        CORNERS,
    ],
    ids=["one cell for all", "two corners"],
)
def test_that_one_cell_cannot_stand_for_a_whole_ods(tmp_path: Path, rows: str) -> None:
    assert refusal(ods(tmp_path / "a.ods", rows)) == "importing.endless_sheet"


def test_that_the_empty_rest_of_an_ods_is_no_reason_to_refuse_it(tmp_path: Path) -> None:
    rest = f"<table:table-row {WHOLE_SHEET}><table:table-cell {WHOLE_ROW}/></table:table-row>"
    assert cells(ods(tmp_path / "a.ods", f"<table:table-row>{ods_cell()}{ods_cell(text='户')}</table:table-row>{rest}")) == [
        ("1", "户")
    ]


def test_that_a_far_cell_of_an_xlsb_does_not_get_past_under_a_false_name(tmp_path: Path) -> None:
    assert refusal(xlsb(tmp_path / "a.xlsb", (0, 0), (1_048_575, 16_383))) == "importing.endless_sheet"


def test_that_a_far_cell_of_an_old_xls_does_not_get_past(tmp_path: Path) -> None:
    book, sound = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "户号")
    sheet.write(1, 0, 1234.5678)
    book.save(sound)
    (tmp_path / "sound.xls").write_bytes(sound.getvalue())
    assert cells(tmp_path / "sound.xls") == [("户号",), ("1234.5678",)]
    assert refusal(far_xls(tmp_path / "a.xls", sound.getvalue())) == "importing.endless_sheet"


@pytest.mark.parametrize(
    ("prolog", "key"),
    [(LAUGHS, "importing.bomb"), (TELLS, "importing.broken")],
    ids=["a billion laughs", "a file of the PC"],
)
def test_that_entities_are_never_expanded(tmp_path: Path, prolog: str, key: str) -> None:
    entity = "&k;" if prolog is LAUGHS else "&e;"
    rows = f'<row><c t="inlineStr"><is><t>{entity}</t></is></c><c t="s"><v>0</v></c></row>'
    assert refusal(xlsx(tmp_path / "a.xlsx", rows, f"<si><t>{entity}</t></si>", prolog)) == key


def test_that_one_long_text_shown_by_many_cells_is_refused_unread(tmp_path: Path) -> None:
    rows = '<row><c t="s"><v>0</v></c></row>' * 90_000
    assert read_alone(xlsx(tmp_path / "a.xlsx", rows, f"<si><t>{'长' * 10_000}</t></si>")) == "importing.bomb"


def test_that_one_long_text_shown_once_among_many_cells_is_no_reason_to_refuse(tmp_path: Path) -> None:
    rows = '<row><c t="s"><v>1</v></c></row>' * 90_000 + '<row><c t="s"><v>0</v></c></row>'
    path = xlsx(tmp_path / "a.xlsx", rows, f"<si><t>{'长' * 10_000}</t></si><si><t>短</t></si>")
    assert read_alone(path) == "rows 90001"


def test_that_comments_cannot_hide_what_the_cells_show(tmp_path: Path) -> None:
    rows = '<row><c t="s"><v><!-- -->0</v></c></row>' * 90_000 + "<!-- -->" * 200
    assert read_alone(xlsx(tmp_path / "a.xlsx", rows, f"<si><t>{'长' * 10_000}</t></si>")) == "importing.bomb"


def test_that_a_repeated_text_of_an_ods_is_weighed_too(tmp_path: Path) -> None:
    cell = ods_cell('table:number-columns-repeated="10000"', "x" * 500_000)
    assert read_alone(ods(tmp_path / "a.ods", f"<table:table-row>{cell}</table:table-row>")) == "importing.bomb"


@pytest.mark.parametrize("place", ["inline", "shared"])
def test_that_a_cell_of_a_hundred_megabytes_is_refused(tmp_path: Path, place: str) -> None:
    huge = "A" * 100_000_000
    shared = place == "shared"
    cell = '<c t="s"><v>0</v></c>' if shared else f'<c t="inlineStr"><is><t>{huge}</t></is></c>'
    path = xlsx(tmp_path / "a.xlsx", f"<row>{cell}</row>", f"<si><t>{huge}</t></si>" if shared else "")
    assert refusal(path) == "importing.huge_cell"


def test_that_a_line_of_a_hundred_megabytes_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("户号,户名\n" + "x" * 100_000_000, "utf-8")
    assert refusal(path) == "importing.not_a_table"


def test_that_deep_nesting_does_no_harm(tmp_path: Path) -> None:
    deep = 200_000
    rows = f'<row><c t="inlineStr"><is>{"<r>" * deep}<t>x</t>{"</r>" * deep}</is></c></row>'
    assert read_alone(xlsx(tmp_path / "a.xlsx", rows)) == "rows 1"


def test_that_a_bomb_is_refused_by_what_it_says_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SMALL", 1 << 20)
    path = xlsx(tmp_path / "a.xlsx", NEAR, more={"xl/media/zeros": bytes(20 << 20)})
    assert refusal(path) == "importing.bomb"


def test_that_a_part_larger_than_it_says_is_taken_as_damage(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", NEAR, more={"xl/more.xml": b" " * 5_000_000})
    path.write_bytes(path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (500).to_bytes(4, "little")))
    assert refusal(path) == "importing.broken"


def test_that_archives_in_archives_are_not_opened(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(50 << 20))
    assert cells(xlsx(tmp_path / "a.xlsx", NEAR, more={"xl/embeddings/inner.zip": inner.getvalue()})) == [("1",)]


BILLS = ("户号", "电费年月", "应收电费", "发行日期", "交费截止日", "备注")
GOOD = ("0000012345", "202603", "100.00", "20260328", "20260420")
ATTACKS = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3",
    '@SUM(1+1)*cmd|" /C calc"!A0',
    "\t=1+1",
    '=HYPERLINK("http://127.0.0.1/?"&A1)',
)


def test_that_formula_texts_come_in_and_leave_as_texts(
    tmp_path: Path, checked: Checker, staging: MemoryStaging, texts: Texts
) -> None:
    bad = [("0000012346", "202603", "百元", "20260328", "20260420", attack) for attack in ATTACKS]
    check = checked(xlsx(tmp_path / "台账.xlsx", text_rows(BILLS, (*GOOD, "好"), *bad)))
    assert (check.accepted, check.rejected) == (1, len(ATTACKS))
    out = tmp_path / "拒绝行.xlsx"
    assert write_rejects(staging, check, texts, out) == len(ATTACKS)
    book = openpyxl.load_workbook(out)
    (sheet,) = book.worksheets
    last = [row[-1] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in last] == ["s"] * len(ATTACKS)
    assert [cell.value for cell in last] == list(ATTACKS)
    book.close()


def test_that_of_a_formula_only_its_stored_result_is_read(tmp_path: Path) -> None:
    rows = '<row><c t="str"><f>cmd|\'/C calc\'!A0</f><v>结果</v></c><c><f>WEBSERVICE("http://127.0.0.1")</f><v>2</v></c></row>'
    assert cells(xlsx(tmp_path / "a.xlsx", rows)) == [("结果", "2")]


def test_that_macros_and_links_of_a_workbook_are_so_many_bytes(tmp_path: Path) -> None:
    more = {
        "xl/vbaProject.bin": b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Sub Auto_Open() : Shell "calc" : End Sub',
        "xl/externalLinks/externalLink1.xml": b'<externalLink><externalBook r:id="rId1"/></externalLink>',
        "xl/connections.xml": b'<connections><connection id="1" refreshOnLoad="1"/></connections>',
    }
    assert cells(xlsx(tmp_path / "a.xlsm", text_rows(("甲", "乙")), more=more)) == [("甲", "乙")]


@pytest.mark.parametrize("name", ["../../../etc/passwd", "C:\\Windows\\x", "a/b\\c", "'; DROP TABLE bill; --", "..", "CON"])
def test_that_a_sheet_name_is_never_a_path_or_a_statement(
    tmp_path: Path, checked: Checker, staging: MemoryStaging, texts: Texts, name: str
) -> None:
    rows = text_rows(BILLS, (*GOOD, ""), ("0000012346", "202603", "百元", "20260328", "20260420", ""))
    inside = tmp_path / "inside"
    inside.mkdir()
    check = checked(xlsx(inside / "台账.xlsx", rows, sheet=name.replace("'", "&apos;")))
    assert (check.accepted, check.rejected) == (1, 1)
    assert write_rejects(staging, check, texts, inside / "out.xlsx") == 1
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"台账.xlsx", "out.xlsx"}


def test_that_values_made_like_statements_stay_values(tmp_path: Path, checked: Checker) -> None:
    evil = "x'); DROP TABLE stage.rows_1; ATTACH 'y' AS y; --"
    rows = text_rows((*BILLS[:5], evil), (*GOOD, evil), ("0000012346'--", "202603", "1.00", "20260328", "20260420", evil))
    check = checked(xlsx(tmp_path / "台账.xlsx", rows))
    assert check.accepted + check.rejected == 2


def test_that_part_names_that_climb_out_write_nothing(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = xlsx(inside / "a.xlsx", NEAR, more={"../../climbed.xml": b"<x/>", "/tmp/climbed.xml": b"<x/>"})
    assert cells(path) == [("1",)]
    assert not list(tmp_path.rglob("climbed*"))
