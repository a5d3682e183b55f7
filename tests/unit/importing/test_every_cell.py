"""No cell is lost: each is in the store as it was written, among the rows turned away, in a row set aside, or counted."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.batch import CheckedFile, ImportCheck, UnreadColumn
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.intake import Answers, SheetChoice
from desktop_app.domain.progress import SILENT
from desktop_app.importing.check import accepted_select, check
from desktop_app.importing.reading import read_into
from desktop_app.importing.rejects import rejected_rows
from desktop_app.importing.staged import rows_table
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.conftest import TODAY

Cell = tuple[str, object]
"""A cell as it is written, and what the store should say; REFUSED where nothing could."""
REFUSED = object()
BLANKS = " \t\r\n\v\f\u00a0\u3000\u200b\ufeff'"
HEADERS = ("户号", "电费年月", "应收电费", "总电量", "违约金起算日期", "户名", "用电地址")
FIELDS = ("cons_no", "rcvbl_ym", "rcvbl_amt", "t_pq", "penalty_bgn_date", "cons_name", "elec_addr")
NOT_READ = ("备注", "序号", "", "联络情况")
ROLES_TOLD = ("total_rows", "footer_rows", "header_rows")

NUMBERS = st.sampled_from(
    [(f"{lead}{10_000_000 + number}", f"{10_000_000 + number}") for number in range(8) for lead in ("", " ", "'")]
    + [("1.23E+12", REFUSED), ("", REFUSED), ("12 34", REFUSED)]
)
MONTHS = st.sampled_from(
    [(text, dt.date(2026, 1, 1)) for text in ("202601", "2026-01", "2026年1月", "2026/1")]
    + [("202602", dt.date(2026, 2, 1)), ("202603", dt.date(2026, 3, 1)), ("202613", REFUSED), ("", REFUSED)]
)
AMOUNTS = st.one_of(
    st.integers(-99_999, 99_999).map(lambda fen: (f"{fen / 100:.2f}", Decimal(fen) / 100)),
    st.sampled_from([("1,234.50", Decimal("1234.50")), ("１２", Decimal(12)), ("12.345", REFUSED), ("约十元", REFUSED)]),
)
ENERGY = st.sampled_from([("12", Decimal(12)), ("0.5", Decimal("0.5")), ("", None), ("--", None), ("一百", REFUSED)])
DAYS = st.sampled_from(
    [("2026-01-05", dt.date(2026, 1, 5)), ("20260105", dt.date(2026, 1, 5)), ("", None), ("2026-13-01", REFUSED)]
)
WORDS = st.text('张王李城关路1号"\\,;{}|／', max_size=6).map(lambda text: (text, text or None))
ANYTHING = st.text(BLANKS.replace("\r", "").replace("\n", "") + "欠好甲0=\"'\\,;\t", max_size=4)

ROW = st.tuples(NUMBERS, MONTHS, AMOUNTS, ENERGY, DAYS, WORDS, WORDS)
SPECIAL = st.sampled_from(["empty", "total", "signature", "header", "again", "longer"])


@dataclass(frozen=True, slots=True)
class Table:
    """A generated table: its lines as they are written, and what the store should say of each line of data."""

    order: tuple[int, ...]
    headers: tuple[str, ...]
    titles: int
    lines: tuple[tuple[str, ...], ...]
    meant: tuple[tuple[object, ...] | None, ...]

    @property
    def header_row(self) -> int:
        return self.titles + 1


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Columns in any order, some of them read as nothing; any rows, sound, bad or none."""
    unread = draw(st.lists(st.sampled_from(NOT_READ), unique=True, max_size=3))
    names = [*HEADERS, *unread]
    order = tuple(draw(st.permutations(range(len(names)))))
    if not names[order[-1]]:  # a last column without a header is none
        order = (order[-1], *order[:-1])
    lines: list[tuple[str, ...]] = []
    meant: list[tuple[object, ...] | None] = []
    for special, row in draw(st.lists(st.tuples(st.none() | SPECIAL, ROW), min_size=1, max_size=12)):
        loose = [draw(ANYTHING) for _ in unread]
        texts = [text for text, _ in row] + loose
        line = tuple(texts[place] for place in order)
        wanted: tuple[object, ...] | None = tuple(value for _, value in row)
        match special:
            case "empty":
                line, wanted = ("",) * len(order), None
            case "total":
                line, wanted = ("合计", *("" for _ in order[2:]), "12.00"), None
            case "signature":
                line, wanted = ("制表人：王敏", *("" for _ in order[2:]), "审核：李强"), None
            case "header":
                line, wanted = tuple(names[place] for place in order), None
            case "again" if lines:
                line, wanted = lines[-1], meant[-1]
            case "longer":
                line = (*line, "", "多出")
        lines.append(line)
        meant.append(wanted)
    return Table(order, tuple(names[place] for place in order), draw(st.integers(0, 2)), tuple(lines), tuple(meant))


def as_csv(table: Table, folder: Path) -> Path:
    path = folder / "表.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["电费台账"]] * table.titles)
        writer.writerows([table.headers, *table.lines])
    return path


def as_workbook(table: Table, folder: Path) -> Path:
    path = folder / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("台账")
        for number, line in enumerate([["电费台账"]] * table.titles + [list(table.headers), *map(list, table.lines)]):
            for place, text in enumerate(line):
                if text:
                    sheet.write_string(number, place, text)
    return path


def holds_something(text: str) -> bool:
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        text = text[2:-1]
    return bool(text.strip(BLANKS))


class Store:
    """An empty store for every table; without the dictionary in its repr, which is long."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self.staging = MemoryStaging()

    def imported(self, path: Path) -> ImportCheck:
        self.staging.connection.execute("DELETE FROM ws.bill")
        self.staging.clear()
        staged = read_into(self.staging, (path,), self._dictionary, SILENT, today=TODAY)
        result = check(self.staging, staged, self._dictionary, SILENT, today=TODAY)
        for file in result.files:
            self.staging.take(self._dictionary.kind(file.kind_id).table, accepted_select(file, 1, self._dictionary))
        return result


@pytest.fixture(scope="module")
def store(dictionary: Dictionary) -> Store:
    return Store(dictionary)


def in_store(store: MemoryStaging) -> dict[int, tuple[object, ...]]:
    own = ", ".join(FIELDS[:5])
    rows = store.connection.execute(f"SELECT row_no, {own}, about FROM ws.bill").fetchall()
    told = [(row_no, *values, json.loads(about or "{}")) for row_no, *values, about in rows]
    return {row_no: (*values, about.get("cons_name"), about.get("elec_addr")) for row_no, *values, about in told}


def set_aside(store: MemoryStaging, file: CheckedFile) -> dict[int, str]:
    found = store.query(f"SELECT row_no, role FROM {rows_table(file.file_no)} WHERE role IS NOT NULL")
    return dict(zip(found.column("row_no").to_pylist(), found.column("role").to_pylist(), strict=True))


def account(table: Table, store: MemoryStaging, result: ImportCheck) -> Counter[str]:
    """Where every cell that holds something is now; whatever is nowhere, or somewhere with another value, fails."""
    (file,) = result.files
    stored, aside = in_store(store), set_aside(store, file)
    refused = {row.row_no: row.cells for row in rejected_rows(store, file, file.columns)}
    assert not (set(stored) & set(refused)) | (set(stored) & set(aside)) | (set(refused) & set(aside))
    found: Counter[str] = Counter()
    for number, (line, meant) in enumerate(zip(table.lines, table.meant, strict=True), start=table.header_row + 1):
        if number in stored:
            assert meant is not None
            assert stored[number] == meant
        elif number in refused:
            assert tuple(map(plain, refused[number][: len(line)])) == tuple(map(plain, line))
        for place, text in enumerate(line):
            if holds_something(text):
                found[_whereabouts(number, _is_read(place, table, file), stored, refused, aside)] += 1
    told = sum(finding.rows for finding in result.findings if finding.rule in ROLES_TOLD)
    assert told == sum(role != "blank" for role in aside.values())
    return found


def _is_read(place: int, table: Table, file: CheckedFile) -> bool:
    """Beyond the header a line of a text file is too long as a whole; in a workbook it is one more column."""
    return table.headers[place] in HEADERS if place < len(table.headers) else not file.sheet


def _whereabouts(number: int, is_read: bool, stored: Container[int], refused: Container[int], aside: Mapping[int, str]) -> str:
    if aside.get(number, "blank") != "blank":
        return "aside"
    if not is_read:
        return "counted"
    if number in stored:
        return "stored"
    if number in refused:
        return "refused"
    raise AssertionError(f"row {number} was passed by without a word")


def plain(text: str) -> str:
    return text.strip(BLANKS)


def counted(columns: Sequence[UnreadColumn]) -> int:
    return sum(column.cells for column in columns)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables(), write=st.sampled_from([as_csv, as_workbook]))
def test_that_every_cell_is_stored_refused_set_aside_or_counted(
    store: Store, tmp_path_factory: pytest.TempPathFactory, table: Table, write: Callable[[Table, Path], Path]
) -> None:
    result = store.imported(write(table, tmp_path_factory.mktemp("table")))
    found = account(table, store.staging, result)
    (file,) = result.files
    filled = sum(holds_something(text) for line in table.lines for text in line)
    assert found["counted"] == counted(file.unread)
    assert found.total() == filled


def test_that_a_row_is_not_taken_for_empty_where_a_person_had_its_only_column_read(
    checked: Callable[..., ImportCheck], write: Callable[..., Path]
) -> None:
    path = write("客户.csv", "户号,户名,用电类别,正确手机号\n0000000001,王一,居民生活,\n,,,13800138000\n")
    (file,) = checked(path).files
    assert (file.rejected.rows, file.unread) == (0, (UnreadColumn(3, "正确手机号", 1),))
    columns = ((0, "cons_no"), (1, "cons_name"), (2, "elec_type"), (3, "mobile"))
    (file,) = checked(path, answers=Answers((SheetChoice(path, "", columns=columns),))).files
    assert (file.rejected.rows, file.unread) == (1, ())


def test_that_cells_to_the_right_of_the_header_are_counted_however_far_down_they_stand(
    checked: Callable[..., ImportCheck], tmp_path: Path
) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("台账")
        sheet.write_row(0, 0, ("户号", "电费年月", "应收电费"))
        for number in range(1, 40):
            sheet.write_row(number, 0, (f"{number:010d}", "202601", "10.00"))
        sheet.write_string(30, 4, "核对过")
        sheet.write_string(31, 6, "待办")
    (file,) = checked(path).files
    assert (file.accepted.rows, file.unread_cells) == (39, 2)
    assert [(column.header, column.cells) for column in file.unread] == [("E", 1), ("G", 1)]


def test_that_cells_no_column_was_seen_for_are_counted_together(checked: Callable[..., ImportCheck], tmp_path: Path) -> None:
    rows = [("户号", "电费年月", "应收电费"), *((f"{number:010d}", "202601", "10.00") for number in range(1, 40))]
    rows[30] = (*rows[30], "", "核对过", "待办")
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    path = tmp_path / "台账.xls"
    path.write_text(f"<html><meta charset='utf-8'><table>{page}</table></html>", "utf-8")
    (file,) = checked(path).files
    assert file.accepted.rows == 39
    assert [(column.header, column.cells) for column in file.unread] == [("D…", 2)]
