"""The verb about the trail: audit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import JsonOption, LanguageOption, UserOption, WorkspaceOption, day, signed_in
from desktop_app.domain.audit import AuditRow, Result
from desktop_app.domain.audit_words import action_in_words, result_in_words, subject_in_words
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.texts import Texts

DayOption = Annotated[str | None, typer.Option(help="YYYY-MM-DD")]


def audit(
    context: typer.Context,
    since: DayOption = None,
    until: DayOption = None,
    who: Annotated[str, typer.Option("--who", help="User whose rows are asked for / 用户")] = "",
    action: Annotated[str, typer.Option("--action", help="Action or its beginning: import, session.sign_in / 操作")] = "",
    result: Annotated[Result | None, typer.Option("--result", help="done | refused | failed / 结果")] = None,
    rows: Annotated[int, typer.Option("--rows", min=1, help="At most so many, newest first / 最多条数")] = 50,
    export: Annotated[Path | None, typer.Option("--export", help="All that fit as xlsx / 导出 xlsx")] = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """查看或导出审计轨迹 / the audit trail."""
    chosen = AuditFilter(who, action, day(since), day(until), result)
    with signed_in(context.obj, workspace, user, language, json) as desk:
        house, texts = desk.house, desk.house.texts
        if export:
            count = house.export_audit(desk.session, chosen, export, language=language)
            desk.teller.result(texts("cli.audit_exported", rows=count, file=export), {"file": str(export), "rows": count})
            return
        page = house.show_audit(desk.session, chosen, 1, rows)
        lines = [_line(texts, row) for row in page.rows]
        total = texts("cli.audit_total", total=page.total, listed=len(lines))
        desk.teller.result("\n".join([*lines, total]), {"total": page.total, "rows": page.rows})


def add_audit_verbs(app: typer.Typer) -> None:
    """Hang this verb on the command."""
    app.command("audit")(audit)


def _line(texts: Texts, row: AuditRow) -> str:
    said = {"action": action_in_words(texts, row.action), "result": result_in_words(texts, row.result)}
    at = f"{row.at:%Y-%m-%d %H:%M:%S}"
    return texts("cli.audit", sequence=row.sequence, at=at, user=row.user, subject=subject_in_words(texts, row.subject), **said)
