"""Load curves: a day's points in one row, or one point a row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.texts import Texts
from tests.fakes.staging import MemoryStaging

Writer = Callable[..., Path]
HEADER = "表号,数据日期," + ",".join(f"P{point:02d}" for point in range(1, 25))


def line(meter: str, points: list[str]) -> str:
    return f"{meter},20260301,{','.join(points)}\n"


def test_that_a_point_that_is_missing_stays_missing_in_its_place(
    write: Writer, checked: Callable[..., ImportCheck], commit: Callable[[ImportCheck, int], int], staging: MemoryStaging
) -> None:
    points = [str(number / 4) for number in range(24)]
    result = checked(write("c.csv", f"{HEADER}\n" + line("00123456", [*points[:5], "", "-", *points[7:]])))
    assert commit(result, 1) == 1
    ((power,),) = staging.connection.execute("SELECT power FROM ws.curve").fetchall()
    assert power == [*(number / 4 for number in range(5)), None, None, *(number / 4 for number in range(7, 24))]


def test_that_a_day_with_a_point_that_is_no_number_is_refused(
    write: Writer, checked: Callable[..., ImportCheck], texts: Texts
) -> None:
    result = checked(write("c.csv", f"{HEADER}\n" + line("00123456", ["1"] * 23 + ["坏"]) + line("00123457", ["1"] * 24)))
    (finding,) = result.findings
    assert (finding.rule, finding.rows, finding.sample_rows) == ("not_a_number", 1, (2,))
    assert "P01…P24" in texts.say(finding.message)


def test_that_a_day_without_any_point_is_refused(write: Writer, checked: Callable[..., ImportCheck]) -> None:
    result = checked(write("c.csv", f"{HEADER}\n" + line("00123456", [""] * 24)))
    assert (result.accepted, result.rejected) == (0, 1)


def test_that_the_same_day_of_a_meter_comes_in_once(
    write: Writer, checked: Callable[..., ImportCheck], commit: Callable[[ImportCheck, int], int]
) -> None:
    day = line("00123456", ["1"] * 24)
    assert commit(checked(write("c.csv", f"{HEADER}\n{day}")), 1) == 1
    again = checked(write("c.csv", f"{HEADER}\n{day}{line('00123457', ['2'] * 24)}"))
    assert (again.accepted, again.skipped, again.rejected) == (1, 1, 0)


def test_that_points_written_one_a_row_are_rows_of_one_point(
    write: Writer, checked: Callable[..., ImportCheck], commit: Callable[[ImportCheck, int], int], staging: MemoryStaging
) -> None:
    rows = "表号,数据时间,有功功率\n00123456,2026-03-01 00:15:00,1.25\n00123456,2026-03-01 00:30:00,1.5\n"
    assert commit(checked(write("c.csv", rows)), 1) == 2
    assert staging.connection.execute("SELECT power FROM ws.curve ORDER BY data_time").fetchall() == [([1.25],), ([1.5],)]
