"""The inbox's banner, and workbooks that ask for a password, in a window over a real house."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from desktop_app.bootstrap import build
from desktop_app.composition.settings import Settings
from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.roles import Session
from desktop_app.services.house import House
from desktop_app.ui.screens.importing.inbox_card import InboxCard
from desktop_app.ui.screens.importing.screen import ImportScreen
from desktop_app.ui.shell.window import MainWindow
from tests.fakes.clock import FrozenClock
from tests.houses import CHEAP, EXTRACTS, PASSWORD, UNIT, USER
from tests.ui.looking import click, part, text_of
from tests.unit.importing.test_unlocking import locked

Enter = Callable[[House, Session, str], MainWindow]
Settle = Callable[[], None]


class Place:
    """A real house, a clock, an inbox, and a window looking into it."""

    def __init__(self, folder: Path, enter: Enter, settle: Settle) -> None:
        self.clock = FrozenClock()
        self.house = build(Settings(folder / "workspace", clock=self.clock, password_cost=CHEAP))
        session = self.house.gate.create(UNIT, USER, PASSWORD, DeviceChoice.UNBOUND).session
        self.inbox = folder / "收件箱"
        self.inbox.mkdir()
        self.settle = settle
        self.window = enter(self.house, session, "data")

    def look(self, after: float = 0.0) -> None:
        self.clock.pass_by(seconds=after)
        self.window._office.inbox.look()
        self.settle()

    def arrive(self, *files: Path) -> None:
        part(self.window, InboxCard, "inbox-card").set_folder(self.inbox)
        self.settle()
        for file in files:
            (self.inbox / file.name).write_bytes(file.read_bytes())
        self.look()
        self.look(after=2)

    def shown(self, name: str) -> bool:
        return part(self.window, QFrame, name).isVisibleTo(self.window)

    @property
    def page(self) -> int:
        screen = self.window.screen_of("data")
        assert isinstance(screen, ImportScreen)
        found = screen.findChild(QStackedWidget)
        assert isinstance(found, QStackedWidget)
        return found.currentIndex()


@pytest.fixture
def place(tmp_path: Path, enter: Enter, settle: Settle) -> Iterator[Place]:
    made = Place(tmp_path, enter, settle)
    yield made
    made.house.gate.sign_out()


def test_that_new_files_are_offered_on_the_home_page_and_checked_by_one_click(place: Place) -> None:
    place.arrive(*EXTRACTS)
    place.window.show_place("home")
    place.settle()
    assert place.shown("home-inbox")
    assert text_of(place.window, "home-inbox-title") == "收件箱里有 3 个新文件"
    click(place.window, "home-inbox-check")
    place.settle()
    assert (place.window.screen_shown.objectName(), place.page) == ("screen-data", 1)
    assert sorted(path.name for path in place.inbox.iterdir()) == sorted(file.name for file in EXTRACTS)


def test_that_files_put_off_are_not_offered_again_but_newer_ones_are(place: Place) -> None:
    place.arrive(EXTRACTS[0])
    click(place.window, "data-inbox-later")
    assert not place.shown("data-inbox")
    place.arrive(EXTRACTS[1])
    assert place.shown("data-inbox")
    assert text_of(place.window, "data-inbox-names") == EXTRACTS[1].name


def test_that_giving_the_folder_up_takes_the_banner_away(place: Place) -> None:
    place.arrive(EXTRACTS[0])
    click(place.window, "inbox-stop")
    place.settle()
    assert not place.shown("data-inbox")
    assert text_of(place.window, "inbox-folder").startswith("存放导出文件的文件夹")


def test_that_a_locked_workbook_asks_for_its_password_and_is_checked_again(place: Place, tmp_path: Path, qtbot: QtBot) -> None:
    path = locked(
        tmp_path / "台账.xlsx", rows=(("户号", "户名", "用电地址", "用电类别"), ("0012345678", "张三", "甲路1号", "居民生活"))
    )
    screen = place.window.screen_of("data")
    assert isinstance(screen, ImportScreen)
    screen.take_files([path])
    place.settle()
    assert place.shown("password-card")
    assert text_of(place.window, "password-what") == "文件 台账.xlsx 设有打开密码。"
    secret = part(place.window, QLineEdit, "workbook-password")
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    for typed, what in (("不对", "文件 台账.xlsx 的密码不对。"), ("电费-2026", "")):
        secret.setText(typed)
        QTest.mouseClick(part(place.window, QPushButton, "password-go"), Qt.MouseButton.LeftButton)
        assert secret.text() == ""
        place.settle()
        assert place.shown("password-card") is bool(what)
        assert not what or text_of(place.window, "password-what") == what
    assert place.page == 1
