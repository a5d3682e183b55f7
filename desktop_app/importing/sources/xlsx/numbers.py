"""Numbers as they are written in a sheet to numbers as Excel keeps them, many at a time; one at a time it is `number_text`."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.importing.sources.cells import number_text
from desktop_app.importing.sources.xlsx.tags import Bytes, Flags, Numbers
from desktop_app.importing.sources.xlsx.unusual import Unusual

_MOST_DIGITS = 15
_FEW = 500
_POINT, _MINUS, _ZERO = ord("."), ord("-"), ord("0")
_FLOAT_SIGNS = np.isin(np.arange(256), [*b"0123456789.+-eE"])
# 1.23456789012345e-07 has its digits at fixed places, and a plain number below 0.0001 has them after so many zeros.
_TINY = (
    "CASE WHEN x < 0 THEN '-' ELSE '' END || '0.' || repeat('0', substr(format('{:.14e}', abs(x)), 19)::INT - 1) || "
    "rtrim(format('{:.14e}', abs(x))[1] || substr(format('{:.14e}', abs(x)), 3, 14), '0')"
)
_ROUNDED = (
    "SELECT CASE WHEN x = 0 THEN '0' WHEN abs(x) >= 1e15 THEN format('{:.14E}', x) "
    f"WHEN abs(x) < 1e-4 THEN {_TINY} ELSE replace(format('{{:.15g}}', x), '1e+15', '1000000000000000') END AS text FROM numbers"
)


@dataclass(frozen=True, slots=True)
class NumberTexts:
    """Which texts are final as they stand, which are rounded to `rounded`, and the rest, which may be no numbers at all."""

    final: Flags
    computed: Numbers
    rounded: pa.Array
    odd: Numbers


class Rounding:
    """Numbers to the fifteen digits that Excel keeps."""

    def __init__(self) -> None:
        self._engine: duckdb.DuckDBPyConnection | None = None

    def number_texts(self, texts: pa.StringArray) -> NumberTexts:
        """Sort the texts of number cells, none of them empty.

        Raises:
            Unusual: a number that calamine would read in its own way.
        """
        data, begins, ends = _bytes_of(texts)
        final = _final(data, begins, ends)
        odd = np.zeros(len(final), dtype=np.bool_)
        if not final.all():
            strange = np.flatnonzero(~_FLOAT_SIGNS[data])
            odd[np.searchsorted(ends, strange, side="right")] = True
        computed = np.flatnonzero(~final & ~odd)
        return NumberTexts(final, computed, self.rounded(texts.take(pa.array(computed))), np.flatnonzero(odd))

    def rounded(self, texts: pa.StringArray) -> pa.Array:
        """Numbers in any notation as `number_text` gives them.

        Raises:
            Unusual: one of them is none, or has no bounds.
        """
        try:
            values = pc.cast(texts, pa.float64())
        except pa.ArrowInvalid as error:
            raise Unusual("not a number") from error
        if not pc.all(pc.is_finite(values), min_count=0).as_py():
            raise Unusual("a number beyond all bounds")
        if len(values) < _FEW:
            return pa.array([number_text(value) for value in values.to_pylist()], pa.string())
        self._engine = self._engine or duckdb.connect(":memory:", config={"threads": 1})
        self._engine.register("numbers", pa.table({"x": values}))
        return self._engine.execute(_ROUNDED).to_arrow_table().column("text").combine_chunks()


def _bytes_of(texts: pa.StringArray) -> tuple[Bytes, Numbers, Numbers]:
    """The bytes of all texts, and where each begins and ends in them."""
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1].astype(np.int64)
    data = np.frombuffer(texts.buffers()[2], dtype=np.uint8)[offsets[0] : offsets[-1]]
    offsets -= offsets[0]
    return data, offsets[:-1], offsets[1:]


def _final(data: Bytes, begins: Numbers, ends: Numbers) -> Flags:
    """At most fifteen digits, no needless zero or sign, at most one point and that inside: nothing there to be changed."""
    signs = np.flatnonzero(data - np.uint8(_ZERO) > 9)
    owner = np.searchsorted(ends, signs, side="right")
    points = data[signs] == _POINT
    negative = data[begins] == _MINUS
    others = np.bincount(owner[~points], minlength=len(begins)) - negative
    dots = np.bincount(owner[points], minlength=len(begins))
    first = np.minimum(begins + negative, ends - 1)
    lead, last, second = data[first], data[ends - 1], data[np.minimum(first + 1, len(data) - 1)]
    length = ends - first
    whole = (lead != _ZERO) | ((length == 1) & ~negative)
    broken = ((lead != _ZERO) | (second == _POINT)) & (last != _ZERO) & (lead != _POINT) & (last != _POINT)
    return np.asarray((others == 0) & (length - dots <= _MOST_DIGITS) & np.where(dots == 0, whole, (dots == 1) & broken))
