"""Cells with several things in them: `no|name`, `no-name`, `no(name)`, telephone numbers in a row.

A cell that has not the form its column has elsewhere goes whole to the name (or, being digits alone, to the number): no part of a
cell is ever left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop_app.domain.dictionary import Composite, ExtractKind
from desktop_app.importing.names import bare, plain
from desktop_app.importing.sql import BLANKS, literal

_CODE = r"[0-9A-Za-z]*\d{4,}[0-9A-Za-z]*"  # four digits on end: 10kV-城关线 is a name
_DASHED = rf"({_CODE}) *[-—–_:：/~] *([\s\S]*\S)"
_BRACKETED = rf"({_CODE}) *[(（]([\s\S]*)[)）]"
_PIPED = r"([^|｜]*)[|｜]([\s\S]*)"
_FORMS = tuple(re.compile(form) for form in (_PIPED, _DASHED, _BRACKETED))
_ANNOTATION = re.compile(r"[(\[【](id|no|编号|编码|代码|[a-c])[|/\-_、,](name|名称|[a-c])([|/\-_、,][a-c])?[)\]】]")

_BETWEEN_PHONES = r"[|｜,，;；、/\\\s]+"
_IN_PLACES = r"[|｜]"
_LONGEST_NUMBER = 12  # what is no longer is one number, as most cells are: nothing else need be looked for
_MOBILE = r"(\+?86[- ]?)?1[3-9]\d{9}"


def composite_of(header: str, kind: ExtractKind, cells: Iterable[str]) -> Composite | None:
    """What the header, or the header and the first cells below it, say is in the column."""
    for composite in kind.composites:
        if plain(header) in {plain(name) for name in (composite.zh, composite.en, *composite.always)}:
            return composite
        if bare(header) in {plain(name) for name in (composite.zh, *composite.always, *composite.seen)} and (
            _ANNOTATION.search(plain(header)) or _has_the_form(cells)
        ):
            return composite
    return None


def part_sql(text: str, composite: Composite, part: str, fed: Sequence[str]) -> str:
    """One part of a cleaned cell; `fed` are the fields that take something of it, in the composite's order."""
    if _is_phones(composite):
        return _phone(text, fed.index(part), last=part == fed[-1])
    return _code(text) if composite.parts.index(part) == 0 else _name(text)


def _has_the_form(cells: Iterable[str]) -> bool:
    """Every filled cell holds a number and a name."""
    filled = [text for cell in cells if (text := cell.strip(BLANKS + "'"))]
    return bool(filled) and all(any(_both(form, cell) for form in _FORMS) for cell in filled)


def _both(form: re.Pattern[str], cell: str) -> bool:
    match = form.fullmatch(cell)
    return match is not None and bool(match[1].strip()) and bool(match[2].strip()) and bool(re.search(r"\d", match[1]))


def _is_phones(composite: Composite) -> bool:
    return len(composite.parts) > 2


def _code(text: str) -> str:
    return _split(text, 1, alone=text, otherwise="NULL")


def _name(text: str) -> str:
    return _split(text, 2, alone="NULL", otherwise=text)


def _split(text: str, group: int, alone: str, otherwise: str) -> str:
    def group_of(form: str) -> str:
        return f"regexp_extract({text}, {literal(f'^{form}$')}, {group})"

    return (
        f"nullif(trim(CASE WHEN regexp_matches({text}, '[|｜]') THEN {group_of(_PIPED)} "
        f"WHEN regexp_full_match({text}, {literal(_CODE)}) THEN {alone} "
        f"WHEN regexp_full_match({text}, {literal(_BRACKETED)}) THEN {group_of(_BRACKETED)} "
        f"WHEN regexp_full_match({text}, {literal(_DASHED)}) THEN {group_of(_DASHED)} ELSE {otherwise} END), '')"
    )


def _phone(text: str, place: int, last: bool) -> str:
    """The number in a place; the last field takes all that are left. Lists without places give the mobile number first."""
    in_places = f"list_transform(regexp_split_to_array({text}, '{_IN_PLACES}'), lambda number: trim(number))"
    listed = f"list_filter(regexp_split_to_array({text}, '{_BETWEEN_PHONES}'), lambda number: number <> '')"
    first = f"list_filter({listed}, lambda number: regexp_full_match(number, '{_MOBILE}'))"
    rest = f"list_filter({listed}, lambda number: NOT regexp_full_match(number, '{_MOBILE}'))"
    numbers = f"CASE WHEN regexp_matches({text}, '{_IN_PLACES}') THEN {in_places} ELSE list_concat({first}, {rest}) END"
    left = f"list_filter(({numbers})[{place + 1}:], lambda number: number <> '')"
    taken = f"array_to_string({left}, ',')" if last else f"({numbers})[{place + 1}]"
    alone = text if place == 0 else "NULL"
    several = f"(length({text}) > {_LONGEST_NUMBER} OR contains({text}, '|')) AND regexp_matches({text}, '{_BETWEEN_PHONES}')"
    return f"nullif(CASE WHEN {several} THEN {taken} ELSE {alone} END, '')"
