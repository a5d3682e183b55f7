"""Which backups are kept: all of today, the newest of 7 days, of 4 weeks and of 12 months (docs/adr/0012)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

DAYS, WEEKS, MONTHS = 7, 4, 12


def keep(backups: Iterable[dt.datetime], today: dt.date) -> frozenset[dt.datetime]:
    """The moments of the backups to keep.

    Nothing made today goes: who takes in a wrong file and then backs up by hand must still find the backup from before the file.
    Days, weeks and months without a backup do not count, so that a holiday costs nothing. A backup dated after today says that
    a clock was wrong; it is kept and takes nobody's place.
    """
    moments = sorted(set(backups), reverse=True)
    stay = {moment for moment in moments if moment.date() >= today}
    past = [moment for moment in moments if moment.date() <= today]
    kept = _newest_of(past, lambda moment: moment.date(), DAYS)
    kept |= _newest_of(past, lambda moment: moment.isocalendar()[:2], WEEKS)
    kept |= _newest_of(past, lambda moment: (moment.year, moment.month), MONTHS)
    return frozenset(kept | stay)


def _newest_of(moments: Iterable[dt.datetime], period: Callable[[dt.datetime], object], count: int) -> set[dt.datetime]:
    """The newest of each of the newest `count` periods; `moments` come newest first."""
    newest: dict[object, dt.datetime] = {}
    for moment in moments:
        newest.setdefault(period(moment), moment)
    return set(list(newest.values())[:count])
