"""The sheets of the files: which are imported, which are not and why; hidden ones are shown, unticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.batch import told_name
from desktop_app.domain.sheets import Doubt, SeenSheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.inputs import tick
from desktop_app.ui.widgets.labels import button, label, row, tone
from desktop_app.ui.widgets.scrolled import scrolled

MOST_LINES = 3


class SheetsCard(RetranslatedFrame):
    """`mapping_asked(SeenSheet)`, of a locked file its password; `ticked(list of (SeenSheet, bool))` what was ticked or not."""

    mapping_asked = Signal(object)
    ticked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheets-card")
        self.setProperty("card", "true")
        self._desk = desk
        self._sheets: tuple[SeenSheet, ...] = ()
        self._ticks: list[QCheckBox] = []
        self._states: list[QLabel] = []
        self._buttons: list[QPushButton] = []
        self._title = label("strong", name="sheets-title")
        self._again = button("sheets-again")
        self._again.clicked.connect(self._on_again)
        self._area, inside = scrolled("sheets-scroll")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._area.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._measure())
        desk.theme.changed.connect(self._measure)
        self._grid.setColumnStretch(1, 1)
        inside.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(row(self._title, 1, self._again))
        column.addWidget(self._area)
        self.hide()
        self.retranslate()

    def show_sheets(self, sheets: Sequence[SeenSheet]) -> None:
        """Hidden where every file has one sheet and all of them were read."""
        self._clear()
        self._sheets = tuple(sheets)
        several = any(count > 1 for count in Counter(sheet.path for sheet in sheets).values())
        self.setVisible(several or any(sheet.file_no is None for sheet in sheets))
        for place, sheet in enumerate(self._sheets):
            self._add(place, sheet)
        self.retranslate()
        self._measure()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Sheets"))
        self._again.setText(self.tr("Check again as ticked"))
        for sheet, box, state, asked in zip(self._sheets, self._ticks, self._states, self._buttons, strict=True):
            name = f"{told_name(sheet.path)} · {sheet.sheet}" if sheet.sheet else told_name(sheet.path)
            box.setText(name + (" " + self.tr("(hidden)") if sheet.hidden else ""))
            state.setText(self._state(sheet))
            tone(state, "tone", "unfavourable" if sheet.is_unreadable else "attention" if sheet.is_open else "")
            words = self.tr("Password of {sheet}") if sheet.is_unreadable else self.tr("Columns of {sheet}")
            asked.setText(self.tr("Password …") if sheet.is_unreadable else self.tr("Columns …"))
            asked.setAccessibleName(words.format(sheet=name))
        self._again.setEnabled(bool(self._changed()))

    def _measure(self) -> None:
        """As high as its first lines are at the present zoom; the others scroll in."""
        lines = [
            max(part.sizeHint().height() for part in line)
            for line in zip(self._ticks[:MOST_LINES], self._states, self._buttons, strict=False)
        ]
        bar = self._area.horizontalScrollBar()
        room = sum(lines) + self._grid.verticalSpacing() * max(0, len(lines) - 1)
        self._area.setFixedHeight(room + (bar.sizeHint().height() if bar.maximum() > 0 else 0))

    def _state(self, sheet: SeenSheet) -> str:
        if sheet.is_unreadable and sheet.message is not None:
            advice = self._desk.texts.advice(sheet.message)
            return f"✕ {replace(advice, means='')}"
        rows = self.tr("{count} rows").format(count=formats.count(sheet.rows)) if sheet.rows is not None else ""
        if sheet.file_no is not None and sheet.reading is not None:
            state = self._desk.house.dictionary.kind(sheet.reading.kind_id).name(self._desk.language.now)
        elif sheet.is_open:
            state = "● " + self.tr("not imported: its columns are not known yet")
        else:
            state = self.tr("not imported")
        return " · ".join(part for part in (state, rows) if part)

    def _changed(self) -> list[tuple[SeenSheet, bool]]:
        pairs = zip(self._sheets, self._ticks, strict=True)
        return [(sheet, box.isChecked()) for sheet, box in pairs if box.isChecked() != sheet.taken]

    def _on_again(self) -> None:
        self.ticked.emit(self._changed())

    def _add(self, place: int, sheet: SeenSheet) -> None:
        box, asked = tick(f"sheet-tick-{place + 1}"), button(f"sheet-map-{place + 1}", "link")
        state = label("note", name=f"sheet-state-{place + 1}")
        box.setChecked(sheet.taken)
        box.setEnabled(not sheet.is_unreadable)
        asked.setVisible(sheet.doubt is not Doubt.UNREADABLE)
        state.setWordWrap(sheet.is_unreadable)
        box.toggled.connect(lambda _on: self._again.setEnabled(bool(self._changed())))
        asked.clicked.connect(lambda: self.mapping_asked.emit(sheet))
        for at, part in enumerate((box, state, asked)):
            self._grid.addWidget(part, place, at)
        self._ticks.append(box)
        self._states.append(state)
        self._buttons.append(asked)

    def _clear(self) -> None:
        self._ticks, self._states, self._buttons = [], [], []
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.setObjectName("")  # it goes with the next turn of the event loop
                widget.deleteLater()
