"""Second step: what was read, held against the files' own totals, before anything is stored."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.batch import CheckedFile, ImportCheck, Severity, TypedTotal
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.sheets import SeenSheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.importing.file_columns import CheckColumns
from desktop_app.ui.screens.importing.findings_card import FindingsCard
from desktop_app.ui.screens.importing.same_month import SameMonthCard
from desktop_app.ui.screens.importing.sheets_card import SheetsCard
from desktop_app.ui.screens.importing.typed_totals import TypedTotals
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.elided import Elided
from desktop_app.ui.widgets.figure_card import FigureCard
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.labels import button, label, row
from desktop_app.ui.widgets.scrolled import Roomy
from desktop_app.ui.widgets.whole_rows import WholeRows

MOST_FILE_ROWS, FEWER_FILE_ROWS = 4, 2
FIRST_WORDS = 44
"""Characters of a finding told on a tile; all of them stand below in full."""
_PAUSE = re.compile(r"[（(：:；;。]|\. ")


class CheckPage(Retranslated):
    """`backed`, `confirmed`, `rejects_asked`, `same_month_asked`: what the person wants done with the check shown.

    `mapping_asked(SeenSheet)` to say how a sheet is read, `sheets_ticked(list of (SeenSheet, bool))` to read others.
    """

    backed = Signal()
    confirmed = Signal()
    rejects_asked = Signal()
    mapping_asked = Signal(object)
    sheets_ticked = Signal(object)
    same_month_asked = Signal(SameMonth)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._check: ImportCheck | None = None
        self._columns = CheckColumns(desk, self)
        self._tiles = {name: FigureCard(name) for name in ("accepted", "confirm", "rejected")}
        self._files, self._preview = (ColumnarView(name, desk.theme) for name in ("check-files", "check-preview"))
        self._files_room = WholeRows(self._files, desk.theme)
        self._findings = FindingsCard(desk, self._columns)
        self._files_card, self._preview_card = _card("check-files-card"), _card("check-preview-card")
        self._preview_title = Elided("strong", "check-preview-title")
        self._unread_note = label("note", name="check-preview-unread", wrap=True)
        self._sheets = SheetsCard(desk)
        self._map = button("check-mapping", "link")
        self._same_month = SameMonthCard(desk)
        self._back = button("check-back")
        self._rejects = button("check-rejects")
        self._promise = label("note", name="check-promise")
        self._go = button("check-import", "primary")
        self._back.clicked.connect(self.backed)
        self._rejects.clicked.connect(self.rejects_asked)
        self._same_month.chosen.connect(self.same_month_asked)
        self._go.clicked.connect(self.confirmed)
        self._totals = TypedTotals()
        self._files.current_row.connect(self._show_preview)
        self._map.clicked.connect(lambda: self._on_map(self._chosen_file()))
        self._findings.mapping_asked.connect(self._on_map)
        self._sheets.mapping_asked.connect(self.mapping_asked)
        self._sheets.ticked.connect(self.sheets_ticked)
        self._lay_out()
        self.retranslate()

    def show_check(self, check: ImportCheck) -> None:
        self._check = check
        self._sheets.show_sheets(check.sheets)
        self._totals.show_check(check)
        self._fill(self._files, self._columns.files(check.files), len(check.files))
        self._findings.show_findings(check)
        most = FEWER_FILE_ROWS if self._sheets.isVisibleTo(self) else MOST_FILE_ROWS
        self._files_room.hold(min(len(check.files), most), min(len(check.files), most))
        self._same_month.show_check(check)
        for part in (self._files_card, self._preview_card):
            part.setVisible(bool(check.files))
        self.retranslate()
        self._files.select_row(0)

    @property
    def typed(self) -> tuple[TypedTotal, ...]:
        """Control totals a person typed."""
        return self._totals.typed

    def be_busy(self, busy: bool) -> None:
        """While the check is being imported nothing of it may be changed."""
        importable = self._check is not None and self._check.accepted > 0
        self._go.setEnabled(not busy and importable)
        self._back.setEnabled(not busy)
        self._same_month.be_busy(busy)
        self._rejects.setEnabled(not busy and self._check is not None and self._check.rejected > 0)

    def retranslate(self) -> None:
        self._back.setText(self.tr("Back"))
        self._map.setText(self.tr("Correct the columns …"))
        self._rejects.setText(self.tr("Save rejected rows …"))
        self._promise.setText(self.tr("Stored all or nothing, under one batch"))
        self._go.setText(self.tr("Import and analyse"))
        self._files.setAccessibleName(self.tr("Files read"))
        self._preview.setAccessibleName(self.tr("First rows of the file"))
        if self._check is not None:
            self._show_tiles(self._check)
            self._show_preview_title()
        self.be_busy(False)

    def _show_tiles(self, check: ImportCheck) -> None:
        accepted, confirm, rejected = self._tiles.values()
        accepted.show_figure(self.tr("Can be imported"), formats.count(check.accepted), self._rows_word(check.accepted))
        accepted.show_below(self._files_read(check))
        accepted.colour_figure("favourable")
        unit = self.tr("finding") if check.to_confirm == 1 else self.tr("findings")
        confirm.show_figure(self.tr("Please check"), formats.count(check.to_confirm), unit)
        confirm.show_below(self._sum_up(check, Severity.CONFIRM))
        confirm.colour_figure("attention" if check.to_confirm else "")
        rejected.show_figure(self.tr("Rejected"), formats.count(check.rejected), self._rows_word(check.rejected))
        rejected.show_below(self._sum_up(check, Severity.REJECT))
        rejected.colour_figure("unfavourable" if check.rejected else "")

    def _rows_word(self, rows: int) -> str:
        return self.tr("row") if rows == 1 else self.tr("rows")

    def _files_read(self, check: ImportCheck) -> str:
        waiting, unread = len(check.open_sheets), len(check.unreadable)
        words = self.tr("Files: {count}; sheets that need an answer: {open}") if waiting else self.tr("Files: {count}")
        if unread:
            words += " · " + self.tr("✕ not readable: {unread}")
        elif not waiting:
            words = self.tr("Files: {count}, all recognised")
        if check.skipped:
            words += self.tr(" · skipped, there already: {skipped} rows")
        told = {"count": len(check.files), "open": waiting, "unread": unread, "skipped": check.skipped}
        return words.format(**{name: formats.count(count) for name, count in told.items()})

    def _sum_up(self, check: ImportCheck, severity: Severity) -> str:
        rows: Counter[str] = Counter()  # files that share a remark share a line
        for finding in check.findings:
            if finding.severity is severity:
                rows[self._desk.say(finding.message)] += finding.rows if finding.is_about_rows else 0
        if not rows:
            return self.tr("none")
        first, count = next(iter(rows.items()))
        gist = _first_words(first)
        words = self.tr("{finding}: {count} row") if count == 1 else self.tr("{finding}: {count} rows")
        told = [words.format(finding=gist, count=formats.count(count)) if count else gist]
        if len(rows) > 1:
            told.append(self.tr("{count} more below").format(count=formats.count(len(rows) - 1)))
        elif gist != first:
            told.append(self.tr("in full below"))
        if severity is Severity.REJECT and sum(rows.values()) > check.rejected:
            told.append(self.tr("a row may have several reasons"))
        return " · ".join(told)

    def _chosen_file(self) -> int | None:
        place = self._files.currentIndex().row()
        return self._check.files[place].file_no if self._check is not None and 0 <= place < len(self._check.files) else None

    def _sheet_of(self, file_no: int | None) -> SeenSheet | None:
        sheets = self._check.sheets if self._check is not None and file_no is not None else ()
        return next((sheet for sheet in sheets if sheet.file_no == file_no), None)

    def _on_map(self, file_no: int | None) -> None:
        sheet = self._sheet_of(file_no)
        if sheet is not None:
            self.mapping_asked.emit(sheet)

    def _show_preview(self, place: int) -> None:
        if self._check is not None and 0 <= place < len(self._check.files):
            file = self._check.files[place]
            self._totals.show_file(file.file_no)
            self._fill(self._preview, self._columns.preview(file), len(file.preview))
            self._show_preview_title()

    def _show_preview_title(self) -> None:
        place = max(self._files.currentIndex().row(), 0)
        self._map.setVisible(self._sheet_of(self._chosen_file()) is not None)
        self._preview_title.setText("")
        self._unread_note.setText("")
        if self._check is not None and self._check.files:
            file = self._check.files[place]
            words = self.tr("{file} · the first {shown} of {rows} rows")
            rows = formats.count(file.read.rows)
            told = words.format(file=file.name, shown=len(file.preview), rows=rows)
            self._preview_title.setText(told)
            self._unread_note.setText(self._unread(file))
        self._unread_note.setVisible(bool(self._unread_note.text()))

    def _unread(self, file: CheckedFile) -> str:
        if not file.unread:
            return ""
        words = self.tr("Columns not read: {count}, cells filled: {cells}")
        return words.format(count=formats.count(len(file.unread)), cells=formats.count(file.unread_cells))

    def _fill(self, view: ColumnarView, columns: list[Column], rows: int) -> None:
        view.rows.show_columns(columns, np.arange(rows, dtype=np.intp))
        view.measure()

    def _titled_preview(self) -> QFrame:
        inside = QVBoxLayout(self._preview_card)
        inside.setContentsMargins(1, 8, 1, 1)
        inside.setSpacing(4)
        head = row(self._preview_title, 1, self._map)
        head.setContentsMargins(12, 0, 12, 2)
        self._unread_note.setContentsMargins(12, 0, 12, 2)
        inside.addLayout(head)
        inside.addWidget(self._unread_note)
        inside.addWidget(WholeRows(self._preview, self._desk.theme), 1)
        return self._preview_card

    def _lay_out(self) -> None:
        tiles = row(*self._tiles.values(), spacing=12)
        for place in range(len(self._tiles)):
            tiles.setStretch(place, 1)
        inside = QVBoxLayout(self._files_card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._files_room)
        inside.addWidget(self._totals)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._titled_preview(), 1)
        below.addWidget(self._findings, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(tiles)
        column.addWidget(self._sheets)
        column.addWidget(self._files_card)
        column.addWidget(self._same_month)
        column.addLayout(below, 1)
        column.addStretch()
        foot = row(self._back)
        foot.addLayout(Flow(self._promise, self._rejects, self._go, right=True), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(Roomy("check-body", body), 1)  # what may be done stays in sight, however much was found
        whole.addLayout(foot)


def _first_words(sentence: str) -> str:
    """A short sentence whole, a longer one up to its first pause: no more than there is room for on a tile."""
    if len(sentence) <= FIRST_WORDS:
        return sentence
    return _PAUSE.split(sentence, maxsplit=1)[0][:FIRST_WORDS].rstrip() + "…"


def _card(name: str) -> QFrame:
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("card", "true")
    return frame
