"""People and duties on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.domain.roles import Permission, Role, Scope
from desktop_app.ui.asking.second_person import SecondPersonDialog
from desktop_app.ui.screens.accounts.screen import AccountsScreen
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.inputs import Choice
from tests.accounts import DUTIES
from tests.fakes.safety import SECOND, person
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
Show = Callable[[Role], AccountsScreen]
ALL_THREE = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)


@pytest.fixture
def show(open_window: Callable[[], MainWindow], stage: Stage, settle: Settle) -> Show:
    def make(role: Role) -> AccountsScreen:
        stage.house.gate.role = role
        window = open_window()
        window.show_place("accounts")
        settle()
        screen = window.screen_shown
        assert isinstance(screen, AccountsScreen)
        return screen

    return make


def choose(screen: AccountsScreen, user: str) -> None:
    names = [str(screen.view.rows.index(row, 0).data()) for row in range(screen.view.rows.rowCount())]
    screen.view.select_row(names.index(user))


def test_that_the_table_says_who_may_do_what_and_when_they_came_last(show: Show) -> None:
    screen = show(Role.SYSTEM_ADMIN)
    cells = [[str(screen.view.rows.index(row, column).data()) for column in range(6)] for row in range(7)]
    assert cells[3] == ["周军", "31420041", "催费员", "单位 3340108… · 抄表段 0501、0502、0503", "● 正常", "2026-11-01 09:30"]
    assert [row[4] for row in cells[4:]] == ["✕ 已停用", "◌ 待改密码", "● 正常"]


def test_that_the_founder_is_told_which_administrators_are_missing(show: Show) -> None:
    screen = show(Role.FOUNDER)
    words = text_of(screen, "accounts-vacant")
    assert "安全管理员、审计管理员" in words
    assert "系统管理员" not in words


def test_that_nothing_is_said_when_all_three_are_appointed(show: Show, stage: Stage) -> None:
    stage.house.accounts += [person(f"管理{n}", f"9{n}", role) for n, role in enumerate(ALL_THREE)]
    screen = show(Role.FOUNDER)
    assert not part(screen, QWidget, "accounts-vacant").isVisible()
    assert not part(screen, QPushButton, "accounts-add").isVisible()


def test_that_the_founder_appoints_an_administrator(show: Show, stage: Stage, settle: Settle) -> None:
    screen = show(Role.FOUNDER)
    click(screen, "accounts-add")
    part(screen, QLineEdit, "add-user").setText("钱安")
    part(screen, QLineEdit, "add-person").setText("31420099")
    part(screen, QLineEdit, "add-password").setText("First-Word-27")
    part(screen, Choice, "add-duty").choose(Role.SECURITY_ADMIN)
    click(screen, "add-send")
    settle()
    assert stage.house.accounts[-1].role is Role.SECURITY_ADMIN
    assert stage.house.passwords == {"钱安": "First-Word-27"}
    assert screen.view.rows.rowCount() == 8
    assert "安全管理员" not in text_of(screen, "accounts-vacant")


def test_that_the_system_administrator_adds_people_without_a_duty(show: Show, stage: Stage, settle: Settle) -> None:
    screen = show(Role.SYSTEM_ADMIN)
    click(screen, "accounts-add")
    assert not part(screen, Choice, "add-duty").isVisible()
    assert "安全管理员分配" in text_of(screen, "add-later")
    click(screen, "add-send")
    assert part(screen, QWidget, "add-fault").isVisible()
    click(screen, "add-leave")
    assert part(screen, QWidget, "account-panel").isVisible()


def test_that_the_security_administrator_assigns_duty_and_scope(show: Show, stage: Stage, settle: Settle) -> None:
    screen = show(Role.SECURITY_ADMIN)
    choose(screen, "郑磊")
    part(screen, Choice, "account-duty").choose(Role.COLLECTOR)
    part(screen, QLineEdit, "account-prefix").setText("3340108")
    part(screen, QLineEdit, "account-sections").setText("0501、0502")
    click(screen, "account-assign")
    settle()
    changed = next(account for account in stage.house.accounts if account.user == "郑磊")
    assert (changed.role, changed.scope) == (Role.COLLECTOR, Scope("3340108", ("0501", "0502")))
    assert not screen.findChild(QPushButton, "account-state").isVisible()


def test_that_nobody_is_offered_to_change_their_own_account(show: Show) -> None:
    screen = show(Role.SECURITY_ADMIN)
    choose(screen, "王敏")
    assert part(screen, QWidget, "account-own").isVisible()
    assert not part(screen, QPushButton, "account-assign").isVisible()


def test_that_an_account_is_disabled_and_enabled_again(show: Show, stage: Stage, settle: Settle) -> None:
    screen = show(Role.SYSTEM_ADMIN)
    choose(screen, "周军")
    click(screen, "account-state")
    settle()
    assert next(account for account in stage.house.accounts if account.user == "周军").disabled
    assert part(screen, QPushButton, "account-state").text() == "启用账户"
    click(screen, "account-state")
    settle()
    assert not next(account for account in stage.house.accounts if account.user == "周军").disabled


def test_that_a_first_password_is_given_with_its_rules_in_sight(show: Show, stage: Stage, settle: Settle) -> None:
    screen = show(Role.SYSTEM_ADMIN)
    choose(screen, "周军")
    click(screen, "account-reset")
    assert part(screen, QWidget, "password-rules").isVisible()
    part(screen, QLineEdit, "first-password-text").setText("First-Word-27")
    click(screen, "first-password-act")
    settle()
    assert stage.house.passwords["周军"] == "First-Word-27"


def test_that_an_administrators_first_password_takes_a_second_person(show: Show, stage: Stage, settle: Settle) -> None:
    screen = show(Role.SYSTEM_ADMIN)
    choose(screen, "赵强")
    click(screen, "account-reset")
    part(screen, QLineEdit, "first-password-text").setText("First-Word-27")
    click(screen, "first-password-act")
    settle()
    assert stage.house.passwords == {}
    dialog = part(screen, SecondPersonDialog, "second-person")
    assert text_of(dialog, "second-title") == "重置 赵强 的初始密码"
    part(dialog, QLineEdit, "second-user").setText(SECOND.user)
    part(dialog, QLineEdit, "second-password").setText(SECOND.password)
    click(dialog, "second-send")
    settle()
    assert stage.house.passwords == {"赵强": "First-Word-27"}


def test_that_an_authenticator_can_be_taken_away(show: Show, stage: Stage, settle: Settle) -> None:
    screen = show(Role.SYSTEM_ADMIN)
    choose(screen, "孙丽")
    assert not part(screen, QPushButton, "account-totp").isVisible()
    choose(screen, "冯静")
    click(screen, "account-totp")
    settle()
    assert all(account.totp_secret is None for account in stage.house.accounts)


def test_that_the_matrix_is_the_book_of_duties(show: Show) -> None:
    screen = show(Role.SECURITY_ADMIN)
    click(screen, "accounts-matrix")
    rows = part(screen, ColumnarView, "matrix-table").rows
    for line, permission in enumerate(Permission):
        for place, role in enumerate(Role, start=1):
            assert (rows.index(line, place).data() == "✓") == (permission in DUTIES.grants(role))
    click(screen, "matrix-back")
    assert screen.view.isVisible()


def test_that_the_matrix_is_printed_as_a_registered_report(show: Show, stage: Stage, settle: Settle) -> None:
    screen = show(Role.SECURITY_ADMIN)
    click(screen, "accounts-matrix")
    click(screen, "matrix-print")
    settle()
    assert stage.house.built == [("duties", None)]
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    assert (dialog.minPage(), dialog.maxPage()) == (1, 2)
    dialog.reject()
