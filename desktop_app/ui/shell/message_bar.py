"""Results and errors: what happened, what it means for the work, what to do next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Advice
from desktop_app.ui.desk import Desk, Notice
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.labels import button, label, row, tone


class MessageBar(Retranslated):
    """Hidden until there is something to say; the newest notice takes the place of the one before, the next step clears it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self._desk = desk
        self._notice: Notice | None = None
        self._sign = label(name="message-sign")
        self._what = label("strong", name="message-what", wrap=True, selectable=True)
        self._means = label("", name="message-means", wrap=True, selectable=True)
        self._next = label("", name="message-next", wrap=True, selectable=True)
        self._copy = button("message-copy", "link")
        self._close = button("message-close", "link")
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self._what, self._means, self._next):
            words.addWidget(part)
        line = row(self._sign)
        line.addLayout(words, 1)
        line.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        line.setContentsMargins(12, 8, 8, 8)
        self._frame = QFrame()
        self._frame.setObjectName("message-frame")
        self._frame.setLayout(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 10, 20, 0)
        outer.addWidget(self._frame)
        self.hide()
        desk.noticed.connect(self.show_notice)
        desk.failed.connect(self.show_error)
        desk.moved_on.connect(self.hide)
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def show_notice(self, notice: Notice) -> None:
        self._notice = notice
        tone(self._frame, "notice", "result" if notice.good else "error")
        self.retranslate()
        self.show()

    def show_error(self, error: BaseException) -> None:
        """What a person can act on is said in its own words; a fault of ours is said to be one, with details to copy
        from which personal data are taken out."""
        if isinstance(error, UserFacingError):
            self.show_notice(Notice(good=False, say=lambda: self._desk.texts.advice(error.message)))
        else:
            details = self._desk.house.crash_report(error)
            self.show_notice(Notice(good=False, say=self._fault, details=details))

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy details"))
        self._close.setText(self.tr("Close"))
        notice = self._notice
        if notice is None:
            return
        theme = self._desk.theme
        name, colour = ("check", "favourable") if notice.good else ("warning", "unfavourable")
        self._sign.setPixmap(icons.icon(name, theme.colour(colour), theme.px("icon")).pixmap(QSize(*[theme.px("icon")] * 2)))
        advice = notice.say()
        for part, words in ((self._what, advice.what), (self._means, advice.means), (self._next, advice.next)):
            part.setText(words)
            part.setVisible(bool(words))
        self._copy.setVisible(bool(notice.details))

    def _fault(self) -> Advice:
        return Advice(
            self.tr("The program made a mistake."),
            self.tr("This work was not finished; data already saved are not affected."),
            self.tr("Copy the details, send them to whoever looks after the program, and try again."),
        )

    def _copy_details(self) -> None:
        if self._notice:
            QGuiApplication.clipboard().setText(self._notice.details)
