"""The rows that could be a header: each of the first ones, and each with the one below it where the upper one groups columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.dictionary import Dictionary
from desktop_app.importing.names import known_units, plain

Spellings = tuple[str, ...]
"""What a column may be called, the likelier first."""

# Upper cells that say where a column belongs, not what it is: below them 电费 still is 电费, below 上年同期 it is not.
_SAYS_NOTHING = re.compile(
    r"((用电)?(客户|用户)|基本|账单|费用|电费|电量|电量电费|金额|计量|台区|线路|单位|组织|户|抄表|缴费|收费|欠费|结算|违约金|电能表|表计|"
    r"示数|日期|时间|其他|其它|本[月期次]|当[月期])?(信息|情况|数据|资料|明细|档案|栏|内容|部分|项目|记录|（.*）|\(.*\))?"
)


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Columns as they may be called; `last_row` is the number of the row, of two `joined` rows that of the lower one.

    `grouped`: the upper row cannot be read without the lower one, or the other way round: a cell of it stands over several
    columns, or the lower row holds nothing but units.
    """

    last_row: int
    columns: tuple[Spellings, ...]
    joined: bool = False
    grouped: bool = False


def header_rows(head: Sequence[Sequence[str]], dictionary: Dictionary) -> Iterator[HeaderRow]:
    for number, row in enumerate(head, start=1):
        yield HeaderRow(number, tuple((cell,) for cell in row))
        upper = head[number - 2] if number > 1 else ()
        if sum(bool(cell.strip()) for cell in upper) > 1 and not any(":" in plain(cell) for cell in upper):
            yield _joined(number, upper, row, dictionary)


def _joined(number: int, upper: Sequence[str], lower: Sequence[str], dictionary: Dictionary) -> HeaderRow:
    width = max(len(upper), len(lower))
    above = [upper[place] if place < len(upper) else "" for place in range(width)]
    below = [lower[place] if place < len(lower) else "" for place in range(width)]
    units = known_units(dictionary)
    columns = tuple(_spelled(cell, name, units) for cell, name in zip(_groups(above, below), below, strict=True))
    return HeaderRow(number, columns, joined=True, grouped=_is_grouped(above, below, units))


def _is_grouped(above: Sequence[str], below: Sequence[str], units: dict[str, int]) -> bool:
    filled = [cell for cell in below if cell.strip()]
    over_several = any(name.strip() and not cell.strip() and group.strip() for cell, name, group in _beside(above, below))
    return over_several or (bool(filled) and all(_is_unit(cell, units) for cell in filled))


def _beside(above: Sequence[str], below: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each upper and lower cell with the text that stands over the column."""
    return zip(above, below, _groups(above, below), strict=True)


def _groups(above: Sequence[str], below: Sequence[str]) -> Iterator[str]:
    """The upper cell over each column: a merged cell's text stands over the first of its columns only."""
    group = ""
    for upper, lower in zip(above, below, strict=True):
        if upper.strip() or not lower.strip():
            group = upper
        yield group


def _spelled(upper: str, lower: str, units: dict[str, int]) -> Spellings:
    if not lower.strip() or not upper.strip():
        return (lower if lower.strip() else upper,)
    if _is_unit(lower, units):
        return (f"{upper}({plain(lower).strip('()[]')})",)
    together = (f"{upper}{lower}", f"{lower}{upper}")
    return (*together, lower) if _SAYS_NOTHING.fullmatch(plain(upper)) or plain(upper) in plain(lower) else together


def _is_unit(cell: str, units: dict[str, int]) -> bool:
    return plain(cell).strip("()[]") in units
