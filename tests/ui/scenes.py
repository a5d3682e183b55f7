"""The screens of importing, quality, merging, rules, history, connections and inbox, each in the states a person may meet."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from PySide6.QtWidgets import QLineEdit, QRadioButton, QStackedWidget, QWidget

from desktop_app.domain.batch import Batch
from desktop_app.domain.changes import Changes
from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Preview, SavedConnection, TableName
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.figures import BandCount
from desktop_app.domain.intake import DayOrder, SheetChoice
from desktop_app.domain.message import Message
from desktop_app.domain.money import ZERO
from desktop_app.domain.risk import Band
from desktop_app.services.commit_import import Imported
from desktop_app.services.score_customers import Scored
from desktop_app.ui.screens.importing.choose_page import ChoosePage
from desktop_app.ui.screens.importing.database_page import DatabasePage
from desktop_app.ui.screens.importing.pull_card import PullCard
from desktop_app.ui.screens.importing.result_page import ResultPage, Scoring
from desktop_app.ui.screens.importing.screen import ImportScreen
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from tests.fakes.clock import NOW
from tests.fakes.house import run_record
from tests.houses import AS_OF, SAMPLE, Opened, imported_in, opened_in, signed_in
from tests.ready import copy_of
from tests.ui.looking import click, part
from tests.unit.services.months import bills_csv, payments_csv

BILLS = "供电单位,户号,电费年月,应收电费,发行日期,交费截止日"
CONNECTION = DatabaseConnection("营销系统生产库（只读账号，向信通公司申请）", DatabaseKind.ORACLE, "10.1.2.3", 1521, "sgpm", "r")
KNOWN = tuple((f"{number:010d}", "1234567.89", "城关") for number in range(1, 4))
LONG_AGO = 1_100_000_000
PRACTICE = SAMPLE / "待核对-2005年10月电费.csv"
REASON = "电话核实：父子两户，各有电表，户名写错，已请营业厅更正档案，更正后再合并"


@dataclass(frozen=True, slots=True)
class Place:
    """A window over a real house that has seen a lot, and a folder for files."""

    window: MainWindow
    opened: Opened
    folder: Path
    settle: Callable[[], None]

    @property
    def screen(self) -> ImportScreen:
        self.window.show_place("data")
        return part(self.window, ImportScreen, "screen-data")

    def drop(self, *paths: Path) -> None:
        self.screen.take_files(paths)
        self.settle()

    def beside(self, name: str) -> None:
        self.screen.visit(name)
        self.settle()

    def press(self, name: str) -> None:
        click(self.window, name)
        self.settle()

    def at(self, place: str) -> None:
        self.window.show_place(place)
        self.window.screen_of(place).leave()
        self.settle()


def eventful_in(folder: Path) -> Opened:
    """A workspace with batches, one of them taken back; likely customers, one pair decided; and two runs of the rules."""
    copy_of("eventful", folder, _live_through)
    return signed_in(folder)


def scored_in(folder: Path) -> Opened:
    """A workspace with the sample in it, scored, its customers grouped, its rules run."""
    copy_of("scored", folder, _score)
    return signed_in(folder)


def _score(folder: Path) -> None:
    opened = imported_in(folder)
    house, session = opened.house, opened.session
    house.score_customers(session, AS_OF)
    house.segment_customers(session, AS_OF)
    house.judge_quality(session)
    house.gate.sign_out()


def _live_through(folder: Path) -> None:
    opened, files = opened_in(folder), folder.parent / "eventful"
    files.mkdir(exist_ok=True)
    house, session = opened.house, opened.session
    for path in _history(files):
        check = house.check_extracts(session, (path,))
        house.commit_import(session, check.token)
        house.judge_quality(session)
    house.undo_import(session, 4, REASON)
    house.decide_same(session, "1000000000001", "0000000001", False, REASON)
    house.save_connection(session, CONNECTION, None)
    house.gate.sign_out()


def _history(files: Path) -> tuple[Path, ...]:
    people = files / "people.csv"
    head = "用户编号,原户号,用户名称,用电地址,联系电话,证件号码,用电类别"
    home = "某某县城关镇人民路与建设路交叉口东北角电力小区 12 号楼 3 单元 401 室"
    rows = (
        f"0000000001,,张三,{home},13800000001,,居民",
        f"1000000000001,0000000001,张三,{home},13800000002,,居民",
        "0000000002,,李四,西街2号,,110101199003078515,居民",
        "0000000003,,某某农业科技发展有限责任公司第二分公司,西街9号,,110101199003078515,居民",
    )
    people.write_text("\n".join((head, *rows)), "utf-8")
    paid = (("0000000001", "202601", "2026-02-20", "100.00"),)
    return (
        people,
        _january(files),
        payments_csv(files / "paid.csv", *paid),
        bills_csv(files / "b.csv", *KNOWN, month="202604"),
    )


def _january(folder: Path) -> Path:
    return bills_csv(folder / "2026年1月城关供电所应收电费明细表.csv", *KNOWN)


def messy_bills(folder: Path) -> Path:
    """Everything a bill can be turned away for, below a title, above totals that are not right."""
    path = folder / "2026年5月城关供电所应收电费明细表（营销系统导出，未核对）.csv"
    good = [f"城关,{number:010d},202605,{number}.50,20260605,20260625" for number in range(1, 30)]
    bad = (
        "城关,1.23457E+12,202605,20.00,20260605,20260625",
        "城关,0000000101,二〇二六,20.00,20260605,20260625",
        "城关,0000000102,202605,二十元,20260605,20260625",
        "城关,0000000103,202605,20.00,昨天,20260625",
        "城关,0000000104,,20.00,20260605,20260625",
        "城关,0000000001,202605,99.00,20260605,20260625",
        "城关,0000000105,202705,20.00,20270605,20270625",
    )
    lines = ("应收电费明细", BILLS + ",备注", *(line + "," for line in (*good, *bad)), "合计,31户,,123456.78,,,")
    path.write_text("\n".join(lines), "gb18030")
    return path


def many_sheets(folder: Path) -> Path:
    """One sheet to be read, one hidden, one nobody can make out."""
    path = folder / "台账汇总.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("二〇二六年六月城关供电所应收", "去年同期应收（隐藏）"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, BILLS.split(","))
            sheet.write_row(1, 0, ("城关", "0000000001", "202606", "12.00", "20260605", "20260625"))
        sheet.hide()
        book.add_worksheet("说明").write_row(0, 0, ("甲", "乙", "丙"))
    return path


def written(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def choosing(place: Place) -> None:
    place.screen.leave()


def inbox(place: Place) -> None:
    """A watched folder with files, on the data page; the home page shows the same banner."""
    folder = place.folder / "营销系统每日导出-城关供电所-收件箱"
    folder.mkdir(exist_ok=True)
    for number in range(5):
        bills_csv(folder / f"应收电费-2026-{number}.csv", ("0000000001", "1.00", "城关"), month=f"20260{number + 1}")
        os.utime(folder / f"应收电费-2026-{number}.csv", (LONG_AGO, LONG_AGO))
    place.opened.house.set_inbox(place.opened.session, folder)
    place.window.inbox.look()
    place.screen.leave()


def inbox_at_home(place: Place) -> None:
    place.at("home")


def inbox_gone(place: Place) -> None:
    folder = place.folder / "收件箱（网络盘，已断开）"
    folder.mkdir()
    place.opened.house.set_inbox(place.opened.session, folder)
    folder.rmdir()
    place.window.inbox.look()
    place.screen.leave()


def password(place: Place) -> None:
    place.screen.leave()
    asked = Message.of("importing.locked", path=place.folder / "a.xlsx", file="2026年5月城关供电所应收电费明细表（带密码）.xlsx")
    part(place.window, ChoosePage, "choose-page").password.ask(asked, place.folder, others=True)


def unknown_kind(place: Place) -> None:
    place.drop(
        written(place.folder, "自制表.csv", "欠费清单,,,,", "甲,乙,丙,丁,戊", "0000000001,202603,100.00,20260328,20260420")
    )


def order_of_days(place: Place) -> None:
    days = "城关,0000000001,202603,100.00,03/04/26,20260420"
    place.drop(written(place.folder, "日期不明.csv", BILLS, days))


def found_much(place: Place) -> None:
    place.drop(messy_bills(place.folder))


def sheets(place: Place) -> None:
    place.drop(many_sheets(place.folder), messy_bills(place.folder))


def same_month(place: Place) -> None:
    known = bills_csv(place.folder / "again.csv", ("0000000001", "1.00", "城关"), ("0000000009", "2.00", "城关"))
    place.drop(known, _january(place.folder))


def same_month_told(place: Place) -> None:
    """Something is told above while much stands on the page."""
    same_month(place)
    place.screen.desk.failed.emit(ExtractError("importing.missing", file="2026年1月城关供电所应收电费明细表.csv"))


def replaced_month(place: Place) -> None:
    """What the replacing means for the customers who are not in the file is a finding of several lines."""
    same_month(place)
    part(place.window, QRadioButton, "same-month-replace").click()
    place.settle()


def result(place: Place) -> None:
    """As it stands for the moment before the list opens, with its sentences in the bar above."""
    page, screen = part(place.window, ResultPage, "result-page"), place.screen
    screen.leave()
    part(place.window, QStackedWidget, "import-pages").setCurrentWidget(page)
    bands = tuple(BandCount(band.value, 128_430, ZERO) for band in Band)
    scored = Scored(run_record("score"), 513_720, bands, Changes(frozenset()))
    batch = Batch(12, NOW, "王敏", 36, 18_128_430, 12_345, "0" * 64)
    page.show_import(Imported(batch, Changes(frozenset()), skipped=128_430), 4_100.0, Scoring.DONE)
    page.show_scoring(Scoring.DONE, scored)
    screen.desk.tell(page.facts, page.scored_facts)


def result_running(place: Place) -> None:
    part(place.window, ResultPage, "result-page").show_scoring(Scoring.RUNNING)


def result_stopped(place: Place) -> None:
    part(place.window, ResultPage, "result-page").show_scoring(Scoring.STOPPED)


def connections(place: Place) -> None:
    """With the tables of a connection and the first rows of one."""
    place.beside("database")
    tables = tuple(TableName("yx_marketing", name) for name in ("a_rcvbl_flow", "c_cons", "customer_master_history"))
    rows = tuple((f"{n:010d}", "202601", "1234567.89") for n in range(5))
    card = part(place.window, PullCard, "pull-part")
    card.show_connection(SavedConnection(CONNECTION, keeps_secret=False))
    card.take_tables(tables)
    card.take_preview(Preview(("户号", "电费年月", "应收电费（元，含税）"), rows, more=True))


def connection_form(place: Place) -> None:
    place.beside("database")
    part(place.window, DatabasePage, "database-page").edit(CONNECTION)


def templates(place: Place) -> None:
    place.beside("templates")


def merging(place: Place) -> None:
    place.beside("merging")
    place.press("merging-open")


def merging_asked(place: Place) -> None:
    merging(place)
    place.press("merging-same")


def merging_decided(place: Place) -> None:
    place.beside("merging")
    place.press("merging-decided")


def history(place: Place) -> None:
    """The first batch, that others may stand on."""
    place.beside("history")
    view = part(place.window, ColumnarView, "history-table")
    view.select_row(view.rows.rowCount() - 1)
    place.settle()


def undo(place: Place) -> None:
    place.beside("history")
    part(place.window, ColumnarView, "history-table").select_row(1)  # the newest is taken back already
    place.settle()
    place.press("history-undo")
    part(place.window, QLineEdit, "undo-text").setText(REASON)


def quality(place: Place) -> None:
    place.at("quality")


def quality_rows(place: Place) -> None:
    place.at("quality")
    part(place.window, ColumnarView, "quality-rules").select_row(2)  # a rule whose rows are still there
    place.press("quality-rows")
    assert part(place.window, ColumnarView, "quality-rows-table").rows.rowCount()


def practice(place: Place) -> None:
    """The sample's own file to practise on, its order of days asked for."""
    place.drop(PRACTICE)


def practice_checked(place: Place) -> None:
    practice(place)
    place.screen.answer(SheetChoice(PRACTICE, "", day_order=DayOrder.MONTH_FIRST))
    place.settle()


def home(place: Place) -> None:
    place.at("home")


def worklist(place: Place) -> None:
    place.at("worklist")


def analysis(place: Place) -> None:
    place.at("analysis")


def reports(place: Place) -> None:
    place.at("reports")


def rules(place: Place) -> None:
    place.at("rules")


def parameters(place: Place) -> None:
    place.at("quality")
    assert part(place.window, QWidget, "quality-parameters-page").isVisible()


SCENES: Mapping[str, Callable[[Place], None]] = {
    scene.__name__: scene
    for scene in (
        choosing, inbox, inbox_at_home, inbox_gone, password, unknown_kind, order_of_days, found_much, sheets, same_month,
        same_month_told, replaced_month, connections,
        connection_form, templates, merging, merging_asked, merging_decided, history, undo, quality, quality_rows,
        rules, result, result_running, result_stopped,
    )
}  # fmt: skip
"""As the person who founded the workspace meets them, in an order in which each leaves room for the next."""

RESULTS: Mapping[str, Callable[[Place], None]] = {
    scene.__name__: scene for scene in (home, practice, practice_checked, worklist, analysis, reports, quality)
}
"""As somebody meets them after the sample was imported, scored, grouped and judged."""

ADMINISTRATOR: Mapping[str, Callable[[Place], None]] = {"rules": rules, "parameters": parameters}
"""As the system administrator meets them, who sees no data."""
