"""The file's own total and signature rows: known in whichever column the word stands, held against the rows they are about."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.batch import CheckedFile, ImportCheck, Severity
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import Answer, Covers, Item, OwnTotal, told
from desktop_app.domain.progress import SILENT
from desktop_app.domain.texts import LANGUAGES, Texts
from desktop_app.importing.check import check
from desktop_app.importing.reading import read_into
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.conftest import TODAY

Checker = Callable[..., ImportCheck]
Writer = Callable[..., Path]
Line = Sequence[object]

BILLS = ("序号", "户号", "电费年月", "应收电费")
CUSTOMERS = ("序号", "用户编号", "用户名称", "供电单位", "合同容量")


def bill(number: int, amount: object = "10.00") -> Line:
    return (number, f"{12_345_678 + number:010}", "202603", amount)


def customer(number: int) -> Line:
    return (number, f"{12_345_678 + number:010}", f"户{number}", "城关供电所", 8)


def workbook(path: Path, *rows: Line) -> Path:
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def lines(*rows: Line) -> str:
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def whereabouts(file: CheckedFile) -> tuple[int, int, int]:
    return file.accepted.rows, file.rejected.rows, file.total_rows


def answers(file: CheckedFile) -> list[tuple[str, str, str, str]]:
    """Word, item, answer and covered rows of each total row."""
    return [
        (total.word, total.item.value, total.answer.value, total.covers.value if total.covers else "") for total in file.totals
    ]


def notes(result: ImportCheck, texts: Texts) -> dict[str, str]:
    return {found.rule: texts.say(found.message) for found in result.findings}


@pytest.mark.parametrize("number", ["5", "", "5户", "共5户"])
def test_that_a_total_is_set_aside_whatever_stands_below_the_customer_number(
    tmp_path: Path, checked: Checker, number: str
) -> None:
    rows = [CUSTOMERS, *map(customer, range(5)), ("合计", number, "", "", 40)]
    (file,) = checked(workbook(tmp_path / "客户.xlsx", *rows)).files
    assert whereabouts(file) == (5, 0, 1)
    assert {file.source_customers, file.source_rows} - {None} == ({5} if number else set())


def test_that_as_many_customers_as_a_short_number_are_no_customer(write: Writer, checked: Checker, texts: Texts) -> None:
    rows = [CUSTOMERS, *map(customer, range(5)), ("合计", "12345", "", "", "")]
    result = checked(write("客户.csv", lines(*rows)))
    assert whereabouts(result.files[0]) == (5, 0, 1)
    assert notes(result, texts)["total_count"] == "文件合计写的是 12,345，实际 5 行、5 户"


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (("", "0012345678", "合计服装店", "城关供电所", 8), "用户名称"),
        (("", "0012345678", "合计", "汇总供电所", 8), "用户名称"),
        ((7, "0012345678", "总计农资", "合计", 8), "用户名称"),
        ((7, "12345", "小计", "城关供电所", 8), "用户名称"),
        (("", "12345", "小计", "城关供电所", 8), "用户名称"),
        (("", "0012345678", "制表：", "审核：", 8), "用户名称"),
    ],
)
def test_that_a_row_with_a_customer_number_is_data_whatever_its_names_are(
    write: Writer, checked: Checker, row: Line, key: str
) -> None:
    (file,) = checked(write("客户.csv", lines(CUSTOMERS, customer(1), row))).files
    assert (whereabouts(file), file.preview[1][2]) == ((2, 0, 0), row[2])


def test_that_a_unit_called_total_puts_no_customer_with_a_short_number_aside(write: Writer, checked: Checker) -> None:
    header = ("供电单位", "户号", "户名", "电费年月", "应收电费")
    rows = [
        ("合计", "123456", "张三", "202603", "10.00"),
        ("合计", "123457", "", "202603", "5.00"),
        ("合计", "2", "", "", "15.00"),
    ]
    (file,) = checked(write("应收.csv", lines(header, *rows))).files
    assert (whereabouts(file), [one[1:] for one in answers(file)]) == (
        (2, 0, 1),
        [("amount", "agrees", "file"), ("count", "agrees", "file")],
    )


@pytest.mark.parametrize("name", ["合计服装店", "汇总供电所", "总计划局", "Totally Fine Foods", "打印社", "审核站", "导出公司"])
def test_that_a_row_that_lost_its_customer_number_is_refused_and_not_taken_for_a_total(
    write: Writer, checked: Checker, name: str
) -> None:
    result = checked(write("客户.csv", lines(CUSTOMERS, customer(1), ("", "", name, "", 8))))
    assert whereabouts(result.files[0]) == (1, 1, 0)
    assert {found.rule for found in result.findings} == {"required"}


@pytest.mark.parametrize("number", ["00000 12345", "1234#5678", "0012345678*"])
def test_that_a_broken_customer_number_is_refused_beside_a_remark_that_says_total(
    write: Writer, checked: Checker, number: str
) -> None:
    rows = [(*CUSTOMERS, "备注"), (*customer(1), ""), (2, number, "张三", "城关供电所", 8, "合计")]
    assert whereabouts(checked(write("客户.csv", lines(*rows))).files[0]) == (1, 1, 0)


@pytest.mark.parametrize(
    "row",
    [
        ("制表：", "王敏", "", "审核：", "赵静"),
        ("制表人：王敏", "", "", "审核人：", ""),
        ("", "", "制表：", "王敏", ""),
        ("制表日期：", "2026-05-01", "审核：", "赵静", ""),
        ("制表日期：", "20260501日", "", "", ""),
        ("审核：", "10023", "", "", ""),
        ("第1页", "", "共1页", "", ""),
        ("城关供电所", "", "", "审核：", ""),
    ],
)
def test_that_signatures_spread_over_several_cells_are_set_aside(tmp_path: Path, checked: Checker, row: Line) -> None:
    result = checked(workbook(tmp_path / "客户.xlsx", CUSTOMERS, *map(customer, range(3)), row))
    assert whereabouts(result.files[0]) == (3, 0, 0)
    assert [found.rows for found in result.findings if found.rule == "footer_rows"] == [1]


def test_that_a_wrong_total_below_the_counter_is_said(tmp_path: Path, checked: Checker, texts: Texts) -> None:
    result = checked(workbook(tmp_path / "应收.xlsx", BILLS, bill(1), bill(2), ("合计", "", "", 21)))
    assert whereabouts(result.files[0]) == (2, 0, 1)
    assert notes(result, texts)["total_amount"] == "文件合计写的是 21.00 元，实际 20.00 元"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("99.345", "文件合计写的是 99.345 元，实际 20.00 元"),
        ("20.004", "文件合计写的是 20.004 元，实际 20.00 元"),
        ("19.995", "文件合计写的是 19.995 元，实际 20.00 元"),
        ("1,020.5", "文件合计写的是 1,020.50 元，实际 20.00 元"),
    ],
)
def test_that_a_total_with_parts_of_a_fen_is_compared_digit_by_digit(
    write: Writer, checked: Checker, texts: Texts, said: str, words: str
) -> None:
    result = checked(write("应收.csv", lines(BILLS, bill(1), bill(2)) + f'合计,,,"{said}"\n'))
    assert notes(result, texts)["total_amount"] == words
    if "," not in said:
        assert result.files[0].source_amount is None


@pytest.mark.parametrize("said", ["20.0000000002", "19.999999999999996", "20.000000000000004"])
def test_that_what_binary_arithmetic_leaves_behind_is_no_difference_and_is_told(
    write: Writer, checked: Checker, texts: Texts, said: str
) -> None:
    result = checked(write("应收.csv", lines(BILLS, bill(1), bill(2), ("合计", "", "", said))))
    assert result.files[0].source_amount == Money(2_000)
    assert notes(result, texts)["total_rounded"].startswith(f"“合计”写的是 {said} 元，")
    assert "total_amount" not in notes(result, texts)


def test_that_the_noise_is_told_apart_in_the_unit_of_the_column(write: Writer, checked: Checker) -> None:
    header = ("序号", "户号", "电费年月", "应收电费（万元）")
    for said, answer in (("0.0020000000000002", "agrees"), ("0.00200001", "differs")):
        (file,) = checked(write("应收.csv", lines(header, bill(1, "0.0010"), bill(2, "0.0010"), ("合计", "", "", said)))).files
        assert [one[2] for one in answers(file)] == [answer]


def test_that_a_formula_without_its_result_is_told_and_not_passed_by(tmp_path: Path, checked: Checker, texts: Texts) -> None:
    path = tmp_path / "应收.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate((BILLS, bill(1), bill(2), ("合计",))):
            sheet.write_row(number, 0, row)
        sheet.write_formula(3, 3, "=SUM(D2:D3)", value="")
    result = checked(path)
    assert whereabouts(result.files[0]) == (2, 0, 1)
    assert notes(result, texts)["total_unread"].startswith("有合计行“合计”，但里面没有读得出的金额")
    (severity,) = {found.severity for found in result.findings if found.rule == "total_unread"}
    assert severity is Severity.CONFIRM


def test_that_groups_pages_running_and_grand_totals_are_each_held_against_their_rows(write: Writer, checked: Checker) -> None:
    rows = [
        *(bill(1), bill(2), ("小计", "", "", "20.00")),
        *(bill(3), ("小计", "", "", "10.00"), ("累计", "", "", "30.00")),
        *(bill(4), bill(5), ("本页合计", "", "", "20.00"), ("累计", "", "", "950.00"), ("总计", "5户", "", "50.00")),
    ]
    (file,) = checked(write("应收.csv", lines(BILLS, *rows))).files
    assert whereabouts(file) == (5, 0, 6)
    assert answers(file) == [
        ("小计", "amount", "agrees", "block"),
        ("累计", "amount", "agrees", "above"),
        ("本页合计", "amount", "agrees", "block"),
        ("累计", "amount", "open", ""),
        ("总计", "amount", "agrees", "file"),
        ("总计", "customers", "agrees", "file"),
    ]
    assert file.totals[0].rows == 2


def test_that_a_page_that_does_not_add_up_is_said_and_the_others_are_not(write: Writer, checked: Checker, texts: Texts) -> None:
    pages = [row for page in range(4) for row in (bill(page), ("本页小计", "", "", "10.00" if page != 2 else "11.00"))]
    result = checked(write("应收.csv", lines(BILLS, *pages)))
    assert [(one.answer, one.rows, one.first) for one in result.files[0].totals] == [
        (Answer.AGREES, 3, (3, 5, 9)),
        (Answer.DIFFERS, 1, (7,)),
    ]
    assert notes(result, texts)["total_amount"] == "“本页小计”写的是 11.00 元，它上面这一段的行是 10.00 元"


def test_that_blocks_with_totals_of_their_own_are_no_differences(write: Writer, checked: Checker) -> None:
    rows = [bill(1), bill(2), ("合计", "", "", "20.00"), bill(3), ("合计", "", "", "10.00"), ("总计", "", "", "30.00")]
    (file,) = checked(write("应收.csv", lines(BILLS, *rows))).files
    assert {one[2] for one in answers(file)} == {"agrees"}
    assert file.source_amount == Money(3_000)


def test_that_totals_of_the_same_rows_that_disagree_are_told(write: Writer, checked: Checker, texts: Texts) -> None:
    rows = [bill(1), ("合计", "", "", "10.00"), ("总计", "", "", "11.00")]
    said = notes(checked(write("应收.csv", lines(BILLS, *rows))), texts)
    assert said["totals_disagree"] == "文件里有几个合计，说的是同一些行，数却不同：合计 10.00、总计 11.00"


def test_that_a_group_below_a_group_is_not_compared_where_it_fits_nothing(write: Writer, checked: Checker) -> None:
    rows = [bill(1), ("段小计", "", "", "10.00"), bill(2), ("段小计", "", "", "10.00"), ("城关所小计", "", "", "77.00")]
    (file,) = checked(write("应收.csv", lines(BILLS, *rows))).files
    assert [one[2] for one in answers(file)] == ["agrees", "open"]


def parts(folder: Path, *total: object, header: bool = False) -> tuple[Path, Path]:
    """Two parts of one export, 20.00 and 10.00; the total stands in the second alone."""
    first, second = folder / "数据_1.csv", folder / "数据_2.csv"
    first.write_text(lines(BILLS, bill(1), bill(2)), "utf-8")
    second.write_text(lines(*([BILLS] if header else []), bill(3), ("合计", *total)), "utf-8")
    return first, second


@pytest.mark.parametrize("header", [False, True])
@pytest.mark.parametrize(
    ("total", "answer"),
    [
        (("", "", "30.00"), [("amount", "agrees", "parts")]),
        (("", "", "10.00"), [("amount", "agrees", "file")]),
        (("3户", "", "30.00"), [("amount", "agrees", "parts"), ("customers", "agrees", "parts")]),
        (("", "", "40.00"), [("amount", "differs", "parts")]),
    ],
)
def test_that_the_total_of_an_export_in_parts_is_held_against_the_part_and_all_of_them(
    tmp_path: Path, checked: Checker, total: Line, answer: list[tuple[str, str, str]], header: bool
) -> None:
    result = checked(*parts(tmp_path, *total, header=header))
    assert result.rejected == 0
    assert [one[1:] for one in answers(result.files[1])] == answer


def test_that_a_total_that_fits_neither_the_part_nor_all_is_told_with_both(
    tmp_path: Path, checked: Checker, texts: Texts
) -> None:
    said = notes(checked(*parts(tmp_path, "", "", "40.00")), texts)
    assert (
        said["total_amount"]
        == "文件合计写的是 40.00 元，本文件的行是 10.00 元，数据_1.csv、数据_2.csv 合起来是 30.00 元，都不相符"
    )


def test_that_sheets_a_long_export_was_cut_into_are_held_together(tmp_path: Path, checked: Checker) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as made:
        for rows in ((BILLS, bill(1), bill(2)), (bill(3), bill(4)), (bill(5), ("合计", "5户", "", "50.00"))):
            sheet = made.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    last = checked(path).files[2]
    assert {one[1:] for one in answers(last)} == {("amount", "agrees", "parts"), ("customers", "agrees", "parts")}
    assert last.totals[0].parts == ("台账.xlsx Sheet1", "台账.xlsx Sheet2", "台账.xlsx Sheet3")


def test_that_a_part_may_state_its_own_total_and_that_of_all(tmp_path: Path, checked: Checker, texts: Texts) -> None:
    first, second = tmp_path / "数据_1.csv", tmp_path / "数据_2.csv"
    first.write_text(lines(BILLS, bill(1), bill(2), ("合计", "", "", "20.00")), "utf-8")
    second.write_text(lines(BILLS, bill(3), ("合计", "", "", "10.00"), ("总计", "", "", "30.00")), "utf-8")
    result = checked(first, second)
    assert [one[1:] for one in answers(result.files[1])] == [("amount", "agrees", "file"), ("amount", "agrees", "parts")]
    assert result.files[1].source_amount == Money(1_000)
    assert "totals_disagree" not in notes(result, texts)


def test_that_a_sentence_that_counts_rows_needs_no_amount(write: Writer, checked: Checker) -> None:
    result = checked(write("应收.csv", lines(BILLS, bill(1), bill(2), ("共2条记录", "", "", ""))))
    assert (result.files[0].source_rows, answers(result.files[0])) == (2, [("共2条记录", "rows", "agrees", "file")])


@pytest.mark.parametrize("word", ["合计", "小计"])
def test_that_a_total_is_not_called_wrong_where_the_part_before_is_left_out(
    tmp_path: Path, staging: MemoryStaging, dictionary: Dictionary, word: str
) -> None:
    first, second = parts(tmp_path, "", "", "30.00")
    second.write_text(second.read_text("utf-8").replace("合计", word), "utf-8")
    read = read_into(staging, (first, second), dictionary, SILENT, today=TODAY)
    only_second = replace(read, files=read.files[1:])
    (file,) = check(staging, only_second, dictionary, SILENT, today=TODAY).files
    assert [(total.answer, total.said) for total in file.totals] == [(Answer.OPEN, "30.00")]


def test_that_files_of_another_name_are_no_parts(tmp_path: Path, checked: Checker) -> None:
    first, second = parts(tmp_path, "", "", "30.00", header=True)
    other = second.rename(tmp_path / "西塘.csv")
    assert [one[1:] for one in answers(checked(first, other).files[1])] == [("amount", "differs", "file")]


def test_that_every_answer_has_its_sentence_in_both_languages(texts: Texts) -> None:
    reachable = [
        *((answer, covers) for answer in (Answer.AGREES, Answer.DIFFERS) for covers in Covers),
        *((answer, None) for answer in (Answer.OPEN, Answer.UNREAD)),
    ]
    for item in Item:
        for answer, covers in reachable:
            if answer is Answer.UNREAD and item not in (Item.AMOUNT, Item.COUNT):
                continue
            if (answer, covers) == (Answer.DIFFERS, Covers.ABOVE):
                continue
            counted = ("5", "6", "7", "8")[: 4 if covers is Covers.PARTS and item is Item.COUNT else 2]
            total = OwnTotal(item, answer, covers, "合计", "9", counted, 3, (4,), parts=("一", "二"))
            for language in LANGUAGES:
                assert texts.in_language(language).say(told(total))


WORDS = st.sampled_from(
    ["合计", "总计", " 合 计 ", "合计：", "（合计）", "汇总", "合计（元）", "Total", "本月合计", "共计", "'总　计"]
)
NAMES = st.sampled_from(["张三", "合计服装店", "汇总供电所", "制表工", "小计", "total"])
FIELDS = ("户号", "电费年月", "应收电费", "户名")
LOOSE = ("序号", "抄表人", "备注", "")


class Desk:
    """A staging for every table, without the dictionary in its repr, which is long."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._staging = MemoryStaging()

    def checked(self, path: Path) -> CheckedFile:
        self._staging.clear()
        staged = read_into(self._staging, (path,), self._dictionary, SILENT, today=TODAY)
        (file,) = check(self._staging, staged, self._dictionary, SILENT, today=TODAY).files
        return file


@pytest.fixture(scope="module")
def desk(dictionary: Dictionary) -> Desk:
    return Desk(dictionary)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], int, Decimal, Decimal]:
    """Columns in any order, data of which one name may be a total's word, a total in any column but the amount's; how many rows
    of data, what they come to, and what the total says."""
    names = [*FIELDS, *draw(st.lists(st.sampled_from(LOOSE[:3]), unique=True, max_size=3))]
    order = draw(st.permutations(names))
    amounts = draw(st.lists(st.integers(-99_999, 999_999).map(lambda fen: Decimal(fen) / 100), min_size=1, max_size=8))
    said = draw(st.sampled_from([sum(amounts, Decimal(0)), sum(amounts, Decimal("0.005")), Decimal("7.13")]))
    rows = [list(order)]
    for number, amount in enumerate(amounts):
        cells = {"户号": f"{10_000_000 + number}", "电费年月": "202601", "应收电费": str(amount), "户名": draw(NAMES)}
        rows.append([cells.get(name, str(number) if name == "序号" else "") for name in order])
    place = draw(st.sampled_from([index for index, name in enumerate(order) if name != "应收电费"]))
    total = [str(said) if name == "应收电费" else "" for name in order]
    total[place] = draw(WORDS)
    return [*rows, total], len(amounts), sum(amounts, Decimal(0)), said


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables(), as_text=st.booleans())
def test_that_in_whichever_column_the_word_stands_the_total_is_set_aside_and_its_figure_compared(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, table: tuple[list[list[str]], int, Decimal, Decimal], as_text: bool
) -> None:
    rows, count, amount, said = table
    folder = tmp_path_factory.mktemp("table")
    if as_text:
        path = folder / "表.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as target:
            csv.writer(target).writerows(rows)
    else:
        path = workbook(folder / "表.xlsx", *rows)
    file = desk.checked(path)
    assert whereabouts(file) == (count, 0, 1)
    (total,) = (one for one in file.totals if one.item is Item.AMOUNT)
    assert (total.answer, total.value) == (Answer.AGREES if said == amount else Answer.DIFFERS, said)
    assert Decimal(total.said.replace(",", "")) == said
