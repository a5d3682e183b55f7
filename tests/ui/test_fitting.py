"""Every word can be read: on every screen around importing, in both languages, from 100 % to 200 %."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Role, Session
from desktop_app.domain.texts import LANGUAGES
from desktop_app.services.house import House
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.tasks.runner import TaskRunner
from tests.accounts import DUTIES
from tests.houses import Opened
from tests.ui.conftest import Stage
from tests.ui.fitting import misfits, sideways
from tests.ui.scenes import ADMINISTRATOR, SCENES, Place, eventful_in

Enter = Callable[[House, Session, str], MainWindow]
ZOOMS = (100, 150, 200)
MOST_WITHOUT_SIDEWAYS = 150
"""Up to this zoom a page needs no scrolling sideways; tables may."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = eventful_in(tmp_path / "workspace")
    yield made
    made.house.gate.sign_out()


@pytest.fixture
def settle(qtbot: QtBot, runner: TaskRunner) -> Callable[[], None]:
    """As ever, with time for a PC that is busy with other tests."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not runner.tasks(), timeout=120_000)
        settled()

    return wait


def settled() -> None:
    """What was measured anew asks for another layout."""
    for _turn in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def all_misfits(stage: Stage, place: Place, scenes: Mapping[str, Callable[[Place], None]]) -> list[str]:
    """Zoomed first, since styling a whole window anew takes half a second; spoken in each language where it stands."""
    found = []
    for zoom in ZOOMS:
        stage.theme.zoom_to(zoom)
        for name, scene in scenes.items():
            scene(place)
            for language in LANGUAGES:
                stage.language.switch(language)
                settled()
                wide = sideways(place.window) if zoom <= MOST_WITHOUT_SIDEWAYS else []
                found += [f"{name} {language} {zoom} %: {words}" for words in (*misfits(place.window), *wide)]
                looked_at(place.window, f"{name}-{language}-{zoom}")
            stage.language.switch("zh")
    return found


def looked_at(window: MainWindow, name: str) -> None:
    """A picture for people, where one is asked for."""
    folder = os.environ.get("POWERDESK_PICTURES")
    if folder:
        window.grab().save(f"{folder}/{name}.png")


def test_that_every_word_around_importing_can_be_read(
    enter: Enter, opened: Opened, stage: Stage, settle: Callable[[], None], tmp_path: Path
) -> None:
    place = Place(enter(opened.house, opened.session, "data"), opened, tmp_path, settle)
    assert not (found := all_misfits(stage, place, SCENES)), "\n".join(found)


def test_that_every_word_of_what_an_administrator_sets_can_be_read(
    enter: Enter, opened: Opened, stage: Stage, settle: Callable[[], None], tmp_path: Path
) -> None:
    role = Role.SYSTEM_ADMIN
    administrator = Session("孙丽", role, opened.house.clock.now(), DUTIES.grants(role))
    place = Place(enter(opened.house, administrator, "quality"), opened, tmp_path, settle)
    assert not (found := all_misfits(stage, place, ADMINISTRATOR)), "\n".join(found)
