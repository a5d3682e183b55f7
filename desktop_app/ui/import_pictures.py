"""Pictures of how data come in: each step, what stands beside the steps, and the inbox."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Preview, TableName
from desktop_app.domain.intake import DayOrder, SheetChoice
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.screens.importing.database_page import DatabasePage
from desktop_app.ui.screens.importing.pull_card import PullCard
from desktop_app.ui.screens.importing.screen import ImportScreen
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.waiting import wait_until_idle

SAMPLE_CONNECTION = DatabaseConnection("营销系统（只读）", DatabaseKind.ORACLE, "10.1.2.3", 1521, "sgpm", "reader")
"""Saved for its picture and deleted again; never called."""
SAMPLE_TABLES = tuple(TableName("sgpm", name) for name in ("a_pay_flow", "a_rcvbl_flow", "c_cons"))
SAMPLE_ROWS = Preview(
    ("cons_no", "rcvbl_ym", "rcvbl_amt", "release_date"),
    tuple((f"{12345 + number:010d}", "200510", f"{number * 37 + 61}.20", "2005-10-28") for number in range(8)),
    more=True,
)
LONG_AGO = 1_100_000_000
"""Files of the picture's inbox have stood still since then."""
ASIDES = ("templates", "merging", "history")

Take = Callable[[QPixmap, str], None]


def import_pictures(desktop: Desktop, window: MainWindow, extracts: Sequence[Path], take: Take) -> None:
    """As far as the duty reaches; checks are let go, nothing is imported. The inbox is looked into and given up again."""
    if "data" not in window.places:
        return
    window.show_place("data")
    screen = window.screen_of("data")
    assert isinstance(screen, ImportScreen)
    if extracts:
        _steps(desktop, window, screen, extracts, take)
    _database(desktop, window, screen, take)
    for aside in ASIDES:
        screen.visit(aside)
        wait_until_idle(desktop.runner)
        take(window.grab(), aside)
    _ask_to_undo(desktop, window)
    take(window.grab(), "undo")
    screen.leave()
    window.show_place("rules")
    wait_until_idle(desktop.runner)
    take(window.grab(), "rules")
    if extracts:
        _inbox(desktop, window, extracts, take)


def _steps(desktop: Desktop, window: MainWindow, screen: ImportScreen, extracts: Sequence[Path], take: Take) -> None:
    """The mapping page asks for the order of days first; answered, the check."""
    screen.take_files(extracts)
    wait_until_idle(desktop.runner)
    take(window.grab(), "mapping")
    screen.answer(SheetChoice(extracts[0], "", day_order=DayOrder.MONTH_FIRST))
    wait_until_idle(desktop.runner)
    take(window.grab(), "check")
    screen.leave()
    wait_until_idle(desktop.runner)


def _database(desktop: Desktop, window: MainWindow, screen: ImportScreen, take: Take) -> None:
    """The form of a connection, then its tables and the first rows of one; a connection is there only as long as that takes."""
    house, session = screen.desk.house, screen.desk.session
    own = not house.list_connections(session).connections
    if own:
        house.save_connection(session, SAMPLE_CONNECTION, None)
    screen.visit("database")
    wait_until_idle(desktop.runner)
    page, card = screen.findChild(DatabasePage), screen.findChild(PullCard)
    assert isinstance(page, DatabasePage)
    assert isinstance(card, PullCard)
    card.take_tables(SAMPLE_TABLES)
    card.take_preview(SAMPLE_ROWS)
    take(window.grab(), "database-tables")
    page.edit(SAMPLE_CONNECTION)
    take(window.grab(), "database")
    if own:
        house.delete_connection(session, SAMPLE_CONNECTION.name)


def _inbox(desktop: Desktop, window: MainWindow, extracts: Sequence[Path], take: Take) -> None:
    """On the home page, where the banner meets a person first."""
    desk, watch = window.screen_shown.desk, window.inbox
    with tempfile.TemporaryDirectory() as folder:
        for path in extracts:
            copied = Path(folder) / path.name
            shutil.copyfile(path, copied)
            os.utime(copied, (LONG_AGO, LONG_AGO))
        desk.house.set_inbox(desk.session, Path(folder))
        window.show_place("home")
        watch.look()
        wait_until_idle(desktop.runner)
        take(window.grab(), "inbox")
        desk.house.set_inbox(desk.session, None)
        watch.look()
        wait_until_idle(desktop.runner)


def _ask_to_undo(desktop: Desktop, window: MainWindow) -> None:
    """The question for the newest batch, with a reason written in."""
    undo, why = window.findChild(QPushButton, "history-undo"), window.findChild(QLineEdit, "undo-text")
    if isinstance(undo, QPushButton) and isinstance(why, QLineEdit) and undo.isEnabled():
        undo.click()
        why.setText(desktop.language.texts("cli.demo_undo"))
