"""Verbs that bring data in: init, import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import (
    JsonOption,
    LanguageOption,
    UserOption,
    WorkspaceOption,
    ask_password,
    signed_in,
)
from desktop_app.cli.locked_files import checked
from desktop_app.cli.telling import Teller
from desktop_app.domain import formats
from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.batch import CheckedFile, ImportCheck, told_name
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.intake import Answers, SameMonth
from desktop_app.domain.sheets import SeenSheet
from desktop_app.domain.texts import Texts
from desktop_app.services.commit_import import Imported
from desktop_app.services.gate import Gate


def init(
    context: typer.Context,
    unit: Annotated[str, typer.Option("--unit", help="Office name / 单位名称")] = "本单位",
    device_bound: Annotated[
        bool | None,
        typer.Option("--device-bound/--no-device-bound", help="Opens on this PC only / 只能在本机打开"),
    ] = None,
    training: Annotated[bool, typer.Option("--training", help="Practice data only, for ever / 培训账套，只能放练习数据")] = False,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """建立加密账套 / create an encrypted workspace."""
    house = context.obj.build(workspace, language)
    teller = Teller(house.texts, json)
    device = chosen_device(house.gate, device_bound)
    founded = house.gate.create(unit, user, ask_password(teller, twice=True), device)
    if training:
        house.make_training(founded.session)
    house.gate.sign_out()
    facts = {"workspace": str(house.gate.folder), "unit": unit, "user": user, "device": device.value, "training": training}
    teller.say(teller.texts("cli.created", **facts))
    teller.result(teller.texts("cli.recovery_code", code=founded.recovery_code), facts | {"recovery_code": founded.recovery_code})


def chosen_device(gate: Gate, asked: bool | None) -> DeviceChoice:
    """Bound to this PC where nobody says otherwise; without a keyring somebody has to say so.

    Raises:
        WorkspaceError: nothing was asked for and this PC cannot keep a secret: what that weakens is told.
    """
    if asked is None and not gate.keyring_available():
        raise WorkspaceError("gate.choose_device")
    return DeviceChoice.UNBOUND if asked is False else DeviceChoice.BOUND


def import_extracts(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    same_month: Annotated[
        SameMonth | None,
        typer.Option("--same-month", help="skip 跳过 | replace 替换该月 | append 追加; else the office's rule / 默认按整合规则"),
    ] = None,
    rejects: Annotated[Path | None, typer.Option("--rejects", help="Workbook for rejected rows / 拒绝行工作簿")] = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """导入客户、电费、缴费文件 / import extracts."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        house, session = desk.house, desk.session
        check = checked(house, session, files, Answers(same_month=same_month), progress)
        if not check.files:
            desk.teller.warn(not_in(check, house.texts))
        saved = house.save_rejects(session, check.token, rejects) if rejects and check.rejected else 0
        done = house.commit_import(session, check.token, progress)
        lines = [imported_in_words(check, house.texts, house.dictionary, done.batch.batch_id)]
        if done.replaced:
            lines.append(house.texts("cli.replaced", rows=formats.count(done.replaced)))
        lines += [house.texts("cli.left_out", file=known.name, batch=known.batch_id) for known in check.known]
        if saved:
            lines.append(house.texts("cli.rejects_saved", rows=saved, file=rejects))
        elif check.rejected:
            lines.append(house.texts("cli.rejects_lost"))
        desk.teller.result("\n".join(lines), import_facts(check, done) | {"rejects_saved": saved})


def add_data_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("init")(init)
    app.command("import")(import_extracts)


def import_facts(check: ImportCheck, done: Imported) -> dict[str, object]:
    """What came in and what did not, for programs."""
    return {
        "batch": done.batch.batch_id,
        "rows": done.batch.rows,
        "rejected": done.batch.rejected,
        "same_month": check.same_month,
        "replaced": done.replaced,
        "left_out": [{"file": known.name, "batch": known.batch_id} for known in check.known],
        "data_sha256": done.batch.data_sha256,
        "files": [file_facts(file) for file in check.files],
        "findings": [
            {"rule": found.rule, "severity": found.severity, "rows": found.rows, "file_no": found.file_no}
            for found in check.findings
        ],
        "open": [open_question(sheet) for sheet in check.open_sheets],
        "unreadable": [unreadable_facts(sheet) for sheet in check.unreadable],
    }


def open_question(sheet: SeenSheet) -> dict[str, object]:
    """A sheet that waits for an answer, and why, as the key of its sentence."""
    return {"file": sheet.path.name, "sheet": sheet.sheet, "question": sheet.message.key if sheet.message else ""}


def unreadable_facts(sheet: SeenSheet) -> dict[str, object]:
    """A file that is not in, and why, as the key of its sentence."""
    return {"file": told_name(sheet.path), "why": sheet.message.key if sheet.message else ""}


def not_in(check: ImportCheck, texts: Texts) -> list[str]:
    """One sentence for each file or sheet that could not be read, but the one that is said anyway where nothing came in."""
    told = [sheet.message for sheet in (*check.unreadable, *check.open_sheets) if sheet.message]
    return [texts.say(message) for message in told if message != check.why_nothing]


def file_facts(file: CheckedFile) -> dict[str, object]:
    """One file's control totals; amounts in yuan."""
    return {
        "file": file.name,
        "sheet": file.sheet,
        "kind": file.kind_id,
        "encoding": file.encoding,
        "rows": file.accepted.rows,
        "rejected": file.rejected.rows,
        "customers": file.accepted.customers,
        "amount": file.accepted.amount,
        "unread": [{"column": column.header, "cells": column.cells} for column in file.unread],
    }


def imported_in_words(check: ImportCheck, texts: Texts, dictionary: Dictionary, batch_id: int) -> str:
    """The finished import in counted facts: one line per file, one per finding."""
    lines = [texts("cli.imported", batch=batch_id, rows=formats.count(check.accepted), rejected=formats.count(check.rejected))]
    for file in check.files:
        kind = dictionary.kind(file.kind_id).name(texts.language)
        amount = "" if file.accepted.amount is None else texts("cli.imported_amount", amount=file.accepted.amount)
        lines.append(texts("cli.imported_file", file=file.name, kind=kind, rows=formats.count(file.accepted.rows), amount=amount))
        if file.unread:
            columns = ", ".join(f"{column.header} {formats.count(column.cells)}" for column in file.unread)
            lines.append(texts("cli.imported_unread", cells=formats.count(file.unread_cells), columns=columns))
    names = {file.file_no: file.name for file in check.files}
    lines += [texts("cli.finding", text=texts.say(found.message), file=names[found.file_no]) for found in check.findings]
    lines += not_in(check, texts)
    return "\n".join(lines)
