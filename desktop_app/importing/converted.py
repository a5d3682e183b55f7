"""Amounts in another unit than the one stored (万元, 万千瓦时): which columns are multiplied, and by what. Always told."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain import formats
from desktop_app.domain.batch import ConvertedColumn, Finding, Severity
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.message import Message
from desktop_app.importing.names import in_brackets, plain
from desktop_app.importing.plan import FilePlan

RULE = "converted"


def converted(plan: FilePlan, dictionary: Dictionary) -> tuple[ConvertedColumn, ...]:
    """The columns read in a unit of their own, from left to right. What is kept as written beside them is not touched."""
    headers = {column.index: column.header.strip() for column in plan.file.columns}
    powers = {index: field.power for field in plan.fields if field.power for index in field.indexes}
    return tuple(
        ConvertedColumn(headers[index], _unit(headers[index], dictionary), 10**power) for index, power in sorted(powers.items())
    )


def told(plan: FilePlan, dictionary: Dictionary) -> Iterator[Finding]:
    """One note for each unit."""
    by_unit: dict[tuple[str, int], list[str]] = {}
    for column in converted(plan, dictionary):
        by_unit.setdefault((column.unit, column.factor), []).append(column.header)
    for (unit, factor), headers in by_unit.items():
        message = Message.of("importing.note.converted", columns="、".join(headers), unit=unit, factor=formats.count(factor))
        yield Finding(plan.file.file_no, RULE, Severity.NOTE, message, 0, ())


def _unit(header: str, dictionary: Dictionary) -> str:
    """As the dictionary writes it."""
    return next(unit for unit in dictionary.units if plain(unit) in in_brackets(header))
