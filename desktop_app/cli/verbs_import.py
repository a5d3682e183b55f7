"""The verb that brings files in, and what every import tells: its check, its rejected rows, its batch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.answering import (
    ColumnsOption,
    DayOrderOption,
    HeaderRowOption,
    KindOption,
    Said,
    SameMonthOption,
    SheetsOption,
    WithoutOption,
    settled,
)
from desktop_app.cli.check_words import check_facts, check_in_words
from desktop_app.cli.context import Desk, JsonOption, LanguageOption, UserOption, WorkspaceOption, signed_in
from desktop_app.domain import formats
from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.domain.quality_words import score_in_words
from desktop_app.domain.texts import Texts
from desktop_app.services.commit_import import Imported, refuse_empty
from desktop_app.services.judge_quality import QualityJudged

RejectsOption = Annotated[Path | None, typer.Option("--rejects", help="Workbook for rejected rows / 拒绝行工作簿")]
CheckOnlyOption = Annotated[bool, typer.Option("--check-only", help="Only check, store nothing / 只核对，不写入")]


def import_extracts(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    check_only: CheckOnlyOption = False,
    same_month: SameMonthOption = None,
    rejects: RejectsOption = None,
    day_order: DayOrderOption = None,
    kind: KindOption = None,
    header_row: HeaderRowOption = None,
    columns: ColumnsOption = None,
    sheets: SheetsOption = None,
    without: WithoutOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """导入客户、电费、缴费等文件 / import extracts."""
    named = (tuple(columns or ()), tuple(sheets or ()), tuple(without or ()))
    said = Said(same_month, day_order, kind, header_row, *named, known_too=check_only)
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        check = settled(desk.house, desk.session, files, said, progress)
        bring_in(desk, check, rejects, check_only, progress)


def bring_in(desk: Desk, check: ImportCheck, rejects: Path | None, check_only: bool, progress: Progress) -> None:
    """Tell what the check found and keep the rejected rows; then import and judge the data, unless it was only to be checked.

    Raises:
        ExtractError: nothing can be imported, or could be; what was found has been told then.
    """
    house, session, teller = desk.house, desk.session, desk.teller
    lines = check_in_words(check, house.texts, house.dictionary)
    saved = house.save_rejects(session, check.token, rejects) if rejects and check.rejected else 0
    if check.rejected:
        told = {"rows": formats.count(check.rejected), "file": rejects}
        lines.append(house.texts("cli.rejects_saved" if saved else "cli.rejects_lost", **told))
    facts: dict[str, object] = check_facts(check, house.texts) | {"rejects_saved": saved}
    if check_only:
        house.discard_import(session, check.token)
        teller.result("\n".join([*lines, _checked(house.texts, check)]), facts)
        refuse_empty(check)
        return
    if lines:
        teller.say("\n".join(lines))
    try:
        done = house.commit_import(session, check.token, progress)
    except ExtractError:
        if lines:
            teller.facts(facts | {"batch": None})
        raise
    teller.say("\n".join(imported_in_words(house.texts, done)))
    judged = house.judge_quality(session, None, progress)
    teller.result(_judged(house.texts, judged), facts | _imported_facts(done) | {"quality": judged.score})


def imported_in_words(texts: Texts, done: Imported) -> list[str]:
    """The batch in counted facts."""
    counts = {"rows": done.batch.rows, "skipped": done.skipped, "rejected": done.batch.rejected}
    told = {name: formats.count(count) for name, count in counts.items()}
    lines = [texts("cli.imported", batch=done.batch.batch_id, **told)]
    return lines + ([texts("cli.replaced", rows=formats.count(done.replaced))] if done.replaced else [])


def add_import_verb(app: typer.Typer) -> None:
    """Hang this verb on the command."""
    app.command("import")(import_extracts)


def _checked(texts: Texts, check: ImportCheck) -> str:
    counts = {"accepted": check.accepted, "skipped": check.skipped, "rejected": check.rejected}
    return texts("cli.only_checked", **{name: formats.count(count) for name, count in counts.items()})


def _judged(texts: Texts, judged: QualityJudged) -> str:
    score, hits = score_in_words(judged.score), formats.count(judged.hits)
    return texts("cli.judged", as_of=judged.run.as_of, score=score, hits=hits)


def _imported_facts(done: Imported) -> dict[str, object]:
    batch = done.batch
    return {"batch": batch.batch_id, "rows": batch.rows, "replaced": done.replaced, "data_sha256": batch.data_sha256}
