"""How a row of the trail reads."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop_app.domain.audit import AuditRow, Result
from desktop_app.domain.roles import Role
from desktop_app.ui.desk import Desk


class TrailWords(QObject):
    """Words in the present language; what the catalogue has no words for is shown as it was written."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def action(self, action: str) -> str:
        key = f"audit.{action}"
        return self._desk.texts(key) if key in self._desk.texts.entries else action

    def role(self, role: str) -> str:
        known = {duty.value: duty for duty in Role}
        return self._desk.house.duties.name(known[role], self._desk.language.now) if role in known else role

    def result(self, result: str) -> str:
        words = {
            Result.DONE.value: "● " + self.tr("done"),
            Result.REFUSED.value: "✕ " + self.tr("refused"),
            Result.FAILED.value: "△ " + self.tr("failed"),
        }
        return words.get(result, result)

    def colour(self, result: str) -> QColor | None:
        names = {Result.REFUSED.value: "unfavourable", Result.FAILED.value: "attention"}
        return self._desk.theme.colour(names[result]) if result in names else None

    def facts(self, row: AuditRow) -> list[tuple[str, str]]:
        """Name and value of everything noted with the action."""
        found = json.loads(row.facts) if row.facts else {}
        if not isinstance(found, dict):
            return [("", row.facts)]
        return [
            (str(name), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
            for name, value in found.items()
        ]
