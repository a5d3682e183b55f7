"""Columns of the check page's three tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop_app.domain import formats
from desktop_app.domain.batch import CheckedFile, Finding, Severity
from desktop_app.domain.dictionary import FieldType
from desktop_app.domain.own_totals import Covers
from desktop_app.domain.sheets import MappedColumn
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.importing.control_total import ControlTotal, control_total
from desktop_app.ui.widgets.columnar_model import Column

TONES = {Severity.REJECT: "unfavourable", Severity.SKIP: "secondary", Severity.CONFIRM: "attention", Severity.NOTE: "secondary"}


class CheckColumns(QObject):
    """Files, findings and the preview of one file as columns."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def files(self, files: Sequence[CheckedFile]) -> list[Column]:
        def kind(i: int) -> str:
            return self._desk.house.dictionary.kind(files[i].kind_id).name(self._desk.language.now)

        return [
            Column("file", lambda: self.tr("File"), lambda i: files[i].name, "电费台账.xlsx", widest=190),
            Column("kind", lambda: self.tr("Read as"), kind, "客户档案"),
            Column(
                "form", lambda: self.tr("Form or sheet"), lambda i: files[i].sheet or files[i].encoding, "GB18030", widest=110
            ),
            Column("skipped", lambda: self.tr("No data"), lambda i: self._skipped(files[i]), "合计 1 行", widest=150),
            Column(
                "rows",
                lambda: self.tr("Rows"),
                lambda i: formats.count(files[i].read.rows),
                "128,430",
                True,
            ),
            Column("there", lambda: self.tr("Skipped"), lambda i: formats.count(files[i].skipped.rows), "999", True),
            Column("turned", lambda: self.tr("Rejected"), lambda i: formats.count(files[i].rejected.rows), "999", True),
            Column(
                "total",
                lambda: self.tr("Control total"),
                lambda i: self._total(files[i]),
                "✓ 41,263,801.22",
                stretch=True,
                whole=True,
                colour=lambda i: self._total_colour(files[i]),
            ),
        ]

    def findings(self, findings: Sequence[Finding]) -> list[Column]:
        def severity(i: int) -> str:
            words = {
                Severity.REJECT: self.tr("✕ rejected"),
                Severity.SKIP: self.tr("↷ skipped"),
                Severity.CONFIRM: self.tr("● please check"),
                Severity.NOTE: self.tr("○ note"),
            }
            return words[findings[i].severity]

        def samples(i: int) -> str:
            return ", ".join(str(number) for number in findings[i].sample_rows)

        return [
            Column("severity", lambda: self.tr("Meaning"), severity, "✕ 已拒绝", colour=lambda i: self._tone(findings[i])),
            Column("rows", lambda: self.tr("Rows"), lambda i: formats.count(findings[i].rows), "12,430", True),
            Column(
                "message",
                lambda: self.tr("What was found"),
                lambda i: self._desk.say(findings[i].message),
                "户号已损坏",
                stretch=True,
            ),
            Column("samples", lambda: self.tr("For example row"), samples, "1204, 1205"),
        ]

    def preview(self, file: CheckedFile) -> list[Column]:
        return [self._preview_column(file, place, column) for place, column in enumerate(file.columns)]

    def _preview_column(self, file: CheckedFile, place: int, column: MappedColumn) -> Column:
        kind = self._desk.house.dictionary.kind(file.kind_id)
        field = None if column.field_id is None else kind.field(column.field_id)
        number = field is not None and field.type in {FieldType.MONEY, FieldType.NUMBER}
        cells = next((unread.cells for unread in file.unread if unread.index == column.index), 0)

        def heading() -> str:
            if field is None:
                words = self.tr("{header} (not used, {cells} cells)") if cells else self.tr("{header} (not used)")
                return words.format(header=column.header, cells=formats.count(cells))
            name = " + ".join(kind.field(part).name(self._desk.language.now) for part in column.field_ids)
            return name if name == column.header else f"{name} ← {column.header}"

        def text(i: int) -> str:
            return file.preview[i][place] if place < len(file.preview[i]) else ""

        sample = max((text(i) for i in range(min(len(file.preview), 20))), key=len, default="")
        return Column(f"{place}", heading, text, sample[:24], number=number)

    def _skipped(self, file: CheckedFile) -> str:
        parts = []
        if file.title_rows:
            parts.append(self.tr("titles: {count}").format(count=formats.count(file.title_rows)))
        if file.total_rows:
            parts.append(self.tr("totals: {count}").format(count=formats.count(file.total_rows)))
        return " · ".join(parts) or formats.NOTHING

    def _total(self, file: CheckedFile) -> str:
        total = control_total(file)
        shown = formats.count(total.rows) if total.amount is None else formats.yuan(total.amount)
        if total.amount_off:
            return self.tr("✕ {total}, off by {off}").format(total=shown, off=formats.yuan(total.amount_off))
        if total.customers_off:
            words = self.tr("✕ {total}, off by {off} customers")
            return words.format(total=shown, off=formats.count(total.customers_off))
        if total.rows_off:
            return self.tr("✕ {total}, off by {off} rows").format(total=shown, off=formats.count(total.rows_off))
        if total.wrong:
            words = self.tr("✕ {total}, but “{word}” in row {row} says {said}")
            return words.format(total=shown, word=total.wrong.word, row=formats.count(total.wrong.row_no), said=total.wrong.said)
        return self._without_fault(total, shown)

    def _without_fault(self, total: ControlTotal, shown: str) -> str:
        if total.claimed and total.amount_unread:
            return self.tr("● {total} · what it counts agrees, but its total row has no readable amount").format(total=shown)
        if total.claimed:
            return self.tr("✓ {total} = the file's own total").format(total=shown)
        if total.right and total.right.covers is Covers.PARTS:
            words = self.tr("✓ {total}; its total {said} is that of several parts, and agrees")
            return words.format(total=shown, said=total.right.said)
        if total.right:
            words = self.tr("✓ {total}; “{word}” agrees, the file states no total of all")
            return words.format(total=shown, word=total.right.word)
        if total.others:
            return self.tr("● {total} · its total row has no figure that could be compared").format(total=shown)
        return self.tr("{total} · the file states no total").format(total=shown)

    def _total_colour(self, file: CheckedFile) -> QColor | None:
        total = control_total(file)
        if not total.agrees:
            return self._desk.theme.colour("unfavourable")
        if (total.claimed or total.right) and not total.amount_unread:
            return self._desk.theme.colour("favourable")
        return self._desk.theme.colour("attention") if total.others else None

    def _tone(self, finding: Finding) -> QColor:
        return self._desk.theme.colour(TONES[finding.severity])
