"""A− A+ and 中/EN: on every page, from the sign-in on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.texts.language import Language
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.labels import button, row


class ZoomAndLanguage(Retranslated):
    """Three buttons that need no explanation and have one anyway, for screen readers."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._smaller = button("zoom-out")
        self._larger = button("zoom-in")
        self._switch = button("language")
        self._smaller.clicked.connect(theme.zoom_out)
        self._larger.clicked.connect(theme.zoom_in)
        self._switch.clicked.connect(language.toggle)
        self.setLayout(row(self._smaller, self._larger, self._switch))
        self.retranslate()

    def retranslate(self) -> None:
        self._smaller.setText("A−")
        self._larger.setText("A+")
        self._switch.setText("中 / EN")
        for widget, words in (
            (self._smaller, self.tr("Smaller text (Ctrl+-)")),
            (self._larger, self.tr("Larger text (Ctrl+=)")),
            (self._switch, self.tr("Switch between Chinese and English")),
        ):
            widget.setToolTip(words)
            widget.setAccessibleName(words)
