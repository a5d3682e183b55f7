"""The integration rules: seen by who sees figures, set by the system administrator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSpinBox

from desktop_app.domain.intake import SameMonth
from desktop_app.domain.integration import DEFAULT_RULES, Allocation, IntegrationRules
from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.inputs import Choice
from tests.accounts import DUTIES
from tests.houses import Opened, opened_in
from tests.ui.looking import click, part, text_of

Enter = Callable[[House, Session, str], MainWindow]
Settle = Callable[[], None]


@pytest.fixture
def office(tmp_path: Path) -> Opened:
    return opened_in(tmp_path / "workspace")


def administrator(office: Opened) -> Session:
    return Session("孙丽", Role.SYSTEM_ADMIN, office.house.clock.now(), DUTIES.grants(Role.SYSTEM_ADMIN))


def show(window: MainWindow, settle: Settle) -> None:
    next(action for action in window.findChildren(QAction) if action.objectName() == "menu-rules").trigger()
    settle()


def choose(window: MainWindow, name: str, value: object) -> None:
    part(window, Choice, name).choose(value)


def test_that_a_rule_says_what_it_does_what_the_default_is_and_who_may_change_it(
    enter: Enter, office: Opened, settle: Settle
) -> None:
    window = enter(office.house, office.session, "data")
    click(window, "import-rules")
    settle()
    assert window.screen_shown.objectName() == "screen-rules"
    assert text_of(window, "rules-allocation-what").startswith("没有写明月份的缴费按“先清旧欠”分摊")
    assert text_of(window, "rules-same_month-default") == "默认：跳过"
    assert text_of(window, "rules-changed") == "还没有人改过，都是默认值。只有系统管理员可以更改。"
    assert not part(window, Choice, "rules-allocation").isEnabled()
    assert not part(window, QPushButton, "rules-save").isVisible()


def test_that_the_administrator_sets_rules_and_the_page_says_who_did(enter: Enter, office: Opened, settle: Settle) -> None:
    window = enter(office.house, administrator(office), "quality")
    show(window, settle)
    choose(window, "rules-allocation", Allocation.CURRENT_FIRST)
    choose(window, "rules-same-month", SameMonth.REPLACE)
    choose(window, "rules-codes-nest", True)
    part(window, QSpinBox, "rules-due_day").setValue(28)
    assert text_of(window, "rules-allocation-default") == "△ 默认：先清旧欠"
    click(window, "rules-save")
    settle()
    assert text_of(window, "message-what") == "整合规则已保存"
    assert "孙丽" in text_of(window, "rules-changed")
    held = office.house.integration_rules(office.session).rules
    assert held == IntegrationRules(Allocation.CURRENT_FIRST, due_day=28, codes_nest=True, same_month=SameMonth.REPLACE)


def test_that_a_due_day_before_the_release_day_is_refused_in_words(enter: Enter, office: Opened, settle: Settle) -> None:
    window = enter(office.house, administrator(office), "quality")
    show(window, settle)
    part(window, QSpinBox, "rules-release_day").setValue(20)
    part(window, QSpinBox, "rules-due_day").setValue(10)
    click(window, "rules-save")
    settle()
    assert "截止日不能早于发行日" in text_of(window, "message-what")
    assert office.house.integration_rules(office.session).rules == DEFAULT_RULES


def test_that_the_defaults_come_back_by_one_press(enter: Enter, office: Opened, settle: Settle) -> None:
    window = enter(office.house, administrator(office), "quality")
    show(window, settle)
    choose(window, "rules-same-month", SameMonth.APPEND)
    click(window, "rules-reset")
    assert part(window, Choice, "rules-same-month").value() is SameMonth.SKIP
