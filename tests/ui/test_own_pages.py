"""My account, the security policy, about this program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Role
from desktop_app.ui.screens.about.screen import AboutScreen
from desktop_app.ui.shell.window import MainWindow
from tests.fakes.gate import CODE
from tests.fakes.house import RESOURCES
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
Show = Callable[[str, Role], MainWindow]


@pytest.fixture
def show(open_window: Callable[[], MainWindow], stage: Stage, settle: Settle) -> Show:
    def make(place: str, role: Role) -> MainWindow:
        stage.house.gate.role = role
        window = open_window()
        window.show_place(place)
        settle()
        return window

    return make


def type_passwords(window: MainWindow, **texts: str) -> None:
    for name, text in texts.items():
        part(window, QLineEdit, f"own-{name}").setText(text)


def test_that_ones_own_password_is_changed(show: Show, stage: Stage, settle: Settle) -> None:
    window = show("account", Role.COLLECTOR)
    type_passwords(window, old="office2026", new="Blue-River-27", again="Blue-River-27")
    click(window, "own-send")
    settle()
    assert stage.house.gate.password == "Blue-River-27"
    assert text_of(window, "message-what") == "密码已修改"
    assert part(window, QLineEdit, "own-new").text() == ""


def test_that_a_rule_or_a_slip_is_told_before_anything_is_sent(show: Show, stage: Stage) -> None:
    window = show("account", Role.COLLECTOR)
    type_passwords(window, old="office2026", new="short", again="short")
    click(window, "own-send")
    assert "不符合规则" in text_of(window, "own-fault")
    type_passwords(window, new="Blue-River-27", again="Blue-River-72")
    click(window, "own-send")
    assert "不一致" in text_of(window, "own-fault")
    assert stage.house.gate.password == "office2026"


def test_that_a_wrong_present_password_changes_nothing(show: Show, stage: Stage, settle: Settle) -> None:
    window = show("account", Role.COLLECTOR)
    type_passwords(window, old="wrong", new="Blue-River-27", again="Blue-River-27")
    click(window, "own-send")
    settle()
    assert stage.house.gate.password == "office2026"
    assert "密码不正确" in text_of(window, "message-what")


def test_that_an_authenticator_is_set_up_by_picture_or_secret(show: Show, stage: Stage, settle: Settle) -> None:
    window = show("account", Role.COLLECTOR)
    click(window, "totp-start")
    settle()
    assert text_of(window, "totp-secret") == "JBSW Y3DP EHPK 3PXP"
    picture = part(window, QLabel, "totp-picture").pixmap().toImage().convertToFormat(QImage.Format.Format_Mono)
    assert picture.width() == picture.height() > 100
    part(window, QLineEdit, "totp-code").setText("000000")
    click(window, "totp-confirm")
    settle()
    assert part(window, QWidget, "message-bar").isVisible()
    part(window, QLineEdit, "totp-code").setText(CODE)
    click(window, "totp-confirm")
    settle()
    assert next(account for account in stage.house.accounts if account.user == "王敏").totp_secret == "JBSWY3DPEHPK3PXP"
    assert text_of(window, "totp-secret") == ""
    assert part(window, QLabel, "totp-picture").pixmap().isNull()


def test_that_every_setting_is_shown_with_unit_and_default(show: Show) -> None:
    window = show("policy", Role.SECURITY_ADMIN)
    assert part(window, QSpinBox, "policy-idle_minutes").value() == 10
    assert text_of(window, "policy-idle_minutes-unit") == "分钟"
    assert text_of(window, "policy-idle_minutes-default") == "默认 10"
    part(window, QSpinBox, "policy-idle_minutes").setValue(20)
    assert text_of(window, "policy-idle_minutes-default") == "△ 默认 10"


def test_that_the_policy_is_saved_and_the_defaults_come_back(show: Show, stage: Stage, settle: Settle) -> None:
    window = show("policy", Role.SECURITY_ADMIN)
    part(window, QSpinBox, "policy-min_length").setValue(14)
    click(window, "policy-save")
    settle()
    assert stage.house.policies == [Policy(min_length=14)]
    assert part(window, QSpinBox, "policy-min_length").value() == 14
    click(window, "policy-reset")
    click(window, "policy-save")
    settle()
    assert stage.house.policies[-1] == Policy()


def test_that_no_setting_can_be_made_unsafe(show: Show) -> None:
    window = show("policy", Role.SECURITY_ADMIN)
    least = {name: part(window, QSpinBox, f"policy-{name}").minimum() for name in ("min_length", "idle_minutes", "audit_days")}
    assert least == {"min_length": 8, "idle_minutes": 5, "audit_days": 3 * 365}
    assert part(window, QSpinBox, "policy-idle_minutes").maximum() == 60


def test_that_a_training_workspace_stays_one_when_the_policy_is_saved(show: Show, stage: Stage, settle: Settle) -> None:
    stage.house.gate.rules = Policy(training=True)
    window = show("policy", Role.SECURITY_ADMIN)
    click(window, "policy-save")
    settle()
    assert stage.house.policies == [Policy(training=True)]


def test_that_every_part_shipped_is_listed_with_its_licence(show: Show, qtbot: QtBot) -> None:
    window = show("about", Role.COLLECTOR)
    screen = window.screen_shown
    assert isinstance(screen, AboutScreen)
    shipped = json.loads(Path(RESOURCES / "licences.json").read_text("utf-8"))["shipped"]
    assert screen.view.rows.rowCount() == len(shipped)
    part(window, QLineEdit, "about-filter").setText("pyside6")
    names = [str(screen.view.rows.index(row, 0).data()).lower() for row in range(screen.view.rows.rowCount())]
    assert any("pyside6" in name for name in names)
    assert screen.view.rows.rowCount() < len(shipped)
    assert len(part(window, QPlainTextEdit, "about-text").toPlainText()) > 1000


def test_that_the_version_is_told(show: Show) -> None:
    assert __version__ in text_of(show("about", Role.COLLECTOR), "about-subtitle")


def test_that_the_policy_is_for_the_security_administrator_alone(show: Show) -> None:
    window = show("about", Role.SYSTEM_ADMIN)
    assert window.findChild(QPushButton, "policy-save") is None
