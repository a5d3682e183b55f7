"""First step: choose files or drop them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.importing.inbox_banner import InboxBanner
from desktop_app.ui.screens.importing.inbox_card import InboxCard
from desktop_app.ui.screens.importing.password_card import PasswordCard
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.labels import button, card, label, tone
from desktop_app.ui.widgets.lines import Cell, Lines
from desktop_app.ui.widgets.scrolled import scrolled

PATTERN = (
    "*.xlsx *.xls *.xlsm *.xlsb *.et *.ods *.csv *.tsv *.txt *.zip *.htm *.html *.mht *.xml *.parquet *.sqlite *.db *.duckdb"
)


class ChoosePage(Retranslated):
    """`chosen(list of paths)`; below the drop area stands what is expected of each kind of file."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choose-page")
        self._desk = desk
        self.password = PasswordCard(desk)
        self._banner = InboxBanner("data", desk, office.inbox)
        self._inbox = InboxCard(desk, office.inbox)
        self._area = QFrame()
        self._area.setObjectName("drop-area")
        self._area.setProperty("drop", "true")
        self._sign = QLabel()
        self._title = label("heading", name="drop-title")
        self._note = label("note", name="drop-note", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._choose = button("choose-files", "primary")
        self._choose.clicked.connect(self.ask_for_files)
        self._kinds_title = label("strong", name="kinds-title")
        self._kinds = Lines("kinds", 1)
        self._lay_out()
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        size = self._desk.theme.scaled(48)
        self._sign.setPixmap(icons.icon("data", self._desk.theme.colour("accent"), size).pixmap(QSize(size, size)))
        self._title.setText(self.tr("Drop Excel, CSV or zip files here"))
        self._note.setText(
            self.tr(
                "Several files at once are fine; SQLite, DuckDB and Parquet files too. They are checked first; nothing is stored"
                " until you confirm."
            )
        )
        self._choose.setText(self.tr("Choose files …"))
        self._kinds_title.setText(self.tr("Kinds of file that are recognised by their headers"))
        self._kinds.show_lines(self._kind_lines())

    def ask_for_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), "", self.tr("Extracts") + f" ({PATTERN})")
        if files:
            self.chosen.emit([Path(file) for file in files])

    def show_hover(self, over: bool) -> None:
        tone(self._area, "drop", "over" if over else "true")

    def _kind_lines(self) -> list[list[Cell]]:
        language = self._desk.language.now
        comma = "、" if language == "zh" else ", "
        lines = []
        for kind in self._desk.house.dictionary.kinds:
            needed = [field.name(language) for field in kind.fields if field.required] or [kind.fields[0].name(language)]
            words = self.tr("needs {fields}; knows {count} fields")
            lines.append(
                [Cell(kind.name(language), "strong"), Cell(words.format(fields=comma.join(needed), count=len(kind.fields)))]
            )
        return lines

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._area)
        inside.setSpacing(8)
        inside.addStretch(1)
        for part in (self._sign, self._title):
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._note)
        inside.addSpacing(6)
        inside.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        kinds, below = card("kinds-card")
        below.addWidget(self._kinds_title)
        area, lines = scrolled("kinds-scroll")
        lines.addWidget(self._kinds)
        below.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for above in (self.password, self._banner):
            column.addWidget(above)
        column.addWidget(self._area, 1)
        column.addWidget(self._inbox)
        column.addWidget(kinds, 1)
