"""Verbs about past imports and about what extracts leave open: batches, same, rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import typer

from desktop_app.cli.context import JsonOption, LanguageOption, ReasonOption, UserOption, WorkspaceOption, signed_in
from desktop_app.domain import formats
from desktop_app.domain.batch_words import files_in_words
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.integration import Allocation, RulesInForce
from desktop_app.domain.safety import PastImport
from desktop_app.domain.texts import Texts

AllocationOption = Annotated[
    Allocation | None,
    typer.Option(
        "--allocation",
        help="Which bills receipts pay that name none / 未写月份的缴费：oldest_first 先清旧欠 | current_first 先交当月",
    ),
]
NestOption = Annotated[
    bool | None,
    typer.Option(
        "--codes-nest/--no-codes-nest", help="A unit's code begins with that of the unit above / 单位编码以上级编码开头"
    ),
]


def batches(
    context: typer.Context,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """列出导入批次，以及每批被哪些批次用到 / list the imports, and which stand on which."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        texts, found = desk.house.texts, desk.house.list_batches(desk.session)
        standing = {
            past.batch.batch_id: desk.house.batch_standing(desk.session, past.batch.batch_id)
            for past in found
            if past.undone_at is None
        }
        lines = [_in_words(texts, past, standing.get(past.batch.batch_id, ())) for past in found]
        facts = [{"batch": past, "held_by": standing.get(past.batch.batch_id, ())} for past in found]
        desk.teller.result("\n".join(lines or [texts("cli.no_batches")]), {"batches": facts})


def same(
    context: typer.Context,
    kept: Annotated[str, typer.Argument(help="Number that holds / 保留的户号")],
    former: Annotated[str, typer.Argument(help="Former number / 原户号")],
    reason: ReasonOption,
    different: Annotated[bool, typer.Option("--different", help="They are two customers / 不是同一户")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Take the decision back / 撤回判定")] = False,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """判定两个户号是不是同一客户 / say whether two numbers are one customer."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        verdict = None if forget else not different
        desk.house.decide_same(desk.session, kept, former, verdict, reason)
        facts = {"cons_no": kept, "orgn_cons_no": former, "same": verdict}
        key = {True: "cli.same", False: "cli.not_same", None: "cli.same_forgotten"}[verdict]
        desk.teller.result(desk.house.texts(key, kept=kept, former=former), facts)


def likely(
    context: typer.Context,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """列出可能是同一客户的户号，供人工判定 / list numbers that may be one customer."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        texts, found = desk.house.texts, desk.house.list_likely_same(desk.session)
        reasons = {pair: texts(f"likely.{pair.why.value}") for pair in found}
        lines = [texts("cli.likely", kept=pair.cons_no, former=pair.orgn_cons_no, why=why) for pair, why in reasons.items()]
        desk.teller.result("\n".join(lines or [texts("cli.none_likely")]), {"likely": found})


def rules(
    context: typer.Context,
    allocation: AllocationOption = None,
    release_day: Annotated[int | None, typer.Option("--release-day", help="Day of the next month / 次月几日发行")] = None,
    due_day: Annotated[int | None, typer.Option("--due-day", help="Day of the next month / 次月几日截止")] = None,
    codes_nest: NestOption = None,
    same_month: Annotated[
        SameMonth | None,
        typer.Option("--same-month", help="Months that come in again / 已有的月份：skip 跳过 | replace 替换该月 | append 追加"),
    ] = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """查看或更改整合规则（更改须系统管理员） / show or change how extracts are put together."""
    said = {
        "allocation": allocation,
        "release_day": release_day,
        "due_day": due_day,
        "codes_nest": codes_nest,
        "same_month": same_month,
    }
    changed = {name: value for name, value in said.items() if value is not None}
    with signed_in(context.obj, workspace, user, language, json) as desk:
        held = desk.house.integration_rules(desk.session).rules
        if changed:
            held = replace(held, **changed)  # type: ignore[arg-type]  # names and types are those of the options above
            desk.house.change_integration(desk.session, held)
        in_force = desk.house.integration_rules(desk.session)
        facts = in_force.rules.to_stored() | {"changes": in_force.changes}
        desk.teller.result("\n".join(rules_in_words(desk.house.texts, in_force)), facts)


def add_batch_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("batches")(batches)
    app.command("likely-same")(likely)
    app.command("same-customer")(same)
    app.command("rules")(rules)


def rules_in_words(texts: Texts, in_force: RulesInForce) -> Iterator[str]:
    """Each rule in force, who changed them last, and what was changed."""
    rules = in_force.rules
    yield texts(f"reports.allocation.{rules.allocation.value}")
    yield texts("cli.rules", release=rules.release_day, due=rules.due_day)
    yield texts("rules.codes.true" if rules.codes_nest else "rules.codes.false")
    yield texts(f"rules.same_month.{rules.same_month.value}")
    if in_force.changed_at is not None:
        yield texts("cli.rules_changed", at=formats.moment(in_force.changed_at), user=in_force.changed_by)
    for change in in_force.changes:
        told = {name: _value_in_words(texts, change.name, getattr(change, name)) for name in ("before", "after")}
        rule = texts(f"rules.name.{change.name}")
        yield texts("cli.rule_change", at=formats.moment(change.at), user=change.user, rule=rule, **told)


def _value_in_words(texts: Texts, rule: str, value: object) -> str:
    """Days are told as they are, choices by their names."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return texts(f"rules.value.{rule}.{str(value).lower()}")


def _in_words(texts: Texts, past: PastImport, standing: tuple[int, ...]) -> str:
    batch = past.batch
    line = texts(
        "cli.batch",
        batch=batch.batch_id,
        at=formats.moment(batch.committed_at),
        user=batch.user,
        rows=formats.count(batch.rows),
        skipped=formats.count(past.skipped),
        rejected=formats.count(batch.rejected),
        files=files_in_words(texts, past.files),
    )
    if past.undone_at is not None:
        return line + texts("cli.batch_undone", at=formats.moment(past.undone_at), user=past.undone_by, reason=past.reason)
    return line + (texts("cli.batch_held", later="、".join(map(str, standing))) if standing else "")
