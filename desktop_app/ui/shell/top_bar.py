"""The bar on top: whose office, which period, what is running, text size, language, who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.shell.rail import aside_of
from desktop_app.ui.shell.zoom_and_language import ZoomAndLanguage
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.elided import Elided
from desktop_app.ui.widgets.labels import row


class TopBar(Retranslated):
    """`signing_out` when the person asks to leave, `locking` when only for a while; `going` names a screen of the menu."""

    signing_out = Signal()
    locking = Signal()
    going = Signal(str)

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._office = office
        self._brand = Elided("brand", "app-name")
        self._unit = Elided("note", "unit")
        self._period = Elided("", "period")
        self._tasks = Elided("note", "tasks")
        self._user = QToolButton()
        self._user.setObjectName("user-menu")
        self._user.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._user.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._menu = QMenu(self._user)
        self._aside = {place: self._entry(f"menu-{place}", partial(self.going.emit, place)) for place in aside_of(desk.session)}
        self._menu.addSeparator()
        self._lock = self._entry("lock", self.locking.emit)
        self._sign_out = self._entry("sign-out", self.signing_out.emit)
        self._user.setMenu(self._menu)
        looks = ZoomAndLanguage(desk.theme, desk.language)
        line = row(self._brand, self._unit, self._period, 1, self._tasks, looks, self._user, spacing=14)
        line.setContentsMargins(16, 6, 16, 6)
        self.setLayout(line)
        office.changed.connect(self.retranslate)
        desk.runner.busy_changed.connect(self._show_tasks)
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self._brand.setText(self.tr("Power Marketing Desk"))
        self._unit.setText(self._office.unit)
        overview = self._office.overview
        month = overview.current.month if overview and overview.current else None
        self._period.setText(self.tr("Period {month}").format(month=month) if month else "")
        theme = self._desk.theme
        self._user.setIcon(icons.icon("user", theme.colour("secondary"), theme.px("icon")))
        self._user.setText(f"{self._desk.session.user} · {self._role()} ▾")
        self._user.setAccessibleName(self.tr("Signed-in user"))
        words = {
            "account": self.tr("My account"),
            "rules": self.tr("Integration rules"),
            "policy": self.tr("Security policy"),
            "about": self.tr("About this program"),
        }
        for place, entry in self._aside.items():
            entry.setText(words[place])
        self._lock.setText(self.tr("Lock (Ctrl+L)"))
        self._sign_out.setText(self.tr("Sign out"))
        self._show_tasks()

    def _entry(self, name: str, act: Callable[[], object]) -> QAction:
        entry = self._menu.addAction("")
        entry.setObjectName(name)
        entry.triggered.connect(lambda _checked: act())
        return entry

    def _show_tasks(self) -> None:
        count = len(self._desk.runner.shown())
        self._tasks.setText(self.tr("Tasks running: {count}").format(count=count) if count else "")

    def _role(self) -> str:
        return self._desk.house.duties.name(self._desk.session.role, self._desk.language.now)
