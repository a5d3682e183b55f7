"""The shell: places by role, shortcuts, messages, closing while work runs."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.policy import Policy
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Role
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.shell.closing import ClosingQuestion
from desktop_app.ui.shell.window import MainWindow
from tests.fakes.gate import NOW
from tests.fakes.house import as_house, fake_house
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Open = Callable[[], MainWindow]
Settle = Callable[[], None]


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.FOUNDER, ("home", "data", "quality", "worklist", "analysis", "reports", "accounts", "backup")),
        (Role.ANALYST, ("home", "data", "quality", "worklist", "analysis", "reports", "backup")),
        (Role.COLLECTOR, ("home", "quality", "worklist", "analysis", "reports")),
        (Role.AUDITOR, ("home", "quality", "worklist", "analysis", "reports")),
        (Role.SYSTEM_ADMIN, ("quality", "accounts", "backup")),
        (Role.SECURITY_ADMIN, ("accounts",)),
        (Role.AUDIT_ADMIN, ("audit",)),
    ],
)
def test_that_the_rail_shows_only_what_the_role_may_use(
    open_window: Open, stage: Stage, role: Role, places: tuple[str, ...]
) -> None:
    stage.house.gate.role = role
    window = open_window()
    assert window.places == places
    entries = [widget.objectName() for widget in window.findChildren(QPushButton) if widget.objectName().startswith("rail-")]
    assert entries == [f"rail-{place}" for place in places]
    assert window.screen_shown.objectName() == f"screen-{places[0]}"


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN])
def test_that_an_administrator_who_sees_no_business_data_asks_for_none(open_window: Open, stage: Stage, role: Role) -> None:
    stage.house.gate.role = role
    window = open_window()
    assert not part(window, QWidget, "message-bar").isVisible()
    assert text_of(window, "unit") == "某某县供电分公司"
    assert not part(window, QLabel, "status-as-of").isVisible()


def test_that_the_status_bar_says_how_old_the_backup_is(open_window: Open, stage: Stage, settle: Settle) -> None:
    window = open_window()
    assert text_of(window, "status-backup") == "上次备份：今天 08:42"
    assert part(window, QLabel, "status-backup").property("tone") == ""
    stage.house.backups = stage.house.backups[-1:]
    stage.house.backups = [dataclasses.replace(stage.house.backups[0], made_at=NOW - dt.timedelta(days=8))]
    window.screen_shown.desk.changed.emit(Changes(frozenset({Topic.BACKUPS})))
    settle()
    assert text_of(window, "status-backup") == "上次备份：2026-10-26"
    assert part(window, QLabel, "status-backup").property("tone") == "attention"
    stage.house.backups = []
    window.screen_shown.desk.changed.emit(Changes(frozenset({Topic.BACKUPS})))
    settle()
    assert text_of(window, "status-backup") == "还没有备份"


def test_that_a_second_folder_that_is_away_is_told(open_window: Open, stage: Stage) -> None:
    stage.house.backup_folder, stage.house.second_there = Path("F:/"), False
    assert "第二文件夹不可用" in text_of(open_window(), "status-backup")


def test_that_a_training_workspace_says_so_on_every_screen(open_window: Open, stage: Stage, settle: Settle) -> None:
    stage.house.gate.rules = Policy(training=True)
    window = open_window()
    for place in window.places:
        window.show_place(place)
        settle()
        assert part(window, QWidget, "training-band").isVisible()
    assert text_of(window, "training-words") == "培训模式 · 模拟数据"


def test_that_real_work_shows_no_training_band(open_window: Open) -> None:
    assert not part(open_window(), QWidget, "training-band").isVisible()


@pytest.mark.parametrize(
    ("role", "entries"),
    [(Role.COLLECTOR, {"account", "rules", "about"}), (Role.SECURITY_ADMIN, {"account", "policy", "about"})],
)
def test_that_the_menu_of_the_user_leads_to_their_own_pages(
    open_window: Open, stage: Stage, settle: Settle, role: Role, entries: set[str]
) -> None:
    stage.house.gate.role = role
    window = open_window()
    actions = {action.objectName(): action for action in window.findChildren(QAction)}
    assert {name.removeprefix("menu-") for name in actions if name.startswith("menu-")} == entries
    for name in entries:
        actions[f"menu-{name}"].trigger()
        settle()
        assert window.screen_shown.objectName() == f"screen-{name}"


def test_that_the_bars_say_whose_data_and_of_when(open_window: Open) -> None:
    window = open_window()
    assert text_of(window, "unit") == "某某县供电分公司"
    assert text_of(window, "period") == "账期 2026-10"
    assert text_of(window, "status-as-of") == "数据截至 2026-10-31"
    assert text_of(window, "status-customers") == "客户 128,430 户"


def test_that_home_states_the_figures_and_their_change(open_window: Open) -> None:
    window = open_window()
    assert text_of(window, "figure-billed-value") == "4,126.37"
    assert text_of(window, "figure-recovery-value") == "97.40"
    assert text_of(window, "figure-recovery-below") == "▼ 0.80 个百分点 · 不利"
    assert text_of(window, "figure-owing-below") == "▲ 38 户 · 不利"
    assert text_of(window, "recovery-title") == "回收率比上月同期低 0.80 个百分点"


def test_that_the_next_step_leads_to_the_list(open_window: Open, qtbot: QtBot, settle: Settle) -> None:
    window = open_window()
    click(window, "next-step-act")
    settle()
    assert window.screen_shown.objectName() == "screen-worklist"


def test_that_an_empty_workspace_says_so_on_every_screen(open_window: Open, stage: Stage, settle: Settle) -> None:
    stage.house.filled = stage.house.scored = stage.house.segmented = False
    window = open_window()
    assert text_of(window, "next-step-title") == "下一步：导入数据"
    assert not part(window, QWidget, "figure-billed").isVisible()
    for place, empty in (("worklist", "worklist-empty"), ("analysis", "analysis-no-data"), ("reports", "reports-empty")):
        window.show_place(place)
        settle()
        assert part(window, QWidget, empty).isVisible()


def test_that_a_collector_is_told_who_may_score(open_window: Open, stage: Stage) -> None:
    stage.house.gate.role = Role.COLLECTOR
    stage.house.scored = False
    window = open_window()
    assert not part(window, QPushButton, "next-step-act").isVisible()
    assert "管理员" in text_of(window, "next-step-why")


def test_that_an_error_is_said_in_its_three_parts(open_window: Open) -> None:
    window = open_window()
    window.screen_shown.desk.failed.emit(ExtractError("import.no_longer_pending"))
    assert text_of(window, "message-what") == "这次核对已失效。"
    assert text_of(window, "message-means") == "数据没有写入。"
    assert text_of(window, "message-next") == "请重新选择文件核对。"
    assert not part(window, QPushButton, "message-copy").isVisible()


def test_that_a_fault_of_ours_can_be_copied_whole(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.screen_shown.desk.failed.emit(ZeroDivisionError("in the works"))
    assert "程序内部出错" in text_of(window, "message-what")
    click(window, "message-copy")
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()


def endless(progress: Progress) -> None:
    while True:
        progress.advance(1, 2)
        progress.check()


def start_work(window: MainWindow) -> None:
    window.screen_shown.desk.work(window, "long", lambda: "长任务", endless, lambda _nothing: None)


def ask_to_close(window: MainWindow, qtbot: QtBot) -> ClosingQuestion:
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: window.findChild(ClosingQuestion) is not None)
    question = part(window, ClosingQuestion, "closing-question")
    assert "长任务" in question.text()
    return question


def press(question: ClosingQuestion, name: str) -> None:
    part(question, QAbstractButton, name).click()


def test_that_going_back_keeps_window_and_work(open_window: Open, stage: Stage, qtbot: QtBot) -> None:
    window = open_window()
    start_work(window)
    press(ask_to_close(window, qtbot), "closing-stay")
    assert window.isVisible()
    assert stage.runner.shown()


def test_that_cancelling_the_work_closes_the_window(open_window: Open, stage: Stage, qtbot: QtBot) -> None:
    window = open_window()
    start_work(window)
    with qtbot.waitSignal(window.closed):
        press(ask_to_close(window, qtbot), "closing-cancel")
    assert not stage.runner.tasks()


def test_that_waiting_closes_the_window_when_the_work_is_done(open_window: Open, stage: Stage, qtbot: QtBot) -> None:
    window = open_window()
    stage.house.step_seconds = 0.1
    window.screen_shown.desk.work(
        window, "long", lambda: "长任务", lambda progress: stage.house._work("score.stage.train", progress), lambda _nothing: None
    )
    question = ask_to_close(window, qtbot)
    with qtbot.waitSignal(window.closed):
        press(question, "closing-wait")


def test_that_the_status_bar_shows_the_work_and_cancels_it(open_window: Open, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    window = open_window()
    stage.house.step_seconds = 0.3
    window.show_place("analysis")
    settle()
    click(window, "analysis-score")
    qtbot.waitUntil(lambda: "训练评分卡" in text_of(window, "status-stage"))
    assert part(window, QWidget, "status-progress").isVisible()
    assert text_of(window, "tasks") == "1 项任务"
    click(window, "status-cancel")
    assert text_of(window, "status-stage") == "正在取消…"
    settle()
    assert not part(window, QWidget, "status-progress").isVisible()
    assert not part(window, QWidget, "message-bar").isVisible()
    assert part(window, QPushButton, "analysis-score").isEnabled()


def test_that_dropped_files_start_a_check(open_window: Open, stage: Stage, settle: Settle, tmp_path: Path) -> None:
    window = open_window()
    paths = [tmp_path / "客户档案.xlsx", tmp_path / "电费台账.csv"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)
    settle()
    assert stage.house.checked == [tuple(paths)]
    assert window.screen_shown.objectName() == "screen-data"
    assert text_of(window, "figure-rejected-value") == "12"


def test_that_ctrl_f_goes_to_the_filter_and_f5_asks_again(open_window: Open, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    window = open_window()
    window.show_place("worklist")
    settle()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press_key(window, Qt.Key.Key_F, control=True)
    assert window.focusWidget() is part(window, QLineEdit, "worklist-filter")
    stage.house.scored = False
    press_key(window, Qt.Key.Key_F5)
    settle()
    assert part(window, QWidget, "worklist-empty").isVisible()


def test_that_every_control_has_a_name_for_tests_and_one_for_screen_readers(open_window: Open, settle: Settle) -> None:
    window = open_window()
    for place in window.places:
        window.show_place(place)
        settle()
    controls = [part for kind in (QAbstractButton, QLineEdit) for part in window.findChildren(kind)]
    ours = [part for part in controls if not part.objectName().startswith("qt_") and not isinstance(part.parent(), QLineEdit)]
    nameless = [part for part in ours if not part.objectName() or not (part.accessibleName() or part.property("text"))]
    assert len(ours) > 30
    assert [(part.objectName(), type(part.parent()).__name__) for part in nameless] == []


def test_that_signing_out_closes_the_store_and_shows_the_door_again(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    house = fake_house()
    desktop = Desktop(stage.app, as_house(house), tmp_path)
    try:
        window = desktop.show_main(house.gate.sign_in("王敏", "office2026"))
        qtbot.waitUntil(lambda: not desktop.runner.tasks())
        window.signed_out.emit()
        qtbot.waitUntil(lambda: desktop.window is not window)
        assert house.gate.signed_out == 1
        assert house.at_exit == ["王敏"]
        assert desktop.window is not None
        assert desktop.window.objectName() == "login-window"
    finally:
        desktop.close()
        desktop.language.switch("en")  # the application is shared by all tests
