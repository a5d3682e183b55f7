"""What a file's own total rows say, and what came of holding it against the rows they are about."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.message import Message
from desktop_app.domain.money import Money

_MOST_NAMED = 3
_UNITS = {"amount": (" 元", " yuan"), "customers": (" 户", " customers"), "rows": (" 行", " rows"), "count": ("", "")}


class Item(enum.Enum):
    """What a total row counts."""

    AMOUNT = "amount"
    CUSTOMERS = "customers"
    ROWS = "rows"
    COUNT = "count"  # a bare number below the customer numbers' header: customers or rows


_BARE = (Item.ROWS, Item.CUSTOMERS)


class Answer(enum.Enum):
    """What came of it."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"  # which rows it is about cannot be told: not compared
    UNREAD = "unread"  # it holds no number that can be read: not compared


class Covers(enum.Enum):
    """The rows a total row agrees with, or was held against."""

    FILE = "file"
    PARTS = "parts"  # those of all parts of an export that came in several
    ABOVE = "above"  # everything above it
    BLOCK = "block"  # those since the total row before


@dataclass(frozen=True, slots=True)
class OwnTotal:
    """Total rows of one file with the same answer: what the first of them says, and how many they are.

    `said` are its digits as they are written (in yuan), '' where there are none; `value` the figure it was compared as;
    `counted` what the rows come to that `covers` names (of parts: the file's own, then all `parts` together, told by name).
    `stated`: it is the one figure that is told as the file's own total.
    """

    item: Item
    answer: Answer
    covers: Covers | None
    word: str
    said: str
    counted: tuple[str, ...]
    rows: int
    first: tuple[int, ...]
    parts: tuple[str, ...] = ()
    stated: bool = False
    rounded: bool = False
    value: Decimal | None = None

    @property
    def amount(self) -> Money | None:
        """The figure in whole fen; None where it has parts of one."""
        try:
            return None if self.value is None else Money.from_yuan(self.value)
        except ValueError:
            return None

    @property
    def is_compared(self) -> bool:
        return self.answer in (Answer.AGREES, Answer.DIFFERS)

    @property
    def is_the_files(self) -> bool:
        """It is told as the file's own total beside the file's rows, customers or sum."""
        fits_there = (
            self.answer is Answer.AGREES if self.item is Item.COUNT else self.item is not Item.AMOUNT or self.amount is not None
        )
        return self.stated and fits_there

    @property
    def row_no(self) -> int:
        return self.first[0]


def worth_telling(totals: Iterable[OwnTotal]) -> tuple[OwnTotal, ...]:
    """All but those that stand beside the file's rows anyway and agree with them."""
    return tuple(total for total in totals if not (total.is_the_files and total.answer is Answer.AGREES))


def told(total: OwnTotal) -> Message:
    """The sentence: which rows, what they say, and what the rows they are about come to."""
    own, together = _counted(total)
    figures = {"said": (total.said,), "counted": own, "together": together}
    values: dict[str, object] = {"word": total.word, "rows": total.rows, **_parts(total.parts)}
    for name, told_figures in figures.items():
        values[name], values[f"{name}_en"] = _in_words(total.item, told_figures)
    several = "_several" if total.rows > 1 else ""
    match total.answer:
        case Answer.UNREAD:
            return Message(f"importing.note.total_unread_{total.item.value}", values)
        case Answer.OPEN:
            return Message(f"importing.note.total_open{several}", values)
    covers = total.covers.value if total.covers else Covers.FILE.value
    return Message(f"importing.note.total_{total.answer.value}_{covers}{several if covers == Covers.BLOCK.value else ''}", values)


def _parts(names: tuple[str, ...]) -> dict[str, object]:
    if len(names) <= _MOST_NAMED:
        return {"parts": "、".join(names), "parts_en": ", ".join(names)}
    ends = f"{names[0]} … {names[-1]}"
    return {"parts": f"{ends}（{len(names)} 个部分）", "parts_en": f"{ends} ({len(names)} parts)"}


def _counted(total: OwnTotal) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the file's rows or the block come to, and all parts together."""
    half = len(total.counted) // 2 if total.covers is Covers.PARTS else len(total.counted)
    return total.counted[:half], total.counted[half:]


def _in_words(item: Item, figures: tuple[str, ...]) -> tuple[str, str]:
    """Figures with their unit, in Chinese and English; a bare number is held against rows and customers."""
    items = _BARE if item is Item.COUNT and len(figures) > 1 else (item,) * len(figures)
    pairs = [(figure, *_UNITS[one.value]) for figure, one in zip(figures, items, strict=True)]
    return "、".join(figure + zh for figure, zh, _ in pairs), ", ".join(figure + en for figure, _, en in pairs)
