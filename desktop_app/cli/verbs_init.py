"""The verb that makes a workspace: init."""

from __future__ import annotations

from typing import Annotated

import typer

from desktop_app.cli.context import (
    JsonOption,
    LanguageOption,
    UserOption,
    WorkspaceOption,
    ask_password,
)
from desktop_app.cli.telling import Teller
from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.errors import WorkspaceError
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


def add_init_verb(app: typer.Typer) -> None:
    """Hang this verb on the command."""
    app.command("init")(init)
