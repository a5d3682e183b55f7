"""The places of cells in markup, as far out as any names one; whole chunks of bytes at a time."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from desktop_app.importing.sources.limits import Extent

# r="AB12" and r='7' of any element in any namespace; cells of columns A to Z only where their row is beyond any sheet
_PLACE = re.compile(rb"[\s\"']r\s*=\s*[\"'](?:([A-Za-z]{2,})(\d+)|[A-Za-z](\d{7,})|(\d+))[\"']")
_MOST_LETTERS, _MOST_DIGITS, _NEAR_DIGITS = 3, 8, 6
_PADDING = bytes(_MOST_LETTERS + _MOST_DIGITS + 2)
_BLANK, _QUOTE = (np.isin(np.arange(256), [*signs]) for signs in (b" \t\n\r\f\v", b"\"'"))
_LETTER = np.isin(np.arange(256) | 0x20, np.arange(ord("a"), ord("z") + 1))

_Numbers = npt.NDArray[np.int64]
_Bytes = npt.NDArray[np.uint8]


def reach_places(text: bytes, extent: Extent) -> None:
    """Let the extent reach as far as the places in a piece of markup."""
    data = np.frombuffer(b"  " + text + _PADDING, dtype=np.uint8)
    equals = np.flatnonzero(data == ord("="))
    before, after = data[equals - 1], data[equals + 1]
    if (_BLANK[before] | _BLANK[after]).any() or not _reached(data, equals[(before == ord("r")) & _QUOTE[after]], extent):
        _reach_one_by_one(text, extent)


def _reached(data: _Bytes, equals: _Numbers, extent: Extent) -> bool:
    """False where a place is too long to be read like this."""
    begins = data[equals - 2]
    at = equals[_BLANK[begins] | _QUOTE[begins]] + 2
    columns = np.zeros(len(at), dtype=np.int64)
    letters = np.zeros(len(at), dtype=np.int64)
    for _ in range(_MOST_LETTERS):
        sign = data[at]
        is_letter = _LETTER[sign]
        columns = np.where(is_letter, columns * 26 + (sign & 0x1F), columns)
        letters += is_letter
        at = at + is_letter
    return not _LETTER[data[at]].any() and _rows_reached(data, at, letters, columns, extent)


def _rows_reached(data: _Bytes, at: _Numbers, letters: _Numbers, columns: _Numbers, extent: Extent) -> bool:
    far = (letters != 1) | (data[at + _NEAR_DIGITS] - np.uint8(ord("0")) <= 9)
    at, letters, columns = at[far], letters[far], columns[far]
    rows, digits = np.zeros(len(at), dtype=np.int64), np.zeros(len(at), dtype=np.int64)
    going = np.ones(len(at), dtype=np.bool_)
    for _ in range(_MOST_DIGITS):
        digit = data[at] - np.uint8(ord("0"))
        going &= digit <= 9
        rows = np.where(going, rows * 10 + digit, rows)
        digits += going
        at = at + going
    ends = data[at]
    if (going & (ends - np.uint8(ord("0")) <= 9)).any():
        return False
    found = _QUOTE[ends] & (digits > 0) & ((letters != 1) | (digits > _NEAR_DIGITS))
    extent.reach(int(rows[found].max(initial=1)), int(columns[found & (letters > 1)].max(initial=1)))
    return True


def _reach_one_by_one(text: bytes, extent: Extent) -> None:
    for place in _PLACE.finditer(text):
        letters, row, far_row, plain_row = place.groups()
        extent.reach(int((row or far_row or plain_row)[:12]), _column_number(letters[:8]) if letters else 1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
