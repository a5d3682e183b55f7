"""Backups on the screen, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Role
from desktop_app.ui.asking.second_person import SecondPersonDialog
from desktop_app.ui.screens.backup.screen import BackupScreen
from desktop_app.ui.shell.window import MainWindow
from tests.fakes.safety import SECOND
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]


@pytest.fixture
def window(open_window: Callable[[], MainWindow], stage: Stage, settle: Settle) -> MainWindow:
    stage.house.gate.role = Role.SYSTEM_ADMIN
    made = open_window()
    made.show_place("backup")
    settle()
    return made


@pytest.fixture
def screen(window: MainWindow) -> BackupScreen:
    found = window.screen_shown
    assert isinstance(found, BackupScreen)
    return found


def preview(screen: BackupScreen, settle: Settle) -> None:
    click(screen, "backup-restore")
    settle()


def second(screen: BackupScreen, password: str = SECOND.password) -> None:
    click(screen, "restore-ask-second")
    dialog = part(screen, SecondPersonDialog, "second-person")
    part(dialog, QLineEdit, "second-user").setText(SECOND.user)
    part(dialog, QLineEdit, "second-password").setText(password)
    click(dialog, "second-send")


def preview_texts(screen: BackupScreen) -> list[str]:
    lines = part(screen, QWidget, "preview-restore-lines")
    return [label.text() for label in lines.findChildren(QLabel) if label.isVisibleTo(screen)]


def test_that_the_list_says_when_why_how_big_and_whether_verified(screen: BackupScreen) -> None:
    first = [str(screen.view.rows.index(0, place).data()) for place in range(4)]
    assert first == ["2026-11-03 08:42", "退出时", "80.3", "● 已核验"]
    assert str(screen.view.rows.index(4, 3).data()) == "△ 未核验"
    assert text_of(screen, "backup-subtitle") == "最近一次 2026-11-03 08:42，距今 0 天"


def test_that_backing_up_now_adds_to_the_list_and_says_where(window: MainWindow, screen: BackupScreen, settle: Settle) -> None:
    click(screen, "backup-now")
    settle()
    assert screen.view.rows.rowCount() == 6
    assert text_of(window, "message-what") == "已备份并核验：80.4 MB"
    assert "powerdesk-20261103-093000.pdbackup" in text_of(window, "message-next")
    assert text_of(window, "status-backup") == "上次备份：今天 09:30"


def test_that_cancelling_a_backup_is_no_failure(
    window: MainWindow, screen: BackupScreen, stage: Stage, qtbot: QtBot, settle: Settle
) -> None:
    stage.house.step_seconds = 0.3
    click(screen, "backup-now")
    qtbot.waitUntil(lambda: part(window, QPushButton, "status-cancel").isVisible())
    click(window, "status-cancel")
    settle()
    assert screen.view.rows.rowCount() == 5
    assert not part(window, QWidget, "message-bar").isVisible()
    assert part(screen, QPushButton, "backup-now").isEnabled()


def test_that_a_second_folder_is_chosen_and_given_up(screen: BackupScreen, stage: Stage, settle: Settle, tmp_path: Path) -> None:
    assert text_of(screen, "backup-second") == "没有第二份备份"
    screen.set_folder(tmp_path)
    settle()
    assert stage.house.backup_folder == tmp_path
    assert str(tmp_path) in text_of(screen, "backup-second")
    click(screen, "backup-no-folder")
    settle()
    assert stage.house.backup_folder is None


def test_that_the_workspace_is_verified_in_sentences(screen: BackupScreen, settle: Settle) -> None:
    click(screen, "backup-verify")
    settle()
    texts = [label.text() for label in part(screen, QWidget, "backup-checkup").findChildren(QLabel)]
    assert texts == ["✓", "审计链完整，共 2260 条。"]


def test_that_everything_is_seen_before_anything_is_replaced(screen: BackupScreen, settle: Settle) -> None:
    preview(screen, settle)
    texts = preview_texts(screen)
    assert texts[1:3] == ["现在", "恢复后"]
    assert texts[texts.index("最近账期") : texts.index("最近账期") + 3] == ["最近账期", "2026-10", "→ 2026-09"]
    assert texts[texts.index("客户") : texts.index("客户") + 3] == ["客户", "128,430", "128,430"]
    assert "→ 王敏、赵强、孙丽、周军、吴芳" in texts
    assert not part(screen, QPushButton, "restore-do").isVisible()


def test_that_a_restore_takes_a_second_person_and_the_month_typed(
    window: MainWindow, screen: BackupScreen, stage: Stage, settle: Settle
) -> None:
    preview(screen, settle)
    second(screen)
    assert "申请人 王敏 · 确认人 赵强" in text_of(screen, "restore-who")
    assert not part(screen, QPushButton, "restore-do").isEnabled()
    part(screen, QLineEdit, "restore-month").setText("2026-10")
    assert not part(screen, QPushButton, "restore-do").isEnabled()
    part(screen, QLineEdit, "restore-month").setText("2026-09")
    click(screen, "restore-do")
    settle()
    assert stage.house.restored == [(stage.house.backups[0].path, SECOND)]
    result = text_of(screen, "restore-result")
    assert "账单 1,412,730" in result
    assert "safety.pdbackup" in result
    assert text_of(window, "message-what") == result


def test_that_after_a_restore_everybody_signs_in_again(
    window: MainWindow, screen: BackupScreen, qtbot: QtBot, settle: Settle
) -> None:
    preview(screen, settle)
    second(screen)
    part(screen, QLineEdit, "restore-month").setText("2026-09")
    click(screen, "restore-do")
    settle()
    with qtbot.waitSignal(window.signed_out):
        click(screen, "restore-sign-in")


def test_that_a_wrong_second_password_restores_nothing(
    window: MainWindow, screen: BackupScreen, stage: Stage, settle: Settle
) -> None:
    preview(screen, settle)
    second(screen, "wrong")
    part(screen, QLineEdit, "restore-month").setText("2026-09")
    click(screen, "restore-do")
    settle()
    assert stage.house.restored == []
    assert "密码不正确" in text_of(window, "message-what")
    assert part(screen, QPushButton, "restore-ask-second").isVisible()


def test_that_a_cancelled_restore_is_as_if_it_had_not_begun(
    window: MainWindow, screen: BackupScreen, stage: Stage, qtbot: QtBot, settle: Settle
) -> None:
    preview(screen, settle)
    second(screen)
    stage.house.step_seconds = 0.3
    part(screen, QLineEdit, "restore-month").setText("2026-09")
    click(screen, "restore-do")
    qtbot.waitUntil(lambda: part(screen, QWidget, "restore-progress").isVisible())
    click(window, "status-cancel")
    settle()
    assert stage.house.restored == []
    assert not part(window, QWidget, "message-bar").isVisible()
    assert part(screen, QPushButton, "restore-ask-second").isVisible()


def test_that_a_file_that_is_no_backup_is_told_and_the_list_stays(
    window: MainWindow, screen: BackupScreen, settle: Settle
) -> None:
    screen.look_into(Path("E:/holiday.zip"))
    settle()
    assert text_of(window, "message-what") == "该文件不是完好的备份。"
    assert screen.view.isVisible()


def test_that_without_a_backup_the_page_says_what_to_do(screen: BackupScreen, stage: Stage, settle: Settle) -> None:
    stage.house.backups = []
    screen.look_again()
    settle()
    assert part(screen, QWidget, "backup-none").isVisible()
    assert not part(screen, QPushButton, "backup-restore").isEnabled()
