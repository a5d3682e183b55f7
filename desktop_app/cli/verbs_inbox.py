"""The verb of the inbox: what has arrived, and which folder is looked into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import JsonOption, LanguageOption, UserOption, WorkspaceOption, signed_in
from desktop_app.domain.batch import told_name
from desktop_app.domain.inbox import InboxLook
from desktop_app.domain.texts import Texts


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
            line = "\n".join(_found_in_words(texts, seen))
        named = {name: [str(path) for path in getattr(seen, name)] for name in ("files", "arriving", "broken")}
        facts: dict[str, object] = {"folder": str(seen.folder) if seen.folder else None, "there": seen.there}
        desk.teller.result(line, facts | named)


def _found_in_words(texts: Texts, seen: InboxLook) -> Iterator[str]:
    """New files whole, as they are given to `import`; the others by name, with what is the matter."""
    yield texts("cli.inbox", folder=seen.folder, files=len(seen.files), arriving=len(seen.arriving))
    yield from map(str, seen.files)
    if seen.arriving:
        yield texts("cli.inbox_arriving", files=texts("batch.and").join(path.name for path in seen.arriving))
    if seen.broken:
        yield texts("cli.inbox_broken", files=texts("batch.and").join(map(told_name, seen.broken)))


def add_inbox_verbs(app: typer.Typer) -> None:
    """Hang this verb on the command."""
    app.command("inbox")(inbox)
