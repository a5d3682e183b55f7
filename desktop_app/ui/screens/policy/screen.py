"""The security policy: every setting with its unit and its safe default."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.policy import Policy
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.inputs import Number
from desktop_app.ui.widgets.labels import button, card, label, row, tone


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be set; the least is where the setting still protects."""

    least: int
    most: int


FIELDS = {
    "min_length": Bounds(8, 64),
    "min_classes": Bounds(1, 4),
    "password_history": Bounds(0, 24),
    "password_days": Bounds(0, 365),
    "failures": Bounds(1, 10),
    "first_wait_minutes": Bounds(1, 24 * 60),
    "longest_wait_minutes": Bounds(1, 7 * 24 * 60),
    "idle_minutes": Bounds(5, 60),
    "unused_days": Bounds(30, 365),
    "export_rows": Bounds(0, 1_000_000),
    "clipboard_rows": Bounds(0, 100_000),
    "audit_days": Bounds(3 * 365, 30 * 365),
    "retention_months": Bounds(12, 360),
}


class PolicyScreen(Screen):
    """A row per setting; what differs from the default is marked."""

    topics = frozenset({Topic.SETTINGS})

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("policy", desk)
        self._office = office
        self._boxes = {name: self._box(name, bounds) for name, bounds in FIELDS.items()}
        self._names = {name: label("", name=f"policy-{name}-name", wrap=True) for name in FIELDS}
        self._units = {name: label("note", name=f"policy-{name}-unit") for name in FIELDS}
        self._defaults = {name: label("note", name=f"policy-{name}-default") for name in FIELDS}
        self._reset, self._save = button("policy-reset"), button("policy-save", "primary")
        self._lay_out()
        self._reset.clicked.connect(lambda: self.show_policy(Policy()))
        self._save.clicked.connect(self.save)
        office.changed.connect(self._take)
        desk.theme.changed.connect(self.retranslate)
        self._take()
        self.retranslate()

    @property
    def policy(self) -> Policy:
        """What the boxes say."""
        typed: dict[str, Any] = {name: box.value() for name, box in self._boxes.items()}
        return dataclasses.replace(self._office.policy, **typed)

    def show_policy(self, policy: Policy) -> None:
        for name, box in self._boxes.items():
            box.setValue(getattr(policy, name))
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Security policy"))
        self.subtitle.setText(self.tr("For everybody in this workspace, from the next sign-in on; every change is recorded"))
        self._reset.setText(self.tr("Safe defaults"))
        self._save.setText(self.tr("Save"))
        names, default = self._words(), Policy()
        for name, box in self._boxes.items():
            words, unit = names[name]
            safe = getattr(default, name)
            self._names[name].setText(words)
            self._units[name].setText(unit)
            differs = box.value() != safe
            self._defaults[name].setText(("△ " if differs else "") + self.tr("default {value}").format(value=f"{safe:,}"))
            tone(self._defaults[name], "tone", "attention" if differs else "")
            box.setAccessibleName(f"{words} ({unit})")
            box.setFixedWidth(self.desk.theme.scaled(130))

    def save(self) -> None:
        house, session, policy = self.desk.house, self.desk.session, self.policy

        def finished(_answer: object) -> None:
            self.desk.tell(lambda: self.tr("The security policy was saved"))
            self.desk.changed.emit(Changes(frozenset({Topic.SETTINGS, Topic.AUDIT})))

        self.desk.work(
            self,
            "policy",
            lambda: self.tr("Saving the policy"),
            lambda _progress: house.change_policy(session, policy),
            finished,
        )

    def _words(self) -> dict[str, tuple[str, str]]:
        """Name and unit of every setting."""
        characters, days, minutes = self.tr("characters"), self.tr("days"), self.tr("minutes")
        rows = self.tr("rows")
        return {
            "min_length": (self.tr("Shortest password"), characters),
            "min_classes": (self.tr("Kinds of characters in a password"), self.tr("of 4")),
            "password_history": (self.tr("Old passwords that may not come again"), self.tr("passwords")),
            "password_days": (self.tr("A password is to be changed after (0: never)"), days),
            "failures": (self.tr("Wrong passwords before waiting"), self.tr("attempts")),
            "first_wait_minutes": (self.tr("First wait; doubles with every further failure"), minutes),
            "longest_wait_minutes": (self.tr("Longest wait"), minutes),
            "idle_minutes": (self.tr("The window locks when nobody used it for"), minutes),
            "unused_days": (self.tr("An account not used for so long is closed"), days),
            "export_rows": (self.tr("Rows that may be exported without a second person"), rows),
            "clipboard_rows": (self.tr("Rows that may be copied without a purpose"), rows),
            "audit_days": (self.tr("The audit trail is kept for at least"), days),
            "retention_months": (self.tr("Customer data are kept for"), self.tr("months")),
        }

    def _take(self) -> None:
        self.show_policy(self._office.policy)

    def _box(self, name: str, bounds: Bounds) -> Number:
        box = Number(f"policy-{name}")
        box.setRange(bounds.least, bounds.most)
        box.setGroupSeparatorShown(True)
        box.valueChanged.connect(lambda _value: self.retranslate())
        return box

    def _lay_out(self) -> None:
        self.add_head(self._reset, self._save)
        frame, inside = card("policy-card")
        rows = QWidget()
        rows.setProperty("plain", "true")
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(4, 1)
        for line, name in enumerate(FIELDS):
            parts: tuple[QLabel | Number, ...] = (
                self._names[name], self._boxes[name], self._units[name], self._defaults[name],
            )  # fmt: skip
            for place, part in enumerate(parts):
                grid.addWidget(part, line, place, Qt.AlignmentFlag.AlignVCenter)
            self._names[name].setMinimumWidth(320)
            self._names[name].setBuddy(self._boxes[name])
        grid.setRowStretch(len(FIELDS), 1)
        scroll = QScrollArea()
        scroll.setObjectName("policy-scroll")
        scroll.setWidgetResizable(True)
        scroll.setWidget(rows)
        inside.addLayout(row(scroll))
        self.column.addWidget(frame, 1)
