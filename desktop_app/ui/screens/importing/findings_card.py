"""What the check has to say of the rows: what costs rows first, and the finding chosen as a whole sentence."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.batch import Finding, ImportCheck
from desktop_app.domain.finding_words import costliest_first, fix_of, numbers_of
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.importing.file_columns import CheckColumns
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, label, row, ruler
from desktop_app.ui.widgets.whole_rows import WholeRows

LEAST_LINES = 2
ANSWERED_BY_MAPPING = "ambiguous_day"
"""The rule whose rows wait for an answer on the mapping page."""


class FindingsCard(RetranslatedFrame):
    """Hidden where nothing was found. A line of the table may be too short for its sentence: it stands below in full.

    `mapping_asked(file_no)` where a file's question was left unanswered.
    """

    mapping_asked = Signal(int)

    def __init__(self, desk: Desk, columns: CheckColumns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check-findings-card")
        self.setProperty("card", "true")
        self._desk = desk
        self._columns = columns
        self._check: ImportCheck | None = None
        self._found: tuple[Finding, ...] = ()
        self._title = label("strong", name="check-findings-title")
        self._view = ColumnarView("check-findings", desk.theme)
        self._sentence = label("", name="check-finding", wrap=True, selectable=True)
        self._answer = button("check-finding-answer", "link")
        self._answer.hide()
        self._view.current_row.connect(self._show_sentence)
        self._answer.clicked.connect(self._on_answer)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 8, 1, 1)
        inside.setSpacing(4)
        self._title.setContentsMargins(12, 0, 12, 2)
        self._sentence.setContentsMargins(12, 2, 12, 8)
        inside.addWidget(self._title)
        inside.addWidget(WholeRows(self._view, desk.theme, LEAST_LINES), 1)
        inside.addWidget(ruler())
        last = row()
        last.addWidget(self._sentence, 1)
        last.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(last)
        self.retranslate()

    def show_findings(self, check: ImportCheck) -> None:
        self._check, self._found = check, costliest_first(check.findings)
        self._view.rows.show_columns(self._columns.findings(self._found), np.arange(len(self._found), dtype=np.intp))
        self._view.measure()
        self._view.select_row(0)
        self.setVisible(bool(self._found))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Findings"))
        self._view.setAccessibleName(self.tr("Findings"))
        self._answer.setText(self.tr("Correct the columns …"))
        self._show_sentence(self._view.currentIndex().row())

    def _on_answer(self) -> None:
        place = self._view.currentIndex().row()
        if 0 <= place < len(self._found):
            self.mapping_asked.emit(self._found[place].file_no)

    def _show_sentence(self, place: int) -> None:
        if 0 <= place < len(self._found):
            finding = self._found[place]
            self._answer.setVisible(finding.rule == ANSWERED_BY_MAPPING)
            fix = fix_of(self._desk.texts, finding)
            where = f"{self._check.place_of(finding)}：" if self._check is not None and len(self._check.files) > 1 else ""
            sentence = where + " ".join((*numbers_of(finding), self._desk.say(finding.message)))
            remedy = self.tr("What to do: {fix}").format(fix=self._desk.say(fix)) if fix else ""
            self._sentence.setText("\n".join(filter(None, (sentence, remedy))))
