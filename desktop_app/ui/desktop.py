"""One application, one task runner; the door, then the window, then the door again."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain import formats
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Message
from desktop_app.domain.policy import Policy
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Session
from desktop_app.domain.safety import LastSignIn
from desktop_app.services.house import House
from desktop_app.ui.desk import Desk, Notice
from desktop_app.ui.screens.about.screen import AboutScreen
from desktop_app.ui.screens.account.screen import AccountScreen
from desktop_app.ui.screens.accounts.screen import AccountsScreen
from desktop_app.ui.screens.analysis.screen import AnalysisScreen
from desktop_app.ui.screens.audit.screen import AuditScreen
from desktop_app.ui.screens.backup.screen import BackupScreen
from desktop_app.ui.screens.home.screen import HomeScreen
from desktop_app.ui.screens.importing.screen import ImportScreen
from desktop_app.ui.screens.policy.screen import PolicyScreen
from desktop_app.ui.screens.quality.screen import QualityScreen
from desktop_app.ui.screens.reports.screen import ReportsScreen
from desktop_app.ui.screens.rules.screen import RulesScreen
from desktop_app.ui.screens.worklist.screen import WorklistScreen
from desktop_app.ui.shell.farewell import Farewell
from desktop_app.ui.shell.login import LoginWindow
from desktop_app.ui.shell.window import MainWindow, MakeScreen
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.texts.language import Language
from desktop_app.ui.theme.theme import Theme

SCREENS: Mapping[str, MakeScreen] = {
    "home": HomeScreen,
    "data": ImportScreen,
    "quality": QualityScreen,
    "worklist": WorklistScreen,
    "analysis": AnalysisScreen,
    "reports": ReportsScreen,
    "accounts": AccountsScreen,
    "audit": AuditScreen,
    "backup": BackupScreen,
    "account": AccountScreen,
    "rules": RulesScreen,
    "policy": PolicyScreen,
    "about": AboutScreen,
}
SETTINGS_FILE = "window.ini"
SWITCH_SECONDS = 0.0005
"""How long a worker may hold the interpreter while the window waits for it; Python's own 5 ms add up to stutter."""


class Desktop(QObject):
    """Shows the login window, then the main window of whoever signed in, and starts over when they sign out."""

    def __init__(self, app: QApplication, house: House, settings_folder: Path, broken_off: Message | None = None) -> None:
        """`broken_off` is what to say once after a run that did not end by itself."""
        super().__init__(app)
        self._app = app
        self._house = house
        self._settings = QSettings(str(settings_folder / SETTINGS_FILE), QSettings.Format.IniFormat)
        self.theme = Theme(app, self._settings)
        self.language = Language(app, house.texts, self._settings)
        self.runner = TaskRunner(self)
        self.window: QWidget | None = None
        self._broken_off = broken_off
        self._desk: Desk | None = None
        self._farewell: Farewell | None = None
        app.setQuitOnLastWindowClosed(False)

    def show_login(self, remark: UserFacingError | None = None) -> LoginWindow:
        """The door; `remark` is what went wrong on the way out of the sitting before."""
        login = LoginWindow(self._house, self.runner, self.theme, self.language)
        login.signed_in.connect(self.enter)
        login.closed.connect(self._app.quit)
        if remark is not None:
            login.say(remark)
        self._replace(login)
        return login

    def enter(self, session: Session) -> MainWindow:
        """The main window, and one sentence: what the run before left, else when this person was here last."""
        window = self.show_main(session)
        desk, message = self._desk, self._broken_off
        if desk is not None and message is not None:
            self._broken_off = None
            desk.noticed.emit(Notice(good=True, say=lambda: desk.texts.advice(message)))
            window.go_back_to_last_place()
        elif desk is not None:
            desk.look_up(window, "last-sign-in", lambda: self._house.gate.last_sign_in(session), self._greet)
        return window

    def show_main(self, session: Session) -> MainWindow:
        self._desk = Desk(self._house, session, self.runner, self.theme, self.language)
        window = MainWindow(self._desk, SCREENS, self._settings)
        window.signed_out.connect(self._sign_out)
        window.closed.connect(self._leave)
        self._replace(window)
        return window

    def policy(self) -> Policy:
        return self._house.gate.policy()

    def unit(self) -> str:
        """The name of the office; the workspace must be open."""
        return self._house.gate.unit

    def close(self) -> None:
        """Stop all work, close the workspace and write the settings."""
        self.put_away()
        if self._desk is not None:
            self._house.gate.sign_out()

    def put_away(self) -> None:
        """Stop all work and take the window down; the workspace stays open for whoever called."""
        self.runner.close()
        for window in (self.window, self._farewell):
            if window is not None:
                window.hide()
                window.deleteLater()
        self.window = self._farewell = None
        self._settings.sync()

    def _greet(self, last: LastSignIn | None) -> None:
        """When and where this person was here last, and how often somebody failed since: theirs to compare."""
        if last is None or self._desk is None:
            return
        when, where = formats.moment(last.at), last.station or formats.NOTHING

        def words() -> str:
            return self.tr("Last sign-in {moment} on {station}, failed attempts since: {count}").format(
                moment=when, station=where, count=last.failures_since
            )

        def after() -> str:
            return self.tr("If that was not you, tell the security administrator.") if last.failures_since else ""

        self._desk.tell(words, after)

    def _sign_out(self) -> None:
        """The store is closed on its own lane, after whatever is still running there has been cancelled and the day's work is
        backed up; a backup that failed is told at the door."""
        desk = self._desk
        if desk is None:
            return
        self.runner.cancel_all()
        self._desk = None

        def job(progress: Progress) -> UserFacingError | None:
            try:
                self._house.back_up_if_changed(desk.session, "exit", progress)
            except UserFacingError as error:
                return error
            finally:
                self._house.gate.sign_out()
            return None

        question = Question("sign-out", Lane.STORE, str, job)
        self.runner.ask(
            self, question, Answer(self._show_door, lambda _error: self._show_door(None), lambda: self._show_door(None))
        )

    def _show_door(self, remark: UserFacingError | None) -> None:
        self.show_login(remark)

    def _leave(self) -> None:
        """The window was closed: the day's backup, then the end."""
        if self._desk is None:
            self._app.quit()
            return
        self._farewell = Farewell(self._desk)
        self._farewell.ended.connect(self._app.quit)
        self._farewell.show()
        self._farewell.start()

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
