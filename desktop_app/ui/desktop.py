"""One application, one task runner; the door, then the window, then the door again."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.roles import Session
from desktop_app.services.house import House
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.analysis.screen import AnalysisScreen
from desktop_app.ui.screens.home.screen import HomeScreen
from desktop_app.ui.screens.importing.screen import ImportScreen
from desktop_app.ui.screens.reports.screen import ReportsScreen
from desktop_app.ui.screens.worklist.screen import WorklistScreen
from desktop_app.ui.shell.login import LoginWindow
from desktop_app.ui.shell.window import MainWindow, MakeScreen
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.texts.language import Language
from desktop_app.ui.theme.theme import Theme

SCREENS: Mapping[str, MakeScreen] = {
    "home": HomeScreen,
    "data": ImportScreen,
    "worklist": WorklistScreen,
    "analysis": AnalysisScreen,
    "reports": ReportsScreen,
}
SETTINGS_FILE = "window.ini"
SWITCH_SECONDS = 0.0005
"""How long a worker may hold the interpreter while the window waits for it; Python's own 5 ms add up to stutter."""


class Desktop(QObject):
    """Shows the login window, then the main window of whoever signed in, and starts over when they sign out."""

    def __init__(self, app: QApplication, house: House, settings_folder: Path) -> None:
        super().__init__(app)
        self._app = app
        self._house = house
        self._settings = QSettings(str(settings_folder / SETTINGS_FILE), QSettings.Format.IniFormat)
        self.theme = Theme(app, self._settings)
        self.language = Language(app, house.texts, self._settings)
        self.runner = TaskRunner(self)
        self.window: QWidget | None = None
        self._desk: Desk | None = None
        app.setQuitOnLastWindowClosed(False)

    def show_login(self) -> LoginWindow:
        login = LoginWindow(self._house, self.runner, self.theme, self.language)
        login.signed_in.connect(self.show_main)
        login.closed.connect(self._app.quit)
        self._replace(login)
        return login

    def show_main(self, session: Session) -> MainWindow:
        self._desk = Desk(self._house, session, self.runner, self.theme, self.language)
        window = MainWindow(self._desk, SCREENS, self._settings)
        window.signed_out.connect(self._sign_out)
        window.closed.connect(self._app.quit)
        self._replace(window)
        return window

    def close(self) -> None:
        """Stop all work, close the workspace and write the settings."""
        self.put_away()
        if self._desk is not None:
            self._house.gate.sign_out()

    def put_away(self) -> None:
        """Stop all work and take the window down; the workspace stays open for whoever called."""
        self.runner.close()
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
        self.window = None
        self._settings.sync()

    def _sign_out(self) -> None:
        """The store is closed on its own lane, after whatever is still running there has been cancelled."""
        self.runner.cancel_all()
        self._desk = None
        question = Question("sign-out", Lane.STORE, str, lambda _progress: self._house.gate.sign_out())
        self.runner.ask(self, question, Answer(lambda _nothing: self._show_door(), lambda _error: self._show_door()))

    def _show_door(self) -> None:
        self.show_login()

    def _replace(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()


def application(arguments: Sequence[str] = ("powerdesk",)) -> QApplication:
    """The one QApplication of the process, made on first use."""
    existing = QCoreApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(list(arguments))
    app.setApplicationName("powerdesk")
    sys.setswitchinterval(SWITCH_SECONDS)
    return app
