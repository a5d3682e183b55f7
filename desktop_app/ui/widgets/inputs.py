"""Fields, choices and ticks, each with a name for tests; their words are set by whoever shows them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop_app.ui.widgets.labels import label


def field(name: str, *, secret: bool = False) -> QLineEdit:
    """A one-line text; a secret one is never shown."""
    widget = QLineEdit()
    widget.setObjectName(name)
    if secret:
        widget.setEchoMode(QLineEdit.EchoMode.Password)
    return widget


def tick(name: str) -> QCheckBox:
    widget = QCheckBox()
    widget.setObjectName(name)
    return widget


class Number(QSpinBox):
    """A whole number. Qt gives a style sheet's left padding to every box but this one, so it is kept here."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._keep_off_the_edge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._keep_off_the_edge()

    def _keep_off_the_edge(self) -> None:
        self.lineEdit().setTextMargins(self.fontMetrics().averageCharWidth(), 0, 0, 0)


class Choice(QComboBox):
    """A list of values with words that may be said again in another language; the chosen value stays.

    As wide as its longest words, so that none of them is cut.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        """Qt's own leaves out what is blank at the end of a full-width bracket."""
        return super().sizeHint() + QSize(self.fontMetrics().averageCharWidth(), 0)

    def minimumSizeHint(self) -> QSize:
        """Qt keeps the one of the first words for ever."""
        return self.sizeHint()

    def show_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Values with their words; the one chosen before stays chosen if it is still there."""
        before = self.value()
        held = self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.choose(before)
        self.blockSignals(held)
        self.updateGeometry()

    def value(self) -> object:
        """The chosen value, None where there is nothing to choose."""
        return self.itemData(self.currentIndex(), Qt.ItemDataRole.UserRole)

    def choose(self, value: object) -> None:
        for place in range(self.count()):
            if self.itemData(place) == value:
                self.setCurrentIndex(place)


class Labelled:
    """A label above a field, each other's buddies."""

    def __init__(self, widget: QWidget, column: QVBoxLayout) -> None:
        self.label: QLabel = label("note", name=f"label-{widget.objectName()}")
        self.label.setBuddy(widget)
        self._widget = widget
        column.addWidget(self.label)
        column.addWidget(widget)

    def say(self, words: str) -> None:
        self.label.setText(words)
        self._widget.setAccessibleName(words)

    def show_it(self, shown: bool) -> None:
        self.label.setVisible(shown)
        self._widget.setVisible(shown)
