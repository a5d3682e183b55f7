"""Verbs about who may come in: account, password, recover, recovery-code, rotate-key."""

from __future__ import annotations

from typing import Annotated

import typer

from desktop_app.cli.context import (
    CODE_VARIABLE,
    NEW_PASSWORD_VARIABLE,
    RECOVERY_VARIABLE,
    Desk,
    JsonOption,
    LanguageOption,
    SecondOption,
    UserOption,
    WorkspaceOption,
    ask,
    ask_password,
    ask_second,
    signed_in,
)
from desktop_app.cli.telling import Teller
from desktop_app.domain.accounts import Account, DeviceChoice
from desktop_app.domain.roles import Role, Scope

NameArgument = Annotated[str, typer.Argument(help="User name / 用户名")]
RoleOption = Annotated[Role | None, typer.Option("--role", help="Duty / 岗位")]


def list_accounts(
    context: typer.Context,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """列出用户 / list the accounts."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        accounts = desk.house.list_accounts(desk.session)
        for account in accounts:
            desk.teller.say(_in_words(desk, account, language))
        desk.teller.facts({"accounts": [_facts(account) for account in accounts]})


def add(
    context: typer.Context,
    name: NameArgument,
    person: Annotated[str, typer.Option("--person", help="Staff number / 工号")],
    role: RoleOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """新建用户；初始密码取自 POWERDESK_NEW_PASSWORD 或提示输入 / make an account."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        desk.house.add_account(desk.session, name, person, _new_password(desk.teller), role)
        _told(desk, "cli.account_added", name)


def duty(
    context: typer.Context,
    name: NameArgument,
    role: Annotated[Role, typer.Option("--role", help="Duty / 岗位")],
    org: Annotated[str, typer.Option("--org", help="Unit code prefix / 供电单位编码前缀")] = "",
    section: Annotated[list[str] | None, typer.Option("--section", help="Meter-reading section / 抄表段")] = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """分配岗位和管辖范围 / assign a duty and whose customers it covers."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        desk.house.assign_duty(desk.session, name, role, Scope(org, tuple(section or ())))
        _told(desk, "cli.account_duty", name)


def disable(
    context: typer.Context,
    name: NameArgument,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """停用用户并删除其密钥 / close an account and take its key slot away."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        desk.house.set_account_state(desk.session, name, disabled=True)
        _told(desk, "cli.account_disabled", name)


def enable(
    context: typer.Context,
    name: NameArgument,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """启用用户；之后要重置密码 / open an account again; its password has to be reset."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        desk.house.set_account_state(desk.session, name, disabled=False)
        _told(desk, "cli.account_enabled", name)


def reset(
    context: typer.Context,
    name: NameArgument,
    second: SecondOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """重置密码；管理员的密码需第二人确认 / set a new first password."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        confirmed = ask_second(desk.teller, second)
        desk.house.reset_password(desk.session, name, _new_password(desk.teller), confirmed)
        _told(desk, "cli.account_reset", name)


def password(
    context: typer.Context,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """修改自己的密码 / change one's own password, also one that has run out."""
    house = context.obj.build(workspace, language)
    teller = Teller(house.texts, json)
    old = ask_password(teller)
    house.gate.change_expired(user, old, _new_password(teller), ask(teller, CODE_VARIABLE, "cli.code", default=""))
    house.gate.sign_out()
    teller.result(teller.texts("cli.password_changed", user=user), {"user": user})


def recover(
    context: typer.Context,
    device_bound: Annotated[
        bool | None, typer.Option("--device-bound/--no-device-bound", help="Bind to this PC / 绑定本机")
    ] = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """用恢复码重设密码，或把账套移到本机 / set a password with the recovery code, or move to this PC."""
    house = context.obj.build(workspace, language)
    teller = Teller(house.texts, json)
    code = ask(teller, RECOVERY_VARIABLE, "cli.ask_recovery_code")
    device = None if device_bound is None else DeviceChoice.BOUND if device_bound else DeviceChoice.UNBOUND
    house.gate.recover(code, user, _new_password(teller), device)
    house.gate.sign_out()
    teller.result(teller.texts("cli.recovered", user=user), {"user": user})


def recovery_code(
    context: typer.Context,
    second: SecondOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """换一个新的恢复码 / a new recovery code in place of the last."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        code = desk.house.new_recovery_code(desk.session, ask_second(desk.teller, second))
        desk.teller.result(desk.house.texts("cli.recovery_code", code=code), {"recovery_code": code})


def rotate_key(
    context: typer.Context,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """更换数据密钥 / a new data key for the whole workspace."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        desk.house.rotate_key(desk.session, progress)
        desk.teller.result(desk.house.texts("cli.key_rotated"), {"rotated": True})


def add_account_verbs(app: typer.Typer) -> None:
    """Register the verbs of this file."""
    accounts = typer.Typer(no_args_is_help=True, help="用户与岗位 / accounts and duties")
    accounts.command("list")(list_accounts)
    accounts.command("add")(add)
    accounts.command("duty")(duty)
    accounts.command("disable")(disable)
    accounts.command("enable")(enable)
    accounts.command("reset")(reset)
    app.add_typer(accounts, name="account")
    app.command("password")(password)
    app.command("recover")(recover)
    app.command("recovery-code")(recovery_code)
    app.command("rotate-key")(rotate_key)


def _new_password(teller: Teller) -> str:
    return ask(teller, NEW_PASSWORD_VARIABLE, "cli.new_password", secret=True)


def _told(desk: Desk, key: str, name: str) -> None:
    desk.teller.result(desk.house.texts(key, user=name), {"account": name})


def _in_words(desk: Desk, account: Account, language: str) -> str:
    state = desk.house.texts("cli.account_state.disabled" if account.disabled else "cli.account_state.enabled")
    return desk.house.texts(
        "cli.account_line",
        user=account.user,
        person=account.person,
        duty=desk.house.duties.name(account.role, language),
        state=state,
        last=account.last_sign_in or "--",
    )


def _facts(account: Account) -> dict[str, object]:
    return {
        "user": account.user,
        "person": account.person,
        "role": account.role.value,
        "org_prefix": account.scope.org_prefix,
        "sections": list(account.scope.sections),
        "disabled": account.disabled,
        "must_change": account.must_change,
        "authenticator": account.authenticator,
        "last_sign_in": account.last_sign_in,
    }
