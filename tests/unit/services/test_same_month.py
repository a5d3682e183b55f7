"""A month that comes in again: skipped, replaced or appended; told before, and taken back without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.batch import ImportCheck, Severity
from desktop_app.domain.errors import ExtractError, UndoError
from desktop_app.domain.intake import Answers, DayOrder, SameMonth, SheetChoice
from desktop_app.domain.integration import IntegrationRules
from desktop_app.domain.money import Money
from desktop_app.domain.same_month import RowSum
from tests.houses import Opened, opened_in, signed_in
from tests.ready import copy_of
from tests.unit.services.months import bills_csv, content, in_force, payments_csv

REPLACE, APPEND = Answers(same_month=SameMonth.REPLACE), Answers(same_month=SameMonth.APPEND)
SKIP = Answers()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    """Two offices' bills of January: 城关 with two customers, 河口 with one."""
    first = bills_csv(tmp_path / "a.csv", ("0000000001", "100.00", "城关"), ("0000000002", "50.00", "城关"))
    second = bills_csv(tmp_path / "b.csv", ("0000000009", "70.00", "河口"))

    def make(folder: Path) -> None:
        made = opened_in(folder)
        take(made, first)
        take(made, second)
        made.house.gate.sign_out()

    copy_of("two offices", tmp_path / "workspace", make)
    opened = signed_in(tmp_path / "workspace")
    yield opened
    opened.house.gate.sign_out()


def look(opened: Opened, *paths: Path, answers: Answers = SKIP) -> ImportCheck:
    return opened.house.check_extracts(opened.session, paths, answers=answers)


def take(opened: Opened, *paths: Path, answers: Answers = SKIP) -> int:
    check = look(opened, *paths, answers=answers)
    return opened.house.commit_import(opened.session, check.token).batch.batch_id


def test_that_skipping_takes_what_is_new_and_says_what_was_there(office: Opened, tmp_path: Path) -> None:
    again = bills_csv(tmp_path / "again.csv", ("0000000001", "100.00", "城关"), ("0000000003", "30.00", "城关"))
    check = look(office, again)
    assert (check.accepted, check.skipped, check.rejected) == (1, 1, 0)
    (overlap,) = check.overlaps
    assert (overlap.repeated.rows, overlap.replaced.rows, overlap.missing) == (1, 2, 1)
    take(office, again)
    assert in_force(office, "bill") == {"0000000001": 10_000, "0000000002": 5_000, "0000000003": 3_000, "0000000009": 7_000}


def test_that_replacing_a_month_leaves_other_units_alone_and_history_whole(office: Opened, tmp_path: Path) -> None:
    newer = bills_csv(tmp_path / "newer.csv", ("0000000001", "90.00", "城关"), ("0000000003", "30.00", "城关"))
    before = content(office)
    done = office.house.commit_import(office.session, look(office, newer, answers=REPLACE).token)
    assert done.replaced == 2
    assert in_force(office, "bill") == {"0000000001": 9_000, "0000000003": 3_000, "0000000009": 7_000}
    assert content(office)["bill"] == before["bill"] + 2
    undone = office.house.undo_import(office.session, done.batch.batch_id, "换错了月份")
    assert (undone.rows, undone.restored) == (2, 2)
    assert content(office) == before
    assert in_force(office, "bill") == {"0000000001": 10_000, "0000000002": 5_000, "0000000009": 7_000}


def test_that_replacing_with_a_part_of_a_units_file_warns_with_counts(office: Opened, tmp_path: Path) -> None:
    part = bills_csv(tmp_path / "part.csv", ("0000000001", "90.00", "城关"))
    assert "missing" not in {found.rule for found in look(office, part).findings}, "skipping takes nothing out of force"
    (told,) = [found for found in look(office, part, answers=REPLACE).findings if found.rule == "missing"]
    assert (told.rows, dict(told.message.values)) == (1, {"rows": 1, "stored": 2, "units": "城关 1 / 2"})
    whole = bills_csv(tmp_path / "whole.csv", ("0000000001", "90.00", "城关"), ("0000000002", "50.00", "城关"))
    assert "missing" not in {found.rule for found in look(office, whole, answers=REPLACE).findings}


def test_that_a_customer_whose_new_row_is_refused_keeps_the_old_one(office: Opened, tmp_path: Path) -> None:
    newer = bills_csv(tmp_path / "newer.csv", ("0000000001", "90.00", "城关"), ("0000000002", "错", "城关"))
    take(office, newer, answers=REPLACE)
    assert in_force(office, "bill") == {"0000000001": 9_000, "0000000002": 5_000, "0000000009": 7_000}


def test_that_undoing_a_replaced_replacement_does_not_bring_the_oldest_back(office: Opened, tmp_path: Path) -> None:
    second = take(office, bills_csv(tmp_path / "c.csv", ("0000000001", "90.00", "城关")), answers=REPLACE)
    third = take(office, bills_csv(tmp_path / "d.csv", ("0000000001", "80.00", "城关")), answers=REPLACE)
    assert office.house.undo_import(office.session, second, "中间一批作废").restored == 0, "the third replaced them too"
    assert in_force(office, "bill")["0000000001"] == 8_000
    office.house.undo_import(office.session, third, "恢复最初数据")
    assert in_force(office, "bill") == {"0000000001": 10_000, "0000000002": 5_000, "0000000009": 7_000}


def test_that_appending_adds_a_correction(office: Opened, tmp_path: Path) -> None:
    take(office, bills_csv(tmp_path / "c.csv", ("0000000001", "-20.00", "城关")), answers=APPEND)
    assert in_force(office, "bill")["0000000001"] == 8_000


def unitless(path: Path, *rows: tuple[str, str]) -> Path:
    """Bills of January that name no unit."""
    path.write_text("\n".join(("户号,电费年月,应收电费", *(f"{cons},202601,{yuan}" for cons, yuan in rows))), "utf-8")
    return path


def test_that_every_choice_is_told_with_rows_and_money_and_that_is_what_comes_of_it(office: Opened, tmp_path: Path) -> None:
    again = bills_csv(tmp_path / "again.csv", ("0000000001", "105.00", "城关"), ("0000000003", "30.00", "城关"))
    (overlap,) = look(office, again).overlaps
    assert (overlap.stored, overlap.arriving) == (RowSum(3, Money(22_000)), RowSum(2, Money(13_500)))
    assert (overlap.repeated, overlap.replaced) == (RowSum(1, Money(10_500)), RowSum(2, Money(15_000)))
    for way in SameMonth:
        done = office.house.commit_import(office.session, look(office, again, answers=Answers(same_month=way)).token)
        left = in_force(office, "bill")
        assert sum(left.values()) == overlap.after(way).amount.fen, way  # type: ignore[union-attr]
        office.house.undo_import(office.session, done.batch.batch_id, "换一种再试")


def test_that_appending_a_corrected_export_warns_that_its_money_counts_twice(office: Opened, tmp_path: Path) -> None:
    again = bills_csv(tmp_path / "again.csv", ("0000000001", "105.00", "城关"), ("0000000003", "30.00", "城关"))
    (told,) = [found for found in look(office, again, answers=APPEND).findings if found.rule == "twice"]
    assert (told.severity, dict(told.message.values)) == (Severity.CONFIRM, {"rows": "1", "amount": "105.00"})
    for answers in (SKIP, REPLACE):
        assert "twice" not in {found.rule for found in look(office, again, answers=answers).findings}


def test_that_appending_what_takes_money_back_or_is_another_bill_warns_of_nothing(office: Opened, tmp_path: Path) -> None:
    back = bills_csv(tmp_path / "back.csv", ("0000000001", "-20.00", "城关"))
    assert "twice" not in {found.rule for found in look(office, back, answers=APPEND).findings}
    take(office, back, answers=APPEND)
    again = bills_csv(tmp_path / "again.csv", ("0000000001", "-20.00", "城关"), ("0000000002", "-5.00", "城关"))
    (told,) = [found for found in look(office, again, answers=APPEND).findings if found.rule == "twice"]
    assert (told.rows, told.message.values["amount"]) == (1, "-20.00")
    head, line = "户号,应收标识,电费年月,应收电费", "0000000005,{},202602,10.00"
    for name, bill in (("first.csv", "A1"), ("second.csv", "A2"), ("third.csv", "A1")):
        (tmp_path / name).write_text(f"{head}\n{line.format(bill)}", "utf-8")
    take(office, tmp_path / "first.csv")
    assert "twice" not in {found.rule for found in look(office, tmp_path / "second.csv", answers=APPEND).findings}
    assert "twice" in {found.rule for found in look(office, tmp_path / "third.csv", answers=APPEND).findings}


def test_that_a_replacement_counts_the_rows_of_every_unit_it_takes_out(office: Opened, tmp_path: Path) -> None:
    both = bills_csv(tmp_path / "both.csv", ("0000000001", "90.00", "城关"), ("0000000009", "75.00", "河口"))
    check = look(office, both, answers=REPLACE)
    (told,) = [found for found in check.findings if found.rule == "missing"]
    assert (told.message.values["stored"], told.rows) == (3, 1)
    assert sum(overlap.replaced.rows for overlap in check.overlaps) == 3


def test_that_files_without_units_replace_their_own_customers_and_say_whose_rows_stay(office: Opened, tmp_path: Path) -> None:
    newer = unitless(tmp_path / "newer.csv", ("0000000001", "90.00"), ("0000000004", "5.00"))
    check = look(office, newer, answers=REPLACE)
    (told,) = [found for found in check.findings if found.rule == "left_alone"]
    assert (told.rows, dict(told.message.values)) == (2, {"stored": "3", "replaced": "1", "customers": "2", "rows": "2"})
    office.house.commit_import(office.session, check.token)
    assert in_force(office, "bill") == {"0000000001": 9_000, "0000000002": 5_000, "0000000004": 500, "0000000009": 7_000}
    everybody = [(f"000000000{number}", "1.00") for number in (1, 2, 4, 9)]
    check = look(office, unitless(tmp_path / "whole.csv", *everybody), answers=REPLACE)
    assert "left_alone" not in {found.rule for found in check.findings}


def test_that_receipts_which_name_no_bill_month_are_seen_to_come_again(office: Opened, tmp_path: Path) -> None:
    for name in ("p.csv", "q.csv"):
        (tmp_path / name).write_text(
            "用户编号,收费时间,实收金额\n0000000001,2026-02-10 10:00:00,60.00\n" + " \n" * (name == "q.csv"), "utf-8"
        )
    take(office, tmp_path / "p.csv")
    (overlap,) = look(office, tmp_path / "q.csv").overlaps
    assert (overlap.repeated, overlap.twice) == (RowSum(1, Money(6_000)), RowSum(1, Money(6_000)))


RECEIPTS = "用户编号,收费时间,实收金额\n0000000001,2026-02-10 10:00:00,60.00\n0000000001,2026-02-10 10:00:00,60.00\n"


@pytest.mark.parametrize("answers", [SKIP, REPLACE, APPEND], ids=lambda answers: answers.same_month or "default")
def test_that_receipts_of_overlapping_files_count_once_however_they_come(
    office: Opened, tmp_path: Path, answers: Answers
) -> None:
    first, second = tmp_path / "上旬.csv", tmp_path / "下旬.csv"
    first.write_text(RECEIPTS, "utf-8")
    second.write_text(RECEIPTS + "0000000001,2026-02-10 10:00:00,60.00\n0000000002,2026-02-11 09:00:00,5.00\n", "utf-8")
    check = look(office, first, second, answers=answers)
    assert (check.accepted, check.skipped, check.rejected) == (4, 2, 0)
    (told,) = [found for found in check.findings if found.rule == "other_file"]
    assert (told.file_no, told.rows, told.severity) == (2, 2, Severity.SKIP)
    office.house.commit_import(office.session, check.token)
    assert in_force(office, "payment") == {"0000000001": 18_000, "0000000002": 500}


def test_that_a_copy_of_what_is_there_and_in_another_file_is_skipped_once(office: Opened, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv", "c.csv"):
        (tmp_path / name).write_text(RECEIPTS + "\n" * (name > "a.csv") + "," * (name > "b.csv"), "utf-8")
    take(office, tmp_path / "a.csv")
    check = look(office, tmp_path / "b.csv", tmp_path / "c.csv")
    assert (check.accepted, check.skipped) == (0, 4)
    assert sum(found.rows for found in check.findings if found.severity is Severity.SKIP) == 4


def test_that_the_same_file_is_left_out_while_the_others_go_on(office: Opened, tmp_path: Path) -> None:
    new = bills_csv(tmp_path / "new.csv", ("0000000004", "40.00", "城关"))
    check = look(office, tmp_path / "a.csv", new)
    assert [(known.path.name, known.batch_id) for known in check.known] == [("a.csv", 1)]
    assert (check.accepted, len(check.files)) == (1, 1)


def two_months(path: Path) -> Path:
    """A workbook with a month's bills in each of its sheets."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        for month in ("202603", "202604"):
            sheet = workbook.add_worksheet(month)
            sheet.write_row(0, 0, ("户号", "电费年月", "应收电费"))
            sheet.write_row(1, 0, ("0000000001", month, "10.00"))
    return path


def test_that_a_sheet_left_out_at_first_may_come_in_later(office: Opened, tmp_path: Path) -> None:
    path = two_months(tmp_path / "两个月.xlsx")
    first = take(office, path, answers=Answers((SheetChoice(path, "202604", taken=False),)))
    check = look(office, path)
    assert [(known.name, known.batch_id) for known in check.known] == [("两个月.xlsx 202603", first)]
    assert [(file.sheet, file.accepted.rows) for file in check.files] == [("202604", 1)]
    second = office.house.commit_import(office.session, check.token).batch.batch_id
    again = look(office, path)
    assert {(known.name, known.batch_id) for known in again.known} == {("两个月.xlsx", first), ("两个月.xlsx", second)}
    assert again.files == ()


def test_that_the_same_file_may_come_in_again_to_replace_its_month(office: Opened, tmp_path: Path) -> None:
    before = in_force(office, "bill")
    with pytest.raises(ExtractError) as error:
        take(office, tmp_path / "a.csv")
    assert error.value.message.key == "importing.same_file"
    take(office, tmp_path / "a.csv", answers=REPLACE)
    assert in_force(office, "bill") == before


def test_that_another_amount_for_the_same_bill_is_told_with_both_values(office: Opened, tmp_path: Path) -> None:
    check = look(office, bills_csv(tmp_path / "c.csv", ("0000000001", "101.00", "城关")))
    (told,) = [found for found in check.findings if found.rule == "contradicts" and "examples" in found.message.values]
    assert told.message.values["examples"] == "2: 101.00 / 100.00"
    assert (check.accepted, check.rejected) == (0, 1)


def test_that_a_row_that_is_there_but_says_something_else_is_told_and_kept_in_the_rejects(office: Opened, tmp_path: Path) -> None:
    head = "供电单位,户号,电费年月,应收电费,发行日期,交费截止日,总电量,结清标志"
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    line = "城关,{},202601,10.00,20260205,20260225,{},{}"
    first.write_text("\n".join((head, line.format("0000000005", "20", "01"), line.format("0000000006", "20", "01"))), "utf-8")
    take(office, first)
    rows = (line.format("0000000005", "25", "03"), line.format("0000000006", "20", ""), line.format("0000000007", "1", "01"))
    again.write_text("\n".join((head, *rows)), "utf-8")
    check = look(office, again)
    assert (check.accepted, check.skipped, check.rejected) == (1, 1, 1)
    assert {found.rule: found.rows for found in check.findings}["already_there"] == 1
    noted = [found.message.values for found in check.findings if found.rule == "differs" and "examples" in found.message.values]
    told = {note["column"]: note["examples"] for note in noted}
    assert told == {"总电量": "2: 25.0000 / 20.0000", "结清标志": "2: 03 / 01"}, "an empty cell denies nothing"
    office.house.save_rejects(office.session, check.token, tmp_path / "rejects.xlsx")
    kept = [row[:2] for row in load_workbook(tmp_path / "rejects.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert [row for _, row in kept] == ["2"], "nothing is to be corrected in a row that is there as it stands"
    assert "“总电量”与库中已有的同一行不同" in str(kept[0][0])
    office.house.commit_import(office.session, look(office, again, answers=REPLACE).token)
    with office.house.gate.workspace.begin() as work:
        found = work.staging.query("SELECT t_pq, settle_flag FROM ws.bill_now WHERE cons_no = '0000000005'").to_pylist()
    assert [(str(row["t_pq"]), row["settle_flag"]) for row in found] == [("25.0000", "03")]


def test_that_a_batch_whose_bill_came_again_under_its_id_alone_is_held_in_place(office: Opened, tmp_path: Path) -> None:
    head = "供电单位,户号,应收标识,费用类型,电费年月,应收电费,发行日期,交费截止日"
    line = "城关,0000000005,A1,{},202602,10.00,20260305,20260325"
    (tmp_path / "first.csv").write_text(f"{head}\n{line.format('01')}", "utf-8")
    (tmp_path / "again.csv").write_text(f"{head}\n{line.format('02')}\n{line.format('02').replace('A1', 'A9')}", "utf-8")
    first = take(office, tmp_path / "first.csv")
    again = take(office, tmp_path / "again.csv")
    assert office.house.batch_standing(office.session, first) == (again,)
    with pytest.raises(UndoError):
        office.house.undo_import(office.session, first, "导错了文件")


def test_that_a_receipt_that_went_back_since_is_told_when_its_month_is_skipped(office: Opened, tmp_path: Path) -> None:
    head = "用户编号,应收年月,收费时间,实收金额,缴费方式,收费状态"
    line = "0000000001,202601,2026-02-10 10:00:00,100.00,微信,"
    for name, status in (("p.csv", "成功"), ("q.csv", "冲正")):
        (tmp_path / name).write_text(f"{head}\n{line}{status}", "utf-8")
    take(office, tmp_path / "p.csv")
    check = look(office, tmp_path / "q.csv")
    assert (check.accepted, check.rejected) == (0, 1)
    (told,) = [found for found in check.findings if found.rule == "differs" and "examples" in found.message.values]
    assert told.message.values["examples"] == "2: 冲正 / 成功"


def test_that_live_and_archive_bills_with_the_same_id_are_one_and_with_other_ids_two(office: Opened, tmp_path: Path) -> None:
    head = "供电单位,户号,应收标识,电费年月,应收电费,发行日期,交费截止日"
    line = "城关,0000000005,{},202602,{},20260305,20260325"
    live, archive = tmp_path / "live.csv", tmp_path / "archive.csv"
    live.write_text("\n".join((head, line.format("A1", "10.00"), line.format("A2", "3.00"))), "utf-8")
    archive.write_text("\n".join((head, line.format("A1", "10.00"), line.format("A2", "4.00"))), "utf-8")
    check = look(office, live, archive)
    assert (check.accepted, check.rejected) == (2, 2)
    assert {found.rule: found.rows for found in check.findings}["contradicts"] == 1
    office.house.commit_import(office.session, check.token)
    assert in_force(office, "bill")["0000000005"] == 1_300
    archive.write_text("\n".join((head, line.format("A1", "10.00"), line.format("A3", "5.00"))), "utf-8")
    check = look(office, archive)
    assert (check.accepted, check.skipped, check.rejected) == (1, 1, 0)


def test_that_a_months_receipts_are_replaced_by_bill_month_and_month_of_receipt(office: Opened, tmp_path: Path) -> None:
    paid = (("0000000001", "202601", "2026-02-10", "60.00"), ("0000000001", "202601", "2026-03-10", "40.00"))
    take(office, payments_csv(tmp_path / "p.csv", *paid))
    take(office, payments_csv(tmp_path / "q.csv", ("0000000001", "202601", "2026-03-12", "35.00")), answers=REPLACE)
    assert in_force(office, "payment") == {"0000000001": 9_500}


def test_that_a_batch_that_turned_rows_away_because_of_another_stands_on_it(office: Opened, tmp_path: Path) -> None:
    again = bills_csv(tmp_path / "again.csv", ("0000000001", "100.00", "城关"), ("0000000003", "30.00", "城关"))
    batch = take(office, again)
    with pytest.raises(UndoError) as error:
        office.house.undo_import(office.session, 1, "第一批有误")
    assert error.value.message.key == "undo.depended_on"
    assert error.value.message.values["turned_away"] == 1
    office.house.undo_import(office.session, batch, "先撤后来的")
    office.house.undo_import(office.session, 1, "第一批有误")


def test_that_a_batch_in_the_middle_goes_as_if_it_had_never_come(office: Opened, tmp_path: Path) -> None:
    take(office, bills_csv(tmp_path / "c.csv", ("0000000021", "1.00", "城关"), month="202602"))
    office.house.undo_import(office.session, 2, "河口的单独再导")
    other = opened_in(tmp_path / "other")
    for name in ("a.csv", "c.csv"):
        take(other, tmp_path / name)
    assert in_force(office, "bill") == in_force(other, "bill")
    other.house.gate.sign_out()


def test_that_missing_days_are_derived_by_the_offices_rule_told_and_kept_when_it_changes(tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "workspace")
    path = tmp_path / "bare.csv"
    path.write_text("供电单位,户号,电费年月,应收电费\n城关,0000000001,202601,100.00\n", "utf-8")
    check = look(opened, path)
    told = {found.rule: found.message.values for found in check.findings}
    assert (told["derived_release_date"]["day"], told["derived_due_date"]["day"]) == (5, 25)
    opened.house.commit_import(opened.session, check.token)
    with opened.house.gate.workspace.begin() as work:
        work.settings.put("integration", IntegrationRules(release_day=8, due_day=28).to_stored(), "x")
        row = work.staging.query("SELECT release_date, due_date, derived FROM ws.bill")
    stored = [str(row.column(name)[0].as_py()) for name in ("release_date", "due_date", "derived")]
    assert stored == ["2026-02-05", "2026-02-25", "release_date@5,due_date@25"]
    assert Money(in_force(opened, "bill")["0000000001"]) == Money(10_000)
    opened.house.gate.sign_out()


def test_that_the_offices_rule_counts_where_nobody_says_otherwise_but_never_for_the_very_same_file(tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "workspace")
    path = bills_csv(tmp_path / "a.csv", ("0000000001", "100.00", "城关"))
    take(opened, path)
    with opened.house.gate.workspace.begin() as work:
        work.settings.put("integration", IntegrationRules(same_month=SameMonth.REPLACE).to_stored(), "x")
        work.commit(AuditEntry("x", "integration.change", "", {}))
    assert [known.batch_id for known in look(opened, path).known] == [1]
    corrected = bills_csv(tmp_path / "b.csv", ("0000000001", "90.00", "城关"))
    assert look(opened, corrected).same_month is SameMonth.REPLACE
    said = opened.house.check_extracts(opened.session, (corrected,), answers=Answers(same_month=SameMonth.SKIP))
    assert (said.same_month, said.accepted) == (SameMonth.SKIP, 0)
    take(opened, corrected)
    assert in_force(opened, "bill") == {"0000000001": 9_000}
    opened.house.gate.sign_out()


def test_that_a_file_of_which_no_row_came_in_is_not_in_and_comes_in_with_its_answer(office: Opened, tmp_path: Path) -> None:
    unclear = tmp_path / "days.csv"
    unclear.write_text("户号,电费年月,应收电费,发行日期,供电单位\n0000000001,202602,8.00,03/04/26,城关\n", "utf-8")
    take(office, unclear, bills_csv(tmp_path / "more.csv", ("0000000002", "50.00", "城关"), month="202602"))
    assert in_force(office, "bill")["0000000001"] == 10_000
    answered = Answers((SheetChoice(unclear, "", day_order=DayOrder.MONTH_FIRST),))
    check = look(office, unclear, answers=answered)
    assert (check.known, check.accepted, check.rejected) == ((), 1, 0)
    take(office, unclear, answers=answered)
    assert look(office, unclear).known, "now it is in"
