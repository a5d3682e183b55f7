"""The filter box and the band chips above the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.domain import formats
from desktop_app.domain.risk import Band
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.worklist.arrange import BANDS, Ranked
from desktop_app.ui.screens.worklist.columns import band_words
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button

TYPING_PAUSE_MS = 300


class Filters(Retranslated):
    """`changed` 300 ms after the last key, at once for a chip."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ranked: Ranked | None = None
        self._box = QLineEdit()
        self._box.setObjectName("worklist-filter")
        self._box.setClearButtonEnabled(True)
        self._lens = QAction(self._box)
        self._box.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._on_change)
        self._box.textChanged.connect(lambda _text: self._pause.start())
        self._chips = {band: self._chip(band) for band in BANDS}
        self._clear = button("worklist-clear", "link")
        self._clear.clicked.connect(self.clear)
        self.setLayout(Flow(self._box, *self._chips.values(), self._clear))
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    @property
    def text(self) -> str:
        return self._box.text().strip()

    @property
    def bands(self) -> frozenset[Band]:
        return frozenset(band for band, chip in self._chips.items() if chip.isChecked())

    def focus_box(self) -> None:
        self._box.setFocus()
        self._box.selectAll()

    def search(self, text: str) -> None:
        """Look for a customer among all bands."""
        self.clear()
        self._box.setText(text)

    def clear(self) -> None:
        self._box.clear()
        for chip in self._chips.values():
            chip.setChecked(False)
        self._pause.stop()
        self._on_change()

    def show_counts(self, ranked: Ranked) -> None:
        self._ranked = ranked
        self.retranslate()

    def retranslate(self) -> None:
        theme = self._desk.theme
        words = self.tr("Find customer no. or name")
        self._box.setPlaceholderText(words)
        self._box.setAccessibleName(words)
        self._box.setFixedWidth(theme.scaled(232))
        self._lens.setIcon(icons.icon("search", theme.colour("secondary"), theme.px("icon")))
        for band, chip in self._chips.items():
            count = f" {formats.count(self._ranked.count(band))}" if self._ranked else ""
            chip.setText(band_words(self._desk, band) + count)
            chip.setIcon(icons.icon(f"band-{band.value}", theme.band_colour(band), theme.scaled(12)))
            chip.setIconSize(QSize(theme.scaled(12), theme.scaled(12)))
            chip.setAccessibleName(self.tr("Show only risk: {band}").format(band=band_words(self._desk, band)))
        self._clear.setText(self.tr("Clear"))
        self._clear.setVisible(bool(self.text or self.bands))

    def _chip(self, band: Band) -> QPushButton:
        chip = button(f"chip-{band.value}", "chip")
        chip.clicked.connect(self._on_change)
        return chip

    def _on_change(self) -> None:
        self.retranslate()
        self.changed.emit()
