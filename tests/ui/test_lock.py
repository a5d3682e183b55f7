"""Nobody reads over an empty chair, and nobody loses what they typed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.asking.second_person import SecondPersonDialog, capture_second
from desktop_app.ui.shell.idle import IdleWatch
from desktop_app.ui.shell.window import MainWindow
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Settle = Callable[[], None]
ROOT = Path(__file__).resolve().parents[2]


class Watch:
    """A clock that stands still until it is told to go."""

    def __init__(self) -> None:
        self.seconds = self.wall = 1000.0

    def __call__(self) -> tuple[float, float]:
        return self.seconds, self.wall

    def go(self, seconds: float) -> None:
        self.seconds += seconds
        self.wall += seconds


@pytest.fixture
def window(open_window: Callable[[], MainWindow], settle: Settle) -> MainWindow:
    made = open_window()
    made.show_place("worklist")
    settle()
    return made


def unlock(window: MainWindow, password: str, settle: Settle) -> None:
    part(window, QLineEdit, "field-password").setText(password)
    click(window, "unlock-send")
    settle()


def test_that_ctrl_l_covers_everything_and_the_password_uncovers_it(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press_key(window, Qt.Key.Key_L, control=True)
    assert window.locked
    assert part(window, QWidget, "lock-page").isVisible()
    assert not part(window, QWidget, "screen-worklist").isVisible()
    unlock(window, "wrong", settle)
    assert window.locked
    assert "密码不正确" in text_of(part(window, QWidget, "lock-page"), "form-message")
    assert part(window, QLineEdit, "field-password").text() == ""
    unlock(window, "office2026", settle)
    assert not window.locked
    assert part(window, QWidget, "screen-worklist").isVisible()


def test_that_unsaved_input_is_kept_below_the_lock(window: MainWindow, settle: Settle) -> None:
    click(window, "worklist-export")
    part(window, QLineEdit, "export-purpose-text").setText("月度催费")
    part(window, QLineEdit, "worklist-filter").setText("0001")
    window.lock()
    unlock(window, "office2026", settle)
    assert part(window, QLineEdit, "export-purpose-text").text() == "月度催费"
    assert part(window, QLineEdit, "worklist-filter").text() == "0001"


def test_that_a_locked_window_takes_no_shortcuts(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    window.lock()
    for key in (Qt.Key.Key_1, Qt.Key.Key_F, Qt.Key.Key_P):
        press_key(window, key, control=True)
    settle()
    unlock(window, "office2026", settle)
    assert window.screen_shown.objectName() == "screen-worklist"


def test_that_open_dialogs_are_covered_too_and_come_back(window: MainWindow, settle: Settle) -> None:
    dialog = capture_second(window.screen_shown.desk, window, lambda: "恢复", lambda _second: None)
    part(dialog, QLineEdit, "second-user").setText("赵强")
    window.lock()
    assert not dialog.isVisible()
    unlock(window, "office2026", settle)
    assert part(window, SecondPersonDialog, "second-person").isVisible()
    assert part(dialog, QLineEdit, "second-user").text() == "赵强"
    dialog.reject()


def test_that_work_goes_on_below_the_lock(window: MainWindow, stage: Stage, settle: Settle) -> None:
    stage.house.step_seconds = 0.05
    window.show_place("analysis")
    settle()
    click(window, "analysis-score")
    window.lock()
    settle()
    assert window.locked
    assert "已计算" in text_of(window, "message-what") or text_of(window, "message-what")


def test_that_one_may_sign_out_from_the_lock(window: MainWindow, qtbot: QtBot) -> None:
    window.lock()
    with qtbot.waitSignal(window.signed_out):
        click(window, "unlock-sign-out")


def test_that_waiting_after_failures_is_counted_down_on_the_lock_too(
    window: MainWindow, stage: Stage, qtbot: QtBot, settle: Settle
) -> None:
    window.lock()
    stage.house.gate.wait = 1
    unlock(window, "office2026", settle)
    assert part(window, QLabel, "form-countdown").isVisible()
    assert not part(window, QPushButton, "unlock-send").isEnabled()
    stage.house.gate.wait = 0
    qtbot.waitUntil(part(window, QPushButton, "unlock-send").isEnabled, timeout=4_000)
    unlock(window, "office2026", settle)
    assert not window.locked


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
def idle(qtbot: QtBot, clock: Watch) -> IdleWatch:
    made = IdleWatch(lambda: 10, now=clock)
    made.start()
    return made


def test_that_the_last_minute_is_told_and_then_it_locks_once(idle: IdleWatch, clock: Watch) -> None:
    told: list[int] = []
    locked: list[bool] = []
    idle.warned.connect(told.append)
    idle.ran_out.connect(lambda: locked.append(True))
    clock.go(9 * 60 - 1)
    idle.look()
    assert told == []
    clock.go(1)
    idle.look()
    clock.go(29.5)
    idle.look()
    assert told == [60, 31]
    clock.go(31)
    idle.look()
    assert locked == [True]


def test_that_coming_back_in_the_last_minute_calms_it(idle: IdleWatch, clock: Watch, qtbot: QtBot) -> None:
    clock.go(9 * 60 + 30)
    idle.look()
    with qtbot.waitSignal(idle.calmed):
        idle.touch()
    told: list[int] = []
    idle.warned.connect(told.append)
    idle.look()
    assert told == []


def test_that_hours_of_hibernation_count_though_the_steady_clock_stood_still(idle: IdleWatch, clock: Watch, qtbot: QtBot) -> None:
    clock.wall += 3 * 3600
    with qtbot.waitSignal(idle.ran_out):
        idle.look()


def test_that_a_clock_set_back_does_not_keep_the_window_open(idle: IdleWatch, clock: Watch, qtbot: QtBot) -> None:
    clock.wall -= 24 * 3600
    clock.seconds += 10 * 60
    with qtbot.waitSignal(idle.ran_out):
        idle.look()


def test_that_a_key_in_the_window_counts_as_somebody_there(window: MainWindow, qtbot: QtBot) -> None:
    clock = Watch()
    watch = IdleWatch(lambda: 10, now=clock)
    watch.start()
    handle = window.windowHandle()
    watch.listen_to(handle)
    clock.go(9 * 60 + 30)
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    told: list[int] = []
    watch.warned.connect(told.append)
    watch.look()
    assert told == []


def test_that_the_band_counts_down_in_the_window(window: MainWindow, stage: Stage) -> None:
    band = part(window, QWidget, "idle-band")
    assert not band.isVisible()
    window.idle.warned.emit(42)
    assert band.isVisible()
    assert "42 秒" in text_of(window, "idle-words")
    window.idle.calmed.emit()
    assert not band.isVisible()
    window.idle.ran_out.emit()
    assert window.locked


LOCK_BY_SCREEN = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from desktop_app.ui.shell.screen_lock import ScreenLock

app = QApplication([])
window = QWidget()
lock = ScreenLock(window)
lock.locked.connect(lambda: (print("locked"), app.quit()))

def tell():
    signal = QDBusMessage.createSignal("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
    signal.setArguments([True])
    QDBusConnection.sessionBus().send(signal)

QTimer.singleShot(100, tell)
QTimer.singleShot(5000, app.quit)
app.exec()
"""


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("dbus-run-session") is None, reason="needs a session bus")
def test_that_the_screen_lock_of_the_desktop_is_heard() -> None:
    command = ["dbus-run-session", "--", sys.executable, "-c", LOCK_BY_SCREEN]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert "locked" in done.stdout, done.stderr


def test_that_the_lock_page_can_be_left_with_the_keyboard_alone(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    window.lock()
    QApplication.processEvents()
    field = part(window, QLineEdit, "field-password")
    qtbot.keyClicks(field, "office2026")
    press_key(field, Qt.Key.Key_Return)
    settle()
    assert not window.locked
