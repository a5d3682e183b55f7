"""What a file does not tell is asked, and the answer is what it is read by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.intake import Answers, DayOrder, SheetChoice
from desktop_app.domain.sheets import Doubt
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.conftest import Checker

Writer = Callable[..., Path]
UNKNOWN = "甲,乙,丙,丁,戊\n0000012345,202603,100.00,20260328,20260420\n"
AS_BILL = ((0, "cons_no"), (1, "rcvbl_ym"), (2, "rcvbl_amt"), (3, "release_date"), (4, "due_date"))
BILLS = "户号,电费年月,应收电费,发行日期,交费截止日\n"


def answered(path: Path, *, sheet: str = "", **said: object) -> Answers:
    return Answers((SheetChoice(path, sheet, **said),))  # type: ignore[arg-type]  # fields by name


def workbook(path: Path, hidden: bool = True) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, number in (("台账", "0000012345"), ("去年", "0000012346")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, BILLS.strip().split(","))
            sheet.write_row(1, 0, [number, "202603", "100.00", "20260328", "20260420"])
        if hidden:
            sheet.hide()
    return path


def sheets(result: ImportCheck) -> list[tuple[str, bool, int | None, int | None]]:
    return [(sheet.sheet, sheet.taken, sheet.rows, sheet.file_no) for sheet in result.sheets]


def test_that_a_file_without_a_known_header_is_read_as_the_person_says(write: Writer, checked: Checker) -> None:
    path = write("x.csv", UNKNOWN)
    (seen,) = checked(path).open_sheets
    assert (seen.doubt, seen.readings, seen.header_row, seen.head[0][0]) == (Doubt.NO_HEADER, (), 1, "甲")
    result = checked(path, answers=answered(path, kind_id="bill", header_row=1, columns=AS_BILL))
    assert [(file.kind_id, file.accepted.rows, file.rejected.rows) for file in result.files] == [("bill", 1, 0)]
    assert (result.open_sheets, result.sheets[0].corrected) == ((), True)


def test_that_a_file_that_waits_does_not_hold_up_the_others(write: Writer, checked: Checker) -> None:
    result = checked(write("x.csv", UNKNOWN), write("b.csv", BILLS + "0000012345,202603,100.00,20260328,20260420\n"))
    assert [file.path.name for file in result.files] == ["b.csv"]
    assert [sheet.path.name for sheet in result.open_sheets] == ["x.csv"]


def test_that_a_kind_and_a_header_row_alone_are_enough_where_the_names_are_known(write: Writer, checked: Checker) -> None:
    path = write("x.csv", "应收标识,供电单位编码,户号,供电单位\nA1,01,0000012345,城关\n")
    (seen,) = checked(write("y.csv", "应收标识,供电单位编码,供电单位\nA1,01,城关\n")).open_sheets
    assert (seen.doubt, {reading.kind_id for reading in seen.readings}) == (Doubt.KIND, {"bill", "payment"})
    result = checked(path, answers=answered(path, kind_id="customer", header_row=1))
    assert [column.field_id for column in result.files[0].columns] == [None, "org_no", "cons_no", "org_name"]


def test_that_columns_named_by_the_person_fill_what_was_missing(write: Writer, checked: Checker) -> None:
    path = write("b.csv", "户号,电费年月,应交多少,发行日期,交费截止日\n0000012345,202603,100.00,20260328,20260420\n")
    (seen,) = checked(path).open_sheets
    assert (seen.doubt, seen.readings[0].missing) == (Doubt.MISSING, ("rcvbl_amt",))
    columns = tuple((column.index, column.field_id or "rcvbl_amt") for column in seen.readings[0].columns)
    assert checked(path, answers=answered(path, columns=columns)).accepted == 1


def test_that_an_answer_that_leaves_a_required_column_out_is_asked_about_again(write: Writer, checked: Checker) -> None:
    path = write("x.csv", UNKNOWN)
    result = checked(path, answers=answered(path, kind_id="bill", header_row=1, columns=AS_BILL[:2]))
    assert (result.files, result.open_sheets[0].doubt) == ((), Doubt.MISSING)


def test_that_two_columns_are_never_read_as_the_same_field(write: Writer, checked: Checker) -> None:
    path = write("x.csv", UNKNOWN)
    with pytest.raises(ValueError, match="one column only"):
        checked(path, answers=answered(path, kind_id="bill", header_row=1, columns=((0, "cons_no"), (1, "cons_no"))))


def test_that_the_points_of_a_curve_stand_in_a_column_each(write: Writer, checked: Checker) -> None:
    head = ",".join(["户号", "日期", *(f"第{number}点" for number in range(1, 25))])
    path = write("c.csv", f"{head}\n0000012345,2026-03-01,{','.join(['1.5'] * 24)}\n")
    (file,) = checked(path).files
    columns = tuple((column.index, column.field_id) for column in file.columns)
    again = checked(path, answers=answered(path, kind_id=file.kind_id, header_row=1, columns=columns))
    assert [(one.columns, one.accepted.rows) for one in again.files] == [(file.columns, file.accepted.rows)]


def test_that_a_cell_with_several_things_in_it_stays_so_when_its_mapping_is_confirmed(write: Writer, checked: Checker) -> None:
    path = write("k.csv", "户号,户名,台区(no|name),联系电话\n0000012345,张三,0101|城关,13800000000\n")
    (file,) = checked(path).files
    assert file.columns[2].more
    columns = tuple((column.index, column.field_id) for column in file.columns)
    again = checked(path, answers=answered(path, kind_id=file.kind_id, header_row=1, columns=columns))
    assert again.files[0].columns == file.columns


def test_that_hidden_sheets_are_shown_with_their_rows_and_read_only_when_ticked(tmp_path: Path, checked: Checker) -> None:
    path = workbook(tmp_path / "b.xlsx")
    assert sheets(checked(path)) == [("台账", True, 1, 1), ("去年", False, 1, None)]
    assert sheets(checked(path, answers=answered(path, sheet="去年", taken=True))) == [("台账", True, 1, 1), ("去年", True, 1, 2)]


def test_that_an_unticked_sheet_is_not_read_and_not_complained_about(tmp_path: Path, checked: Checker) -> None:
    path = workbook(tmp_path / "b.xlsx", hidden=False)
    result = checked(path, answers=answered(path, sheet="去年", taken=False))
    assert sheets(result) == [("台账", True, 1, 1), ("去年", False, 1, None)]
    assert [finding for finding in result.findings if finding.rule == "passed_over"] == []


def test_that_confirming_what_was_found_anyway_is_no_correction(write: Writer, checked: Checker) -> None:
    path = write("b.csv", BILLS + "0000012345,202603,100.00,20260328,20260420\n")
    columns = tuple((column.index, column.field_id) for column in checked(path).files[0].columns)
    (seen,) = checked(path, answers=answered(path, kind_id="bill", header_row=1, columns=columns)).sheets
    assert not seen.corrected


def test_that_days_of_unclear_order_are_refused_and_asked_about(write: Writer, checked: Checker) -> None:
    path = write("b.csv", BILLS + "0000012345,202603,1.00,03/04/26,20260420\n0000012346,202603,1.00,13/04/26,20260420\n")
    result = checked(path)
    assert (result.accepted, result.rejected) == (0, 2)
    days = result.sheets[0].days
    assert days is not None
    assert (days.examples, days.rows) == (("13/04/26", "03/04/26"), 2)
    read = {reading.order: (reading.days, reading.unread) for reading in days.readings}
    assert read[DayOrder.DAY_FIRST] == ((dt.date(2026, 4, 13), dt.date(2026, 4, 3)), 0)
    assert read[DayOrder.MONTH_FIRST] == ((None, dt.date(2026, 3, 4)), 1)
    assert read[DayOrder.YEAR_FIRST] == ((dt.date(2013, 4, 26), dt.date(2003, 4, 26)), 0)


def test_that_an_answer_makes_the_days_readable_in_that_order(write: Writer, checked: Checker, staging: MemoryStaging) -> None:
    path = write("b.csv", BILLS + "0000012345,202603,1.00,03/04/26,1.5.2026 08:30\n0000012346,202603,1.00,13/04/26,20260420\n")
    result = checked(path, answers=answered(path, day_order=DayOrder.DAY_FIRST))
    assert (result.accepted, result.sheets[0].days, result.sheets[0].corrected) == (2, None, True)
    read = staging.connection.execute("SELECT release_date, due_date FROM stage.checked_bill ORDER BY row_no").fetchall()
    assert read == [(dt.date(2026, 4, 3), dt.date(2026, 5, 1)), (dt.date(2026, 4, 13), dt.date(2026, 4, 20))]


def test_that_after_the_answer_the_preview_shows_the_days_as_they_were_understood(write: Writer, checked: Checker) -> None:
    path = write(
        "b.csv",
        BILLS
        + "0000012345,202603,1.00,03/04/26,1.5.2026 08:30\n"
        + "0000012346,202603,1.00,2026-03-28,20260420\n"
        + "0000012347,202603,1.00,31/02/26,20/04/26\n",
    )
    days = [row[3:] for row in checked(path).files[0].preview]
    assert days[0] == ("03/04/26", "1.5.2026 08:30"), "before it, as they stand in the file"
    days = [row[3:] for row in checked(path, answers=answered(path, day_order=DayOrder.DAY_FIRST)).files[0].preview]
    assert days == [
        ("03/04/26 → 2026-04-03", "1.5.2026 08:30 → 2026-05-01"),
        ("2026-03-28", "20260420"),
        ("31/02/26", "20/04/26 → 2026-04-20"),
    ]
    other = checked(path, answers=answered(path, day_order=DayOrder.MONTH_FIRST)).files[0].preview
    assert other[0][3] == "03/04/26 → 2026-03-04"


def test_that_a_day_the_answer_cannot_read_is_refused(write: Writer, checked: Checker) -> None:
    path = write("b.csv", BILLS + "0000012345,202603,1.00,13/04/26,20260420\n")
    result = checked(path, answers=answered(path, day_order=DayOrder.MONTH_FIRST))
    assert (result.accepted, [finding.rule for finding in result.findings if finding.rows][:1]) == (0, ["not_a_day"])
