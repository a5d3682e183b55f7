"""What pages beside the steps of an import share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated

T = TypeVar("T")


class Aside(Retranslated):
    """`left` back to choosing files. That there is nothing is said only once the answer is there."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered = False
        self._failed = False

    def refresh(self) -> None:
        """Ask for everything shown."""
        raise NotImplementedError  # a widget's class cannot be an abstract one as well: Qt has a metaclass of its own

    def look(self, desk: Desk, key: str, ask: Callable[[], T], take: Callable[[T], None]) -> None:
        """Ask what the page shows; until the answer, and where none comes, the page says so."""
        self._failed = False

        def finished(answer: T) -> None:
            self._answered = True
            take(answer)

        def ended() -> None:
            self._failed = True
            self.retranslate()

        desk.look_up(self, key, ask, finished, ended=ended)

    def words_for_nothing(self, nothing: str) -> str:
        """What stands where there is no row to be shown."""
        if self._answered:
            return nothing
        return self.tr("It could not be read; F5 tries again.") if self._failed else self.tr("Reading …")
