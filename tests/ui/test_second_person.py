"""Four eyes in one dialog."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.progress import Progress
from desktop_app.ui.asking.second_person import SecondPersonDialog, act_and_ask_if_needed, act_with_second
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.window import MainWindow
from tests.fakes.safety import SECOND, confirm
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    return open_window()


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.screen_shown.desk


def ask(desk: Desk, window: MainWindow, done: list[str]) -> SecondPersonDialog:
    def job(second: SecondPerson, _progress: Progress) -> str:
        return confirm(desk.session, second)

    return act_with_second(desk, window, lambda: "人工调整 0001500793", job, done.append)


def fill(dialog: SecondPersonDialog, user: str, password: str) -> None:
    part(dialog, QLineEdit, "second-user").setText(user)
    part(dialog, QLineEdit, "second-password").setText(password)
    click(dialog, "second-send")


def test_that_the_dialog_says_what_is_asked_and_by_whom(desk: Desk, window: MainWindow) -> None:
    dialog = ask(desk, window, [])
    assert text_of(dialog, "second-title") == "人工调整 0001500793"
    assert text_of(dialog, "second-asks") == "申请人：王敏"
    assert part(dialog, QLineEdit, "second-password").echoMode() is QLineEdit.EchoMode.Password
    dialog.reject()


def test_that_the_second_persons_password_lets_the_action_happen(desk: Desk, window: MainWindow, settle: Settle) -> None:
    done: list[str] = []
    dialog = ask(desk, window, done)
    fill(dialog, SECOND.user, SECOND.password)
    settle()
    assert done == ["赵强"]
    assert window.findChild(SecondPersonDialog) is None


def test_that_a_wrong_password_can_be_typed_again(desk: Desk, window: MainWindow, settle: Settle) -> None:
    done: list[str] = []
    dialog = ask(desk, window, done)
    fill(dialog, SECOND.user, "wrong")
    settle()
    assert dialog.isVisible()
    assert "密码不正确" in text_of(dialog, "second-message")
    assert part(dialog, QLineEdit, "second-password").text() == ""
    fill(dialog, SECOND.user, SECOND.password)
    settle()
    assert done == ["赵强"]


def test_that_nobody_is_their_own_second_person(desk: Desk, window: MainWindow) -> None:
    dialog = ask(desk, window, [])
    fill(dialog, "王敏", "office2026")
    assert "另一个人" in text_of(dialog, "second-message")
    dialog.reject()


def test_that_the_recovery_code_stands_for_a_second_person(desk: Desk, window: MainWindow, settle: Settle) -> None:
    done: list[str] = []
    dialog = ask(desk, window, done)
    click(dialog, "second-by-code")
    assert not part(dialog, QLineEdit, "second-user").isVisible()
    part(dialog, QLineEdit, "second-password").setText("7K2QD-M9XRT")
    click(dialog, "second-send")
    settle()
    assert done == ["recovery"]


def test_that_going_back_does_nothing(desk: Desk, window: MainWindow, settle: Settle) -> None:
    done: list[str] = []
    dialog = ask(desk, window, done)
    click(dialog, "second-back")
    settle()
    assert done == []


def test_that_the_dialog_follows_the_language(desk: Desk, window: MainWindow, settle: Settle) -> None:
    dialog = ask(desk, window, [])
    desk.language.switch("en")
    settle()
    assert text_of(dialog, "second-asks") == "Asked for by 王敏"
    dialog.reject()


def test_that_one_is_only_asked_where_the_service_wants_a_second(
    desk: Desk, window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    done: list[str] = []

    def alone(_second: SecondPerson | None, _progress: Progress) -> str:
        return "alone"

    act_and_ask_if_needed(desk, window, lambda: "x", alone, done.append)
    settle()
    assert done == ["alone"]

    def wants(second: SecondPerson | None, _progress: Progress) -> str:
        return confirm(desk.session, second)

    act_and_ask_if_needed(desk, window, lambda: "x", wants, done.append)
    settle()
    fill(part(window, SecondPersonDialog, "second-person"), SECOND.user, SECOND.password)
    settle()
    assert done == ["alone", "赵强"]


def test_that_other_errors_go_to_the_message_bar(desk: Desk, window: MainWindow, settle: Settle) -> None:
    def fails(_second: SecondPerson | None, _progress: Progress) -> str:
        raise WorkspaceError("security.wrong_password")

    act_and_ask_if_needed(desk, window, lambda: "x", fails, lambda _done: None)
    settle()
    assert "密码不正确" in text_of(window, "message-what")
