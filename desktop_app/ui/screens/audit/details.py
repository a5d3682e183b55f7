"""Beside the trail: one row with everything that was noted."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.audit import AuditRow
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.audit.trail_words import TrailWords
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import label, ruler
from desktop_app.ui.widgets.lines import Cell, Lines

SHOWN_HASH = 16


class Details(RetranslatedFrame):
    """Shows one `AuditRow`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audit-details")
        self.setProperty("card", "true")
        self._desk = desk
        self._row: AuditRow | None = None
        self._words = TrailWords(desk, self)
        self._title = label("heading", name="details-title", wrap=True)
        self._lines = Lines("details-lines", 1)
        self._facts_title = label("strong", name="details-facts-title")
        self._facts = label("", name="details-facts", wrap=True, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._title, self._lines, ruler(), self._facts_title, self._facts):
            column.addWidget(part)
        column.addStretch(1)
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def show_row(self, row: AuditRow | None) -> None:
        self._row = row
        self.retranslate()

    def retranslate(self) -> None:
        self.setFixedWidth(self._desk.theme.px("drawer"))
        row = self._row
        self.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(self._words.action(row.action))
        seal = self.tr("sealed") if row.seal else self.tr("before sealing began")
        facts = (
            (self.tr("Number"), str(row.sequence)),
            (self.tr("Time"), f"{row.at:%Y-%m-%d %H:%M:%S}"),
            (self.tr("Universal time"), f"{row.at_utc:%Y-%m-%d %H:%M:%S}" if row.at_utc else "--"),
            (self.tr("Person"), f"{row.user} · {self._words.role(row.role)}" if row.role else row.user),
            (self.tr("Computer"), row.station or "--"),
            (self.tr("Subject"), self._words.subject(row.subject) or "--"),
            (self.tr("Result"), self._words.result(row.result)),
            (self.tr("Action code"), row.action),
            (self.tr("Hash"), f"{row.hash[:SHOWN_HASH]}…"),
            (self.tr("Row before"), f"{row.previous[:SHOWN_HASH]}…" if row.previous else "--"),
            (self.tr("Seal"), seal),
        )
        self._lines.show_lines([[Cell(name, "note"), Cell(value)] for name, value in facts])
        found = self._words.facts(row)
        self._facts_title.setText(self.tr("Noted with it"))
        self._facts_title.setVisible(bool(found))
        self._facts.setText(found)
