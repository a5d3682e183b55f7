"""The door."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Session
from desktop_app.ui.shell.login import LoginWindow
from tests.fakes.house import as_house
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Login = Callable[[], LoginWindow]


@pytest.fixture
def login(stage: Stage, qtbot: QtBot) -> Login:
    def make() -> LoginWindow:
        window = LoginWindow(as_house(stage.house), stage.runner, stage.theme, stage.language)
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def fill(window: LoginWindow, **texts: str) -> None:
    for name, text in texts.items():
        window.form.fields[name].setText(text)


def message(window: LoginWindow) -> str:
    return text_of(window, "form-message")


def press(window: LoginWindow, qtbot: QtBot) -> None:
    click(window, "form-send")


def test_that_the_right_password_signs_in(login: Login, qtbot: QtBot) -> None:
    window = login()
    fill(window, user="王敏", password="office2026")
    with qtbot.waitSignal(window.signed_in) as signal:
        press(window, qtbot)
    assert isinstance(signal.args[0], Session)
    assert signal.args[0].user == "王敏"


def test_that_a_wrong_password_says_what_happened_and_lets_one_try_again(
    login: Login, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    window = login()
    fill(window, user="王敏", password="wrong pass 1")
    press(window, qtbot)
    settle()
    assert "密码不正确" in message(window)
    assert part(window, QPushButton, "form-send").isEnabled()
    fill(window, password="office2026")
    with qtbot.waitSignal(window.signed_in):
        press(window, qtbot)


def test_that_the_wrong_password_message_follows_the_language(
    login: Login, stage: Stage, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    window = login()
    fill(window, user="王敏", password="wrong pass 1")
    press(window, qtbot)
    settle()
    stage.language.switch("en")
    settle()
    assert "password is wrong" in message(window)


def test_that_the_window_stays_alive_while_the_key_is_derived(
    login: Login, stage: Stage, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    stage.house.gate.slow = 0.3
    window = login()
    fill(window, user="王敏", password="office2026")
    press(window, qtbot)
    assert not part(window, QPushButton, "form-send").isEnabled()
    assert "正在核对" in text_of(window, "login-busy")
    settle()


def test_that_enter_in_the_password_field_signs_in(login: Login, qtbot: QtBot) -> None:
    window = login()
    fill(window, user="王敏", password="office2026")
    with qtbot.waitSignal(window.signed_in):
        press_key(part(window, QLineEdit, "field-password"), Qt.Key.Key_Return)


def test_that_empty_fields_are_not_sent(login: Login, stage: Stage, qtbot: QtBot) -> None:
    window = login()
    press(window, qtbot)
    assert "为空" in message(window)
    assert not stage.runner.tasks()


def test_that_without_a_workspace_one_is_created(login: Login, stage: Stage, qtbot: QtBot) -> None:
    stage.house.gate.created = False
    window = login()
    assert "至少 8 个字符" in text_of(window, "form-note")
    fill(window, unit="河东县供电公司", user="李工", password="abcd1234", again="abcd1234")
    with qtbot.waitSignal(window.signed_in):
        press(window, qtbot)
    assert stage.house.gate.unit == "河东县供电公司"


def test_that_two_different_passwords_create_nothing(login: Login, stage: Stage, qtbot: QtBot) -> None:
    stage.house.gate.created = False
    window = login()
    fill(window, unit="u", user="李工", password="abcd1234", again="abcd1235")
    press(window, qtbot)
    assert "不一致" in message(window)
    assert not stage.house.gate.created


def test_that_passwords_are_never_shown(login: Login, stage: Stage) -> None:
    stage.house.gate.created = False
    window = login()
    assert {name for name, field in window.form.fields.items() if field.echoMode() is QLineEdit.EchoMode.Password} == {
        "password",
        "again",
    }
