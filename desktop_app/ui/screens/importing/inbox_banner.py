"""What has arrived in the inbox, and the one click that checks it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.inbox_watch import InboxWatch
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import button, label, row

NAMES_SHOWN = 3


class InboxBanner(RetranslatedFrame):
    """Seen while there are new files; hidden otherwise."""

    def __init__(self, place: str, desk: Desk, inbox: InboxWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{place}-inbox")
        self.setProperty("card", "accent")
        self._desk = desk
        self._inbox = inbox
        self._title = label("strong", name=f"{place}-inbox-title")
        self._names = label("note", name=f"{place}-inbox-names", wrap=True)
        self._later, self._check = button(f"{place}-inbox-later"), button(f"{place}-inbox-check", "primary")
        self._later.clicked.connect(inbox.put_off)
        self._check.clicked.connect(lambda: desk.visited.emit(Visit("data", "inbox")))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._names)
        line = row()
        line.addLayout(words, 1)
        line.addWidget(self._later)
        line.addWidget(self._check)
        line.setContentsMargins(16, 10, 16, 10)
        self.setLayout(line)
        inbox.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        files = self._inbox.files
        self.setVisible(bool(files))
        self._title.setText(self.tr("New files in the inbox: {count}").format(count=formats.count(len(files))))
        comma = "、" if self._desk.language.now == "zh" else ", "
        names = comma.join(path.name for path in files[:NAMES_SHOWN])
        left = len(files) - NAMES_SHOWN
        more = self.tr(" and {count} more").format(count=formats.count(left)) if left > 0 else ""
        self._names.setText(names + more)
        self._later.setText(self.tr("Later"))
        self._check.setText(self.tr("Check them"))
