"""What a customer said about marketing, in the drawer of the list, over a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from desktop_app.domain.custody import MARKETING
from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from desktop_app.ui.screens.worklist.screen import WorklistScreen
from desktop_app.ui.shell.window import MainWindow
from tests.houses import Opened, house_in
from tests.offices import long_office_in
from tests.seconds import newest_row, signed_in_as
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
Enter = Callable[[House, Session, str], MainWindow]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Scored customers; every test takes another of them."""
    folder = tmp_path_factory.mktemp("marketing")
    opened = long_office_in(house_in(folder / "w"), folder / "extracts")
    opened.house.score_customers(opened.session)
    yield opened
    opened.house.gate.sign_out()


def shown_at(window: MainWindow, row: int, settle: Settle) -> str:
    """The customer in the row becomes the one in the drawer; gives the number as it is stored."""
    screen = window.screen_shown
    assert isinstance(screen, WorklistScreen)
    screen.view.select_row(row)
    settle()
    assert screen._ranked is not None
    return str(screen._ranked.table.column("cons_no")[int(screen.view.rows.order[row])].as_py())


def refuses(opened: Opened, cons_no: str) -> bool:
    with opened.house.gate.workspace.begin() as work:
        return work.wishes.holds(cons_no, MARKETING)


def say(window: MainWindow, how: str, settle: Settle) -> None:
    click(window, "marketing-change")
    part(window, QLineEdit, "marketing-text").setText(how)
    click(window, "marketing-act")
    settle()


def test_that_a_refusal_is_recorded_and_stands_in_the_drawer_in_words(office: Opened, enter: Enter, settle: Settle) -> None:
    window = enter(office.house, office.session, "worklist")
    cons_no = shown_at(window, 3, settle)
    assert text_of(window, "marketing-state") == "营销推送：未拒绝"
    say(window, "客户来电要求", settle)
    assert refuses(office, cons_no)
    assert (newest_row(office).action, newest_row(office).subject) == ("privacy.object", cons_no)
    assert text_of(window, "marketing-state") == "✕ 营销推送：拒绝"
    assert text_of(window, "message-what") == f"已记录：客户 {cons_no} 拒绝营销推送"


def test_that_the_drawer_stays_where_it_was_while_something_is_recorded(office: Opened, enter: Enter, settle: Settle) -> None:
    window = enter(office.house, office.session, "worklist")
    shown_at(window, 23, settle)
    say(window, "客户来电要求", settle)
    area, state = part(window, QScrollArea, "drawer-scroll"), part(window, QLabel, "marketing-state")
    assert area.verticalScrollBar().maximum() > 0
    assert area.viewport().rect().contains(state.mapTo(area.viewport(), state.rect().center()))
    assert part(window, QPushButton, "marketing-change").hasFocus()


def test_that_the_list_stays_with_the_customer_something_was_recorded_of(office: Opened, enter: Enter, settle: Settle) -> None:
    window = enter(office.house, office.session, "worklist")
    shown_at(window, 5, settle)
    number = text_of(window, "drawer-number")
    say(window, "客户来电要求", settle)
    assert text_of(window, "drawer-number") == number
    assert window.screen_shown.findChild(QWidget, "worklist-table").currentIndex().row() == 5  # type: ignore[union-attr]


def test_that_a_refusal_is_taken_back_and_may_come_again(office: Opened, enter: Enter, settle: Settle) -> None:
    window = enter(office.house, office.session, "worklist")
    cons_no = shown_at(window, 7, settle)
    say(window, "客户来电要求", settle)
    assert part(window, QPushButton, "marketing-change").text() == "撤回拒绝"
    say(window, "客户改变主意", settle)
    assert not refuses(office, cons_no)
    assert text_of(window, "marketing-state") == "营销推送：未拒绝"


def test_that_a_reason_too_short_is_refused_in_the_services_words(office: Opened, enter: Enter, settle: Settle) -> None:
    window = enter(office.house, office.session, "worklist")
    cons_no = shown_at(window, 9, settle)
    say(window, "好", settle)
    assert not refuses(office, cons_no)
    assert "4" in text_of(window, "message-what") + text_of(window, "message-next")
    assert part(window, QLineEdit, "marketing-text").isVisible()


def test_that_who_does_not_serve_privacy_sees_the_state_and_no_button(office: Opened, enter: Enter, settle: Settle) -> None:
    window = enter(office.house, signed_in_as(office, Role.COLLECTOR), "worklist")
    shown_at(window, 11, settle)
    assert part(window, QWidget, "marketing-state").isVisible()
    assert not part(window, QPushButton, "marketing-change").isVisible()


def test_that_what_was_typed_about_one_customer_does_not_go_to_the_next(office: Opened, enter: Enter, settle: Settle) -> None:
    window = enter(office.house, office.session, "worklist")
    shown_at(window, 13, settle)
    click(window, "marketing-change")
    part(window, QLineEdit, "marketing-text").setText("客户来电要求")
    shown_at(window, 14, settle)
    assert not part(window, QWidget, "marketing").isVisible()
    assert part(window, QLineEdit, "marketing-text").text() == ""
