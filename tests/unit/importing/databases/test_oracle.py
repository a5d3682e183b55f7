"""Oracle without an Oracle: the SQL we render, the session we ask for, and the driver in thin mode reaching nobody. No more."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import oracledb
import pytest
from sqlalchemy import literal_column, select, table
from sqlalchemy.dialects import oracle

from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Tls
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources.databases.looking import answers
from desktop_app.importing.sources.databases.refusals import refusal

CONNECTION = DatabaseConnection("营销库", DatabaseKind.ORACLE, "127.0.0.1", 1521, "sgpm", "reader")


def test_that_a_table_is_asked_for_in_oracles_words() -> None:
    question = select(literal_column("*")).select_from(table("A_RCVBL_FLOW", schema="SGPM")).limit(1001)
    said = " ".join(str(question.compile(dialect=oracle.dialect(), compile_kwargs={"literal_binds": True})).split())
    assert said == 'SELECT * FROM "SGPM"."A_RCVBL_FLOW" FETCH FIRST 1001 ROWS ONLY'


@contextmanager
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """Something that hears what the driver says first, and hangs up."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hear() -> None:
            caller, _ = server.accept()
            caller.settimeout(0.5)
            with caller, suppress(TimeoutError):
                while said := caller.recv(4096):
                    heard.append(said)

        thread = threading.Thread(target=hear, daemon=True)
        thread.start()
        yield server.getsockname()[1], heard
        thread.join(10)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, b"(SERVICE_NAME=sgpm)"),
        ({"options": (("sid", "orcl"),)}, b"(SID=orcl)"),
        ({"tls": Tls.ENCRYPT}, b"\x16\x03\x01"),  # the beginning of a TLS handshake
    ],
)
def test_that_the_driver_asks_for_what_was_set_without_an_oracle_client(changes: dict[str, Any], words: bytes) -> None:
    with listener() as (port, heard), pytest.raises(ExtractError) as error:
        answers(replace(CONNECTION, port=port, **changes), "x", SILENT)
    assert oracledb.is_thin_mode()
    assert words in b"".join(heard)
    assert error.value.message.key in {"databases.lost", "databases.no_server", "databases.no_tls"}


def test_that_a_port_without_oracle_is_told_so() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
    with pytest.raises(ExtractError) as error:
        answers(DatabaseConnection("a", DatabaseKind.ORACLE, "127.0.0.1", port, "sgpm", "reader"), "x", SILENT)
    assert error.value.message.key == "databases.no_server"


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("ORA-01017: invalid username/password; logon denied", "wrong_password"),
        ("ORA-00942: table or view does not exist", "no_table"),
        ("ORA-01031: insufficient privileges", "denied"),
        ('ORA-00904: "X": invalid identifier', "no_column"),
        ("ORA-01456: may not perform insert/delete/update operation inside a READ ONLY transaction", "only_reads"),
        ("ORA-01013: user requested cancel of current operation", "stopped"),
        ("DPY-6001: Service sgpm is not registered with the listener", "no_database"),
        ("ORA-99999: something new", "failed"),
    ],
)
def test_that_oracles_codes_are_known(said: str, key: str) -> None:
    from sqlalchemy.exc import DatabaseError  # noqa: PLC0415 - one name, used here only

    told = refusal(DatabaseError(None, None, oracledb.DatabaseError(said)), CONNECTION)
    assert isinstance(told, ExtractError)
    assert told.message.key == f"databases.{key}"
