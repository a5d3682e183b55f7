"""In which order the days of a file are written: its own days, each order's reading beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.sheets import DayQuestion, DayReading
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import label


class DayCard(RetranslatedFrame):
    """Hidden where no day is in doubt. Nothing is chosen beforehand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapping-days")
        self.setProperty("card", "accent")
        self._question: DayQuestion | None = None
        self._title = label("strong", name="mapping-days-title", wrap=True)
        self._note = label("note", name="mapping-days-note", wrap=True)
        self._group = QButtonGroup(self)
        self._buttons: dict[DayOrder, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(2)
        column.addWidget(self._title)
        for order in DayOrder:
            made = QRadioButton()
            made.setObjectName(f"mapping-days-{order.value}")
            self._buttons[order] = made
            self._group.addButton(made)
            column.addWidget(made)
        column.addWidget(self._note)
        column.addStretch(1)
        self.hide()
        self.retranslate()

    @property
    def order(self) -> DayOrder | None:
        return next((order for order, button in self._buttons.items() if button.isChecked()), None)

    def ask(self, question: DayQuestion | None) -> None:
        self._question = question
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.setVisible(question is not None)
        self.retranslate()

    def retranslate(self) -> None:
        names = {
            DayOrder.DAY_FIRST: self.tr("day/month/year"),
            DayOrder.MONTH_FIRST: self.tr("month/day/year"),
            DayOrder.YEAR_FIRST: self.tr("year/month/day"),
        }
        self._note.setText(self.tr("Without an answer these rows are rejected; the answer is remembered for files like this."))
        for order, made in self._buttons.items():
            made.setText(names[order])
        question = self._question
        if question is None:
            return
        if question.mixed:
            self._note.setText(
                self.tr("No one order reads all of them: the column mixes several. Rows that cannot be read so are rejected.")
            )
        self._title.setText(
            self.tr("How are day, month and year written? ({count} cells)").format(count=formats.count(question.rows))
        )
        for reading in question.readings:
            self._buttons[reading.order].setText(f"{names[reading.order]}: {self._read(question, reading)}")

    def _read(self, question: DayQuestion, reading: DayReading) -> str:
        none = self.tr("no such day")
        pairs = zip(question.examples, reading.days, strict=True)
        said = [f"{text} → {formats.day(day) if day else none}" for text, day in pairs]
        if reading.unread:
            said.append(self.tr("{count} cells unread").format(count=formats.count(reading.unread)))
        return " · ".join(said)
