"""The trail on the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.audit import Result
from desktop_app.domain.roles import Role
from desktop_app.domain.safety import AuditFilter
from desktop_app.ui.asking.second_person import SecondPersonDialog
from desktop_app.ui.screens.audit.screen import AuditScreen
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.inputs import Choice
from tests.fakes.gate import NOW
from tests.fakes.safety import SECOND
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]


@pytest.fixture
def screen(open_window: Callable[[], MainWindow], stage: Stage, settle: Settle) -> AuditScreen:
    stage.house.gate.role = Role.AUDIT_ADMIN
    window = open_window()
    settle()
    found = window.screen_shown
    assert isinstance(found, AuditScreen)
    return found


def column(screen: AuditScreen, place: int) -> list[str]:
    return [str(screen.view.rows.index(row, place).data()) for row in range(screen.view.rows.rowCount())]


def test_that_the_newest_rows_come_first_a_page_at_a_time(screen: AuditScreen, settle: Settle) -> None:
    times = column(screen, 0)
    assert len(times) == 100
    assert times == sorted(times, reverse=True)
    assert text_of(screen, "audit-place") == "第 1 页，共 3 页"
    assert not part(screen, QPushButton, "audit-newer").isEnabled()
    for _ in range(2):
        click(screen, "audit-older")
        settle()
    assert len(column(screen, 0)) == 60
    assert not part(screen, QPushButton, "audit-older").isEnabled()


def test_that_filters_narrow_the_trail(screen: AuditScreen, qtbot: QtBot, settle: Settle) -> None:
    part(screen, Choice, "audit-result").choose(Result.REFUSED)
    settle()
    assert {text[0] for text in column(screen, 4)} == {"✕"}
    part(screen, QLineEdit, "audit-user").setText("王敏")
    qtbot.waitUntil(lambda: set(column(screen, 1)) == {"王敏"})
    part(screen, Choice, "audit-period").choose(0)
    settle()
    assert all(text.startswith("2026-11-03") for text in column(screen, 0))
    click(screen, "audit-clear")
    settle()
    assert text_of(screen, "audit-subtitle").startswith("符合条件 260 条")


def test_that_days_can_be_chosen(screen: AuditScreen, settle: Settle) -> None:
    assert not part(screen, QWidget, "audit-since").isVisible()
    part(screen, Choice, "audit-period").choose(-1)
    settle()
    assert part(screen, QWidget, "audit-since").isVisible()
    assert min(column(screen, 0))[:10] >= "2026-10-04"


def test_that_a_row_is_told_whole_beside_the_list(screen: AuditScreen) -> None:
    row = next(place for place, text in enumerate(column(screen, 2)) if "导入" in text)
    screen.view.select_row(row)
    assert "128430" in text_of(screen, "details-facts")
    assert part(screen, QWidget, "details-lines").isVisible()


def test_that_nothing_found_says_so(screen: AuditScreen, qtbot: QtBot) -> None:
    part(screen, QLineEdit, "audit-action").setText("no such action")
    qtbot.waitUntil(lambda: not column(screen, 0))
    assert part(screen, QWidget, "audit-none").isVisible()


def test_that_the_verification_states_what_it_found(screen: AuditScreen, stage: Stage, settle: Settle) -> None:
    click(screen, "audit-verify")
    click(screen, "verify-trail-act")
    settle()
    assert text_of(screen, "verify-trail-answer") == "✓ 审计链完整，共 260 条。"
    part(screen, QLineEdit, "verify-trail-password").setText("office2026")
    click(screen, "verify-trail-act")
    settle()
    assert stage.house.opened_with == [None, "office2026"]
    assert part(screen, QLineEdit, "verify-trail-password").text() == ""


def test_that_a_forged_trail_is_told_with_its_place(screen: AuditScreen, stage: Stage, settle: Settle) -> None:
    stage.house.forged = 117
    click(screen, "audit-verify")
    click(screen, "verify-trail-act")
    settle()
    assert text_of(screen, "verify-trail-answer") == "✕ 审计链被改动。\n第 117 条"
    assert part(screen, QWidget, "verify-trail-answer").property("tone") == "unfavourable"


def test_that_what_is_filtered_is_exported_and_counted(screen: AuditScreen, stage: Stage, settle: Settle, tmp_path: Path) -> None:
    screen.export_to(tmp_path / "trail.xlsx")
    settle()
    assert (tmp_path / "trail.xlsx").exists()
    assert text_of(screen.window(), "message-what") == "已导出审计记录 260 条"


def test_that_what_is_filtered_is_printed(screen: AuditScreen, stage: Stage, settle: Settle) -> None:
    part(screen, Choice, "audit-result").choose(Result.REFUSED)
    settle()
    click(screen, "audit-print")
    settle()
    assert stage.house.built == [("audit-trail", AuditFilter(result=Result.REFUSED))]
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    dialog.reject()


def test_that_old_rows_go_only_with_a_second_person(screen: AuditScreen, stage: Stage, settle: Settle) -> None:
    click(screen, "audit-prune")
    dialog = part(screen, SecondPersonDialog, "second-person")
    assert "2023-11-04" in text_of(dialog, "second-title")
    part(dialog, QLineEdit, "second-user").setText(SECOND.user)
    part(dialog, QLineEdit, "second-password").setText(SECOND.password)
    click(dialog, "second-send")
    settle()
    assert stage.house.pruned == [(NOW.date() - dt.timedelta(days=3 * 365), SECOND)]
