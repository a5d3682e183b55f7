"""A backup from before the data key was changed: opened by somebody of that time, then restored like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from desktop_app.ui.asking.second_person import SecondPersonDialog
from desktop_app.ui.screens.backup.screen import BackupScreen
from desktop_app.ui.shell.window import MainWindow
from tests.houses import PASSWORD, USER, Opened
from tests.offices import SECOND, extracts_in, office_in, take_in
from tests.seconds import signed_in_as
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
Enter = Callable[[House, Session, str], MainWindow]
LATER = "third-2026"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    """A backup with one batch; then a second batch, another data key, and another password of the second person."""
    opened = office_in(tmp_path / "workspace", tmp_path / "extracts")
    opened.house.back_up(opened.session)
    take_in(opened, extracts_in(tmp_path / "more", 1))
    opened.house.rotate_key(signed_in_as(opened, Role.SYSTEM_ADMIN))
    opened.house.gate.vault.change_password(SECOND.user, SECOND.password, LATER)
    yield opened
    opened.house.gate.sign_out()


def customers(opened: Opened) -> int:
    with opened.house.gate.workspace.begin() as work:
        return work.custody.holdings().customers


def oldest(screen: BackupScreen) -> None:
    screen.view.select_row(screen.view.rows.rowCount() - 1)
    click(screen, "backup-restore")


def open_by(screen: BackupScreen, user: str, password: str, settle: Settle) -> None:
    part(screen, QLineEdit, "field-old-user").setText(user)
    part(screen, QLineEdit, "field-old-password").setText(password)
    click(part(screen, QWidget, "old-key-form"), "form-send")
    settle()


@pytest.fixture
def screen(office: Opened, enter: Enter, settle: Settle) -> BackupScreen:
    shown = enter(office.house, office.session, "backup").screen_shown
    assert isinstance(shown, BackupScreen)
    oldest(shown)
    settle()
    return shown


def test_that_a_backup_of_an_older_key_asks_who_could_open_it_then(screen: BackupScreen) -> None:
    assert part(screen, QWidget, "old-key").isVisible()
    assert screen.view.isVisible()
    assert not part(screen, QWidget, "restore-preview").isVisible()


def test_that_a_wrong_password_of_that_time_is_told_and_may_be_typed_again(screen: BackupScreen, settle: Settle) -> None:
    open_by(screen, USER, "wrong-2026", settle)
    assert "密码不正确" in text_of(screen.window(), "message-what")
    assert part(screen, QWidget, "old-key").isVisible()
    open_by(screen, USER, PASSWORD, settle)
    assert part(screen, QWidget, "restore-preview").isVisible()


def test_that_it_is_restored_by_a_second_person_with_the_password_of_today(
    screen: BackupScreen, office: Opened, settle: Settle
) -> None:
    assert customers(office) == 80
    open_by(screen, USER, PASSWORD, settle)
    click(screen, "restore-ask-second")
    dialog = part(screen, SecondPersonDialog, "second-person")
    part(dialog, QLineEdit, "second-user").setText(SECOND.user)
    part(dialog, QLineEdit, "second-password").setText(LATER)
    click(dialog, "second-send")
    part(screen, QLineEdit, "restore-month").setText("2026-01")
    click(screen, "restore-do")
    settle()
    assert "客户 40" in text_of(screen, "restore-result")
    assert customers(office) == 40


def test_that_thinking_better_of_it_leaves_the_list_and_no_password(screen: BackupScreen) -> None:
    part(screen, QLineEdit, "field-old-password").setText(PASSWORD)
    click(screen, "old-key-leave")
    assert not part(screen, QWidget, "old-key").isVisible()
    assert part(screen, QLineEdit, "field-old-password").text() == ""
