"""The score and, beside it, how many rows were hit by gravity."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.quality import QualityView
from desktop_app.domain.quality_rules import Gravity
from desktop_app.domain.quality_words import score_in_words
from desktop_app.ui.desk import Desk
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.figure_card import FigureCard

_TONES = {Gravity.ERROR: "unfavourable", Gravity.WARNING: "attention", Gravity.HINT: ""}


class Tiles(Retranslated):
    """Four cards in a row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: QualityView | None = None
        self._score = FigureCard("quality-score")
        self._hits = {gravity: FigureCard(f"quality-{gravity.value}") for gravity in Gravity}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for card in (self._score, *self._hits.values()):
            line.addWidget(card, 1)

    def show_view(self, view: QualityView) -> None:
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        if self._view is None:
            return
        view, judged = self._view, [rule for rule in self._view.rules if rule.judged is not None]
        words = self.tr("{judged} of {all} rules could be judged").format(
            judged=formats.count(len(judged)), all=formats.count(len(view.rules))
        )
        self._score.show_figure(self.tr("Score"), score_in_words(view.score), self.tr("of 100"))
        self._score.show_below(words)
        self._score.setToolTip(self._desk.texts("quality.score"))
        for gravity, card in self._hits.items():
            hits, rules = view.hits_of(gravity), [rule for rule in judged if rule.spec.gravity is gravity]
            hit = sum(1 for rule in rules if rule.hits)
            card.show_figure(self._desk.texts(f"quality.gravity.{gravity.value}"), formats.count(hits), self.tr("rows"))
            card.show_below(self.tr("{hit} of {rules} rules").format(hit=hit, rules=len(rules)))
            card.colour_figure(_TONES[gravity] if hits else "")
