"""Which row is the header, what kind of data the sheet holds, and what each column is: one page for one sheet."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.batch import told_name
from desktop_app.domain.dictionary import ExtractKind
from desktop_app.domain.intake import SheetChoice
from desktop_app.domain.message import Message
from desktop_app.domain.sheets import Doubt, MappedColumn, SeenSheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.importing.column_rows import ColumnRows
from desktop_app.ui.screens.importing.day_card import DayCard
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.inputs import Choice
from desktop_app.ui.widgets.labels import button, card, label, row, tone
from desktop_app.ui.widgets.scrolled import scrolled
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.whole_rows import WholeRows

FEWEST_LINES, MOST_LINES, FEWER_LINES = 3, 6, 4
"""Of the sheet; fewer where the order of days is asked for besides."""
SAMPLES = 2
SAMPLE_LENGTH = 40


class MappingPage(Retranslated):
    """`answered(SheetChoice)`; `left` without an answer."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapping-page")
        self._desk = desk
        self._sheet: SeenSheet | None = None
        self._header_row = 1
        self._title = label("heading", name="mapping-title")
        self._asked = label("", name="mapping-asked", wrap=True)
        self._kind_label, self._kinds = label("note", name="mapping-kind-label"), Choice("mapping-kind")
        self._header_label = label("note", name="mapping-header-row")
        self._as_header = button("mapping-as-header")
        self._head = ColumnarView("mapping-head", desk.theme)
        self._head_room = WholeRows(self._head, desk.theme)
        self._days = DayCard()
        self._rows = ColumnRows(desk)
        self._missing = label("note", name="mapping-missing", wrap=True)
        self._back, self._skip = button("mapping-back"), button("mapping-skip")
        self._confirm = button("mapping-confirm", "primary")
        self._lay_out()
        self._kinds.currentIndexChanged.connect(self._suggest)
        self._head.clicked.connect(self._take_header)
        self._head.activated.connect(self._take_header)
        self._as_header.clicked.connect(lambda: self._take_header(self._head.currentIndex()))
        self._rows.changed.connect(self._show_state)
        self._back.clicked.connect(self.left)
        self._skip.clicked.connect(self._on_skip)
        self._confirm.clicked.connect(self._on_confirm)
        self.retranslate()

    def show_sheet(self, sheet: SeenSheet) -> None:
        """What was found is filled in; where two kinds fit, or none, the person chooses."""
        self._sheet, self._header_row = sheet, sheet.header_row
        reading = sheet.reading
        certain = reading is not None and sheet.doubt not in {Doubt.KIND, Doubt.NO_HEADER}
        held = self._kinds.blockSignals(True)
        self._kinds.show_choices(self._kind_words())
        self._kinds.choose(reading.kind_id if reading and certain else None)
        self._kinds.blockSignals(held)
        self._days.ask(sheet.days)
        self._show_head()
        self._suggest()
        self.retranslate()

    def retranslate(self) -> None:
        self._kind_label.setText(self.tr("Kind of data"))
        self._kind_label.setBuddy(self._kinds)
        self._kinds.setAccessibleName(self.tr("Kind of data"))
        self._as_header.setText(self.tr("The chosen row is the header"))
        self._head.setAccessibleName(self.tr("First rows of the file"))
        self._back.setText(self.tr("Back"))
        self._skip.setText(self.tr("Do not import this sheet"))
        self._confirm.setText(self.tr("Read it so"))
        if self._sheet is None:
            return
        held = self._kinds.blockSignals(True)
        self._kinds.show_choices(self._kind_words())
        self._kinds.blockSignals(held)
        sheet = self._sheet
        self._title.setText(f"{told_name(sheet.path)} · {sheet.sheet}" if sheet.sheet else told_name(sheet.path))
        self._asked.setText(self._in_doubt(sheet.message) if sheet.message and sheet.doubt else self._settled())
        self._show_state()

    def _in_doubt(self, message: Message) -> str:
        """What is not known, and what it may be: columns nobody knows, with their sums. What to do stands below."""
        return str(replace(self._desk.texts.advice(message), next=""))

    def _settled(self) -> str:
        template = self._sheet.reading.template if self._sheet and self._sheet.reading else ""
        if template:
            return self.tr("Read by the template “{name}”; correct it here if it is wrong.").format(name=template)
        if self._sheet and self._sheet.corrected:
            return self.tr("Read as you said; correct it here if it is wrong.")
        return self.tr("The columns were recognised; correct them here if they are wrong.")

    def _kind_words(self) -> list[tuple[object, str]]:
        """Kinds that fit come first."""
        kinds = self._desk.house.dictionary.kinds
        fitting = {reading.kind_id for reading in self._sheet.readings} if self._sheet else set()
        ordered = sorted(kinds, key=lambda kind: kind.id not in fitting)
        language = self._desk.language.now
        return [(None, self.tr("please choose")), *((kind.id, kind.name(language)) for kind in ordered)]

    def _kind(self) -> ExtractKind | None:
        chosen = self._kinds.value()
        return self._desk.house.dictionary.kind(str(chosen)) if chosen else None

    def _suggest(self) -> None:
        """What the columns would be as this kind below this row; choices made for another kind or row are gone."""
        sheet, kind = self._sheet, self._kind()
        if sheet is None:
            return
        reading = sheet.reading
        said = reading is not None and (sheet.corrected or bool(reading.template))
        here = reading is not None and kind is not None and (reading.kind_id, reading.header_row) == (kind.id, self._header_row)
        self._rows.show_columns(kind, self._columns(sheet, kind), self._samples(sheet), by_name=not (said and here))
        self._show_state()

    def _columns(self, sheet: SeenSheet, kind: ExtractKind | None) -> tuple[MappedColumn, ...]:
        here = [reading for reading in sheet.readings if reading.header_row == self._header_row]
        own = [reading for reading in here if kind and reading.kind_id == kind.id]
        if own:
            return own[0].columns
        names = [column.header for column in here[0].columns] if here else sheet.head[self._header_row - 1]
        if kind is None:
            return tuple(MappedColumn(index, name, None) for index, name in enumerate(names))
        return self._desk.house.suggest_mapping(self._desk.session, names, kind.id)

    def _samples(self, sheet: SeenSheet) -> dict[int, str]:
        found: dict[int, list[str]] = {}
        for line in sheet.head[self._header_row :]:
            for index, cell in enumerate(line):
                if cell.strip():
                    found.setdefault(index, []).append(cell.strip())
        return {index: " · ".join(cells[:SAMPLES])[:SAMPLE_LENGTH] for index, cells in found.items()}

    def _take_header(self, index: QModelIndex) -> None:
        if index.isValid() and self._sheet is not None and index.row() + 1 != self._header_row:
            self._header_row = index.row() + 1
            self._show_head()
            self._suggest()

    def _show_head(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        width = max(map(len, sheet.head), default=0)
        columns = [Column("row", lambda: self.tr("Row"), self._row_name, "▶ 20", colour=self._row_colour)]
        columns += [self._head_column(sheet, index) for index in range(width)]
        self._head.rows.show_columns(columns, np.arange(len(sheet.head), dtype=np.intp))
        self._head.measure()
        lines = len(sheet.head)
        self._head_room.hold(min(lines, FEWEST_LINES), min(lines, MOST_LINES if sheet.days is None else FEWER_LINES))
        self._head.select_row(self._header_row - 1)

    def _head_column(self, sheet: SeenSheet, index: int) -> Column:
        def text(i: int) -> str:
            return sheet.head[i][index] if index < len(sheet.head[i]) else ""

        return Column(str(index), lambda: str(index + 1), text, "20260101", colour=self._row_colour)

    def _row_name(self, i: int) -> str:
        return f"▶ {i + 1}" if i + 1 == self._header_row else str(i + 1)

    def _row_colour(self, i: int) -> QColor | None:
        return self._desk.theme.colour("accent") if i + 1 == self._header_row else None

    def _show_state(self) -> None:
        kind = self._kind()
        said = self._rows.read
        faults = self._faults(kind) if kind else ()
        self._missing.setText(" ".join(faults) or (self.tr("Columns with * are needed; all of them are there.") if kind else ""))
        tone(self._missing, "tone", "unfavourable" if faults else "")
        self._header_label.setText(self.tr("The header is row {number}").format(number=self._header_row))
        self._confirm.setEnabled(kind is not None and bool(said) and not faults)

    def _faults(self, kind: ExtractKind) -> tuple[str, ...]:
        """Why the sheet cannot be read so yet, and what to do."""
        language, listed = self._desk.language.now, self._desk.listed
        missing = [kind.field(field_id).name(language) for field_id in kind.lacks(self._rows.read)]
        words = self.tr("“{field}” is chosen for columns {columns}: leave it to one, choose “not imported” for the others.")
        twice = [
            words.format(field=kind.field(field_id).name(language), columns=listed(map(str, places)))
            for field_id, places in self._rows.twice().items()
        ]
        return (*([self.tr("Still missing: {fields}").format(fields=listed(missing))] if missing else []), *twice)

    def _on_skip(self) -> None:
        if self._sheet is not None:
            self.answered.emit(SheetChoice(self._sheet.path, self._sheet.sheet, taken=False))

    def _on_confirm(self) -> None:
        sheet, kind = self._sheet, self._kind()
        if sheet is None or kind is None:
            return
        order = self._days.order or (sheet.choice.day_order if sheet.choice else None)
        self.answered.emit(SheetChoice(sheet.path, sheet.sheet, True, kind.id, self._header_row, self._rows.fields, order))

    def _lay_out(self) -> None:
        top, inside = card("mapping-card")
        inside.setSpacing(6)
        head = row(self._title, spacing=12)
        head.addWidget(self._asked, 1)
        inside.addLayout(head)
        inside.addLayout(Flow(self._kind_label, self._kinds, self._header_label, self._as_header))
        inside.addWidget(self._head_room)
        area, column = scrolled("mapping-scroll")
        column.addWidget(self._rows)
        column.addStretch(1)
        below, columns = card("mapping-columns-card")
        columns.addWidget(self._missing)
        columns.addWidget(area, 1)
        both = SideBySide(below, self._days)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(top)
        whole.addWidget(both, 1)
        foot = row(self._back)
        foot.addLayout(Flow(self._skip, self._confirm, right=True), 1)
        whole.addLayout(foot)
