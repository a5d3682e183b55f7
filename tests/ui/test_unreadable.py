"""Files that cannot be read stand on the check page with their cause; a locked one asks for its password, or is left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_app.ui.screens.importing.password_card import PasswordCard
from desktop_app.ui.shell.window import MainWindow
from tests.ui.looking import click, part, text_of
from tests.ui.test_mapping import BILLS, LINE, collector, drop, extract, opened, window
from tests.unit.importing.test_unlocking import PASSWORD, locked

Settle = Callable[[], None]
__all__ = ["collector", "opened", "window"]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 cut off")
    rows = tuple(tuple(line.split(",")) for line in (BILLS, LINE.replace("12345", "12346")))
    return extract(tmp_path, "台账.csv", BILLS, LINE), tmp_path / "坏.xlsx", locked(tmp_path / "锁.xlsx", rows=rows)


def test_that_a_damaged_file_stands_on_the_check_page_and_the_others_can_be_imported(
    window: MainWindow, settle: Settle, files: tuple[Path, ...]
) -> None:
    drop(window, settle, *files[:2])
    assert text_of(window, "sheet-state-2") == (
        "✕ 文件 坏.xlsx 已损坏，无法完整读取。请用 Excel 或 WPS 打开后另存为 xlsx，或者重新导出。"
    )
    assert text_of(window, "figure-accepted-value") == "1"
    assert text_of(window, "figure-accepted-below") == "1 个文件 · ✕ 读不了的文件 1 个"


def test_that_files_nobody_could_read_are_named_when_the_others_are_in(
    window: MainWindow, settle: Settle, files: tuple[Path, ...]
) -> None:
    drop(window, settle, *files[:2])
    click(window, "check-import")
    settle()
    assert text_of(window, "result-rows").endswith("✕ 读不了、没有导入：坏.xlsx")


def test_that_a_finding_says_of_which_file_it_is_where_there_are_several(
    window: MainWindow, settle: Settle, files: tuple[Path, ...], tmp_path: Path
) -> None:
    drop(window, settle, files[0], extract(tmp_path, "又一个.csv", BILLS, LINE.replace("12345", "12346")))
    assert text_of(window, "check-finding").startswith(("台账.csv：", "又一个.csv："))


def test_that_a_locked_file_among_others_asks_for_its_password(
    window: MainWindow, settle: Settle, files: tuple[Path, ...]
) -> None:
    drop(window, settle, *files)
    assert part(window, PasswordCard, "password-card").isVisible()
    part(window, QLineEdit, "workbook-password").setText(PASSWORD)
    click(window, "password-go")
    settle()
    assert not part(window, PasswordCard, "password-card").isVisible()
    assert text_of(window, "figure-accepted-value") == "2"


def test_that_a_locked_file_nobody_can_open_is_left_out_and_may_be_asked_for_later(
    window: MainWindow, settle: Settle, files: tuple[Path, ...]
) -> None:
    drop(window, settle, *files)
    click(window, "password-without")
    settle()
    assert text_of(window, "figure-accepted-value") == "1"
    assert text_of(window, "sheet-state-3").startswith("✕ 文件 锁.xlsx 设有打开密码。")
    click(window, "sheet-map-3")
    part(window, QLineEdit, "workbook-password").setText(PASSWORD)
    click(window, "password-go")
    settle()
    assert text_of(window, "figure-accepted-value") == "2"


def test_that_a_locked_file_given_alone_has_nothing_to_go_on_without(
    window: MainWindow, settle: Settle, files: tuple[Path, ...]
) -> None:
    drop(window, settle, files[2])
    assert part(window, PasswordCard, "password-card").isVisible()
    assert not part(window, QPushButton, "password-without").isVisible()
