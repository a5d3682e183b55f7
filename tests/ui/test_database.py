"""From an empty list of connections to stored bills, on the screen, against a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Session
from desktop_app.services.house import House
from desktop_app.ui.screens.importing.connection_form import ConnectionForm
from desktop_app.ui.screens.importing.pull_card import PullCard
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.inputs import Choice
from tests.fakes.secrets import KeptSecrets
from tests.houses import Opened, opened_in
from tests.servers import DATABASE, SECRET, USER, Server, postgresql
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
Enter = Callable[[House, Session, str], MainWindow]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql() as started:
        started.statements(
            "CREATE TABLE a_rcvbl_flow (户号 text, 电费年月 text, 应收电费 numeric(18,2), 发行日期 date, 交费截止日 date)",
            "INSERT INTO a_rcvbl_flow SELECT lpad(n::text, 10, '0'), '202601', 80 + n * 1.1, '2026-01-05', '2026-01-25' "
            "FROM generate_series(1, 1200) n",
            "CREATE TABLE c_cons (户号 text, 户名 text)",
            f"GRANT SELECT ON a_rcvbl_flow, c_cons TO {USER}",
        )
        yield started


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = opened_in(tmp_path / "workspace", KeptSecrets())
    yield made
    made.house.gate.sign_out()


def at_databases(enter: Enter, opened: Opened, settle: Settle) -> MainWindow:
    window = enter(opened.house, opened.session, "data")
    click(window, "import-database")
    settle()
    return window


def fill(window: MainWindow, server: Server, secret: str = SECRET) -> ConnectionForm:
    form = part(window, ConnectionForm, "connection-form")
    typed = {
        "name": "营销库",
        "host": "127.0.0.1",
        "port": str(server.port),
        "database": DATABASE,
        "user": USER,
        "secret": secret,
    }
    for name, text in typed.items():
        form.fields[f"database-{name}"].setText(text)
    return form


def made(window: MainWindow, server: Server, settle: Settle) -> None:
    click(window, "connection-new")
    fill(window, server)
    click(part(window, ConnectionForm, "connection-form"), "form-send")
    settle()
    settle()


def cells(window: MainWindow, table: str, column: int = 0) -> list[str]:
    rows = part(window, ColumnarView, table).rows
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


def test_that_a_connection_is_tried_saved_and_its_table_imported(
    server: Server, opened: Opened, enter: Enter, settle: Settle, stage: Stage, qtbot: QtBot
) -> None:
    window = at_databases(enter, opened, settle)
    assert text_of(window, "connections-none")
    click(window, "connection-new")
    form = fill(window, server)
    click(form, "database-try")
    settle()
    assert text_of(window, "database-answer").startswith("✓ 已连通：PostgreSQL 1")
    click(form, "form-send")
    settle()
    settle()
    assert text_of(window, "message-next") == "密码已存入本机的系统密钥库"
    assert form.fields["database-secret"].text() == ""
    click(window, "pull-ask")
    settle()
    assert cells(window, "pull-tables") == ["public.a_rcvbl_flow", "public.c_cons"]
    click(window, "pull-look")
    settle()
    assert text_of(window, "pull-preview-title") == "前 200 行，后面还有"
    assert cells(window, "pull-preview")[:2] == ["0000000001", "0000000002"]
    click(window, "pull-import")
    settle()
    assert text_of(window, "figure-accepted-value") == "1,200"
    click(window, "check-import")
    qtbot.waitUntil(lambda: "1,200 行" in text_of(window, "result-rows"), timeout=20_000)
    stage.runner.cancel_all()  # of the scoring that follows by itself
    settle()


def test_that_a_query_with_a_cap_is_read_and_the_cap_told(server: Server, opened: Opened, enter: Enter, settle: Settle) -> None:
    window = at_databases(enter, opened, settle)
    made(window, server, settle)
    part(window, QPlainTextEdit, "pull-query").setPlainText("select * from a_rcvbl_flow order by 1")
    part(window, QLineEdit, "pull-cap").setText("500")
    click(window, "pull-import")
    settle()
    assert text_of(window, "figure-accepted-value") == "500"
    assert any("只读取了前 500 行" in said for said in cells(window, "check-findings", 1) + cells(window, "check-findings", 2))


def test_that_a_statement_that_writes_is_answered_with_a_sentence(
    server: Server, opened: Opened, enter: Enter, settle: Settle
) -> None:
    window = at_databases(enter, opened, settle)
    made(window, server, settle)
    part(window, QPlainTextEdit, "pull-query").setPlainText("delete from a_rcvbl_flow")
    click(window, "pull-look")
    settle()
    assert text_of(window, "message-what") == "“DELETE”不是查询，本程序只发出 SELECT。"


def test_that_a_wrong_password_is_answered_on_the_spot(server: Server, opened: Opened, enter: Enter, settle: Settle) -> None:
    window = at_databases(enter, opened, settle)
    click(window, "connection-new")
    form = fill(window, server, "wrong")
    click(form, "database-try")
    settle()
    assert "不接受用户 reader 的密码" in text_of(window, "message-what")
    assert part(form, QPushButton, "database-try").isEnabled()


def test_that_without_a_keyring_the_page_says_so_and_asks(server: Server, tmp_path: Path, enter: Enter, settle: Settle) -> None:
    opened = opened_in(tmp_path / "workspace")
    window = at_databases(enter, opened, settle)
    made(window, server, settle)
    assert part(window, QLabel, "connections-keyring").isVisible()
    secret = part(window, QLineEdit, "pull-secret")
    assert secret.isVisible()
    click(window, "pull-ask")
    settle()
    assert "没有保存连接“营销库”的密码" in text_of(window, "message-what")
    secret.setText(SECRET)
    click(window, "pull-ask")
    settle()
    assert len(cells(window, "pull-tables")) == 2
    opened.house.gate.sign_out()


def test_that_a_connection_is_changed_and_deleted(
    server: Server, opened: Opened, enter: Enter, settle: Settle, qtbot: QtBot
) -> None:
    window = at_databases(enter, opened, settle)
    made(window, server, settle)
    click(window, "connection-edit")
    form = part(window, ConnectionForm, "connection-form")
    assert (form.fields["database-host"].text(), form.fields["database-secret"].text()) == ("127.0.0.1", "")
    form.fields["database-port"].setText("99999")
    click(form, "form-send")
    assert "端口" in text_of(form, "form-message")
    form.fields["database-port"].setText("5433")
    click(form, "form-send")
    settle()
    settle()
    assert cells(window, "connections", 1) == [f"PostgreSQL · 127.0.0.1:5433 · {DATABASE}"]
    click(window, "connection-delete")
    settle()
    settle()
    assert cells(window, "connections") == []
    assert not part(window, PullCard, "pull-part").findChild(QPushButton, "pull-import").isEnabled()


def test_that_the_form_asks_what_the_kind_needs(opened: Opened, enter: Enter, settle: Settle) -> None:
    window = at_databases(enter, opened, settle)
    click(window, "connection-new")
    form = part(window, ConnectionForm, "connection-form")
    kind = part(form, Choice, "database-kind")
    kind.setCurrentIndex(kind.findText("Oracle"))
    assert (form.fields["database-port"].text(), form.labels["database-database"].text()) == ("1521", "服务名")
    kind.setCurrentIndex(kind.findText("ODBC"))
    assert not form.fields["database-host"].isVisible()
