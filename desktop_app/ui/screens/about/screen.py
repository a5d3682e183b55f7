"""About this program: version, and the licences of everything shipped, searchable."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from desktop_app import __version__
from desktop_app.domain.licences import Licence, load_licences, qt_note
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.inputs import field
from desktop_app.ui.widgets.labels import card, row

QT = ("pyside6", "shiboken6", "qt")
"""How the names of Qt's own parts begin."""


class AboutScreen(Screen):
    """The list on the left, the text of one licence on the right."""

    def __init__(self, desk: Desk, _office: Office) -> None:
        super().__init__("about", desk)
        self._all: tuple[Licence, ...] = ()
        self._box = field("about-filter")
        self._box.setClearButtonEnabled(True)
        self._view = ColumnarView("about-table", desk.theme)
        self._qt_note = ""
        self._text = QPlainTextEdit()
        self._text.setObjectName("about-text")
        self._text.setReadOnly(True)
        self._lay_out()
        self._box.textChanged.connect(lambda _text: self._filter())
        self._view.current_row.connect(self._show_text)
        self.retranslate()

    @property
    def view(self) -> ColumnarView:
        return self._view

    def refresh(self) -> None:
        resources = self.desk.house.resources
        self.desk.look_up(self, "licences", lambda: (load_licences(resources), qt_note(resources)), self._take)

    def focus_filter(self) -> None:
        self._box.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("About this program"))
        self.subtitle.setText(
            self.tr("Power Marketing Desk {version} · parts it is made of: {count}").format(
                version=__version__, count=len(self._all)
            )
        )
        words = self.tr("Find a part, a licence or a word in its text")
        self._box.setPlaceholderText(words)
        self._box.setAccessibleName(words)
        self._box.setFixedWidth(self.desk.theme.scaled(360))
        self._view.setAccessibleName(self.tr("Parts and their licences"))
        self._text.setAccessibleName(self.tr("Text of the licence"))

    def _take(self, answer: tuple[tuple[Licence, ...], str]) -> None:
        licences, note = answer
        self._all = licences
        self._qt_note = note
        self._view.rows.show_columns(self._columns(), np.arange(len(licences), dtype=np.intp))
        self._view.measure()
        self.retranslate()
        self._filter()

    def _columns(self) -> list[Column]:
        parts = self._all
        return [
            Column("name", lambda: self.tr("Part"), lambda i: parts[i].name, "duckdb-extension-httpfs", stretch=True),
            Column("version", lambda: self.tr("Version"), lambda i: parts[i].version, "2026.10.11"),
            Column("licence", lambda: self.tr("Licence"), lambda i: parts[i].licence, "LGPL-3.0-only", widest=200),
        ]

    def _show_text(self, source: int) -> None:
        """The licence as its authors wrote it; for Qt also how it is used and where its source is."""
        part = self._all[source]
        note = (self._qt_note,) if part.name.casefold().startswith(QT) else ()
        self._text.setPlainText("\n\n".join((*note, *part.texts)))

    def _filter(self) -> None:
        words = self._box.text().strip().casefold()
        fitting = [
            place
            for place, part in enumerate(self._all)
            if any(words in text.casefold() for text in (part.name, part.licence, *part.texts))
        ]
        self._view.rows.show_order(np.array(fitting, dtype=np.intp))
        self._text.clear()
        self._view.select_row(0)

    def _lay_out(self) -> None:
        self.add_head()
        self.column.addLayout(row(self._box, 1))
        frame, inside = card("about-card")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._view)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(frame, 1)
        line.addWidget(self._text, 1)
        self.column.addLayout(line, 1)
