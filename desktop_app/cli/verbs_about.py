"""Verbs about the program itself: licences."""

from __future__ import annotations

from typing import Annotated

import typer

from desktop_app.cli.context import JsonOption, LanguageOption
from desktop_app.cli.telling import Teller
from desktop_app.cli.usage import WrongUsage
from desktop_app.domain.licences import Licence, load_licences, qt_note


def licences(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="Show the whole text of this one / 显示其全文")] = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """随附软件和字体的许可 / licences of everything shipped."""
    house = context.obj.build(None, language)
    teller = Teller(house.texts, json)
    shipped = [one for one in load_licences(house.resources) if name is None or one.name.lower() == name.lower()]
    if not shipped:
        raise WrongUsage("cli.usage.no_licence", name=name)
    said = "\n\n".join(shipped[0].texts) if name else "\n".join([*map(_line, shipped), "", qt_note(house.resources)])
    teller.result(said, {"shipped": [{"name": one.name, "version": one.version, "licence": one.licence} for one in shipped]})


def add_about_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("licences")(licences)


def _line(one: Licence) -> str:
    return f"{one.name} {one.version}: {one.licence}"
