"""Labels, buttons and cards in the few forms the style sheet knows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


def label(role: str = "", *, name: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label in one of the roles of the style sheet: title, heading, strong, figure, note, brand."""
    widget = QLabel()
    widget.setProperty("role", role)
    widget.setObjectName(name)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setWordWrap(wrap)
    if selectable:
        widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return widget


def button(name: str, kind: str = "") -> QPushButton:
    """A button; `kind` one of primary, link, chip, rail."""
    widget = QPushButton()
    widget.setObjectName(name)
    widget.setProperty("kind", kind)
    widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if kind in {"chip", "rail"}:
        widget.setCheckable(True)
    return widget


def tone(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def card(name: str, kind: str = "true") -> tuple[QFrame, QVBoxLayout]:
    """A white card and its column."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("card", kind)
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    return frame, column


def row(*widgets: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a stretch."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, int):
            line.addStretch(widget)
        else:
            line.addWidget(widget)
    return line


def ruler() -> QFrame:
    """A thin line between parts of a card."""
    line = QFrame()
    line.setProperty("line", "true")
    return line
