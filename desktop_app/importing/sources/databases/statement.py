"""Only one SELECT leaves the program: what a person typed is read by a parser of the database's own dialect first.

What is sent are the very characters that were parsed, without comments: some servers run what stands in them (`/*! … */`).
The session is read-only besides, and an office should give the program an account that may only read: this check is the first
of three locks, not the only one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import pairwise

from sqlglot import Dialect, Token, TokenType, exp
from sqlglot.errors import SqlglotError

from desktop_app.domain.database import DatabaseKind
from desktop_app.domain.errors import ExtractError

logging.getLogger("sqlglot").setLevel(logging.CRITICAL)  # its warnings quote the statement, which may name a customer

_DIALECTS = {
    DatabaseKind.POSTGRESQL: "postgres",
    DatabaseKind.KINGBASE: "postgres",
    DatabaseKind.MYSQL: "mysql",
    DatabaseKind.ORACLE: "oracle",
    DatabaseKind.ODBC: "",
}
_BEGINS = (TokenType.SELECT, TokenType.WITH)
_WRITES = (exp.DML, exp.DDL, exp.Command, exp.Into, exp.Lock, exp.Set, exp.Use, exp.Kill, exp.Pragma, exp.Copy, exp.Drop)
# Functions a SELECT can run that act, wait, or reach beyond the tables; and packages of such.
_ACTING = (
    "pg_", "lo_", "dblink", "set_config", "nextval", "setval", "xp_", "sp_", "sys_", "load_file", "sleep", "benchmark",
    "get_lock", "release_lock", "query_to_xml", "database_to_xml", "table_to_xml", "httpuritype", "openrowset", "opendatasource",
    "openquery",
)  # fmt: skip
_PACKAGES = ("dbms_", "utl_")


def only_select(sql: str, kind: DatabaseKind) -> str:
    """The one SELECT in `sql` as it is sent: without comments and closing semicolon.

    Raises:
        ExtractError: it cannot be read, is more than one statement, or does anything but read.
    """
    dialect = Dialect.get_or_raise(_DIALECTS[kind])
    try:
        tokens = _one_statement(dialect.tokenize(sql))
        _refuse_beginning(tokens)
        _refuse_writing(dialect.parse(sql))
    except SqlglotError as error:
        raise ExtractError("databases.not_understood", detail=str(error).splitlines()[0]) from error
    _refuse_acting(tokens)
    return _without_comments(sql, tokens)


def _one_statement(tokens: list[Token]) -> list[Token]:
    """Without closing semicolons."""
    while tokens and tokens[-1].token_type is TokenType.SEMICOLON:
        tokens = tokens[:-1]
    if not tokens or any(token.token_type is TokenType.SEMICOLON for token in tokens):
        raise ExtractError("databases.one_statement")
    return tokens


def _refuse_beginning(tokens: list[Token]) -> None:
    first = next((token for token in tokens if token.token_type is not TokenType.L_PAREN), tokens[0])
    if first.token_type not in _BEGINS:
        raise ExtractError("databases.only_select", word=first.text.upper())


def _refuse_writing(statements: Sequence[exp.Expr | None]) -> None:
    for statement in statements:
        for node in statement.walk() if statement is not None else ():
            if isinstance(node, _WRITES) and not isinstance(node, exp.Query):
                raise ExtractError("databases.only_select", word=node.key.upper())


def _refuse_acting(tokens: list[Token]) -> None:
    """Told by their names, however they are quoted or qualified."""
    for token, following in pairwise(tokens):
        name = token.text.lower()
        acts = following.token_type is TokenType.L_PAREN and name.startswith(_ACTING)
        if acts or (following.token_type is TokenType.DOT and name.startswith(_PACKAGES)):
            raise ExtractError("databases.only_select", word=token.text.upper())
        if token.token_type is TokenType.DOT and following.text.lower() == "nextval":
            raise ExtractError("databases.only_select", word="NEXTVAL")


def _without_comments(sql: str, tokens: list[Token]) -> str:
    """The statement's tokens, letter for letter; what stood between two of them becomes one blank."""
    parts: list[str] = []
    end = tokens[0].start
    for token in tokens:
        parts.append(" " if token.start > end else "")
        parts.append(sql[token.start : token.end + 1])
        end = token.end + 1
    return "".join(parts)
