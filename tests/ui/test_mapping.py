"""What a file does not tell is asked on one page, remembered, and can be taken to another PC."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.house import House
from desktop_app.ui.screens.importing.screen import ImportScreen
from desktop_app.ui.screens.importing.templates_page import TemplatesPage
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.tasks.collector import Collector
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.inputs import Choice
from tests.houses import Opened, opened_in
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Settle = Callable[[], None]
BILLS = "户号,电费年月,应收电费,发行日期,交费截止日"
LINE = "0000012345,202603,100.00,20260328,20260420"
AS_BILL = ("cons_no", "rcvbl_ym", "rcvbl_amt", "release_date", "due_date")


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return opened_in(tmp_path / "workspace")


@pytest.fixture(autouse=True)
def collector() -> Iterator[Collector]:
    """Real work runs on other threads here, so Python's collector is kept to this one, as in the program."""
    made = Collector(lambda: True)
    yield made
    made.close()


@pytest.fixture
def window(stage: Stage, opened: Opened, enter: Callable[[House, Session, str], MainWindow]) -> MainWindow:
    stage.language.switch("zh")
    clerk = replace(opened.session, grants=frozenset({Permission.IMPORT}))  # nothing is worked out after the import
    return enter(opened.house, clerk, "data")


def extract(tmp_path: Path, name: str, *lines: str) -> Path:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def drop(window: MainWindow, settle: Settle, *paths: Path) -> None:
    screen = window.screen_of("data")
    assert isinstance(screen, ImportScreen)
    screen.take_files(paths)
    settle()


def wait_for_template(opened: Opened, stage: Stage, settle: Settle, qtbot: QtBot) -> None:
    """Until the import is stored, and the overview that follows has been worked out."""
    qtbot.waitUntil(lambda: bool(opened.house.list_templates(opened.session)), timeout=60_000)
    qtbot.waitUntil(lambda: not stage.runner.tasks(), timeout=60_000)
    settle()


def choose(window: MainWindow, place: int, field: str | None) -> None:
    part(window, Choice, f"mapping-field-{place}").choose(field)


def test_that_an_unknown_file_is_mapped_on_one_page_and_imported(
    window: MainWindow, opened: Opened, stage: Stage, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(window, settle, extract(tmp_path, "自制表.csv", "欠费清单,,,,", "甲,乙,丙,丁,戊", LINE))
    assert text_of(window, "mapping-title") == "自制表.csv"
    assert "没有找到表头" in text_of(window, "mapping-asked")
    confirm = part(window, QPushButton, "mapping-confirm")
    assert not confirm.isEnabled()
    part(window, Choice, "mapping-kind").choose("bill")
    head = part(window, ColumnarView, "mapping-head")
    head.select_row(1)
    click(window, "mapping-as-header")
    assert text_of(window, "mapping-header-row") == "表头在第 2 行"
    assert not confirm.isEnabled()
    for place, field in enumerate(AS_BILL, start=1):
        choose(window, place, field)
    assert confirm.isEnabled()
    assert text_of(window, "mapping-note-1") == "● 由您指定"
    click(window, "mapping-confirm")
    settle()
    assert text_of(window, "figure-accepted-value") == "1"
    click(window, "check-import")
    wait_for_template(opened, stage, settle, qtbot)
    assert [template.name for template in opened.house.list_templates(opened.session)] == ["应收电费 · 自制表"]


def test_that_a_row_is_made_the_header_by_keyboard(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    drop(window, settle, extract(tmp_path, "自制表.csv", "甲,乙,丙,丁,戊", "子,丑,寅,卯,辰", LINE))
    head = part(window, ColumnarView, "mapping-head")
    press_key(head, Qt.Key.Key_Down)
    click(window, "mapping-as-header")
    assert text_of(window, "mapping-header-row") == "表头在第 2 行"


def test_that_the_same_field_twice_cannot_be_confirmed(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    drop(window, settle, extract(tmp_path, "b.csv", BILLS + ",备用", LINE + ",1"))
    click(window, "check-mapping")
    choose(window, 6, "cons_no")
    assert text_of(window, "mapping-note-6") == "✕ 与第 1 列重复"
    assert text_of(window, "mapping-note-1") == "✕ 与第 6 列重复"
    assert text_of(window, "mapping-missing") == "“用户编号”选给了第 1、6 列：只留一列，其余改选“不导入”。"
    assert not part(window, QPushButton, "mapping-confirm").isEnabled()
    choose(window, 6, None)
    assert part(window, QPushButton, "mapping-confirm").isEnabled()


def test_that_a_file_that_waits_does_not_hold_up_the_other(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    drop(window, settle, extract(tmp_path, "x.csv", "甲,乙,丙", "1,2,3"), extract(tmp_path, "b.csv", BILLS, LINE))
    click(window, "mapping-back")
    assert text_of(window, "figure-accepted-below") == "文件 1 个；等待回答的表 1 张"
    assert text_of(window, "sheet-state-1").startswith("● 没有导入")
    assert part(window, QPushButton, "check-import").isEnabled()


def test_that_a_sheet_can_be_left_out(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    drop(window, settle, extract(tmp_path, "x.csv", "甲,乙,丙", "1,2,3"), extract(tmp_path, "b.csv", BILLS, LINE))
    click(window, "mapping-skip")
    settle()
    assert text_of(window, "figure-accepted-below") == "1 个文件，全部已识别"
    assert not part(window, QCheckBox, "sheet-tick-1").isChecked()


def test_that_the_order_of_days_is_asked_with_the_files_own_days(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    days = LINE.replace("20260328", "28/03/26")
    drop(window, settle, extract(tmp_path, "b.csv", BILLS, days))
    radio = part(window, QRadioButton, f"mapping-days-{DayOrder.DAY_FIRST.value}")
    assert radio.text() == "日/月/年: 28/03/26 → 2026-03-28"
    assert "没有这一天" in part(window, QRadioButton, f"mapping-days-{DayOrder.MONTH_FIRST.value}").text()
    radio.setChecked(True)
    click(window, "mapping-confirm")
    settle()
    assert text_of(window, "figure-accepted-value") == "1"


def test_that_days_left_unanswered_are_turned_away(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    drop(window, settle, extract(tmp_path, "b.csv", BILLS, LINE.replace("20260328", "03/04/26")))
    click(window, "mapping-confirm")
    settle()
    assert text_of(window, "figure-rejected-value") == "1"
    assert "点“更正对应…”回答一次" in text_of(window, "check-finding")
    click(window, "check-finding-answer")
    assert part(window, QRadioButton, f"mapping-days-{DayOrder.DAY_FIRST.value}").isVisible()


def test_that_columns_that_may_be_the_missing_amount_are_told_with_their_sums(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    head = "供电单位,户号,电费年月,本期合计数"
    drop(window, settle, extract(tmp_path, "b.csv", head, "城关,0000000001,202603,91.40", "城关,0000000002,202603,92.40"))
    assert "本期合计数（Σ 183.80）" in text_of(window, "mapping-asked")


def test_that_what_was_told_of_one_step_is_gone_with_the_next(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    bar = part(window, QWidget, "message-bar")
    window.screen_shown.desk.failed.emit(ExtractError("importing.missing", file="a.csv"))
    assert bar.isVisible()
    drop(window, settle, extract(tmp_path, "b.csv", BILLS, LINE))
    assert not bar.isVisible()


def test_that_hidden_sheets_are_shown_unticked_and_read_when_ticked(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, number in (("本年", "0000012345"), ("去年", "0000012346")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, BILLS.split(","))
            sheet.write_row(1, 0, LINE.replace("0000012345", number).split(","))
        sheet.hide()
    drop(window, settle, path)
    box = part(window, QCheckBox, "sheet-tick-2")
    assert (box.text(), box.isChecked()) == ("台账.xlsx · 去年 （隐藏）", False)
    assert not part(window, QPushButton, "sheets-again").isEnabled()
    box.setChecked(True)
    click(window, "sheets-again")
    settle()
    assert text_of(window, "figure-accepted-value") == "2"


def test_that_templates_are_listed_renamed_carried_over_and_deleted(
    window: MainWindow, opened: Opened, stage: Stage, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(window, settle, extract(tmp_path, "b.csv", BILLS, LINE.replace("20260328", "28/03/26")))
    part(window, QRadioButton, f"mapping-days-{DayOrder.DAY_FIRST.value}").setChecked(True)
    click(window, "mapping-confirm")
    settle()
    click(window, "check-import")
    wait_for_template(opened, stage, settle, qtbot)
    window.show_place("data")
    screen = window.screen_of("data")
    assert isinstance(screen, ImportScreen)
    screen.visit("templates")
    settle()
    page = part(window, TemplatesPage, "templates-page")
    click(window, "templates-rename")
    part(window, QLineEdit, "template-text").setText("城关欠费表")
    click(window, "template-act")
    settle()
    assert text_of(window, "message-what") == "模板已改名"
    page.export(tmp_path / "模板.json")
    settle()
    click(window, "templates-delete")
    settle()
    assert opened.house.list_templates(opened.session) == ()
    page.take_in(tmp_path / "模板.json")
    settle()
    assert text_of(window, "message-what") == "导入模板 1 个；已有 0 个；与本机读法不同 0 个"
    assert [template.name for template in opened.house.list_templates(opened.session)] == ["城关欠费表"]
