"""Verbs that take care of people's data and of decisions: unmask, override, undo, marketing, erase."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import (
    AsOfOption,
    JsonOption,
    LanguageOption,
    ReasonOption,
    SecondOption,
    UserOption,
    WorkspaceOption,
    ask_second,
    day,
    signed_in,
)
from desktop_app.domain import formats
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.risk import Band
from desktop_app.services.whole_file import whole_file

CustomerArgument = Annotated[str, typer.Argument(help="Customer no. / 户号")]
ConfirmedOption = Annotated[str, typer.Option("--second", help="Second person who confirms / 第二人用户名")]


def unmask(
    context: typer.Context,
    customer: CustomerArgument,
    reason: ReasonOption,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """查看一户的未脱敏资料，事由记入审计 / one customer's data in clear, on record."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        found = desk.house.unmask(desk.session, customer, reason)
        facts = {"cons_no": customer, "name": found.name, "phone": found.phone, "address": found.address, "cert": found.cert}
        none = desk.house.texts("cli.none")
        desk.teller.result(desk.house.texts("cli.unmasked", **{name: value or none for name, value in facts.items()}), facts)


def override(
    context: typer.Context,
    customer: CustomerArgument,
    band: Annotated[Band, typer.Argument(help="The grade / high 高 | medium 中 | low 低 | unknown 资料不足")],
    reason: ReasonOption,
    second: ConfirmedOption,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """人工调整风险等级，须第二人确认 / a grade set by hand, confirmed by a second person."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        done = desk.house.override_band(desk.session, customer, band, reason, _asked(ask_second(desk.teller, second)))
        texts = desk.house.texts
        facts = {"cons_no": customer, "before": done.override.band_before, "after": band, "approver": done.override.approver}
        words = {
            "cons_no": customer,
            "before": texts(f"band.{done.override.band_before.value}"),
            "after": texts(f"band.{band.value}"),
            "approver": done.override.approver,
        }
        key = "cli.override_withdrawn" if done.withdrawn else "cli.overridden"
        desk.teller.result(texts(key, **words), facts | {"withdrawn": done.withdrawn})


def undo(
    context: typer.Context,
    batch: Annotated[int, typer.Argument(help="Batch no. / 批次号")],
    reason: ReasonOption,
    second: SecondOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """撤销一个导入批次；之后打印过报告的须第二人确认 / take an import back."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        done = desk.house.undo_import(desk.session, batch, reason, ask_second(desk.teller, second), progress)
        facts = {"batch": done.batch_id, "rows": done.rows, "restored": done.restored}
        key = "cli.undone_restored" if done.restored else "cli.undone"
        told = {name: formats.count(number) for name, number in facts.items()}
        desk.teller.result(desk.house.texts(key, **told), facts)


def marketing(
    context: typer.Context,
    customer: CustomerArgument,
    reason: ReasonOption,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the refusal back / 撤回拒绝")] = False,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """登记客户拒绝营销推送 / a customer refuses marketing."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        serve = desk.house.withdraw_objection if withdraw else desk.house.object_to_marketing
        serve(desk.session, customer, reason)
        key = "cli.objection_withdrawn" if withdraw else "cli.objected"
        desk.teller.result(desk.house.texts(key, cons_no=customer), {"cons_no": customer, "refused": not withdraw})


def erase(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="PDF of the numbers erased / 删除清单 PDF")],
    second: ConfirmedOption,
    as_of: AsOfOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """删除保存期满的个人信息，须第二人确认 / erase what has expired, confirmed by a second person."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        today = day(as_of) or desk.house.clock.now().date()
        with whole_file(out) as draft:  # before anything is erased: the list of numbers must have a place
            done = desk.house.erase_expired(desk.session, today, _asked(ask_second(desk.teller, second)), progress)
            draft.write_bytes(done.pdf)
        facts = {"customers": len(done.cons_nos), "kept": done.kept, "report": done.report, "file": str(out)}
        desk.teller.result(desk.house.texts("cli.erased", **facts), facts)


def add_care_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("unmask")(unmask)
    app.command("override")(override)
    app.command("undo")(undo)
    app.command("marketing")(marketing)
    app.command("erase")(erase)


def _asked(second: SecondPerson | None) -> SecondPerson:
    """These verbs cannot be called without `--second`."""
    assert second is not None
    return second
