"""The main window: bars around a stack of screens, and the page that covers them while nobody is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.inbox_watch import InboxWatch
from desktop_app.ui.office import Office
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.shell.bands import IdleBand, TrainingBand
from desktop_app.ui.shell.closing import Choice, ClosingQuestion
from desktop_app.ui.shell.idle import IdleWatch
from desktop_app.ui.shell.lock_page import LockPage
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.rail import Rail, aside_of, places_of
from desktop_app.ui.shell.screen_lock import ScreenLock
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.scrolled import Column, Roomy

MakeScreen = Callable[[Desk, Office], Screen]
_GEOMETRY = "window/geometry"
_PLACE = "window/place"
LONGEST_WAY = 20
"""Where a person was last; a start after a crash goes back there."""


class MainWindow(Retranslated):
    """`signed_out` when the person leaves without closing; `closed` when the window is gone for good.

    Locked, only a page covers the rest: nothing typed is lost, and work goes on.
    """

    signed_out = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, screens: Mapping[str, MakeScreen], settings: QSettings) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self._desk = desk
        self._settings = settings
        self._office = Office(desk)
        self._places = places_of(desk.session)
        self._reachable = (*self._places, *aside_of(desk.session))
        self._makers = screens
        self._screens: dict[str, Screen] = {}
        self._areas: dict[str, Roomy] = {}
        self._ending = False
        self._place, self._way = "", list[str]()
        self.setAcceptDrops(True)
        self._asking: ClosingQuestion | None = None
        self._top = TopBar(desk, self._office)
        self._rail = Rail(self._places, desk.theme)
        self._rail_area = Column("rail-area", self._rail)
        self._stack = QStackedWidget()
        self._body = QWidget()
        self._lock_page = LockPage(desk, self._office)
        self._idle_band = IdleBand(desk)
        self._idle = IdleWatch(lambda: self._office.policy.idle_minutes, self)
        self._screen_lock = ScreenLock(self)
        self._covered: list[QDialog] = []
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.retranslate()
        self.resize(1366, 768)
        geometry = settings.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self._place_before = str(settings.value(_PLACE, ""))
        self.show_place(next(iter(self._reachable)))
        self._office.refresh()
        self._office.inbox.start()
        self._idle.start()
        self._stack.setFocus()

    @property
    def places(self) -> tuple[str, ...]:
        return self._places

    @property
    def locked(self) -> bool:
        return self._pages.currentWidget() is self._lock_page

    @property
    def idle(self) -> IdleWatch:
        return self._idle

    @property
    def inbox(self) -> InboxWatch:
        """What is looked into for new files."""
        return self._office.inbox

    @property
    def screen_shown(self) -> Screen:
        return self.screen_of(self._place)

    def screen_of(self, place: str) -> Screen:
        """The screen of a place; made when it is first needed, so that the window opens at once."""
        if place not in self._screens:
            self._screens[place] = self._makers[place](self._desk, self._office)
            self._areas[place] = Roomy(f"{place}-area", self._screens[place])
            self._stack.addWidget(self._areas[place])
        return self._screens[place]

    def show_place(self, place: str) -> None:
        if self._place and place != self._place:
            self._way = [*self._way[-LONGEST_WAY:], self._place]
        self._place = place
        self._settings.setValue(_PLACE, place)
        self._rail.show_place(place)
        self.screen_of(place)
        self._stack.setCurrentWidget(self._areas[place])

    def go_back(self) -> None:
        """Alt+←: inside the screen first, then to the place before it."""
        if not self.screen_shown.go_back() and self._way:
            before = self._way[-1]
            rest = self._way[:-1]
            self.show_place(before)
            self._way = rest

    def go_back_to_last_place(self) -> None:
        """Where the person was when the program was broken off, if the duty still allows."""
        if self._place_before in self._reachable:
            self.show_place(self._place_before)

    def lock(self) -> None:
        """Cover everything, open dialogs too; the workspace stays open and work goes on."""
        if self.locked:
            return
        self._idle.stop()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._covered = [dialog for dialog in self.findChildren(QDialog) if dialog.isVisible()]
        for dialog in self._covered:
            dialog.hide()
        self._pages.setCurrentWidget(self._lock_page)
        self._lock_page.begin()

    def unlock(self) -> None:
        """Take the cover away; everything is as it was left."""
        self._pages.setCurrentWidget(self._body)
        self._idle.start()
        for dialog in self._covered:
            dialog.show()
        self._covered = []

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Power Marketing Desk"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_of(event.mimeData()) and "data" in self._places and not self.locked:
            event.acceptProposedAction()
            self.show_place("data")
            self.screen_of("data").show_hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if "data" in self._screens:
            self.screen_of("data").show_hover(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.show_place("data")
        self.screen_of("data").show_hover(False)
        self.screen_of("data").take_files(_files_of(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._idle.stop()
        if self._desk.runner.shown() and not self._ending:
            event.ignore()
            self._ask_about_work()
            return
        self._office.inbox.stop()
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def _ask_about_work(self) -> None:
        if self._asking is not None:
            return
        running = self._desk.listed(task.question.title() for task in self._desk.runner.shown())
        self._asking = ClosingQuestion(running, self)
        self._asking.finished.connect(self._on_choice)
        self._asking.open()

    def _on_choice(self) -> None:
        if self._asking is None:
            return
        choice = self._asking.choice()
        self._asking.deleteLater()
        self._asking = None
        self._ending = choice is not Choice.STAY
        self._idle.start()
        if choice is Choice.CANCEL:
            self._desk.runner.cancel_all()
        self._close_when_idle()

    def _close_when_idle(self) -> None:
        if self._ending and not self._desk.runner.shown():
            self.close()

    def _on_visit(self, visit: Visit) -> None:
        if visit.screen in self._reachable:
            self.show_place(visit.screen)
            self.screen_of(visit.screen).visit(visit.todo)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(MessageBar(self._desk))
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail_area)
        middle.addLayout(right, 1)
        whole = QVBoxLayout(self._body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for bar in (self._top, TrainingBand(self._office), self._idle_band):
            whole.addWidget(bar)
        whole.addLayout(middle, 1)
        whole.addWidget(StatusBar(self._desk, self._office))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._lock_page)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.show_place)
        self._top.signing_out.connect(self.signed_out)
        self._top.locking.connect(self.lock)
        self._top.going.connect(self.show_place)
        self._lock_page.unlocked.connect(self.unlock)
        self._lock_page.left.connect(self.signed_out)
        self._idle.warned.connect(self._idle_band.show_left)
        self._idle.calmed.connect(self._idle_band.hide)
        self._idle.ran_out.connect(self.lock)
        self._idle_band.stayed.connect(self._idle.touch)
        self._screen_lock.locked.connect(self.lock)
        self._desk.visited.connect(self._on_visit)
        self._desk.leaving.connect(self.signed_out)
        self._desk.runner.busy_changed.connect(self._close_when_idle)

    def _find(self) -> None:
        self.screen_shown.focus_filter()

    def _print_out(self) -> None:
        self.screen_shown.print_out()

    def _look_again(self) -> None:
        self.screen_shown.look_again()

    def _add_shortcuts(self) -> None:
        theme = self._desk.theme
        for keys, act in (
            (QKeySequence.StandardKey.Open, lambda: self._on_visit(Visit("data", "choose"))),
            (QKeySequence.StandardKey.Find, self._find),
            (QKeySequence.StandardKey.Print, self._print_out),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self._look_again),
            (QKeySequence("Ctrl+L"), self.lock),
            (QKeySequence("Alt+Left"), self.go_back),
        ):
            QShortcut(QKeySequence(keys), self._body).activated.connect(act)
        for typed, zoom in (
            ("Ctrl+=", theme.zoom_in),
            ("Ctrl++", theme.zoom_in),
            ("Ctrl+-", theme.zoom_out),
            ("Ctrl+0", theme.zoom_reset),
        ):
            QShortcut(QKeySequence(typed), self).activated.connect(zoom)


def _files_of(data: QMimeData) -> tuple[Path, ...]:
    """Local files of what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
