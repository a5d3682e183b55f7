"""The door of a workspace that exists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.roles import Session
from desktop_app.ui.shell.login import LoginWindow
from tests.fakes.gate import CODE, RECOVERY
from tests.fakes.house import as_house
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Login = Callable[[], LoginWindow]
Settle = Callable[[], None]


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


def press(window: LoginWindow) -> None:
    click(window, "form-send")


def test_that_the_right_password_signs_in(login: Login, qtbot: QtBot) -> None:
    window = login()
    fill(window, user="王敏", password="office2026")
    with qtbot.waitSignal(window.signed_in) as signal:
        press(window)
    assert isinstance(signal.args[0], Session)
    assert signal.args[0].user == "王敏"


def test_that_a_wrong_password_says_what_happened_and_lets_one_try_again(login: Login, qtbot: QtBot, settle: Settle) -> None:
    window = login()
    fill(window, user="王敏", password="wrong pass 1")
    press(window)
    settle()
    assert "密码不正确" in message(window)
    assert part(window, QPushButton, "form-send").isEnabled()
    fill(window, password="office2026")
    with qtbot.waitSignal(window.signed_in):
        press(window)


def test_that_the_wrong_password_message_follows_the_language(login: Login, stage: Stage, settle: Settle) -> None:
    window = login()
    fill(window, user="王敏", password="wrong pass 1")
    press(window)
    settle()
    stage.language.switch("en")
    settle()
    assert "password is wrong" in message(window)


def test_that_the_window_stays_alive_while_the_key_is_derived(login: Login, stage: Stage, settle: Settle) -> None:
    stage.house.gate.slow = 0.3
    window = login()
    fill(window, user="王敏", password="office2026")
    press(window)
    assert not part(window, QPushButton, "form-send").isEnabled()
    assert "正在核对" in text_of(window, "login-busy")
    settle()


def test_that_enter_in_the_password_field_signs_in(login: Login, qtbot: QtBot) -> None:
    window = login()
    fill(window, user="王敏", password="office2026")
    with qtbot.waitSignal(window.signed_in):
        press_key(part(window, QLineEdit, "field-password"), Qt.Key.Key_Return)


def test_that_empty_fields_are_not_sent(login: Login, stage: Stage) -> None:
    window = login()
    press(window)
    assert "为空" in message(window)
    assert not stage.runner.tasks()


def test_that_after_failures_the_waiting_time_is_counted_down(login: Login, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    stage.house.gate.wait = 2
    window = login()
    fill(window, user="王敏", password="office2026")
    press(window)
    settle()
    assert text_of(window, "form-countdown") == "0:02 后可再试"
    assert part(window, QLabel, "form-countdown").isVisible()
    assert not part(window, QPushButton, "form-send").isEnabled()
    stage.house.gate.wait = 0
    qtbot.waitUntil(lambda: part(window, QPushButton, "form-send").isEnabled(), timeout=5_000)
    assert not part(window, QLabel, "form-countdown").isVisible()
    with qtbot.waitSignal(window.signed_in):
        press(window)


def test_that_a_long_wait_is_told_in_hours(login: Login, stage: Stage, settle: Settle) -> None:
    stage.house.gate.wait = 2 * 3600 + 61
    window = login()
    fill(window, user="王敏", password="office2026")
    press(window)
    settle()
    assert text_of(window, "form-countdown").startswith("2:01:0")


def test_that_the_six_digits_are_asked_for_only_where_there_is_an_authenticator(
    login: Login, stage: Stage, qtbot: QtBot, settle: Settle
) -> None:
    stage.house.gate.totp = True
    window = login()
    assert not part(window, QLineEdit, "field-code").isVisible()
    fill(window, user="王敏", password="office2026")
    press(window)
    settle()
    assert part(window, QLineEdit, "field-code").isVisible()
    fill(window, code=CODE)
    with qtbot.waitSignal(window.signed_in):
        press(window)


def test_that_a_first_password_is_changed_before_entering(login: Login, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    stage.house.gate.must_change = True
    window = login()
    fill(window, user="王敏", password="office2026")
    press(window)
    settle()
    assert text_of(window, "form-title") == "设置新密码"
    fill(window, password="Blue-River-27", again="Blue-River-28")
    press(window)
    assert "不一致" in message(window)
    fill(window, again="Blue-River-27")
    with qtbot.waitSignal(window.signed_in):
        press(window)
    assert stage.house.gate.password == "Blue-River-27"


def test_that_a_password_that_breaks_a_rule_is_not_even_sent(login: Login, stage: Stage, settle: Settle) -> None:
    stage.house.gate.must_change = True
    window = login()
    fill(window, user="王敏", password="office2026")
    press(window)
    settle()
    fill(window, password="kurz", again="kurz")
    press(window)
    assert "不符合规则" in message(window)
    assert not stage.runner.tasks()


def test_that_the_rules_are_shown_before_typing_and_ticked_while_typing(login: Login, stage: Stage, settle: Settle) -> None:
    stage.house.gate.must_change = True
    window = login()
    fill(window, user="王敏", password="office2026")
    press(window)
    settle()
    assert text_of(window, "rule-length") == "○ 至少 10 个字符"
    fill(window, password="Blue-River-27")
    assert [text_of(window, f"rule-{name}")[0] for name in ("length", "classes", "user")] == ["✓", "✓", "✓"]
    assert text_of(window, "password-strength-words") == "强"
    fill(window, password="王敏王敏王敏王敏王敏")
    assert [text_of(window, f"rule-{name}")[0] for name in ("length", "classes", "user")] == ["✓", "○", "○"]


def test_that_the_recovery_code_opens_with_a_new_password(login: Login, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    window = login()
    click(window, "sign-in-forgotten")
    fill(window, recovery="wrong", user="王敏", password="Blue-River-27", again="Blue-River-27")
    press(window)
    settle()
    assert "恢复码不正确" in message(window)
    fill(window, recovery=RECOVERY)
    with qtbot.waitSignal(window.signed_in):
        press(window)
    assert stage.house.gate.password == "Blue-River-27"


def test_that_one_can_go_back_from_the_recovery_code(login: Login) -> None:
    window = login()
    click(window, "sign-in-forgotten")
    click(window, "form-back")
    assert text_of(window, "form-title") == "登录"


def test_that_a_typed_password_goes_away_when_nobody_types(login: Login, qtbot: QtBot) -> None:
    window = login()
    window.form._idle.setInterval(20)
    field = part(window, QLineEdit, "field-password")
    qtbot.keyClicks(field, "office")
    fill(window, user="王敏")
    assert field.text() == "office"
    qtbot.waitUntil(lambda: not field.text())
    assert window.form.text("user") == "王敏"


def test_that_what_went_wrong_on_the_way_out_is_said_at_the_door(login: Login) -> None:
    window = login()
    window.say(WorkspaceError("workspace.disk", folder="E:", reason="disk full"))
    assert "disk full" in message(window)


def test_that_passwords_are_never_shown(login: Login) -> None:
    window = login()
    click(window, "sign-in-forgotten")
    secret = {name for name, field in window.form.fields.items() if field.echoMode() is QLineEdit.EchoMode.Password}
    assert secret == {"password", "again"}


def test_that_text_size_and_language_can_be_changed_at_every_form(login: Login) -> None:
    window = login()
    for _ in range(2):
        assert all(part(window, QWidget, name).isVisible() for name in ("zoom-out", "zoom-in", "language"))
        click(window, "sign-in-forgotten") if window.findChild(QPushButton, "sign-in-forgotten") else None
