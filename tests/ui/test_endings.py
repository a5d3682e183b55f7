"""How a sitting ends: well, with the day's backup, or broken off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.safety import LastSignIn
from desktop_app.ui.app import _on_fault
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.shell.crash import CrashDialog, CrashTeller
from desktop_app.ui.shell.farewell import Farewell
from desktop_app.ui.shell.window import MainWindow
from tests.fakes.gate import NOW
from tests.fakes.house import FakeHouse, as_house, fake_house
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

FULL = WorkspaceError("workspace.disk", folder="E:", reason="disk full")


@pytest.fixture
def house() -> FakeHouse:
    return fake_house()


@pytest.fixture
def desktop(stage: Stage, house: FakeHouse, tmp_path: Path) -> Iterator[Callable[[Message | None], Desktop]]:
    made: list[Desktop] = []

    def make(broken_off: Message | None = None) -> Desktop:
        made.append(Desktop(stage.app, as_house(house), tmp_path, broken_off))
        return made[-1]

    yield make
    for one in made:
        one.close()
        one.language.switch("en")  # takes its translators from the application shared by all tests


def enter(desktop: Desktop, house: FakeHouse, qtbot: QtBot) -> MainWindow:
    window = desktop.enter(house.gate.sign_in("王敏", "office2026"))
    qtbot.waitUntil(lambda: not desktop.runner.tasks())
    return window


def test_that_the_last_sign_in_is_told_on_entering(
    desktop: Callable[[Message | None], Desktop], house: FakeHouse, qtbot: QtBot
) -> None:
    house.gate.last = LastSignIn(NOW, "YX-PC-03", 2)
    window = enter(desktop(None), house, qtbot)
    qtbot.waitUntil(lambda: part(window, QWidget, "message-bar").isVisible())
    assert text_of(window, "message-what") == "上次登录 2026-11-03 09:30（YX-PC-03），其间失败 2 次"
    assert "安全管理员" in text_of(window, "message-next")


def test_that_the_very_first_sign_in_says_nothing(
    desktop: Callable[[Message | None], Desktop], house: FakeHouse, qtbot: QtBot
) -> None:
    window = enter(desktop(None), house, qtbot)
    assert not part(window, QWidget, "message-bar").isVisible()


def test_that_after_a_run_that_was_broken_off_one_calm_sentence_is_said_once(
    desktop: Callable[[Message | None], Desktop], house: FakeHouse, qtbot: QtBot
) -> None:
    made = desktop(Message.of("watch.broken_off", started="2026-11-02 16:40"))
    made._settings.setValue("window/place", "worklist")
    window = enter(made, house, qtbot)
    assert "2026-11-02 16:40" in text_of(window, "message-what")
    assert "都在" in text_of(window, "message-means")
    assert window.screen_shown.objectName() == "screen-worklist"
    again = enter(made, house, qtbot)
    assert not part(again, QWidget, "message-bar").isVisible()


def test_that_closing_makes_the_days_backup_first(
    desktop: Callable[[Message | None], Desktop], house: FakeHouse, qtbot: QtBot
) -> None:
    made = desktop(None)
    window = enter(made, house, qtbot)
    window.close()
    qtbot.waitUntil(lambda: house.at_exit == ["王敏"])


def test_that_a_backup_that_failed_at_the_end_is_read_before_the_program_ends(
    desktop: Callable[[Message | None], Desktop], house: FakeHouse, qtbot: QtBot
) -> None:
    house.exit_fault = FULL
    made = desktop(None)
    window = enter(made, house, qtbot)
    window.close()
    farewell = made._farewell
    assert isinstance(farewell, Farewell)
    qtbot.waitUntil(lambda: "disk full" in text_of(farewell, "farewell-words"))
    assert farewell.isVisible()
    with qtbot.waitSignal(farewell.ended):
        click(farewell, "farewell-close")


def test_that_a_backup_that_failed_at_signing_out_is_told_at_the_door(
    desktop: Callable[[Message | None], Desktop], house: FakeHouse, qtbot: QtBot
) -> None:
    house.exit_fault = FULL
    made = desktop(None)
    window = enter(made, house, qtbot)
    window.signed_out.emit()
    qtbot.waitUntil(lambda: made.window is not window)
    assert made.window is not None
    assert "disk full" in text_of(made.window, "form-message")
    assert house.gate.signed_out == 1


def test_that_a_mistake_nobody_caught_is_told_with_details_without_people(stage: Stage, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    teller = CrashTeller(stage.theme, stage.house.crash_report, lambda: window)
    error = ValueError("户名 张建明 电话 18612341402")
    _on_fault(teller, type(error), error, None)
    dialog = part(window, CrashDialog, "crash-dialog")
    shown = part(dialog, QPlainTextEdit, "crash-details").toPlainText()
    assert "ValueError" in shown
    assert "张建明" not in shown
    assert "18612341402" not in shown
    click(dialog, "crash-copy")
    assert QGuiApplication.clipboard().text() == dialog.report
    click(dialog, "crash-close")
    assert not dialog.isVisible()


def test_that_a_second_mistake_opens_no_second_dialog(stage: Stage, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    teller = CrashTeller(stage.theme, stage.house.crash_report, lambda: window)
    teller.tell(ZeroDivisionError("one"))
    teller.tell(KeyError("two"))
    assert len(window.findChildren(CrashDialog)) == 1
    dialog = part(window, CrashDialog, "crash-dialog")
    assert "ZeroDivisionError" in dialog.report
    assert "KeyError" in dialog.report
    assert part(dialog, QPushButton, "crash-close").isDefault()
    dialog.accept()
