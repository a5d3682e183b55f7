"""Finding and pressing parts of a window by name, as a person would: what is not there is a failure."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

T = TypeVar("T", bound=QWidget)


def part(window: QWidget, kind: type[T], name: str) -> T:
    found = window.findChild(kind, name)
    assert isinstance(found, kind), f"no {kind.__name__} {name}"
    return found


def text_of(window: QWidget, name: str) -> str:
    return part(window, QLabel, name).text()


def click(window: QWidget, name: str) -> None:
    """With the mouse, so that a hidden or covered button is not pressed by accident."""
    button = part(window, QPushButton, name)
    assert button.isVisibleTo(window), f"{name} is hidden"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press_key(widget: QWidget, key: Qt.Key, control: bool = False, shift: bool = False, alt: bool = False) -> None:
    modifier = Qt.KeyboardModifier.NoModifier
    if control:
        modifier |= Qt.KeyboardModifier.ControlModifier
    if shift:
        modifier |= Qt.KeyboardModifier.ShiftModifier
    if alt:
        modifier |= Qt.KeyboardModifier.AltModifier
    QTest.keyClick(widget, key, modifier)
