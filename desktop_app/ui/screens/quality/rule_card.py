"""One rule in words: what it says, what to do, and the first rows it hits."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.quality import RuleFound
from desktop_app.domain.quality_rules import Settings
from desktop_app.domain.quality_words import fix_in_words, name_in_words, rule_in_words
from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.quality.rule_columns import RuleColumns
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, label, row
from desktop_app.ui.widgets.whole_rows import WholeRows


class RuleCard(RetranslatedFrame):
    """`rows_asked(rule)` for all rows the rule hits."""

    rows_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quality-rule")
        self.setProperty("card", "true")
        self._desk = desk
        self._found: tuple[RuleFound, Settings] | None = None
        self._makes_columns = RuleColumns(desk, self)
        self._title = label("heading", name="quality-rule-title", wrap=True)
        self._sentence = label("", name="quality-rule-sentence", wrap=True, selectable=True)
        self._fix = label("", name="quality-rule-fix", wrap=True, selectable=True)
        self._counts = label("note", name="quality-rule-counts", wrap=True)
        self._samples = ColumnarView("quality-samples", desk.theme)
        self._room = WholeRows(self._samples, desk.theme)
        self._open = button("quality-rows")
        self._open.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for part in (self._title, self._sentence, self._fix):
            column.addWidget(part)
        column.addWidget(self._room, 1)
        column.addStretch()  # where there are no rows the words stay together
        column.addLayout(row(self._counts, 1, self._open))

    def show_rule(self, found: RuleFound, settings: Settings) -> None:
        self._found = (found, settings)
        columns = self._makes_columns.hits(
            found.spec.id, found.samples, with_source=False, personal=found.spec.personal is not None
        )
        self._samples.rows.show_columns(columns, np.arange(len(found.samples), dtype=np.intp))
        self._samples.measure()
        self.retranslate()

    def retranslate(self) -> None:
        self._open.setText(self.tr("Show rows"))
        self._samples.setAccessibleName(self.tr("First rows hit"))
        if self._found is None:
            return
        found, settings = self._found
        texts, spec = self._desk.texts, found.spec
        gravity = texts(f"quality.gravity_sign.{spec.gravity.value}")
        self._title.setText(f"{spec.id} {name_in_words(texts, spec)} · {gravity}")
        self._sentence.setText(rule_in_words(texts, spec, settings))
        self._fix.setText(self.tr("What to do: {fix}").format(fix=fix_in_words(texts, spec, settings)))
        self._counts.setText(self._counts_words(found))
        self._room.setVisible(bool(found.samples))
        self._open.setVisible(bool(found.hits) and self._desk.session.may(Permission.SEE_CUSTOMERS))

    def _counts_words(self, found: RuleFound) -> str:
        if found.judged is None:
            return self.tr("Not judged: the data this rule needs were not imported. That is not the same as no hits.")
        if not found.hits:
            return self.tr("{judged} rows judged, none hit").format(judged=formats.count(found.judged))
        words = self.tr("{hits} of {judged} rows hit")
        return words.format(hits=formats.count(found.hits), judged=formats.count(found.judged))

    def _ask(self) -> None:
        if self._found is not None:
            self.rows_asked.emit(self._found[0].spec.id)
