"""Serial numbers of cells that show days, many at a time; one at a time it is calamine's date and `cell_text`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.importing.sources.xlsx.tags import Numbers

_FROM_1899_TO_1970 = 25569
_FIRST_SURE = 61  # below lies the 29th of February 1900, which there never was
_AFTER_LAST = 2958466
_DAY_MS = 86_400_000
_SIGNS = r"^[0-9]+(\.[0-9]+)?$"


@dataclass(frozen=True, slots=True)
class DayTexts:
    """The cells whose text is known, and the rest."""

    known: Numbers
    texts: pa.Array
    odd: Numbers


def day_texts(serials: pa.StringArray, shift: int) -> DayTexts:
    """Days as 2026-03-05, times as 2026-03-05 10:30:00; `shift` is 1462 in workbooks that count from 1904."""
    plain = np.asarray(pc.match_substring_regex(serials, _SIGNS))
    written = np.asarray(pc.cast(pc.if_else(pa.array(plain), serials, "0"), pa.float64()))
    values = written + shift
    sure = (written >= _FIRST_SURE) & (values < _AFTER_LAST)
    whole = sure & (written == np.floor(written))
    timed = np.flatnonzero(sure & ~whole)
    days = pa.array((values[whole] - _FROM_1899_TO_1970).astype(np.int32)).cast(pa.date32()).cast(pa.string())
    milliseconds = np.floor(values[timed] * _DAY_MS + 0.5).astype(np.int64) - _FROM_1899_TO_1970 * _DAY_MS
    moments = pa.array((milliseconds + 500) // 1000).cast(pa.timestamp("s")).cast(pa.string())
    return DayTexts(np.concatenate((np.flatnonzero(whole), timed)), pa.concat_arrays([days, moments]), np.flatnonzero(~sure))
