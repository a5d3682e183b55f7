"""Which folder is the inbox, and choosing another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.ui.desk import Desk
from desktop_app.ui.inbox_watch import InboxWatch
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import button, label, row


class InboxCard(RetranslatedFrame):
    """One line below the drop area."""

    def __init__(self, desk: Desk, inbox: InboxWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inbox-card")
        self.setProperty("card", "true")
        self._desk = desk
        self._inbox = inbox
        self._title = label("strong", name="inbox-title")
        self._folder = label("note", name="inbox-folder", wrap=True)
        self._choose, self._stop = button("inbox-choose"), button("inbox-stop")
        self._choose.clicked.connect(self._ask)
        self._stop.clicked.connect(lambda: self.set_folder(None))
        line = row(self._title, spacing=12)
        line.addWidget(self._folder, 1)
        line.addWidget(self._stop)
        line.addWidget(self._choose)
        line.setContentsMargins(16, 8, 16, 8)
        self.setLayout(line)
        inbox.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        folder = self._inbox.folder
        self._title.setText(self.tr("Inbox"))
        self._folder.setText(self._words(folder))
        self._choose.setText(self.tr("Choose a folder …") if folder is None else self.tr("Change …"))
        self._stop.setText(self.tr("Stop looking"))
        self._stop.setVisible(folder is not None)

    def set_folder(self, folder: Path | None) -> None:
        """Look into another folder from now on, or into none."""
        house, session = self._desk.house, self._desk.session

        def finished(changes: Changes) -> None:
            words = self.tr("The inbox is {folder}").format(folder=folder) if folder else self.tr("No folder is looked into")
            self._desk.tell(lambda: words)
            self._desk.changed.emit(changes)

        self._desk.work(
            self, "set-inbox", lambda: self.tr("Setting the inbox"), lambda _progress: house.set_inbox(session, folder), finished
        )

    def _words(self, folder: Path | None) -> str:
        if folder is None:
            return self.tr("A folder in which extracts arrive; new files are offered here and on the home page.")
        if not self._inbox.there:
            return self.tr("{folder} cannot be reached now").format(folder=folder)
        return self.tr("{folder}: new files are offered; they are never moved or deleted").format(folder=folder)

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose the inbox"), str(self._inbox.folder or ""))
        if chosen:
            self.set_folder(Path(chosen))
