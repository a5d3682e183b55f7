"""Every column of a sheet with what it is read as: its header, a few of its cells, and a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.domain.dictionary import ABOUT, ExtractKind
from desktop_app.domain.sheets import MappedColumn
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.elided import Elided
from desktop_app.ui.widgets.inputs import Choice
from desktop_app.ui.widgets.labels import label, tone


class FieldChoice(Choice):
    """Turning the wheel over a long page changes no choice that was not asked for."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ColumnRows(Retranslated):
    """`changed` when a choice was made by hand."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plain", "true")
        self._desk = desk
        self._kind: ExtractKind | None = None
        self._columns: tuple[MappedColumn, ...] = ()
        self._samples: tuple[str, ...] = ()
        self._by_name = True
        self._choices: list[FieldChoice] = []
        self._notes: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(4, 1)

    @property
    def fields(self) -> tuple[tuple[int, str | None], ...]:
        """What each column is read as now."""
        pairs = zip(self._columns, self._choices, strict=True)
        return tuple((column.index, str(choice.value()) if choice.value() else None) for column, choice in pairs)

    @property
    def read(self) -> frozenset[str]:
        """Every field that is read now; a cell with several things in it feeds several."""
        pairs = zip(self._columns, self.fields, strict=True)
        more = (part for column, (_, field) in pairs if field == column.field_id for part in column.more)
        return frozenset(field for _, field in self.fields if field is not None).union(more)

    def twice(self) -> dict[str, tuple[int, ...]]:
        """Fields chosen for more columns than one that may not be, with these columns, counted from 1."""
        fields = [field for _, field in self.fields]
        clashing = self._kind.twice(filter(None, fields)) if self._kind else ()
        return {field: tuple(place for place, one in enumerate(fields, start=1) if one == field) for field in clashing}

    def show_columns(
        self, kind: ExtractKind | None, columns: Sequence[MappedColumn], samples: Mapping[int, str], *, by_name: bool = True
    ) -> None:
        """The suggestion of each column is chosen; without a kind nothing can be. `by_name`: it comes from the dictionary, and
        not from what a person said before."""
        self._clear()
        self._by_name = by_name
        self._kind, self._columns = kind, tuple(columns)
        self._samples = tuple(samples.get(column.index, "") for column in columns)
        for place, column in enumerate(columns):
            self._add(place, column)
        self.retranslate()

    def retranslate(self) -> None:
        for column, choice in zip(self._columns, self._choices, strict=True):
            before, held = choice.value(), choice.blockSignals(True)
            choice.show_choices(self._words())
            choice.choose(before if before is not None else column.field_id if choice.property("fresh") else None)
            choice.setProperty("fresh", False)
            choice.blockSignals(held)
            header = column.header.strip() or str(column.index + 1)
            choice.setAccessibleName(self.tr("Column {header} is read as").format(header=header))
        self._say_notes()

    def _words(self) -> list[tuple[object, str]]:
        language = self._desk.language.now
        fields = [field for field in self._kind.readable if field.id != ABOUT] if self._kind else []
        star = "* "
        named = [(field.id, (star if field.required else "") + field.name(language)) for field in fields]
        return [(None, self.tr("not imported")), *named]

    def _say_notes(self) -> None:
        twice = self.twice()
        lines = zip(self._columns, self._choices, self._notes, strict=True)
        for place, (column, choice, note) in enumerate(lines, start=1):
            field = choice.value()
            others = [other for other in twice.get(str(field), ()) if other != place]
            if others:
                words, colour = "✕ " + self.tr("chosen for column {others} too"), "unfavourable"
                note.setText(words.format(others=self._desk.listed(map(str, others))))
            elif field is None:
                note.setText("")
                colour = ""
            else:
                known = field == column.field_id and self._by_name
                note.setText("✓ " + self.tr("known name") if known else "● " + self.tr("chosen by you"))
                colour = "favourable" if known else "attention"
            tone(note, "tone", colour)

    def _add(self, place: int, column: MappedColumn) -> None:
        number, header, sample = label("note"), label("strong"), Elided("note", f"mapping-sample-{place + 1}")
        number.setText(str(place + 1))
        header.setText(column.header.strip() or "--")
        sample.setText(self._samples[place])
        choice, note = FieldChoice(f"mapping-field-{place + 1}"), label("note", name=f"mapping-note-{place + 1}")
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.setProperty("fresh", True)
        choice.setEnabled(self._kind is not None)
        choice.setMinimumWidth(self._desk.theme.scaled(180))
        choice.currentIndexChanged.connect(self._on_choice)
        header.setBuddy(choice)
        for at, part in enumerate((number, header, sample, choice, note)):
            self._grid.addWidget(part, place, at)
        self._choices.append(choice)
        self._notes.append(note)

    def _on_choice(self) -> None:
        self._say_notes()
        self.changed.emit()

    def _clear(self) -> None:
        self._choices, self._notes = [], []
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.setObjectName("")  # it goes with the next turn of the event loop
                widget.deleteLater()
