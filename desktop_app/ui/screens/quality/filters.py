"""Which batch and which unit is looked at, each with its score."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain import formats
from desktop_app.domain.quality import QualityView
from desktop_app.domain.quality_words import score_in_words
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.inputs import Choice
from desktop_app.ui.widgets.labels import button, label

INDENT = "　"
"""One for each unit above; as wide as a Chinese character."""


class QualityFilters(Retranslated):
    """`changed` at once."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: QualityView | None = None
        self._batch, self._unit = Choice("quality-batch"), Choice("quality-unit")
        self._labels = (label("note", name="quality-batch-label"), label("note", name="quality-unit-label"))
        self._clear = button("quality-clear", "link")
        for choice in (self._batch, self._unit):
            choice.currentIndexChanged.connect(lambda _place: self.changed.emit())
        for words, choice in zip(self._labels, (self._batch, self._unit), strict=True):
            words.setBuddy(choice)
        self.setLayout(Flow(self._labels[0], self._batch, self._labels[1], self._unit, self._clear))
        self._clear.clicked.connect(self.clear)
        self.retranslate()

    @property
    def batch(self) -> int | None:
        chosen = self._batch.value()
        return int(chosen) if isinstance(chosen, str) and chosen else None

    @property
    def unit(self) -> str | None:
        chosen = self._unit.value()
        return chosen if isinstance(chosen, str) else None

    @property
    def narrowed(self) -> bool:
        return self.batch is not None or self.unit is not None

    def show_view(self, view: QualityView) -> None:
        self._view = view
        self.retranslate()

    def clear(self) -> None:
        for choice in (self._batch, self._unit):
            choice.setCurrentIndex(0)

    def retranslate(self) -> None:
        self._labels[0].setText(self.tr("Batch"))
        self._labels[1].setText(self.tr("Unit"))
        self._clear.setText(self.tr("Show everything"))
        self._clear.setVisible(self.narrowed)
        if self._view is None:
            return
        batches = [
            (one.key, f"{one.name} · {formats.moment(one.at)} · {score_in_words(one.score)}")
            for one in reversed(self._view.batches)
        ]
        nameless = self._desk.texts("quality.no_unit")
        units = [
            (one.key, f"{INDENT * one.depth}{one.name or one.key or nameless} · {score_in_words(one.score)}")
            for one in self._view.units
        ]
        self._batch.show_choices([(None, self.tr("All batches")), *batches])
        self._unit.show_choices([(None, self.tr("All units")), *units])
