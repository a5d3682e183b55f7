"""Which backups stay: restic's rule, with days, weeks and months that have a backup."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.rotation import DAYS, MONTHS, WEEKS, keep

TODAY = dt.date(2026, 11, 23)
MOMENTS = st.lists(st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2026, 11, 23, 23, 59)), max_size=120)


def test_that_a_daily_backup_over_two_years_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    days = [dt.datetime(2026, 11, 23, 17) - dt.timedelta(days=back) for back in range(730)]
    kept = sorted(keep(days, TODAY), reverse=True)
    assert kept[:7] == days[:7]
    assert len(kept) == 7 + 2 + 11  # two of the four weeks and one of the months end within the seven days
    assert min(kept) == dt.datetime(2025, 12, 31, 17)


@given(MOMENTS)
def test_that_what_is_kept_is_some_of_what_there_is_and_the_newest_is_among_it(moments: list[dt.datetime]) -> None:
    kept = keep(moments, TODAY)
    assert kept <= set(moments)
    assert len([moment for moment in kept if moment.date() != TODAY]) <= DAYS + WEEKS + MONTHS
    assert not moments or max(moments) in kept


@given(st.lists(st.times(), max_size=20), MOMENTS)
def test_that_nothing_made_today_goes(times: list[dt.time], moments: list[dt.datetime]) -> None:
    today = {dt.datetime.combine(TODAY, time) for time in times}
    assert today <= keep([*today, *moments], TODAY)


@given(MOMENTS)
def test_that_rotating_twice_removes_nothing_more(moments: list[dt.datetime]) -> None:
    kept = keep(moments, TODAY)
    assert keep(kept, TODAY) == kept


@given(MOMENTS)
def test_that_the_newest_of_each_of_the_last_seven_days_with_a_backup_stays(moments: list[dt.datetime]) -> None:
    kept = keep(moments, TODAY)
    days = sorted({moment.date() for moment in moments}, reverse=True)[:DAYS]
    assert all(max(moment for moment in moments if moment.date() == day) in kept for day in days)


@given(MOMENTS, st.lists(st.datetimes(dt.datetime(2026, 11, 24), dt.datetime(2030, 1, 1)), max_size=20))
def test_that_backups_from_the_future_stay_and_take_nobodys_place(moments: list[dt.datetime], future: list[dt.datetime]) -> None:
    assert keep([*moments, *future], TODAY) == keep(moments, TODAY) | set(future)
