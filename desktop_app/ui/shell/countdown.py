"""How long to wait before the next password is taken."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import label, tone

SECOND_MS = 1000


class Countdown(Retranslated):
    """Hidden until `start`; `over` when nothing is left."""

    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = 0
        self._words = label("strong", name="form-countdown", wrap=True)
        tone(self._words, "tone", "attention")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._count)
        self.hide()
        self.retranslate()

    @property
    def left(self) -> int:
        """Seconds."""
        return self._left

    def start(self, seconds: int) -> None:
        self._left = seconds
        self._second.start()
        self.setVisible(seconds > 0)
        self.retranslate()

    def retranslate(self) -> None:
        minutes, seconds = divmod(self._left, 60)
        hours, minutes = divmod(minutes, 60)
        time = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
        self._words.setText(self.tr("You can try again in {time}").format(time=time))

    def _count(self) -> None:
        self._left = max(0, self._left - 1)
        self.retranslate()
        if not self._left:
            self._second.stop()
            self.hide()
            self.over.emit()
