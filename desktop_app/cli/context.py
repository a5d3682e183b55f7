"""What every verb needs: which workspace, who signs in, how results are told."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.telling import Teller
from desktop_app.cli.usage import WrongUsage
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import SignInStop, UserFacingError
from desktop_app.domain.roles import Session
from desktop_app.domain.texts import LANGUAGES
from desktop_app.services.gate import Gate
from desktop_app.services.house import House
from desktop_app.services.reasons import SHORTEST

PASSWORD_VARIABLE = "POWERDESK_PASSWORD"  # noqa: S105 - the name of the variable, not a password
NEW_PASSWORD_VARIABLE = "POWERDESK_NEW_PASSWORD"  # noqa: S105 - as above
SECOND_VARIABLE = "POWERDESK_SECOND_PASSWORD"
EXPORT_VARIABLE = "POWERDESK_EXPORT_PASSWORD"
RECOVERY_VARIABLE = "POWERDESK_RECOVERY_CODE"
CODE_VARIABLE = "POWERDESK_CODE"

Build = Callable[[Path | None, str], House]
Show = Callable[[House, Session, Path, Sequence[Path]], list[Path]]


@dataclass(frozen=True, slots=True)
class Front:
    """What the program lends the command line: how to build a house, and how to show one on a screen.

    `build(workspace, language)`; `show` opens the window where there is a display; elsewhere it saves screenshots in the folder
    and gives their paths.
    """

    build: Build
    show: Show


WorkspaceOption = Annotated[Path | None, typer.Option("--workspace", help="Workspace folder / 账套文件夹")]
UserOption = Annotated[str, typer.Option("--user", help="User name / 用户名")]
_LENGTH = f"at least {SHORTEST} characters; goes on record / 至少 {SHORTEST} 个字，记入审计"
ReasonOption = Annotated[str, typer.Option("--reason", help=f"Why, {_LENGTH.replace(' / ', ' / 事由，')}")]
PurposeOption = Annotated[str, typer.Option("--purpose", help=f"What for, {_LENGTH.replace(' / ', ' / 用途，')}")]
JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable result / 输出 JSON")]


def _known_language(language: str) -> str:
    if language not in LANGUAGES:
        raise WrongUsage("cli.usage.language", text=language, names=", ".join(LANGUAGES))
    return language


LanguageOption = Annotated[str, typer.Option("--lang", help="Language: zh | en / 语言：zh | en", callback=_known_language)]
SecondOption = Annotated[str | None, typer.Option("--second", help="Second person's user name / 第二人用户名")]
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
    return _typed(teller, PASSWORD_VARIABLE, teller.texts("cli.password"), hidden=True, twice=twice)


def ask_file_password(teller: Teller) -> str:
    """For an encrypted export: from the environment, else asked for twice."""
    return ask(teller, EXPORT_VARIABLE, "cli.export_password", secret=True)


def ask(teller: Teller, variable: str, key: str, secret: bool = False, default: str | None = None) -> str:
    """From the environment, else the default given, else a prompt; a secret is not echoed, and typed twice."""
    known = os.environ.get(variable, default)
    if known is not None:
        return known
    return _typed(teller, variable, teller.texts(key), hidden=secret, twice=secret)


def ask_secret(teller: Teller, variable: str, key: str) -> str:
    """Somebody else chose it before: from the environment, else typed once and not echoed."""
    known = os.environ.get(variable)
    return _typed(teller, variable, teller.texts(key), hidden=True) if known is None else known


def _typed(teller: Teller, variable: str, prompt: str, *, hidden: bool, twice: bool = False) -> str:
    """Raises UserFacingError where nobody can type: it names the variable to put it into."""
    if not sys.stdin.isatty():
        raise UserFacingError("cli.needs_variable", variable=variable)
    again = teller.texts("cli.again") if twice else False
    return str(typer.prompt(prompt, hide_input=hidden, confirmation_prompt=again, err=True))


def ask_second(teller: Teller, second: str | None) -> SecondPerson | None:
    """The second person named on the command line, with the password they type themselves."""
    if second is None:
        return None
    known = os.environ.get(SECOND_VARIABLE)
    asked = teller.texts("cli.second_password", user=second)
    return SecondPerson(second, _typed(teller, SECOND_VARIABLE, asked, hidden=True) if known is None else known)


@contextmanager
def signed_in(front: Front, workspace: Path | None, user: str, language: str, json: bool) -> Iterator[Desk]:
    """Open the workspace for one command and close it again."""
    house = front.build(workspace, language)
    teller = Teller(house.texts, json)
    session = _session(house.gate, user, teller)
    try:
        yield Desk(house, session, teller)
    finally:
        house.gate.sign_out()


def _session(gate: Gate, user: str, teller: Teller) -> Session:
    """Signed in; the authenticator's code is asked for only where there is one."""
    password, code = ask_password(teller), os.environ.get(CODE_VARIABLE, "")
    try:
        return gate.sign_in(user, password, code)
    except SignInStop as stop:
        if stop.message.key != "gate.totp_needed" or not sys.stdin.isatty():
            raise
    return gate.sign_in(user, password, ask(teller, CODE_VARIABLE, "cli.code"))


def day(text: str | None) -> dt.date | None:
    """An ISO date given on the command line.

    Raises:
        WrongUsage: anything else.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise WrongUsage("cli.usage.day", text=text) from error
