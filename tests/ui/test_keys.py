"""A new recovery code and a new data key on the screen, in a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from desktop_app.ui.asking.second_person import SecondPersonDialog
from desktop_app.ui.shell.first_start import last_group
from desktop_app.ui.shell.window import MainWindow
from tests.houses import PASSWORD, USER, Opened, opened_in
from tests.offices import SECOND, office_in
from tests.seconds import newest_row, signed_in_as
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
Enter = Callable[[House, Session, str], MainWindow]
NEW = "Another-Word-2026"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    opened = office_in(tmp_path / "workspace", tmp_path / "extracts")
    yield opened
    opened.house.gate.sign_out()


def to_keys(enter: Enter, opened: Opened, session: Session | None = None) -> MainWindow:
    window = enter(opened.house, session or opened.session, "accounts")
    click(window, "accounts-keys")
    return window


def ask_for_code(window: MainWindow, settle: Settle) -> None:
    click(window, "code-begin")
    click(window, "code-confirm-act")
    settle()


def confirm_by(window: MainWindow, password: str, settle: Settle) -> SecondPersonDialog:
    dialog = part(window, SecondPersonDialog, "second-person")
    part(dialog, QLineEdit, "second-user").setText(SECOND.user)
    part(dialog, QLineEdit, "second-password").setText(password)
    click(dialog, "second-send")
    settle()
    return dialog


def key_of(opened: Opened) -> bytes:
    return opened.house.gate.workspace.key


def test_that_a_new_code_takes_a_second_person_where_there_is_one(office: Opened, enter: Enter, settle: Settle) -> None:
    window = to_keys(enter, office)
    ask_for_code(window, settle)
    assert window.findChild(QLabel, "recovery-code") is None
    dialog = confirm_by(window, "wrong-2026", settle)
    assert "密码不正确" in text_of(dialog, "second-message")
    assert newest_row(office).action == "approval.refused"
    confirm_by(window, SECOND.password, settle)
    row = newest_row(office)
    assert (row.action, SECOND.user in row.facts) == ("recovery.renew", True)
    assert text_of(window, "recovery-code").count("-") >= 4


def test_that_the_new_code_opens_the_workspace_and_the_one_before_no_more(tmp_path: Path, enter: Enter, settle: Settle) -> None:
    opened = opened_in(tmp_path / "alone")
    gate = opened.house.gate
    before = opened.house.new_recovery_code(opened.session)
    window = to_keys(enter, opened)
    ask_for_code(window, settle)
    code = text_of(window, "recovery-code").replace("\n", "-")
    gate.sign_out()
    with pytest.raises(WorkspaceError):
        gate.recover(before, USER, NEW)
    assert gate.recover(code, USER, NEW).user == USER
    gate.sign_out()


def test_that_the_code_stays_until_its_last_group_was_typed_from_the_paper(tmp_path: Path, enter: Enter, settle: Settle) -> None:
    opened = opened_in(tmp_path / "alone")
    window = to_keys(enter, opened)
    ask_for_code(window, settle)
    code = text_of(window, "recovery-code").replace("\n", "-")
    click(window, "keys-back")
    click(window, "accounts-keys")
    form = part(window, QWidget, "code-card")
    part(form, QCheckBox, "recovery-safe").setChecked(True)
    part(form, QLineEdit, "field-group").setText("XXXXX")
    click(form, "form-send")
    assert part(form, QLabel, "recovery-code").isVisible()
    part(form, QLineEdit, "field-group").setText(last_group(code))
    click(form, "form-send")
    settle()
    assert form.findChild(QLabel, "recovery-code") is None
    assert "之前的恢复码不能再打开" in text_of(window, "code-result")
    opened.house.gate.sign_out()


def test_that_thinking_better_of_it_changes_nothing(office: Opened, enter: Enter, settle: Settle) -> None:
    window = to_keys(enter, office, signed_in_as(office, Role.SYSTEM_ADMIN))
    before = key_of(office)
    click(window, "key-begin")
    assert "旧密钥" in text_of(window, "key-confirm-what")
    click(window, "key-confirm-leave")
    settle()
    assert key_of(office) == before
    assert newest_row(office).action != "key.rotate"


def test_that_the_key_is_changed_and_everybody_keeps_the_password(office: Opened, enter: Enter, settle: Settle) -> None:
    window = to_keys(enter, office, signed_in_as(office, Role.SYSTEM_ADMIN))
    before = key_of(office)
    click(window, "key-begin")
    click(window, "key-confirm-act")
    assert part(window, QWidget, "key-progress").isVisible()
    settle()
    assert not part(window, QWidget, "key-progress").isVisible()
    assert text_of(window, "key-result").endswith("所有人的密码不变。请现在备份。")
    assert newest_row(office).action == "key.rotate"
    after = key_of(office)
    assert after != before
    assert [office.house.gate.vault.unlock(*who) for who in ((USER, PASSWORD), (SECOND.user, SECOND.password))] == [after] * 2
    click(window, "key-backups")
    settle()
    assert part(window, QPushButton, "backup-now").isVisible()


def test_that_a_cancelled_change_leaves_the_old_key_in_force(office: Opened, enter: Enter, settle: Settle) -> None:
    window = to_keys(enter, office, signed_in_as(office, Role.SYSTEM_ADMIN))
    before = key_of(office)
    click(window, "key-begin")
    click(window, "key-confirm-act")
    window._desk.runner.cancel_all()
    settle()
    assert key_of(office) == before
    assert part(window, QPushButton, "key-begin").isEnabled()
    assert not part(window, QLabel, "key-result").isVisible()


@pytest.mark.parametrize(
    ("role", "shown", "words"),
    [
        (Role.SYSTEM_ADMIN, (False, True), "数据密钥…"),
        (Role.SECURITY_ADMIN, (True, False), "恢复码…"),
        (Role.FOUNDER, (True, False), "恢复码…"),
    ],
)
def test_that_each_duty_sees_what_it_may_change(
    office: Opened, enter: Enter, role: Role, shown: tuple[bool, bool], words: str
) -> None:
    window = to_keys(enter, office, signed_in_as(office, role))
    assert part(window, QPushButton, "accounts-keys").text() == words
    assert (part(window, QWidget, "code-card").isVisible(), part(window, QWidget, "key-card").isVisible()) == shown
