"""The parameters of the rules: a line for each, what differs from the default marked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.quality_rules import NumberParameter, Parameter, RuleSpec, Setting, Settings
from desktop_app.domain.quality_words import name_in_words
from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.inputs import field
from desktop_app.ui.widgets.labels import button, card, label, row, tone

Key = tuple[str, str]


class ParametersPage(Retranslated):
    """`left` back to the rules."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quality-parameters-page")
        self._desk = desk
        specs = desk.house.quality_rules
        self._parameters: Mapping[Key, tuple[RuleSpec, Parameter]] = {
            (spec.id, one.name): (spec, one) for spec in specs for one in spec.parameters
        }
        self._fields = {key: field(f"quality-{key[0]}-{key[1]}") for key in self._parameters}
        self._names = {key: label("", wrap=True) for key in self._parameters}
        self._notes = {key: label("note", wrap=True) for key in self._parameters}
        self._note = label("note", name="quality-parameters-note", wrap=True)
        self._back, self._defaults = button("quality-parameters-back"), button("quality-parameters-defaults")
        self._save = button("quality-parameters-save", "primary")
        self._lay_out()
        self._back.setVisible(desk.session.may(Permission.SEE_FIGURES))
        self._back.clicked.connect(self.left)
        self._defaults.clicked.connect(lambda: self.show_settings(Settings()))
        self._save.clicked.connect(self.save)
        self.retranslate()

    def refresh(self) -> None:
        house, session = self._desk.house, self._desk.session
        self._desk.look_up(self, "quality-parameters", lambda: house.show_quality_parameters(session), self.show_settings)

    def show_settings(self, settings: Settings) -> None:
        for key, (spec, parameter) in self._parameters.items():
            self._fields[key].setText(settings.value(spec.id, parameter))
        self.retranslate()

    def save(self) -> None:
        house, session = self._desk.house, self._desk.session
        chosen = [Setting(*key, box.text()) for key, box in self._fields.items()]

        def finished(changes: Changes) -> None:
            self._desk.tell(
                lambda: self.tr("The parameters of the rules were saved"),
                lambda: self.tr("They hold from the next run on; judge again to see what they change."),
            )
            self._desk.changed.emit(changes)

        def job(_progress: object) -> Changes:
            return house.set_quality_parameters(session, chosen)

        self._desk.work(self, "quality-parameters-save", lambda: self.tr("Saving parameters"), job, finished)

    def retranslate(self) -> None:
        self._back.setText(self.tr("Back to the rules"))
        self._defaults.setText(self.tr("Put the defaults in"))
        self._save.setText(self.tr("Save"))
        self._note.setText(self.tr("Values hold for the whole office from the next run on; every change is recorded."))
        for key, (spec, parameter) in self._parameters.items():
            self._show_line(key, spec, parameter)

    def _show_line(self, key: Key, spec: RuleSpec, parameter: Parameter) -> None:
        texts, box = self._desk.texts, self._fields[key]
        name = f"{spec.id} {name_in_words(texts, spec)}：{texts(f'quality.parameter.{parameter.name}')}"
        self._names[key].setText(name)
        unit = texts(f"quality.unit.{parameter.unit}")
        limits = unit
        if isinstance(parameter, NumberParameter) and parameter.unit != "flag":
            limits = f"{parameter.low} – {parameter.high} {unit}"
        differs = box.text().strip() != parameter.default
        words = self.tr("default {value} · {limits}").format(value=parameter.default, limits=limits)
        self._notes[key].setText(("△ " if differs else "") + words)
        tone(self._notes[key], "tone", "attention" if differs else "")
        box.setAccessibleName(name)

    def _lay_out(self) -> None:
        frame, inside = card("quality-parameters-card")
        rows = QWidget()
        rows.setProperty("plain", "true")
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, share in enumerate((3, 2, 2)):
            grid.setColumnStretch(place, share)
        for line, key in enumerate(self._parameters):
            parts: tuple[QLabel | QLineEdit, ...] = (self._names[key], self._fields[key], self._notes[key])
            for place, part in enumerate(parts):
                grid.addWidget(part, line, place, Qt.AlignmentFlag.AlignVCenter)
            self._names[key].setBuddy(self._fields[key])
            self._fields[key].textChanged.connect(lambda _text, key=key: self._show_line(key, *self._parameters[key]))
        scroll = QScrollArea()
        scroll.setObjectName("quality-parameters-scroll")
        scroll.setWidgetResizable(True)
        scroll.setWidget(rows)
        inside.addWidget(self._note)
        inside.addWidget(scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(frame, 1)
        foot = row(self._back)
        foot.addLayout(Flow(self._defaults, self._save, right=True), 1)
        column.addLayout(foot)
