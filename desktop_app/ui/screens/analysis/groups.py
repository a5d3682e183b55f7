"""Customer groups in words: one card each."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain import formats, wording
from desktop_app.domain.segment import Segment, Segmentation, Trait
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import card, label
from desktop_app.ui.widgets.lines import Cell, Lines
from desktop_app.ui.widgets.scrolled import WholeLines

SHOWN_TRAITS = 3
SHOWN_TYPICAL = 3


class Groups(Retranslated):
    """Shows a segmentation side by side, the largest group first; scrolls sideways where there are many."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Segmentation | None = None
        self._title = label("heading", name="groups-title")
        self._scope = label("note", name="groups-scope")
        self._scroll = WholeLines("groups-scroll", QWidget())
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._scope)
        column.addWidget(self._scroll, 1)
        self.retranslate()

    def show_groups(self, found: Segmentation | None) -> None:
        self._found = found
        self.retranslate()

    def retranslate(self) -> None:
        found = self._found
        if found is None:
            self._title.setText(self.tr("Customer groups"))
            self._scope.setText(self.tr("Not looked for yet; press “Find groups”."))
            self._scroll.hide()
            return
        self._title.setText(self.tr("{count} groups of customers").format(count=len(found.segments)))
        stable = self.tr("found again in repeated runs") if found.stable else self.tr("no stable structure; read with care")
        self._scope.setText(self.tr("Each with what sets it apart from the average") + " · " + stable)
        self._scroll.setWidget(self._cards(found))
        self._scroll.show()

    def _cards(self, found: Segmentation) -> QWidget:
        inside = QWidget()
        inside.setProperty("plain", "true")
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(12)
        for segment in sorted(found.segments, key=lambda part: -part.size):
            line.addWidget(self._card(segment), 1)
        return inside

    def _card(self, segment: Segment) -> QWidget:
        frame, inside = card(f"group-{segment.number}")
        frame.setMinimumWidth(self._desk.theme.scaled(230))
        name, size, typical = label("heading", wrap=True), label("strong", wrap=True), label("note", wrap=True)
        name.setText(self._desk.texts(segment.name_key))
        words = self.tr("{count} customers · arrears {amount} x 10k yuan")
        size.setText(words.format(count=formats.count(segment.size), amount=formats.wan(segment.arrears)))
        traits = Lines(f"group-{segment.number}-traits", 0, frozenset({1, 2}))
        traits.show_lines(
            [
                [Cell(""), Cell(self.tr("group"), "note"), Cell(self.tr("average"), "note")],
                *map(self._trait, segment.traits[:SHOWN_TRAITS]),
            ]
        )
        typical.setText(self.tr("Typical: {customers}").format(customers="、".join(segment.typical[:SHOWN_TYPICAL])))
        for part in (name, size, traits):
            inside.addWidget(part)
        inside.addStretch(1)
        inside.addWidget(typical)
        return frame

    def _trait(self, trait: Trait) -> list[Cell]:
        spec = self._desk.house.indicators[trait.indicator_id]
        arrow = "▲" if trait.z > 0 else "▼"
        mean, overall = (
            wording.shown(self._desk.texts, spec, value, extra=1) for value in (trait.group_mean, trait.overall_mean)
        )
        return [Cell(spec.name(self._desk.language.now)), Cell(f"{arrow} {mean}", "strong"), Cell(overall, "note")]
