"""What every verb needs: which workspace, who signs in, how results are told."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.telling import Teller
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.roles import Session
from desktop_app.domain.texts import LANGUAGES
from desktop_app.services.house import House

PASSWORD_VARIABLE = "POWERDESK_PASSWORD"  # noqa: S105 - the name of the variable, not a password
SECOND_VARIABLE = "POWERDESK_SECOND_PASSWORD"
EXPORT_VARIABLE = "POWERDESK_EXPORT_PASSWORD"

Build = Callable[[Path | None, str, bool], House]
Show = Callable[[House, Session, Path, Sequence[Path]], list[Path]]


@dataclass(frozen=True, slots=True)
class Front:
    """What the program lends the command line: how to build a house, and how to show one on a screen.

    `build(workspace, language, device_bound)`; the last only matters where a workspace is created.
    `show` opens the window where there is a display; elsewhere it saves screenshots in the folder and gives their paths.
    """

    build: Build
    show: Show


WorkspaceOption = Annotated[Path | None, typer.Option("--workspace", help="Workspace folder / 账套文件夹")]
UserOption = Annotated[str, typer.Option("--user", help="User name / 用户名")]
SecondOption = Annotated[str | None, typer.Option("--second", help="Second person who confirms / 第二人用户名")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why / 事由")]
JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable result / 输出 JSON")]


def _known_language(language: str) -> str:
    if language not in LANGUAGES:
        raise typer.BadParameter(f"{language!r}: {' | '.join(LANGUAGES)}")
    return language


LanguageOption = Annotated[str, typer.Option("--lang", help="zh | en / 语言", callback=_known_language)]
AsOfOption = Annotated[str | None, typer.Option("--as-of", help="As-of date YYYY-MM-DD / 截止日期")]


@dataclass(frozen=True, slots=True)
class Desk:
    """A signed-in command."""

    house: House
    session: Session
    teller: Teller


def ask_password(teller: Teller, twice: bool = False, default: str | None = None) -> str:
    """From the environment, else the default given, else a prompt that does not echo."""
    known = os.environ.get(PASSWORD_VARIABLE, default)
    if known is not None:
        return known
    return _hidden(teller.texts("cli.password"), twice)


def ask_second(teller: Teller, user: str | None) -> SecondPerson | None:
    """The person named with `--second`, their password from the environment or a prompt; nobody where none was named."""
    if user is None:
        return None
    known = os.environ.get(SECOND_VARIABLE)
    return SecondPerson(user, known if known is not None else _hidden(teller.texts("cli.second_password", user=user)))


def ask_file_password(teller: Teller) -> str:
    """For an encrypted export: from the environment, else asked for twice."""
    known = os.environ.get(EXPORT_VARIABLE)
    return known if known is not None else _hidden(teller.texts("cli.export_password"), twice=True)


def _hidden(words: str, twice: bool = False) -> str:
    return str(typer.prompt(words, hide_input=True, confirmation_prompt=twice, err=True))


@contextmanager
def signed_in(front: Front, workspace: Path | None, user: str, language: str, json: bool) -> Iterator[Desk]:
    """Open the workspace for one command and close it again."""
    house = front.build(workspace, language, False)
    teller = Teller(house.texts, json)
    session = house.gate.sign_in(user, ask_password(teller))
    try:
        yield Desk(house, session, teller)
    finally:
        house.gate.sign_out()


def day(text: str | None) -> dt.date | None:
    """An ISO date given on the command line.

    Raises:
        typer.BadParameter: anything else.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r}: YYYY-MM-DD") from error
