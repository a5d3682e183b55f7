"""Building, reading, saving, printing and verifying."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Role
from desktop_app.ui.screens.reports.screen import ReportsScreen
from desktop_app.ui.shell.window import MainWindow
from tests.fakes import county
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]


@pytest.fixture
def window(open_window: Callable[[], MainWindow], settle: Settle) -> MainWindow:
    made = open_window()
    made.show_place("reports")
    settle()
    return made


def screen(window: MainWindow) -> ReportsScreen:
    found = window.screen_of("reports")
    assert isinstance(found, ReportsScreen)
    return found


def build(window: MainWindow, settle: Settle) -> None:
    screen(window).build("risk-list")
    settle()
    settle()


def test_that_a_built_report_shows_its_first_page_as_wide_as_there_is_room(window: MainWindow, settle: Settle) -> None:
    build(window, settle)
    view = screen(window).preview.view
    assert text_of(window, "preview-place") == "第 1 页 / 共 2 页"
    assert "PD-20261103-001" in text_of(window, "preview-facts")
    assert abs(view.shown_size.width() - view.wanted_width) < 20
    assert 1.35 < view.shown_size.height() / view.shown_size.width() < 1.48


def test_that_pages_are_turned_and_stop_at_the_last(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    build(window, settle)
    click(window, "preview-next")
    settle()
    assert text_of(window, "preview-place") == "第 2 页 / 共 2 页"
    assert not part(window, QPushButton, "preview-next").isEnabled()
    assert part(window, QPushButton, "preview-previous").isEnabled()


def test_that_the_very_pdf_is_saved(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    build(window, settle)
    screen(window).save_to(tmp_path / "r.pdf")
    settle()
    assert (tmp_path / "r.pdf").read_bytes() == county.two_page_pdf()


def test_that_every_page_reaches_the_printer(window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path) -> None:
    build(window, settle)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    screen(window).print_on(printer)
    qtbot.waitUntil(lambda: text_of(window, "message-what") != "")
    settle()
    assert text_of(window, "message-what") == "报告 PD-20261103-001 已送打印机 2 页"
    assert len(pypdfium2.PdfDocument(tmp_path / "paper.pdf")) == 2


def test_that_printing_the_list_builds_its_report(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    window.show_place("worklist")
    settle()
    click(window, "worklist-print")
    settle()
    assert window.screen_shown is screen(window)
    assert text_of(window, "preview-title") == "风险客户明细"


@pytest.mark.parametrize(("content", "sign"), [(county.two_page_pdf(), "✓"), (b"%PDF altered", "✕")])
def test_that_a_file_is_held_against_the_register(
    window: MainWindow, settle: Settle, tmp_path: Path, content: bytes, sign: str
) -> None:
    (tmp_path / "r.pdf").write_bytes(content)
    screen(window).verify(tmp_path / "r.pdf")
    settle()
    assert text_of(window, "verify-answer").startswith(sign)


def test_that_only_those_who_may_verify_see_it(stage: Stage, open_window: Callable[[], MainWindow], settle: Settle) -> None:
    stage.house.gate.role = Role.COLLECTOR
    window = open_window()
    window.show_place("reports")
    settle()
    assert not part(window, QWidget, "verify-card").isVisible()


def test_that_cancelling_a_build_leaves_the_screen_ready(window: MainWindow, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    stage.house.step_seconds = 0.3
    click(window, "build-collection")
    assert not part(window, QPushButton, "build-collection").isEnabled()
    stage.runner.cancel_all()
    settle()
    assert part(window, QPushButton, "build-collection").isEnabled()
    assert part(window, QWidget, "reports-empty").isVisible()
