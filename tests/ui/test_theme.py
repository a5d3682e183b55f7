"""Looks: tokens, zoom, contrast, and the rule that colours live in one place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.risk import Band
from desktop_app.ui.resources import ICONS, THEMES
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.theme import icons
from desktop_app.ui.theme.theme import ZOOMS, Theme
from desktop_app.ui.theme.tokens import Tokens
from desktop_app.ui.widgets.columnar_view import ColumnarView
from tests.ui.conftest import Stage
from tests.ui.looking import part, press_key

UI = Path(__file__).resolve().parents[2] / "desktop_app" / "ui"


def luminance(colour: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("text", "card", 7.0), ("text", "page", 7.0), ("secondary", "card", 7.0), ("secondary", "table_head", 4.5),
        ("accent_text", "accent", 4.5), ("selected_text", "selected", 4.5), ("favourable", "card", 4.5),
        ("unfavourable", "card", 4.5), ("attention", "card", 4.5), ("attention", "selected", 4.5),
        ("unfavourable", "selected", 4.5), ("favourable", "selected", 4.5), ("chart_low", "card", 1.7),
        ("chart_hot", "card", 3.0),
    ],
)  # fmt: skip
def test_that_words_can_be_read_on_their_ground(ink: str, paper: str, least: float) -> None:
    tokens = Tokens.load(THEMES / "light.toml")
    assert contrast(tokens.colour(ink), tokens.colour(paper)) >= least


def test_that_a_colour_that_is_none_is_refused(tmp_path: Path) -> None:
    text = (THEMES / "light.toml").read_text(encoding="utf-8").replace("#F5F7FA", "#F5F7")
    (tmp_path / "bad.toml").write_text(text.replace("#F5F7", "grau"), encoding="utf-8")
    with pytest.raises(ValueError, match="page is no colour"):
        Tokens.load(tmp_path / "bad.toml")


def test_that_colours_and_style_sheets_live_in_the_theme_only() -> None:
    sinners = []
    for path in UI.rglob("*.py"):
        if path.parent.name == "theme":
            continue
        text = path.read_text(encoding="utf-8")
        if "setStyleSheet" in text or re.search(r"#[0-9A-Fa-f]{6}\b", text) or re.search(r"QColor\(\"|GlobalColor\.", text):
            sinners.append(path.name)
    assert sinners == []


def test_that_files_stay_below_the_wall() -> None:
    assert [path.name for path in UI.rglob("*.py") if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


@pytest.mark.parametrize("band", list(Band))
def test_that_each_band_has_its_own_shape(stage: Stage, band: Band) -> None:
    shapes = {other: (ICONS / f"band-{other.value}.svg").read_text(encoding="utf-8") for other in Band}
    assert list(shapes.values()).count(shapes[band]) == 1
    assert not icons.band_picture(band, stage.theme.band_colour(band), 14).isNull()


def test_that_the_keys_zoom_everything_and_back(open_window: Callable[[], MainWindow], stage: Stage, qtbot: QtBot) -> None:
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = part(window.screen_of("worklist"), ColumnarView, "worklist-table")
    before = (stage.app.font().pixelSize(), table.verticalHeader().defaultSectionSize())
    press_key(window, Qt.Key.Key_Equal, control=True)
    assert stage.theme.zoom == 110
    assert stage.app.font().pixelSize() > before[0]
    table.measure()
    assert table.verticalHeader().defaultSectionSize() > before[1]
    press_key(window, Qt.Key.Key_Minus, control=True)
    press_key(window, Qt.Key.Key_Minus, control=True)
    assert stage.theme.zoom == 90
    press_key(window, Qt.Key.Key_0, control=True)
    assert (stage.theme.zoom, stage.app.font().pixelSize()) == (100, before[0])


def test_that_zoom_stops_at_both_ends_and_is_remembered(stage: Stage) -> None:
    for _ in ZOOMS:
        stage.theme.zoom_in()
    assert stage.theme.zoom == 200
    again = Theme(stage.app, QSettings(stage.settings.fileName(), QSettings.Format.IniFormat))
    assert again.zoom == 200
    again.deleteLater()
    for _ in ZOOMS:
        stage.theme.zoom_out()
    assert stage.theme.zoom == 80


@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_no_button_is_too_narrow_for_its_words(
    open_window: Callable[[], MainWindow], stage: Stage, settle: Callable[[], None], zoom: int, language: str
) -> None:
    stage.language.switch(language)
    while stage.theme.zoom < zoom:
        stage.theme.zoom_in()
    while stage.theme.zoom > zoom:
        stage.theme.zoom_out()
    window = open_window()
    for place in window.places:
        window.show_place(place)
        settle()
        for button in window.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width(), button.objectName()
