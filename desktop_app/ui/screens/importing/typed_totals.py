"""Totals a person reads off the marketing system's screen and types in, to stand beside the file's on the control sheet."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from desktop_app.domain.batch import ImportCheck, TypedTotal
from desktop_app.domain.money import Money
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.inputs import field
from desktop_app.ui.widgets.labels import label

_COUNT, _YUAN = QRegularExpression(r"[\d,]{0,13}"), QRegularExpression(r"-?[\d,]{0,15}(\.\d{0,2})?")


class TypedTotals(Retranslated):
    """Three boxes for the file chosen above; what was typed for the others is remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed: dict[int, tuple[str, str, str]] = {}
        self._file_no = 0
        self._title = label("note", name="typed-title")
        self._boxes = tuple(field(f"typed-{name}") for name in ("rows", "customers", "amount"))
        line = Flow(self._title, *self._boxes)
        line.setContentsMargins(12, 4, 12, 6)
        self.setLayout(line)
        for box, allowed in zip(self._boxes, (_COUNT, _COUNT, _YUAN), strict=True):
            box.setValidator(QRegularExpressionValidator(allowed, box))
            box.textEdited.connect(self._remember)
        self.retranslate()

    @property
    def typed(self) -> tuple[TypedTotal, ...]:
        """What was typed, file by file; nothing for a file without any."""
        found = [(file_no, texts) for file_no, texts in self._typed.items() if any(texts)]
        return tuple(
            TypedTotal(file_no, _count(rows), _count(customers), _money(amount)) for file_no, (rows, customers, amount) in found
        )

    def show_check(self, check: ImportCheck) -> None:
        """A new check forgets what was typed for the one before."""
        self._typed = {file.file_no: ("", "", "") for file in check.files}

    def show_file(self, file_no: int) -> None:
        self._file_no = file_no
        for box, text in zip(self._boxes, self._typed.get(file_no, ("", "", "")), strict=True):
            box.setText(text)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Totals on the marketing system's screen (may be left empty)"))
        for box, words in zip(self._boxes, (self.tr("Rows"), self.tr("Customers"), self.tr("Amount (yuan)")), strict=True):
            box.setPlaceholderText(words)
            box.setAccessibleName(words)

    def _remember(self) -> None:
        rows, customers, amount = (box.text().strip() for box in self._boxes)
        self._typed[self._file_no] = (rows, customers, amount)


def _count(text: str) -> int | None:
    digits = text.replace(",", "")
    return int(digits) if digits.isdigit() else None


def _money(text: str) -> Money | None:
    """None for what is no amount yet, such as a lone minus."""
    try:
        return Money.from_yuan(text.replace(",", "")) if text else None
    except ValueError:
        return None
