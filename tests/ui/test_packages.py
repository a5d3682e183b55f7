"""Data packages on the screen: out of one real store with a password, into another after what they hold was seen."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from desktop_app.ui.asking.second_person import SecondPersonDialog
from desktop_app.ui.screens.backup.pack_form import PackForm
from desktop_app.ui.screens.backup.unpack_form import UnpackForm
from desktop_app.ui.shell.window import MainWindow
from tests.houses import Opened, opened_in
from tests.offices import SECOND, extracts_in, office_in, take_in
from tests.seconds import newest_row, signed_in_as
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
Enter = Callable[[House, Session, str], MainWindow]
WORD = "over the telephone"
PURPOSE = "给新电脑"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    opened = office_in(tmp_path / "workspace", tmp_path / "extracts")
    yield opened
    opened.house.gate.sign_out()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Opened]:
    opened = opened_in(tmp_path / "other")
    yield opened
    opened.house.gate.sign_out()


def packed(office: Opened, folder: Path) -> Path:
    return office.house.pack_data(office.session, folder / "office.pdpack", WORD, PURPOSE).path


def batches(opened: Opened) -> list[int]:
    with opened.house.gate.workspace.begin() as work:
        return [batch.rows for batch in work.ledger.batches()]


def to_packages(enter: Enter, opened: Opened) -> MainWindow:
    window = enter(opened.house, opened.session, "backup")
    click(window, "backup-packages")
    return window


def type_passwords(form: PackForm, first: str, again: str) -> None:
    form.fields["package-purpose"].setText(PURPOSE)
    form.fields["package-password"].setText(first)
    form.fields["package-again"].setText(again)


def show_content(window: MainWindow, path: Path, settle: Settle, word: str = WORD) -> UnpackForm:
    form = part(window, UnpackForm, "unpack-form")
    form.choose(path)
    form.fields["unpack-password"].setText(word)
    click(form, "form-send")
    settle()
    return form


def seen(form: UnpackForm) -> list[str]:
    return [label.text() for label in part(form, QWidget, "unpack-facts").findChildren(QLabel) if label.isVisible()]


def test_that_a_password_too_short_or_mistyped_packs_nothing(office: Opened, enter: Enter) -> None:
    form = part(to_packages(enter, office), PackForm, "pack-form")
    assert text_of(form, "pack-rule-length") == "○ 至少 10 个字符"
    type_passwords(form, "short", "short")
    click(form, "form-send")
    assert "密码还不符合规则" in text_of(form, "form-message")
    type_passwords(form, WORD, WORD + "!")
    assert text_of(form, "pack-rule-length").startswith("✓")
    click(form, "form-send")
    assert "两次密码不一致" in text_of(form, "form-message")
    assert newest_row(office).action != "package.make"


def test_that_a_package_is_written_and_told_in_counts(office: Opened, enter: Enter, settle: Settle, tmp_path: Path) -> None:
    window = to_packages(enter, office)
    form = part(window, PackForm, "pack-form")
    type_passwords(form, WORD, WORD)
    form.pack_to(tmp_path / "office.pdpack")
    settle()
    info = office.house.look_into_package(office.session, tmp_path / "office.pdpack", WORD)
    assert text_of(form, "pack-result").startswith("已打包：客户档案 40 · ")
    assert info.signer in text_of(form, "pack-result")
    assert "office.pdpack" in text_of(window, "message-next")
    assert [form.fields[name].text() for name in ("package-password", "package-again")] == ["", ""]
    assert newest_row(office).action == "package.make"


def test_that_a_package_without_a_purpose_is_not_begun(office: Opened, enter: Enter) -> None:
    form = part(to_packages(enter, office), PackForm, "pack-form")
    type_passwords(form, WORD, WORD)
    form.fields["package-purpose"].clear()
    click(form, "form-send")
    assert "数据包做什么用" in text_of(form, "form-message")


def test_that_more_customers_than_one_may_export_ask_for_a_second_person(
    office: Opened, enter: Enter, settle: Settle, tmp_path: Path
) -> None:
    security = signed_in_as(office, Role.SECURITY_ADMIN)
    office.house.change_policy(security, dataclasses.replace(Policy(), export_rows=39))
    window = to_packages(enter, office)
    form = part(window, PackForm, "pack-form")
    type_passwords(form, WORD, WORD)
    form.pack_to(tmp_path / "office.pdpack")
    settle()
    assert not (tmp_path / "office.pdpack").exists()
    dialog = part(window, SecondPersonDialog, "second-person")
    part(dialog, QLineEdit, "second-user").setText(SECOND.user)
    part(dialog, QLineEdit, "second-password").setText(SECOND.password)
    click(dialog, "second-send")
    settle()
    assert (tmp_path / "office.pdpack").exists()
    assert text_of(form, "pack-result").startswith("已打包：客户档案 40 · ")


def test_that_a_cancelled_package_leaves_no_file(
    office: Opened, enter: Enter, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    window = to_packages(enter, office)
    form = part(window, PackForm, "pack-form")
    type_passwords(form, WORD, WORD)
    form.pack_to(tmp_path / "office.pdpack")
    window._desk.runner.cancel_all()
    settle()
    assert not [path for path in tmp_path.iterdir() if "pdpack" in path.name]
    assert part(form, QPushButton, "form-send").isEnabled()


def test_that_what_a_package_holds_is_seen_before_anything_is_written(
    office: Opened, other: Opened, enter: Enter, settle: Settle, tmp_path: Path
) -> None:
    window = to_packages(enter, other)
    assert not part(window, QPushButton, "unpack-take-in").isVisible()
    form = show_content(window, packed(office, tmp_path), settle)
    texts = seen(form)
    assert texts[texts.index("单位") + 1] == "示例县供电公司"
    assert texts[texts.index("客户档案") + 1] == "40"
    assert "打电话" in text_of(form, "unpack-compare")
    assert batches(other) == []


def test_that_a_package_comes_in_as_one_batch_told_in_counts(
    office: Opened, other: Opened, enter: Enter, settle: Settle, tmp_path: Path
) -> None:
    window = to_packages(enter, other)
    form = show_content(window, packed(office, tmp_path), settle)
    click(form, "unpack-take-in")
    settle()
    assert batches(other) == [120]
    assert text_of(form, "unpack-result").startswith("已读入，批次 1：客户档案 40")
    assert text_of(form, "unpack-result").endswith("已有而未重复读入 0 行")
    assert not part(form, QPushButton, "unpack-take-in").isVisible()


def test_that_a_file_exchanged_after_it_was_seen_is_refused(
    office: Opened, other: Opened, enter: Enter, settle: Settle, tmp_path: Path
) -> None:
    window = to_packages(enter, other)
    path = packed(office, tmp_path)
    form = show_content(window, path, settle)
    forger = opened_in(tmp_path / "forger")
    take_in(forger, extracts_in(tmp_path / "forged", 3))
    forger.house.pack_data(forger.session, path, WORD, PURPOSE)
    forger.house.gate.sign_out()
    click(form, "unpack-take-in")
    settle()
    assert batches(other) == []
    assert "签名" in text_of(window, "message-what")


def test_that_a_wrong_password_is_told_in_the_services_words(
    office: Opened, other: Opened, enter: Enter, settle: Settle, tmp_path: Path
) -> None:
    window = to_packages(enter, other)
    form = show_content(window, packed(office, tmp_path), settle, "something else")
    assert "密码不正确" in text_of(window, "message-what")
    assert seen(form) == []
    assert not part(form, QPushButton, "unpack-take-in").isVisible()


def test_that_another_password_takes_what_was_seen_away(
    office: Opened, other: Opened, enter: Enter, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    form = show_content(to_packages(enter, other), packed(office, tmp_path), settle)
    qtbot.keyClicks(part(form, QLineEdit, "field-unpack-password"), "x")
    assert seen(form) == []
    assert not part(form, QPushButton, "unpack-take-in").isVisible()


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.CLERK, (False, True)),
        (Role.ANALYST, (True, True)),
        (Role.MANAGER, (True, True)),
    ],
)
def test_that_who_may_not_back_up_sees_the_packages_their_duty_allows_and_no_backup(
    office: Opened, enter: Enter, role: Role, shown: tuple[bool, bool]
) -> None:
    window = enter(office.house, signed_in_as(office, role), "backup")
    assert (part(window, PackForm, "pack-form").isVisible(), part(window, UnpackForm, "unpack-form").isVisible()) == shown
    assert text_of(window, "backup-title") == "数据包"
    for name in ("packages-back", "backup-now", "backup-verify", "backup-restore"):
        assert not part(window, QPushButton, name).isVisible()


def test_that_an_administrator_who_sees_no_business_data_is_offered_no_package(office: Opened, enter: Enter) -> None:
    window = enter(office.house, signed_in_as(office, Role.SYSTEM_ADMIN), "backup")
    assert not part(window, QPushButton, "backup-packages").isVisible()
    assert part(window, QPushButton, "backup-now").isVisible()
