"""What all screens share: a title, a column of parts, and looking again when something they show has changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes, Topic
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import label, row


class Screen(Retranslated):
    """A page. `topics` are what it shows; a hidden page looks again when it is next shown."""

    topics: frozenset[Topic] = frozenset()

    def __init__(self, name: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"screen-{name}")
        self.desk = desk
        self._stale = True
        self.title = label("title", name=f"{name}-title")
        self.subtitle = label("note", name=f"{name}-subtitle", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 14, 20, 12)
        self.column.setSpacing(10)
        desk.changed.connect(self._on_changes)

    def add_head(self, *widgets: QWidget) -> None:
        """Title and subtitle on the left, what may be done on the right."""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = row()
        head.addLayout(words, 1)
        head.addLayout(Flow(*widgets, right=True))
        self.column.addLayout(head)

    def refresh(self) -> None:
        """Ask for everything shown."""

    def visit(self, todo: str) -> None:
        """Do at once what a link from another screen asks for."""

    def leave(self) -> None:
        """Let go of what was only held to be shown."""

    def go_back(self) -> bool:
        """Alt+←: from a page of this screen to the one before it; False where there is none."""
        return False

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the window."""

    def show_hover(self, over: bool) -> None:
        """Files are being dragged over the window."""

    def focus_filter(self) -> None:
        """Ctrl+F."""

    def print_out(self) -> None:
        """Ctrl+P."""

    def look_again(self) -> None:
        """Refresh now if it is seen, else when it is next shown."""
        self._stale = not self.isVisible()
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(*self.topics):
            self.look_again()
