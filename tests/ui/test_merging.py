"""Numbers that may be one customer: compared side by side, decided with a reason, put off, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.domain.audit import AuditRow
from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from tests.accounts import DUTIES
from tests.houses import Opened, opened_in
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of
from tests.unit.services.months import bills_csv, in_force

Enter = Callable[[House, Session, str], MainWindow]
Settle = Callable[[], None]

NEW, OLD, TENANT, LANDLORD = "1000000000001", "0000000001", "0000000003", "0000000002"


@pytest.fixture
def office(tmp_path: Path) -> Opened:
    """One customer whose number changed, and two numbers under one document that are billed in the same month."""
    opened = opened_in(tmp_path / "workspace")
    people = tmp_path / "people.csv"
    head = "用户编号,原户号,用户名称,用电地址,联系电话,证件号码,用电类别"
    rows = (
        f"{OLD},,张三,东街1号,13800000001,,居民",
        f"{NEW},{OLD},张三,东街1号,13800000002,,居民",
        f"{LANDLORD},,李四,西街2号,,110101199003078515,居民",
        f"{TENANT},,李四,西街9号,,110101199003078515,居民",
    )
    people.write_text("\n".join((head, *rows)), "utf-8")
    bills = bills_csv(tmp_path / "a.csv", (OLD, "100.00", "城关"), (LANDLORD, "1.00", "城关"), (TENANT, "2.00", "城关"))
    later = bills_csv(tmp_path / "b.csv", (NEW, "50.00", "城关"), month="202602")
    for path in (people, bills, later):
        check = opened.house.check_extracts(opened.session, (path,))
        opened.house.commit_import(opened.session, check.token)
    return opened


@pytest.fixture
def window(enter: Enter, office: Opened, settle: Settle) -> MainWindow:
    made = enter(office.house, office.session, "data")
    click(made, "import-merging")
    settle()
    return made


def pairs(window: MainWindow) -> list[tuple[str, str]]:
    rows = part(window, ColumnarView, "merging-table").rows
    return [(str(rows.index(row, 0).data()), str(rows.index(row, 1).data())) for row in range(rows.rowCount())]


def cell(window: MainWindow, column: str) -> str:
    """Of the first pair."""
    rows = part(window, ColumnarView, "merging-table").rows
    return str(rows.index(0, [shown.id for shown in rows.columns].index(column)).data())


def lines(window: MainWindow) -> list[str]:
    return [found.text() for found in part(window, QWidget, "merging-lines").findChildren(QLabel) if not found.isHidden()]


def decide(window: MainWindow, settle: Settle, name: str, reason: str) -> None:
    click(window, name)
    part(window, QLineEdit, "merging-text").setText(reason)
    click(window, "merging-act")
    settle()


def last_row(office: Opened) -> AuditRow:
    with office.house.gate.workspace.begin() as work:
        return work.audit.rows()[-1]


def test_that_a_pair_is_compared_field_by_field_with_why_it_is_on_the_list(window: MainWindow) -> None:
    assert pairs(window) == [(NEW, OLD), (TENANT, LANDLORD)]
    assert text_of(window, "data-title") == "合并核对"
    assert text_of(window, "merging-why") == "为什么像同一户：档案里写明是原户号"
    assert text_of(window, "merging-against") == "没有哪个月两个户号都有账单。"
    told = lines(window)
    assert told[told.index("用户名称") + 1 :][:3] == ["张*", "张*", "✓ 一致"]
    assert told[told.index("联系电话") + 3] == "✕ 不同"
    assert told[told.index("账单") + 1 :][:2] == ["1 笔，50.00 元", "1 笔，100.00 元"]
    assert told[told.index("账单月份") + 1 :][:2] == ["2026-02", "2026-01"]
    assert "13800000001" not in " ".join(told)


def test_that_months_billed_twice_speak_against_one_customer(window: MainWindow, settle: Settle) -> None:
    part(window, ColumnarView, "merging-table").select_row(1)
    settle()
    assert text_of(window, "merging-against").startswith("● 两个户号都有账单的月份：1 个")


def test_that_one_customer_is_decided_with_a_reason_and_the_next_pair_comes_up(
    window: MainWindow, office: Opened, settle: Settle
) -> None:
    decide(window, settle, "merging-same", "换表换号，现场核实")
    assert in_force(office, "bill")[NEW] == 15_000
    assert pairs(window) == [(TENANT, LANDLORD)]
    assert text_of(window, "merging-why") == "为什么像同一户：证件号码相同"
    assert text_of(window, "message-what") == f"{OLD} 与 {NEW} 今后按同一户计算"
    row = last_row(office)
    assert (row.action, json.loads(row.facts)["reason"]) == ("merge.decide", "换表换号，现场核实")


def test_that_the_likeness_is_offered_as_the_reason(window: MainWindow) -> None:
    click(window, "merging-same")
    assert part(window, QLineEdit, "merging-text").text() == "档案里写明是原户号"


def test_that_the_other_number_may_be_kept(window: MainWindow, office: Opened, settle: Settle) -> None:
    click(window, "merging-turn")
    settle()
    decide(window, settle, "merging-same", "新号作废，仍用原号")
    assert in_force(office, "bill")[OLD] == 15_000


def test_that_a_decision_is_shown_and_taken_back(window: MainWindow, office: Opened, settle: Settle) -> None:
    decide(window, settle, "merging-different", "父子两户，各有电表")
    click(window, "merging-decided")
    settle()
    assert pairs(window) == [(NEW, OLD)]
    assert text_of(window, "merging-why") == "已判定：不是同一户 · 王敏 2026-01-05 09:30 · 父子两户，各有电表"
    assert cell(window, "reason") == "父子两户，各有电表"
    decide(window, settle, "merging-take-back", "现场再核实后改判")
    click(window, "merging-open")
    settle()
    assert pairs(window)[0] == (NEW, OLD)
    assert in_force(office, "bill")[OLD] == 10_000


def test_that_what_is_put_off_waits_on_a_shelf_of_its_own(window: MainWindow, settle: Settle) -> None:
    click(window, "merging-later-act")
    settle()
    assert pairs(window) == [(TENANT, LANDLORD)]
    assert part(window, QPushButton, "merging-later").text() == "以后再说 1"
    click(window, "merging-later")
    settle()
    assert pairs(window) == [(NEW, OLD)]
    click(window, "merging-later-act")
    settle()
    assert text_of(window, "merging-none") == "没有放到以后的。"


def test_that_an_office_without_pairs_is_told_so(enter: Enter, tmp_path: Path, settle: Settle) -> None:
    opened = opened_in(tmp_path / "empty")
    window = enter(opened.house, opened.session, "data")
    click(window, "import-merging")
    settle()
    assert text_of(window, "merging-none") == "没有看起来像同一户的户号。导入新数据后会再列出。"
    assert not part(window, QWidget, "merging-comparison").isVisible()
    click(window, "merging-back")
    assert part(window, QWidget, "drop-area").isVisible()


def test_that_who_may_not_import_has_no_list(enter: Enter, office: Opened, stage: Stage) -> None:
    reader = Session("赵强", Role.COLLECTOR, office.house.clock.now(), DUTIES.grants(Role.COLLECTOR))
    assert "data" not in enter(office.house, reader, "home").places
