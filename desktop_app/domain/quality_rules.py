"""The data-quality rules as people see them: what a hit means, what a rule needs, which of its limits an office may move."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from desktop_app.domain.masking import Personal

MOST_WORDS, LONGEST_WORD = 30, 40


class Gravity(enum.Enum):
    """What a hit means: figures are wrong, figures may be wrong, worth tidying."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def weight(self) -> int:
        """How much a rule counts in the score."""
        return {Gravity.ERROR: 5, Gravity.WARNING: 2, Gravity.HINT: 1}[self]


@dataclass(frozen=True, slots=True)
class NumberParameter:
    """A limit an office may move between `low` and `high`. `unit` is a key of the texts (quality.unit.*)."""

    name: str
    default: str
    unit: str
    low: str
    high: str

    def refuses(self, value: str) -> bool:
        try:
            number = Decimal(value)
        except InvalidOperation:
            return True
        return not (number.is_finite() and Decimal(self.low) <= number <= Decimal(self.high))


@dataclass(frozen=True, slots=True)
class WordsParameter:
    """Codes and words by which the office's extracts say something; kept joined by commas."""

    name: str
    default: str
    unit: str = "words"

    def refuses(self, value: str) -> bool:
        words = words_of(value)
        return not words or len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words)


Parameter = NumberParameter | WordsParameter


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """One rule as people see it. `needs` are tables (`bill`) and columns (`bill.t_pq`) without which nothing can be judged;
    `personal` is the kind of data that the observed value is, None where it is nobody's."""

    id: str
    gravity: Gravity
    needs: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()
    personal: Personal | None = None

    def parameter(self, name: str) -> Parameter | None:
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of one parameter of one rule."""

    rule: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs from the defaults."""

    changed: tuple[Setting, ...] = ()

    def value(self, rule: str, parameter: Parameter) -> str:
        found = (one.value for one in self.changed if (one.rule, one.name) == (rule, parameter.name))
        return next(found, parameter.default)


def words_of(value: str) -> tuple[str, ...]:
    """The words of a list; Chinese and Western commas part them."""
    parts = value.replace("，", ",").replace("、", ",").split(",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
