"""A repair, offered where a check found something wrong, and told in counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from desktop_app.storage.database import FILE_NAME
from desktop_app.ui.shell.window import MainWindow
from tests.houses import PASSWORD, Opened
from tests.offices import extracts_in, office_in
from tests.seconds import newest_row, signed_in_as
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
Enter = Callable[[House, Session, str], MainWindow]
TAMPERED = "DELETE FROM ws.payment WHERE cons_no = '0000000002'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def office(folder: Path, tmp_path: Path) -> Iterator[Opened]:
    """An office with a backup, a row changed behind the program's back, and what a crash leaves."""
    opened = office_in(folder, tmp_path / "extracts")
    opened.house.back_up(opened.session)
    opened.house.gate.workspace.cursor().execute(TAMPERED)  # type: ignore[attr-defined]
    (folder / "backups" / ".half.pdbackup.draft").write_bytes(b"half")
    (folder / "arriving").mkdir()
    yield opened
    opened.house.gate.sign_out()


def verified(enter: Enter, opened: Opened, settle: Settle) -> MainWindow:
    window = enter(opened.house, opened.session, "backup")
    click(window, "backup-verify")
    settle()
    return window


def to_repair(enter: Enter, opened: Opened, settle: Settle) -> MainWindow:
    window = verified(enter, opened, settle)
    click(window, "backup-repair")
    return window


def repair(window: MainWindow, password: str, settle: Settle) -> None:
    card = part(window, QWidget, "repair-card")
    part(card, QLineEdit, "field-repair-password").setText(password)
    click(card, "form-send")
    settle()


def bills(opened: Opened) -> int:
    with opened.house.gate.workspace.begin() as work:
        return work.ledger.fingerprint().bills


def test_that_a_repair_is_offered_only_after_a_check_that_found_something_wrong(
    office: Opened, enter: Enter, settle: Settle
) -> None:
    window = enter(office.house, office.session, "backup")
    assert not part(window, QPushButton, "backup-repair").isVisible()
    click(window, "backup-verify")
    settle()
    click(window, "backup-repair")
    card = part(window, QWidget, "repair-card")
    assert card.isVisible()
    assert "不删除、不改动任何数据" in text_of(card, "form-note")


def test_that_a_check_that_misses_only_a_backup_offers_none(tmp_path: Path, enter: Enter, settle: Settle) -> None:
    opened = office_in(tmp_path / "bare", tmp_path / "extracts")
    for path in (tmp_path / "bare" / "backups").glob("*"):
        path.unlink()
    window = verified(enter, opened, settle)
    assert any("还没有备份" in text.text() for text in part(window, QWidget, "backup-checkup").findChildren(QLabel))
    assert not part(window, QPushButton, "backup-repair").isVisible()
    opened.house.gate.sign_out()


def test_that_a_repair_clears_what_a_crash_left_and_the_sitting_goes_on(
    office: Opened, folder: Path, enter: Enter, settle: Settle
) -> None:
    window = to_repair(enter, office, settle)
    repair(window, PASSWORD, settle)
    done = [text.text() for text in part(window, QWidget, "repair-done").findChildren(QLabel) if text.isVisible()]
    assert "· 删除了 1 个没有写完的文件" in done
    assert text_of(window, "repair-result") == f"处理了 {len(done)} 项。账套可以打开，所有数据可读。"
    assert not (folder / "arriving").exists()
    assert not list((folder / "backups").glob("*.draft"))
    assert newest_row(office).action == "workspace.repair"
    assert bills(office) == 40
    click(window, "repair-back")
    click(window, "backup-verify")
    settle()
    assert any(text.text() == "✕" for text in part(window, QWidget, "backup-checkup").findChildren(QLabel))


def test_that_an_import_only_checked_is_given_up_in_words(office: Opened, tmp_path: Path, enter: Enter, settle: Settle) -> None:
    check = office.house.check_extracts(office.session, extracts_in(tmp_path / "more", 1))
    repair(to_repair(enter, office, settle), PASSWORD, settle)
    with pytest.raises(ExtractError) as error:
        office.house.commit_import(office.session, check.token)
    assert error.value.message.key == "import.no_longer_pending"


def test_that_a_wrong_password_closes_nothing(office: Opened, folder: Path, enter: Enter, settle: Settle) -> None:
    window = to_repair(enter, office, settle)
    repair(window, "wrong-2026", settle)
    assert "密码不正确" in text_of(window, "message-what")
    assert (folder / "arriving").exists()
    assert bills(office) == 40
    repair(window, PASSWORD, settle)
    assert part(window, QLabel, "repair-result").isVisible()


def test_that_a_cancelled_repair_leaves_the_store_open(office: Opened, enter: Enter, settle: Settle) -> None:
    window = to_repair(enter, office, settle)
    card = part(window, QWidget, "repair-card")
    part(card, QLineEdit, "field-repair-password").setText(PASSWORD)
    click(card, "form-send")
    window._desk.runner.cancel_all()
    settle()
    assert bills(office) == 40
    assert part(card, QPushButton, "form-send").isEnabled()


def test_that_a_store_that_no_longer_opens_is_told_with_the_backup_to_rescue_it_from(
    office: Opened, folder: Path, enter: Enter, settle: Settle
) -> None:
    window = to_repair(enter, office, settle)
    (folder / "broken").write_bytes(b"broken")
    (folder / "broken").replace(folder / FILE_NAME)
    repair(window, PASSWORD, settle)
    assert text_of(window, "repair-result").startswith("处理了 ")
    assert "可以打开" not in text_of(window, "repair-result")
    assert ".pdbackup" in text_of(window, "repair-after")
    assert part(window, QPushButton, "repair-leave").isVisible()


def test_that_who_may_not_back_up_is_offered_no_check_and_no_repair(office: Opened, enter: Enter) -> None:
    window = enter(office.house, signed_in_as(office, Role.MANAGER), "backup")
    assert not part(window, QPushButton, "backup-verify").isVisible()
    assert not part(window, QPushButton, "backup-repair").isVisible()
