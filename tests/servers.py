"""Real database servers for tests, from Debian's packages: in a folder of their own, on a port of their own, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pymysql
import pytest

USER, SECRET, DATABASE = "reader", "秘密-2026", "yx"
_OWNER = "owner"
_WAIT_S = 60.0
_AT_ONCE = {"postgresql": signal.SIGQUIT, "mysql": signal.SIGKILL}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `statements` runs SQL as its owner."""

    kind: str
    port: int

    def statements(self, *statements: str, database: str = DATABASE) -> None:
        with _owner(self.kind, self.port, database) as connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            connection.commit()


@contextmanager
def postgresql() -> Iterator[Server]:
    programs = _newest(Path("/usr/lib/postgresql").glob("*/bin"))
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed: sudo apt-get install -y postgresql")
    with _folder() as folder:
        (folder / "owner").write_text(SECRET, "utf-8")
        data = ["-D", str(folder / "data")]
        words = [
            "-U",
            _OWNER,
            "-A",
            "scram-sha-256",
            f"--pwfile={folder / 'owner'}",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        _run([str(programs / "initdb"), *data, *words], folder)
        port = _free_port()
        command = [str(programs / "postgres"), *data, "-k", str(folder), "-h", "127.0.0.1", "-p", str(port), "-F"]
        with _running(command, folder, "postgresql", port) as server:
            server.statements(f"CREATE DATABASE {DATABASE}", database="postgres")
            server.statements(f"CREATE ROLE {USER} LOGIN PASSWORD '{SECRET}'")
            yield server


@contextmanager
def mariadb() -> Iterator[Server]:
    programs = [shutil.which(name, path="/usr/sbin:/usr/bin") for name in ("mariadbd", "mariadb-install-db")]
    if None in programs:
        pytest.skip("MariaDB's server is not installed: sudo apt-get install -y mariadb-server-core")
    with _folder() as folder:
        data = ["--no-defaults", f"--datadir={folder / 'data'}"]
        made = ["--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve", "--force"]
        _run([str(programs[1]), *data, *made], folder)
        port = _free_port()
        sockets = [f"--socket={folder / 'socket'}", f"--port={port}", "--bind-address=127.0.0.1", "--skip-name-resolve"]
        small = ["--innodb-buffer-pool-size=16M", "--innodb-flush-log-at-trx-commit=0", f"--pid-file={folder / 'pid'}"]
        with _running([str(programs[0]), *data, *sockets, *small], folder, "mysql", port) as server:
            server.statements(f"CREATE DATABASE {DATABASE} CHARACTER SET utf8mb4", database="mysql")
            server.statements(f"CREATE USER {USER}@'%' IDENTIFIED BY '{SECRET}'")
            yield server


@contextmanager
def _folder() -> Iterator[Path]:
    """Where an unprivileged user may write too: the servers refuse to run as root."""
    folder = Path(tempfile.mkdtemp(prefix="powerdesk-db-", dir="/tmp"))
    user = _unprivileged()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(command: Sequence[str], folder: Path, kind: str, port: int) -> Iterator[Server]:
    with (folder / "log").open("wb") as log, subprocess.Popen(
        command, stdout=log, stderr=log, cwd=folder, **_as_nobody()
    ) as process:  # fmt: skip
        try:
            _wait(process, folder, kind, port)
            yield Server(kind, port)
        finally:
            process.send_signal(_AT_ONCE[kind])  # nothing of it is kept
            process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], folder: Path, kind: str, port: int) -> None:
    until = time.monotonic() + _WAIT_S
    while True:
        try:
            _owner(kind, port, "postgres" if kind == "postgresql" else "mysql").close()
        except (psycopg.OperationalError, pymysql.MySQLError):
            if process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"the server did not start:\n{(folder / 'log').read_text('utf-8', 'replace')[-3000:]}")
            time.sleep(0.1)
        else:
            return


def _owner(kind: str, port: int, database: str) -> psycopg.Connection | pymysql.Connection:  # type: ignore[type-arg]
    if kind == "postgresql":
        return psycopg.connect(host="127.0.0.1", port=port, user=_OWNER, password=SECRET, dbname=database, autocommit=True)
    return pymysql.connect(host="127.0.0.1", port=port, user="root", database=database, charset="utf8mb4")


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, **_as_nobody())
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:] + done.stdout.decode("utf-8", "replace")[-3000:]


def _as_nobody() -> dict[str, object]:
    user = _unprivileged()
    home = {**os.environ, "HOME": "/tmp", "LC_ALL": "C.UTF-8"}
    return {"env": home} if user is None else {"env": home, "user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _unprivileged() -> pwd.struct_passwd | None:
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _newest(folders: Iterator[Path]) -> Path | None:
    found = sorted((folder for folder in folders if (folder / "initdb").exists()), key=lambda folder: float(folder.parent.name))
    return found[-1] if found else None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
