"""The questions a check may ask, answered by options: which sheets, what kind, which header and columns, in which order days are.

An answer goes to every sheet that asks; files that need different ones are imported one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.locked_files import checked
from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import Answers, DayOrder, SameMonth, SheetChoice
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Session
from desktop_app.domain.sheets import SeenSheet, SheetReading
from desktop_app.services.house import House

SameMonthOption = Annotated[
    SameMonth | None,
    typer.Option(
        "--same-month",
        help="skip | replace | append; else the office's rule / skip 跳过 | replace 替换该月 | append 追加，不写按整合规则",
    ),
]
DayOrderOption = Annotated[
    DayOrder | None,
    typer.Option("--day-order", help="Order of days like 03/04/26 / 03/04/26 这样的日期：dmy 日月年 | mdy 月日年 | ymd 年月日"),
]
KindOption = Annotated[
    str | None, typer.Option("--kind", help="Kind of a sheet that is not recognised, as asked / 没认出来的表是哪种数据")
]
HeaderRowOption = Annotated[
    int | None, typer.Option("--header-row", min=1, help="Row of its header / 没认出来的表，表头在第几行")
]
ColumnsOption = Annotated[
    list[str] | None,
    typer.Option("--column", help="HEADER=FIELD or HEADER=none, may be repeated / 列名=字段 或 列名=不导入，可重复"),
]
SheetsOption = Annotated[list[str] | None, typer.Option("--sheet", help="Read this hidden sheet too / 隐藏的表也读，可重复")]
WithoutOption = Annotated[list[str] | None, typer.Option("--without-sheet", help="Leave this sheet out / 不读这张表，可重复")]


_LEFT_OUT = ("不导入", "none")


@dataclass(frozen=True, slots=True)
class Said:
    """What was said on the command line about files to be checked."""

    same_month: SameMonth | None = None
    day_order: DayOrder | None = None
    kind: str | None = None
    header_row: int | None = None
    columns: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    known_too: bool = False


def settled(house: House, session: Session, files: Sequence[Path], said: Said, progress: Progress) -> ImportCheck:
    """The check of all files, made again while an option answers what it asks.

    Raises:
        ExtractError: as the check does; `cli.no_such` for a kind, column or field, `cli.no_such_sheet` for a sheet that is not
        there.
    """
    kind = None if said.kind is None else _kind(house.dictionary, said.kind)
    answering = _Answering(house.dictionary, replace(said, kind=kind), frozenset())
    answers = Answers(same_month=said.same_month, known_too=said.known_too)
    while True:
        check = checked(house, session, files, answers, progress)
        _known_sheets(check, said)
        answering = replace(
            answering, asked=answering.asked | {_place(sheet) for sheet in check.open_sheets if not sheet.is_unreadable}
        )
        more = answering.more(check, answers)
        if more == answers:
            return check
        answers = more


@dataclass(frozen=True, slots=True)
class _Answering:
    """`asked` are the sheets that were open at some time: an answer given step by step stays with them."""

    dictionary: Dictionary
    said: Said
    asked: frozenset[tuple[Path, str]]

    def more(self, check: ImportCheck, answers: Answers) -> Answers:
        """What was said before, and what can be said now that the sheets were seen so."""
        for sheet in check.sheets:
            choice = answers.of(*_place(sheet)) or SheetChoice(*_place(sheet))
            new = self._choice(sheet, choice)
            if new != choice:
                answers = answers.having(new)
        return answers

    def _choice(self, sheet: SeenSheet, choice: SheetChoice) -> SheetChoice:
        said = self.said
        if sheet.sheet in (*said.sheets, *said.without):
            choice = replace(choice, taken=sheet.sheet in said.sheets)
        if _place(sheet) in self.asked:
            read = replace(choice, kind_id=said.kind, header_row=said.header_row)
            # The columns follow once it is known how kind and header make the others read.
            choice = self._with_columns(sheet.readings, choice) if read == choice else read
        return replace(choice, day_order=said.day_order) if sheet.days and said.day_order else choice

    def _with_columns(self, readings: tuple[SheetReading, ...], choice: SheetChoice) -> SheetChoice:
        if len(readings) != 1 or not self.said.columns or choice.columns is not None:
            return choice
        headers = {column.header.strip(): column.index for column in readings[0].columns}
        fields = {column.index: column.field_id for column in readings[0].columns}
        kind = self.dictionary.kind(readings[0].kind_id)
        for one in self.said.columns:
            header, _, name = one.rpartition("=")
            if header.strip() not in headers:
                raise ExtractError("cli.no_such", name=header or one, known=", ".join(filter(None, headers)))
            field = _field(kind, name.strip())
            fields = {index: None if read == field else read for index, read in fields.items()}
            fields[headers[header.strip()]] = field
        return replace(choice, columns=tuple(fields.items()))


def _known_sheets(check: ImportCheck, said: Said) -> None:
    """Raises ExtractError for the name of a sheet that no file has: a slip must not bring in or leave out another."""
    seen = {sheet.sheet for sheet in check.sheets}
    wrong = next((name for name in (*said.sheets, *said.without) if name not in seen), None)
    if wrong is not None:
        raise ExtractError("cli.no_such_sheet", name=wrong, known=", ".join(sorted(filter(None, seen))) or "--")


def _place(sheet: SeenSheet) -> tuple[Path, str]:
    return sheet.path, sheet.sheet


def _kind(dictionary: Dictionary, name: str) -> str:
    found = next((kind.id for kind in dictionary.kinds if name in (kind.id, kind.zh, kind.en)), None)
    if found is None:
        raise ExtractError("cli.no_such", name=name, known=", ".join(f"{kind.id} {kind.zh}" for kind in dictionary.kinds))
    return found


def _field(kind: ExtractKind, name: str) -> str | None:
    """None for a column that is said not to be read."""
    if name in _LEFT_OUT:
        return None
    found = next((field for field in kind.readable if name in (field.id, field.zh, field.en, *field.aliases)), None)
    if found is None:
        known = (*_LEFT_OUT, *(f"{field.id} {field.zh}" for field in kind.readable))
        raise ExtractError("cli.no_such", name=name, known=", ".join(known))
    return found.id
