"""Verbs about the quality of the data: quality, control-sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import AsOfOption, JsonOption, LanguageOption, UserOption, WorkspaceOption, day, signed_in
from desktop_app.domain import formats
from desktop_app.domain.control_words import same_month_in_words, verdict_in_words
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import OwnTotal, worth_telling
from desktop_app.domain.own_totals import told as total_told
from desktop_app.domain.quality import QualityView
from desktop_app.domain.quality_words import name_in_words, score_in_words
from desktop_app.domain.reconciliation import Reconciled, reconciled
from desktop_app.domain.texts import Texts
from desktop_app.domain.unit_words import finding_in_words
from desktop_app.services.whole_file import whole_file


def quality(
    context: typer.Context,
    as_of: AsOfOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """核对数据质量（DQ01–DQ30） / judge the quality of the data."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        done = desk.house.judge_quality(desk.session, day(as_of), progress)
        view = desk.house.show_quality(desk.session)
        assert view is not None  # a run was just made
        rules = {rule.spec.id: {"judged": rule.judged, "hits": rule.hits} for rule in view.rules}
        facts = {"run": done.run, "score": view.score, "rules": rules}
        desk.teller.result(judged_in_words(desk.house.texts, view), facts)


def control_sheet(
    context: typer.Context,
    batch: Annotated[int | None, typer.Argument(help="Batch, by default the newest / 批次，默认最近一批")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="The sheet as PDF, to be signed / 存为 PDF，供签字")] = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """显示某一批次的导入核对表 / the control totals of any batch, beside what its files said."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        house, texts = desk.house, desk.house.texts
        found = house.show_control(desk.session, batch)
        at = formats.moment(found.batch.committed_at)
        lines = [texts("quality.control.subtitle", batch=found.batch.batch_id, at=at)]
        if found.undone_at is not None:
            lines.append(texts("quality.control.undone", at=formats.moment(found.undone_at)))
        files = [reconciled(one, found.record.files.get(one.file_no)) for one in found.files]
        lines += [verdict_in_words(texts, files), *filter(None, (same_month_in_words(texts, found.record),))]
        lines += [line for file in files for line in _control_in_words(texts, house.dictionary, file)]
        if not_in := found.record.unreadable:
            told = texts("quality.control.between").join(not_in)
            lines.append(texts("quality.control.not_in", count=len(not_in), files=told))
        facts: dict[str, object] = {"batch": found.batch, "undone_at": found.undone_at, "files": found.files, "not_in": not_in}
        facts["differs"] = sum(file.off_in_lines + file.off_below for file in files)
        facts["compared"] = sum(file.compared for file in files)
        facts["sums"] = {number: record.sums for number, record in found.record.files.items()}
        facts["skipped"] = {number: record.skipped for number, record in found.record.files.items()}
        if out is not None:
            with whole_file(out) as draft:
                number = found.batch.batch_id
                made = house.build_report(desk.session, "import-control", None, progress, language, batch_id=number)
                draft.write_bytes(made.pdf)
            printed = {"file": str(out), "number": made.number, "pages": made.pages, "sha256": made.content_sha256}
            lines.append(texts("cli.printed", name=made.name, as_of=made.as_of, **printed))
            facts["report"] = printed
        desk.teller.result("\n".join(lines), facts)


def add_quality_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("quality")(quality)
    app.command("control-sheet")(control_sheet)


def judged_in_words(texts: Texts, view: QualityView) -> str:
    """The score, then a line for every rule with a hit, then those that could not be judged."""
    lines = [texts("cli.quality", score=score_in_words(view.score), as_of=view.run.as_of)]
    for rule in view.rules:
        if rule.hits:
            sign = texts(f"quality.gravity_sign.{rule.spec.gravity.value}")
            counts = {"hits": formats.count(rule.hits), "judged": formats.count(rule.judged)}
            lines.append(texts("cli.quality_rule", rule=rule.spec.id, sign=sign, name=name_in_words(texts, rule.spec), **counts))
    if view.not_judged:
        lines.append(texts("cli.quality_not_judged", rules=" ".join(rule.spec.id for rule in view.not_judged)))
    lines += [finding_in_words(texts, finding) for finding in view.unit_findings]
    return "\n".join(lines)


def _control_in_words(texts: Texts, dictionary: Dictionary, file: Reconciled) -> list[str]:
    """What one file brought in, what stayed out, then what it said itself and what a person typed, as far as somebody said
    anything."""
    one = file.control
    name = f"{one.file_name} · {one.sheet}" if one.sheet else one.file_name
    skipped = formats.count(file.lines[0].skipped)
    counts = {"stored": formats.count(one.accepted), "skipped": skipped, "rejected": formats.count(one.rejected)}
    billed, paid = _yuan(one.billed_fen), _yuan(one.paid_fen)
    customers, kind = formats.count(one.customers), dictionary.kind(one.kind_id).name(texts.language)
    lines = [texts("cli.control", file=name, kind=kind, customers=customers, billed=billed, paid=paid, **counts)]
    main = file.main
    if any(file.left_out) and main is not None:
        sums = {part: _recorded(texts, getattr(main, part)) for part in ("skipped", "rejected", "read")}
        lines.append(texts("cli.control_left_out", read_rows=formats.count(file.lines[0].read), **sums))
    claims = {"said": (one.said_rows, one.said_customers, one.said_fen)}
    claims["typed"] = (one.typed_rows, one.typed_customers, one.typed_fen)
    for key, (rows, of, fen) in claims.items():
        told = {"rows": (rows, formats.count(rows)), "customers": (of, formats.count(of)), "amount": (fen, _yuan(fen))}
        claimed = [texts(f"cli.claim.{name}", said=words) for name, (value, words) in told.items() if value is not None]
        if claimed:
            lines.append(
                texts("cli.control_claim", who=texts(f"quality.control.{key}"), claimed=texts("batch.and").join(claimed))
            )
    return [*lines, *(_total_row_in_words(texts, total) for total in worth_telling(file.totals))]


def _recorded(texts: Texts, fen: int | None) -> str:
    return texts("quality.control.unrecorded") if fen is None else texts("cli.claim.amount", said=_yuan(fen))


def _total_row_in_words(texts: Texts, total: OwnTotal) -> str:
    return "  " + texts("quality.control.total_row", row=formats.count(total.row_no), told=texts.say(total_told(total)))


def _yuan(fen: int | None) -> str:
    return formats.NOTHING if fen is None else formats.yuan(Money(fen))
