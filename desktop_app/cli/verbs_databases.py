"""Verbs of databases: connect (save how one is reached), import-db (pull a table or query like a file)."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from desktop_app.cli.context import JsonOption, LanguageOption, UserOption, WorkspaceOption, signed_in
from desktop_app.cli.verbs_import import CheckOnlyOption, RejectsOption, bring_in
from desktop_app.domain.database import MOST_ROWS, DatabaseConnection, DatabaseKind, Pull, TableName, Tls
from desktop_app.domain.intake import Answers

SECRET_VARIABLE = "POWERDESK_DATABASE_PASSWORD"  # noqa: S105 - the variable's name


def connect(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the connection / 连接名称")],
    kind: Annotated[DatabaseKind, typer.Option("--kind", help="Kind of database / 数据库类型")],
    database: Annotated[str, typer.Option("--database", help="Database, service or DSN / 数据库、服务名或数据源")],
    host: Annotated[str, typer.Option("--host", help="Server / 服务器地址")] = "",
    port: Annotated[int | None, typer.Option("--port", help="Port / 端口")] = None,
    account: Annotated[str, typer.Option("--account", help="User of the database / 数据库用户名")] = "",
    tls: Annotated[Tls, typer.Option("--tls", help="On its way / 传输加密")] = Tls.OFF,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """测试并保存数据库连接 / try a database connection and save it."""
    connection = DatabaseConnection(name, kind, host, port or kind.port, database, account, tls)
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        secret = _secret()
        version = desk.house.try_connection(desk.session, connection, secret, progress)
        saved = desk.house.save_connection(desk.session, connection, secret)
        said = desk.house.texts.say(saved.secret)
        facts = {"name": name, "place": connection.place, "version": version, "secret": saved.secret.key}
        desk.teller.result(f"{connection.place} · {version}\n{said}", facts)


def import_database(
    context: typer.Context,
    connection: Annotated[str, typer.Argument(help="Name of the connection / 连接名称")],
    table: Annotated[str | None, typer.Option("--table", help="Table or view / 表或视图")] = None,
    sql: Annotated[str | None, typer.Option("--sql", help="One SELECT / 一条查询")] = None,
    cap: Annotated[int, typer.Option("--cap", min=1, help="At most so many rows / 行数上限")] = MOST_ROWS,
    check_only: CheckOnlyOption = False,
    rejects: RejectsOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """从数据库提取并导入 / pull an extract from a database and import it."""
    if (table is None) == (sql is None):
        raise typer.BadParameter("--table | --sql")
    wanted = sql if sql is not None else TableName(*str(table).rpartition(".")[::2])
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        pull = Pull(connection, wanted, cap, _secret())
        check = desk.house.check_extracts(desk.session, [pull], progress, Answers(known_too=check_only))
        bring_in(desk, check, rejects, check_only, progress)


def add_database_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("connect")(connect)
    app.command("import-db")(import_database)


def _secret() -> str | None:
    """From the environment; None leaves it to the keyring."""
    return os.environ.get(SECRET_VARIABLE)
