"""Verbs that keep things safe: backup, restore, verify-workspace, repair, pack, unpack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import (
    JsonOption,
    LanguageOption,
    PurposeOption,
    SecondOption,
    UserOption,
    WorkspaceOption,
    ask_password,
    ask_second,
    ask_secret,
    signed_in,
)
from desktop_app.cli.telling import Teller
from desktop_app.domain import formats
from desktop_app.domain.safety import TRAIL, Restored, StoreState
from desktop_app.domain.texts import Texts

PACKAGE_VARIABLE = "POWERDESK_PACKAGE_PASSWORD"


def backup(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option("--folder", help="Second copy here / 第二份的文件夹")] = None,
    listing: Annotated[bool, typer.Option("--list", help="List backups / 列出备份")] = False,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """备份并核对 / back up and verify."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        texts = desk.house.texts
        if listing:
            found = desk.house.list_backups(desk.session)
            lines = [
                texts(
                    "cli.backup_line",
                    made_at=formats.moment(one.made_at),
                    why=why_in_words(texts, one.why),
                    size=formats.count(one.size),
                    file=one.path,
                )
                for one in found
            ]
            facts = [{"file": str(one.path), "made_at": one.made_at, "why": one.why, "verified": one.verified} for one in found]
            desk.teller.result("\n".join(lines) or texts("cli.no_backups"), {"backups": facts})
            return
        made = desk.house.back_up(desk.session, folder, progress)
        rows = sum(made.rows.values())
        lines = [texts("cli.backed_up", file=made.path, rows=formats.count(rows), size=formats.count(made.size))]
        if made.second:
            lines.append(texts("cli.backed_up_second", file=made.second))
        if made.remark:
            lines += [texts.say(made.remark), texts("cli.no_second_copy")]
        second = str(made.second) if made.second else None
        facts_made = {"file": str(made.path), "rows": rows, "size": made.size, "verified": made.verified, "second": second}
        desk.teller.result("\n".join(lines), facts_made)
    if made.remark:
        raise typer.Exit(1)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    second: Annotated[str | None, typer.Option("--second", help="Second person's user name / 第二人用户名")] = None,
    rescue: Annotated[bool, typer.Option("--rescue", help="The workspace no longer opens / 账套已打不开")] = False,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """从备份恢复；不给第二人则只预览 / restore; without a second person only a preview."""
    if rescue:
        _rescue(context, file, user, workspace, language, json)
        return
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        texts = desk.house.texts
        if second is None:
            seen = desk.house.preview_restore(desk.session, file, progress)
            now = state_in_words(texts, seen.now) if seen.now else texts("cli.unreadable_store")
            then, trail = state_in_words(texts, seen.then), formats.count((seen.now or seen.then).rows[TRAIL])
            said = texts("cli.restore_preview", now=now, then=then, made_at=seen.made_at, audit=trail)
            desk.teller.result(said, {"made_at": seen.made_at, "now": seen.now, "then": seen.then, "verified": seen.verified})
            return
        person = ask_second(desk.teller, second)
        assert person is not None
        done = desk.house.restore(desk.session, file, person, progress)
        told = texts("cli.restored", made_at=done.made_at, rows=rows_in_words(texts, done.rows), safety=done.safety_copy)
        desk.teller.result(told, _restored_facts(done))


def _rescue(context: typer.Context, file: Path, user: str, workspace: Path | None, language: str, json: bool) -> None:
    house = context.obj.build(workspace, language)
    teller = Teller(house.texts, json)
    with teller.progress() as progress:
        done = house.rescue(user, ask_password(teller), file, progress)
    folder = house.gate.folder / "replaced"
    told = house.texts("cli.rescued", made_at=done.made_at, rows=rows_in_words(house.texts, done.rows), folder=folder)
    teller.result(told, _restored_facts(done))


def verify_workspace(
    context: typer.Context,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """逐项检查账套；有异常时退出码为 1 / check everything; exit code 1 when something is wrong."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        texts = desk.house.texts
        checkup = desk.house.verify_workspace(desk.session, progress)
        wrong = sum(not fact.well for fact in checkup.facts)
        lines = [
            texts("cli.check_well" if fact.well else "cli.check_wrong", text=texts.say(fact.message)) for fact in checkup.facts
        ]
        lines.append(texts("cli.checked", facts=len(checkup.facts), wrong=wrong))
        facts = [{"name": fact.name, "well": fact.well, "sentence": texts.say(fact.message)} for fact in checkup.facts]
        desk.teller.result("\n".join(lines), {"well": checkup.well, "facts": facts})
    if not checkup.well:
        raise typer.Exit(1)


def repair(
    context: typer.Context,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """断电或异常之后整理账套，只做安全的事 / put a workspace right after a crash; does only what is safe."""
    house = context.obj.build(workspace, language)
    texts, teller = house.texts, Teller(house.texts, json)
    with teller.progress() as progress:
        found = house.repair(user, ask_password(teller), progress)
    lines = [f"  {texts.say(message)}" for message in found.done]
    lines.append(texts("cli.repaired", count=len(found.done)))
    if found.opens:
        lines.append(texts("cli.repaired_opens"))
    elif found.trouble:
        lines.append(texts.say(found.trouble))
        where = {"file": found.rescue_from, "folder": house.gate.folder, "user": user}
        lines.append(texts("cli.rescue_from", **where) if found.rescue_from else texts("cli.no_rescue"))
    rescue_from = str(found.rescue_from) if found.rescue_from else None
    facts = {"done": [message.key for message in found.done], "opens": found.opens, "rescue_from": rescue_from}
    teller.result("\n".join(lines), facts)
    if not found.opens:
        raise typer.Exit(1)


def pack(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="Package file / 数据包文件 (.pdpack)")],
    purpose: PurposeOption,
    second: SecondOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """打成数据包 / pack the data for another PC."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        texts = desk.house.texts
        confirming = ask_second(desk.teller, second)
        password = ask_secret(desk.teller, PACKAGE_VARIABLE, "cli.package_password")
        done = desk.house.pack_data(desk.session, out, password, purpose, confirming, progress)
        rows = sum(done.info.rows.values())
        size = formats.count(done.size)
        said = texts("cli.packed", file=out, rows=formats.count(rows), size=size, signer=done.info.signer)
        facts = {"file": str(out), "rows": done.info.rows, "size": done.size, "signer": done.info.signer}
        desk.teller.result(said, facts)


def unpack(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    signer: Annotated[str | None, typer.Option("--signer", help="Only if signed by / 只接受此签名指纹")] = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """读入数据包 / take a package in."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        texts = desk.house.texts
        password = ask_secret(desk.teller, PACKAGE_VARIABLE, "cli.package_password")
        done = desk.house.unpack_data(desk.session, file, password, progress, signer)
        refused = sum(done.refused.values())
        who = {"unit": done.info.unit, "made_by": done.info.made_by, "made_at": done.info.made_at, "signer": done.info.signer}
        facts = {"batch": done.batch.batch_id, "rows": done.batch.rows, "refused": refused, **who}
        desk.teller.result(texts("cli.unpacked", **facts), facts)


def add_safety_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("verify-workspace")(verify_workspace)
    app.command("repair")(repair)
    app.command("pack")(pack)
    app.command("unpack")(unpack)


def state_in_words(texts: Texts, state: StoreState) -> str:
    """What a store holds, in one line."""
    month = state.last_month or formats.NOTHING
    return texts("cli.store_state", rows=rows_in_words(texts, state.rows), month=month, users=", ".join(state.users))


def why_in_words(texts: Texts, why: str) -> str:
    """What a backup was made for; what has no word here is told as it was recorded."""
    key = f"backup.why.{why}"
    return texts(key) if key in texts.entries else why


def rows_in_words(texts: Texts, rows: Mapping[str, int]) -> str:
    """Counts by kind; without the audit trail, which a restore does not turn back."""
    told = (f"{texts(f'cli.rows.{kind}')} {formats.count(count)}" for kind, count in rows.items() if kind != TRAIL)
    return ", ".join(told)


def _restored_facts(done: Restored) -> dict[str, object]:
    copy = str(done.safety_copy) if done.safety_copy else None
    return {"made_at": done.made_at, "rows": dict(done.rows), "safety_copy": copy}
