"""Every rule, on small files through the whole way: read, recognise, cast, check."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.batch import ImportCheck, Severity
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.money import Money
from desktop_app.domain.progress import SILENT
from desktop_app.domain.texts import LANGUAGES, Texts
from desktop_app.importing.check import accepted_select, check
from desktop_app.importing.checks import SEVERITIES
from desktop_app.importing.checks.rule import parts
from desktop_app.importing.reading import read_into
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.conftest import RESOURCES, TODAY

Writer = Callable[..., Path]
Checker = Callable[..., ImportCheck]
Committer = Callable[[ImportCheck, int], int]

CUSTOMERS = "户号,户名,用电类别,联系电话\n"
BILLS = "户号,电费年月,应收电费,发行日期,交费截止日\n"
PAYMENTS = "用户编号,应收年月,收费时间,实收金额,缴费方式\n"
GOOD_BILL = "0000012345,202603,100.00,20260328,20260420\n"


def found(result: ImportCheck) -> dict[str, int]:
    return {finding.rule: finding.rows for finding in result.findings}


def rows(result: ImportCheck) -> tuple[int, int]:
    assert all(file.read.rows == file.accepted.rows + file.skipped.rows + file.rejected.rows for file in result.files)
    return result.accepted, result.rejected


def taken_or_there(result: ImportCheck) -> tuple[int, int, int]:
    return result.accepted, result.skipped, result.rejected


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (",202603,100.00,20260328,20260420\n", "required"),
        ("0000012345,,100.00,20260328,20260420\n", "required"),
        ("0000012345,202603,-,20260328,20260420\n", "required"),
        ("1.23457E+12,202603,100.00,20260328,20260420\n", "damaged_id"),
        ("00000张三12,202603,100.00,20260328,20260420\n", "id_characters"),
        ("00000 12345,202603,100.00,20260328,20260420\n", "id_characters"),
        ("0000012345.0,202603,100.00,20260328,20260420\n", "id_characters"),
        ("0000012345,202613,100.00,20260328,20260420\n", "not_a_day"),
        ("0000012345,202603,100.00,20260230,20260420\n", "not_a_day"),
        ("0000012345,202603,100.00,20260328,03/04/26\n", "ambiguous_day"),
        ("0000012345,202603,百元,20260328,20260420\n", "not_a_number"),
        ("0000012345,202603,100.005,20260328,20260420\n", "decimals"),
        ("0000012345,202603,100.00,20260328\n", "field_count"),
        ("0000012345,202603,100.00,20260328,20260420,多余\n", "field_count"),
    ],
)
def test_that_a_row_is_refused_for_the_one_thing_wrong_with_it(
    line: str, rule: str, write: Writer, checked: Checker, staging: MemoryStaging
) -> None:
    result = checked(write("b.csv", BILLS + line + "0000099999,202603,1.00,20260328,20260420\n"))
    assert rows(result) == (1, 1)
    refusing = [finding for finding in result.findings if finding.severity is Severity.REJECT]
    assert rule in {finding.rule for finding in refusing}
    assert all(finding.sample_rows == (2,) for finding in refusing)
    tokens = staging.query("SELECT reasons FROM stage.checked_bill WHERE row_no = 2").column("reasons").to_pylist()[0]
    assert rule in {parts(token)[0] for token in tokens.split()}


def test_that_optional_cells_that_cannot_be_read_refuse_the_row_too(write: Writer, checked: Checker) -> None:
    result = checked(write("c.csv", "户号,户名,立户时间\n0000012345,张三,不详\n"))
    assert (rows(result), found(result)["not_a_day"]) == ((0, 1), 1)


def test_that_customer_numbers_of_sixteen_digits_typed_as_numbers_are_refused(tmp_path: Path, checked: Checker) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["户号", "户名", "用电类别"])
        sheet.write_row(1, 0, [1234567890123456, "甲", "居民"])
        sheet.write_row(2, 0, ["1234567890123456", "乙", "居民"])
        sheet.write_row(3, 0, [123456789012345, "丙", "居民"])
    result = checked(path)
    assert (rows(result), found(result)["damaged_id"]) == ((2, 1), 1)


def test_that_a_rounded_document_number_is_left_empty_and_said(tmp_path: Path, checked: Checker, staging: MemoryStaging) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["户号", "户名", "身份证号"])
        sheet.write_row(1, 0, ["0000012345", "甲", 152301198001011234])
    result = checked(path)
    assert (rows(result), found(result)["damaged_text"], result.to_confirm) == ((1, 0), 1, 1)
    assert staging.query("SELECT cert_no FROM stage.checked_customer").column("cert_no").to_pylist() == [None]


def test_that_the_second_bill_of_a_key_is_refused_and_the_first_taken(
    write: Writer, checked: Checker, staging: MemoryStaging
) -> None:
    other = GOOD_BILL.replace("100.00", "200.00")
    result = checked(write("b1.csv", BILLS + GOOD_BILL), write("b2.csv", BILLS + other))
    assert (rows(result), found(result)["duplicate"]) == ((1, 1), 1)
    assert result.files[0].accepted.amount == Money(10_000)


def test_that_a_bad_row_does_not_push_out_a_good_one_with_its_key(write: Writer, checked: Checker) -> None:
    result = checked(write("b.csv", BILLS + GOOD_BILL.replace("100.00", "x") + GOOD_BILL))
    assert rows(result) == (1, 1)
    assert "duplicate" not in found(result)


def test_that_a_bill_in_the_ledger_is_skipped_and_another_charge_type_is_not(
    write: Writer, checked: Checker, commit: Committer
) -> None:
    first = checked(write("b.csv", BILLS + GOOD_BILL))
    assert commit(first, 1) == 1
    header = BILLS.replace("户号", "户号,费用类型")
    second = checked(
        write("b2.csv", header + "0000012345,,202603,100.00,20260328,20260420\n0000012345,02,202603,9.00,20260328,20260420\n")
    )
    assert (taken_or_there(second), found(second)["already_there"]) == ((1, 1, 0), 1)


def test_that_equal_receipts_are_counted_against_the_ledger(write: Writer, checked: Checker, commit: Committer) -> None:
    line = "0000012345,202603,2026-04-01 09:00:00,50.00,现金\n"
    first = checked(write("p.csv", PAYMENTS + line * 2))
    assert rows(first) == (2, 0)
    assert commit(first, 1) == 2
    second = checked(write("p2.csv", PAYMENTS + line * 3))
    assert (taken_or_there(second), found(second)["already_there"]) == ((1, 2, 0), 2)


def test_that_a_customer_is_a_newer_version_only_where_something_changed(
    write: Writer, checked: Checker, commit: Committer, staging: MemoryStaging
) -> None:
    commit(checked(write("c.csv", CUSTOMERS + "0000012345,张三,居民,138\n0000012346,李四,居民,139\n")), 1)
    second = checked(write("c2.csv", CUSTOMERS + "0000012345,张三,居民,138\n0000012346,李四,商业,139\n"))
    assert (taken_or_there(second), found(second)["already_there"]) == ((1, 1, 0), 1)
    commit(second, 2)
    now = staging.connection.execute("SELECT cons_name, elec_type, batch_id FROM ws.customer_now ORDER BY cons_no").fetchall()
    assert now == [("张三", "居民", 1), ("李四", "商业", 2)]


def test_that_a_newer_version_keeps_what_its_file_does_not_speak_of(
    write: Writer, checked: Checker, commit: Committer, staging: MemoryStaging
) -> None:
    commit(checked(write("c.csv", CUSTOMERS + "0000012345,张三,居民,13800000000\n")), 1)
    commit(checked(write("c2.csv", "户号,户名,用电类别\n0000012345,张三,商业\n0000012347,王五,居民\n")), 2)
    now = staging.connection.execute("SELECT cons_no, elec_type, mobile FROM ws.customer_now ORDER BY cons_no").fetchall()
    assert now == [("0000012345", "商业", "13800000000"), ("0000012347", "居民", None)]


def test_that_an_import_without_parents_is_to_be_confirmed_and_with_them_is_not(write: Writer, checked: Checker) -> None:
    bills, payments = write("b.csv", BILLS + GOOD_BILL), write("p.csv", PAYMENTS + "0000012345,202603,2026-04-01,5.00,现金\n")
    customers = write("c.csv", CUSTOMERS + "0000012345,张三,居民,138\n")
    assert found(checked(bills))["orphan"] == 1
    assert found(checked(payments))["orphan"] == 1
    whole = checked(payments, bills, customers)
    assert [file.kind_id for file in whole.files] == ["customer", "bill", "payment"]
    assert found(whole) == {}


def test_that_a_parent_in_the_ledger_is_enough(write: Writer, checked: Checker, commit: Committer) -> None:
    commit(checked(write("c.csv", CUSTOMERS + "0000012345,张三,居民,138\n")), 1)
    assert found(checked(write("b.csv", BILLS + GOOD_BILL))) == {}


def test_that_a_refused_parent_is_no_parent(write: Writer, checked: Checker) -> None:
    bad = write("b.csv", BILLS + GOOD_BILL.replace("100.00", "x"))
    assert found(checked(bad, write("p.csv", PAYMENTS + "0000012345,202603,2026-04-01,5.00,现金\n")))["orphan"] == 1


def test_that_paying_more_than_billed_over_ledger_and_import_is_to_be_confirmed(
    write: Writer, checked: Checker, commit: Committer
) -> None:
    commit(checked(write("b.csv", BILLS + GOOD_BILL), write("p.csv", PAYMENTS + "0000012345,202603,2026-04-01,60.00,现金\n")), 1)
    enough = checked(write("p2.csv", PAYMENTS + "0000012345,202603,2026-04-02,40.00,现金\n"))
    assert "overpaid" not in found(enough)
    too_much = checked(write("p3.csv", PAYMENTS + "0000012345,202603,2026-04-02,40.01,现金\n"))
    assert (found(too_much)["overpaid"], rows(too_much)) == (1, (1, 0))


def test_that_odd_but_possible_rows_are_taken_and_named(write: Writer, checked: Checker) -> None:
    result = checked(write("b.csv", BILLS + "12345,202605,-5.00,20260328,20260420\n"))
    assert rows(result) == (1, 0)
    assert found(result) == {"id_length": 1, "future_month": 1, "negative_amount": 1, "orphan": 1}


@pytest.mark.parametrize(("today", "future"), [(dt.date(2026, 2, 28), True), (dt.date(2026, 3, 1), False), (TODAY, False)])
def test_that_a_month_is_in_the_future_until_its_first_day(
    today: dt.date, future: bool, write: Writer, staging: MemoryStaging, dictionary: Dictionary
) -> None:
    staged = read_into(staging, [write("b.csv", BILLS + GOOD_BILL)], dictionary, SILENT, today=today)
    assert ("future_month" in found(check(staging, staged, dictionary, SILENT, today=today))) is future


def test_that_a_refused_row_is_not_also_to_be_confirmed(write: Writer, checked: Checker) -> None:
    result = checked(write("b.csv", BILLS + "12345,202612,-5.00,20260328,soon\n"))
    assert (found(result), result.to_confirm) == ({"not_a_day": 1}, 0)


def test_that_each_file_commits_its_own_rows(write: Writer, checked: Checker, commit: Committer, staging: MemoryStaging) -> None:
    other = GOOD_BILL.replace("12345", "12346")
    assert commit(checked(write("b1.csv", BILLS + GOOD_BILL), write("b2.csv", BILLS + other)), 7) == 2
    lineage = staging.connection.execute("SELECT cons_no, batch_id, file_no, sheet, row_no FROM ws.bill ORDER BY cons_no")
    assert lineage.fetchall() == [("0000012345", 7, 1, "", 2), ("0000012346", 7, 2, "", 2)]


def test_that_two_sheets_of_a_workbook_are_two_files(tmp_path: Path, checked: Checker) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for number, name in enumerate(("一月", "二月"), start=1):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, BILLS.strip().split(","))
            sheet.write_row(1, 0, ["0000012345", f"20260{number}", "1.00", "20260228", "20260320"])
    assert [(file.file_no, file.sheet, file.accepted.rows) for file in checked(path).files] == [(1, "一月", 1), (2, "二月", 1)]


def test_that_breaks_inside_a_name_are_kept_and_noted_and_trimmed_around(
    write: Writer, checked: Checker, staging: MemoryStaging
) -> None:
    result = checked(write("c.csv", '户号,户名,用电类别\n0000012345,"张\t三\r\n",居民\n'))
    assert (rows(result), found(result)["control_characters"]) == ((1, 0), 1)
    assert staging.query("SELECT cons_name FROM stage.checked_customer").column("cons_name").to_pylist() == ["张\t三"]


def test_that_totals_blanks_signatures_and_repeated_headers_are_no_data(write: Writer, checked: Checker) -> None:
    lines = [
        "电费台账,,,,", BILLS.strip(), GOOD_BILL.strip(), ",,,,", "小计,,100.00,,", BILLS.strip(),
        "0000012346,202603,23.45,20260328,20260420", "合 计：2户,,123.45,,", "制表：王五,,,,",
    ]  # fmt: skip
    result = checked(write("b.csv", "\n".join(lines)))
    (file,) = result.files
    assert (rows(result), file.title_rows, file.header_row, file.total_rows) == ((2, 0), 1, 2, 2)
    assert (file.source_customers, file.source_rows, file.source_amount) == (2, None, Money(12_345))
    assert found(result) == {"total_rows": 2, "footer_rows": 1, "header_rows": 1, "orphan": 2, "total_covers": 1}


def test_that_a_total_that_does_not_hold_is_said(write: Writer, checked: Checker, texts: Texts) -> None:
    result = checked(write("b.csv", BILLS + GOOD_BILL + "合计,3户,99.00,,\n"))
    said = {finding.rule: texts.say(finding.message) for finding in result.findings}
    assert said["total_customers"] == "文件合计写的是 3 户，实际 1 户"
    assert said["total_amount"] == "文件合计写的是 99.00 元，实际 100.00 元"


def test_that_a_total_is_held_against_all_rows_refused_ones_too(write: Writer, checked: Checker) -> None:
    result = checked(write("b.csv", BILLS + GOOD_BILL + GOOD_BILL + "合计,,200.00,,\n"))
    assert (rows(result), "total_amount" in found(result)) == ((1, 1), False)


def test_that_a_data_row_whose_unit_is_called_total_is_not_dropped(write: Writer, checked: Checker) -> None:
    header = "供电单位," + BILLS
    result = checked(write("b.csv", header + "汇总供电所," + GOOD_BILL + "合计," + GOOD_BILL.replace("12345", "12346")))
    assert (rows(result), result.files[0].total_rows) == ((2, 0), 0)


def test_that_the_unit_in_the_header_scales_exactly(write: Writer, checked: Checker) -> None:
    result = checked(write("b.csv", BILLS.replace("应收电费", "应收电费（万元）") + GOOD_BILL.replace("100.00", "0.123456")))
    assert result.files[0].accepted.amount == Money(123_456)


def test_that_a_serial_number_day_of_a_workbook_is_read(tmp_path: Path, checked: Checker, staging: MemoryStaging) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["户号", "电费年月", "应收电费", "发行日期", "交费截止日"])
        sheet.write_row(1, 0, ["0000012345", 202603, 100.1, 46109, 20260420])
    assert rows(checked(path)) == (1, 0)
    taken = staging.connection.execute("SELECT rcvbl_amt, release_date::VARCHAR, due_date::VARCHAR FROM stage.checked_bill")
    assert taken.fetchall() == [(Decimal("100.10"), "2026-03-28", "2026-04-20")]


def test_that_hidden_and_unknown_sheets_are_passed_over_and_said(tmp_path: Path, checked: Checker) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name in ("说明", "台账", "旧"):
            sheet = workbook.add_worksheet(name)
            if name != "说明":
                sheet.write_row(0, 0, BILLS.strip().split(","))
                sheet.write_row(1, 0, GOOD_BILL.strip().split(","))
            else:
                sheet.write(0, 0, "导出说明")
        sheet.hide()
    result = checked(path)
    assert [(file.sheet, file.accepted.rows) for file in result.files] == [("台账", 1)]
    passed = [
        (finding.message.key, finding.message.values["sheet"]) for finding in result.findings if finding.rule == "passed_over"
    ]
    assert passed == [("importing.note.unknown_sheet", "说明"), ("importing.note.hidden_sheet", "旧")]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (BILLS.replace(",应收电费", ",欠费") + "1,2,3,4,5\n", "importing.missing_columns"),
        ("甲,乙,丙\n1,2,3\n", "importing.no_header"),
        ("应收标识,供电单位编码,供电单位\n1,2,3\n", "importing.short_header"),
    ],
)
def test_that_an_unknown_file_is_shown_with_what_is_missing(
    content: str, key: str, write: Writer, checked: Checker, texts: Texts
) -> None:
    result = checked(write("x.csv", content))
    assert (result.files, len(result.open_sheets)) == ((), 1)
    message = result.why_nothing
    assert message is not None
    assert message.key == key
    for language in LANGUAGES:
        assert "x.csv" in texts.in_language(language).advice(message).what
    if key == "importing.missing_columns":
        assert "应收电费" in texts.advice(message).what


def test_that_a_line_with_bytes_of_no_encoding_is_refused_and_the_others_are_taken(tmp_path: Path, checked: Checker) -> None:
    path = tmp_path / "c.csv"
    lines = [CUSTOMERS.encode("gb18030"), "0000012345,张三,居民,138\n".encode("gb18030"), b"0000012346,\xff\xff,x,1\n"]
    path.write_bytes(b"".join(lines))
    result = checked(path)
    assert (rows(result), found(result)) == ((1, 1), {"unreadable": 1})


def test_that_a_workbook_whose_sheets_are_all_hidden_is_shown_and_nothing_of_it_read(tmp_path: Path, checked: Checker) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("台账")
        sheet.write_row(0, 0, BILLS.strip().split(","))
        workbook.add_worksheet("空").activate()
        sheet.very_hidden()
    result = checked(path)
    assert [(sheet.sheet, sheet.hidden, sheet.taken, sheet.file_no) for sheet in result.sheets] == [("台账", True, False, None)]
    assert result.why_nothing is not None
    assert result.why_nothing.key == "importing.only_hidden"


def test_that_a_claimed_amount_is_read_in_the_unit_of_its_column(write: Writer, checked: Checker) -> None:
    header, line = BILLS.replace("应收电费", "应收电费(万元)"), GOOD_BILL.replace("100.00", "0.01")
    result = checked(write("b.csv", header + line + "总计,,0.01,,\n"))
    assert result.files[0].source_amount == result.files[0].accepted.amount == Money(10_000)


def test_that_only_the_total_of_the_whole_is_taken_as_the_files_claim(write: Writer, checked: Checker) -> None:
    result = checked(write("b.csv", BILLS + GOOD_BILL + "合计,,100.00,,\n本页小计,,7.00,,\n"))
    assert (result.files[0].source_amount, result.files[0].total_rows) == (Money(10_000), 2)


def test_that_findings_of_one_file_are_not_told_of_another(write: Writer, checked: Checker) -> None:
    bad = GOOD_BILL.replace("100.00", "x").replace("12345", "12346")
    result = checked(write("b1.csv", BILLS + GOOD_BILL), write("b2.csv", BILLS + bad))
    refused = [finding.file_no for finding in result.findings if finding.severity is Severity.REJECT]
    assert refused == [2]
    assert [(file.accepted.rows, file.rejected.rows) for file in result.files] == [(1, 0), (0, 1)]


def test_that_the_preview_shows_data_rows_as_they_are(write: Writer, checked: Checker) -> None:
    many = "".join(GOOD_BILL.replace("12345", f"{number:05d}") for number in range(300))
    (file,) = checked(write("b.csv", BILLS + many + "合计,,1,,\n")).files
    assert len(file.preview) == 200
    assert file.preview[0] == ("0000000000", "202603", "100.00", "20260328", "20260420")
    assert len(file.preview[0]) == len(file.columns)


def test_that_a_file_with_no_rows_below_its_header_is_said(write: Writer, checked: Checker) -> None:
    assert "no_rows" in found(checked(write("b.csv", BILLS)))


def test_that_the_token_names_the_content(write: Writer, checked: Checker) -> None:
    one, same, other = (checked(write("b.csv", BILLS + line)).token for line in (GOOD_BILL, GOOD_BILL, GOOD_BILL * 2))
    assert one == same != other


def test_that_every_rule_has_its_sentence_in_both_languages(texts: Texts) -> None:
    for language in LANGUAGES:
        for rule_id in SEVERITIES:
            assert texts.in_language(language)(f"importing.rule.{rule_id}", column="户号")


def test_that_a_new_kind_of_extract_needs_no_code(tmp_path: Path, staging: MemoryStaging, write: Writer) -> None:
    shipped = (RESOURCES / "dictionaries" / "extracts.toml").read_text("utf-8")
    seal = """
zh = "封印"
en = "Seals"
table = "seal"
order = 40
key = ["seal_no", "read_on"]
field = [
    { id = "seal_no", type = "id", zh = "封印号", en = "Seal", required = true },
    { id = "read_on", type = "date", zh = "加封日期", en = "Sealed on", required = true },
    { id = "total", type = "number", zh = "封印数", en = "Seals", required = true },
]
"""
    path = tmp_path / "extracts.toml"
    path.write_text(shipped, "utf-8")
    shutil.copytree(RESOURCES / "dictionaries" / "extracts", tmp_path / "extracts")
    (tmp_path / "extracts" / "seal.toml").write_text(seal, "utf-8")
    staging.connection.execute(
        "CREATE TABLE ws.seal (batch_id INTEGER, file_no INTEGER, sheet VARCHAR, row_no BIGINT, "
        "seal_no VARCHAR, read_on DATE, total DECIMAL(18, 4))"
    )
    dictionary = Dictionary.load(path)
    staged = read_into(
        staging,
        [write("r.csv", "封印号,加封日期,封印数\n00123456,20260301,12.5\n00123456,2026/3/1,13\n")],
        dictionary,
        SILENT,
        today=TODAY,
    )
    result = check(staging, staged, dictionary, SILENT, today=TODAY)
    assert (rows(result), found(result)) == ((1, 1), {"duplicate": 1})
    assert staging.take("seal", accepted_select(result.files[0], 1, dictionary)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "制表人：王五,,,,,审核：李六",
        "抄表员签字：,,,,,主管（签字）：",
        "单位负责人：赵七,,,,,2026年4月1日",
        "供电所（盖章）：,,,,,城关",
        ",,,核算员：王五,,复核",
    ],
)
def test_that_a_signature_row_is_told_as_such_and_its_cells_are_nobodys_remarks(
    write: Writer, checked: Checker, texts: Texts, line: str
) -> None:
    head, row = BILLS.strip() + ",备注\n", GOOD_BILL.strip() + ",已联系\n"
    result = checked(write("b.csv", head + row + line + "\n"))
    assert (rows(result), found(result)["footer_rows"]) == ((1, 0), 1)
    assert [(column.header, column.cells) for column in result.files[0].unread] == [("备注", 1)]
    said = [texts.say(finding.message) for finding in result.findings if finding.rule == "footer_rows"]
    assert said == ["制表、签字等说明 1 行，不作为数据导入"]
