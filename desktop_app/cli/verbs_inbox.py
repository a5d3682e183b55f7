"""The verb of the inbox: what has arrived, and which folder is looked into."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import JsonOption, LanguageOption, UserOption, WorkspaceOption, signed_in


def inbox(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option("--set", help="Look into this folder from now on / 设为收件箱")] = None,
    none: Annotated[bool, typer.Option("--none", help="Look into no folder / 不再使用收件箱")] = False,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """收件箱里的新文件 / new files in the inbox."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        house, texts = desk.house, desk.house.texts
        if folder is not None or none:
            house.set_inbox(desk.session, None if none else folder)
        seen = house.look_into_inbox(desk.session)
        if seen.folder is None:
            line = texts("cli.inbox_none")
        elif not seen.there:
            line = texts("cli.inbox_away", folder=seen.folder)
        else:
            head = texts("cli.inbox", folder=seen.folder, files=len(seen.files), arriving=seen.arriving)
            line = "\n".join([head, *map(str, seen.files)])
        facts = {"folder": str(seen.folder) if seen.folder else None, "there": seen.there, "arriving": seen.arriving}
        desk.teller.result(line, facts | {"files": [str(path) for path in seen.files]})


def add_inbox_verbs(app: typer.Typer) -> None:
    """Hang this verb on the command."""
    app.command("inbox")(inbox)
