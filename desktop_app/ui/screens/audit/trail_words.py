"""How a row of the trail reads."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop_app.domain.audit import AuditRow, Result
from desktop_app.domain.audit_words import action_in_words, facts_in_words, result_in_words, role_in_words, subject_in_words
from desktop_app.ui.desk import Desk

SIGNS = {Result.DONE.value: "●", Result.REFUSED.value: "✕", Result.FAILED.value: "△"}
MOST = 4000
"""Characters of facts that are shown."""


class TrailWords(QObject):
    """Words in the present language; what the catalogue has no words for is shown as it was written."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def action(self, action: str) -> str:
        return action_in_words(self._desk.texts, action)

    def subject(self, subject: str) -> str:
        return subject_in_words(self._desk.texts, subject)

    def role(self, role: str) -> str:
        return role_in_words(self._desk.house.duties, self._desk.texts, role)

    def result(self, result: str) -> str:
        return f"{SIGNS.get(result, '·')} {result_in_words(self._desk.texts, result)}"

    def colour(self, result: str) -> QColor | None:
        names = {Result.REFUSED.value: "unfavourable", Result.FAILED.value: "attention"}
        return self._desk.theme.colour(names[result]) if result in names else None

    def facts(self, row: AuditRow) -> str:
        """Everything noted with the action, a reason and a change first."""
        return facts_in_words(self._desk.texts, row, MOST)
