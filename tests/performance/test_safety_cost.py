"""What safety costs: the trail's part of an import, encryption's part of opening and asking, the seconds a sign-in takes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from desktop_app.bootstrap import build
from desktop_app.composition.settings import Settings
from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.progress import SILENT
from desktop_app.engines.duckdb_local import DuckDbEngine
from desktop_app.storage.audit import DuckAudit
from desktop_app.storage.database import FILE_NAME, connect
from desktop_app.storage.workspace import DuckWorkspace
from tests.fakes.clock import FrozenClock
from tests.houses import AS_OF, PASSWORD, UNIT, USER, Opened, opened_in

pytestmark = pytest.mark.bench
ROUNDS = 9
ROWS = 2_000
MOST_OF_AN_IMPORT = 0.05
MOST_OF_A_PLAIN_FILE = 1.3
SIGN_IN_SECONDS = (0.5, 1.5)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def test_the_trails_part_of_an_import(extracts: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spent: list[float] = []

    def timed(name: str) -> None:
        method = getattr(DuckAudit, name)

        def measured(self: DuckAudit, *arguments: object) -> None:
            spent.append(seconds(lambda: method(self, *arguments)))

        monkeypatch.setattr(DuckAudit, name, measured)

    opened = opened_in(tmp_path / "workspace")
    check = opened.house.check_extracts(opened.session, extracts)
    timed("append")
    timed("settle")
    whole = seconds(lambda: opened.house.commit_import(opened.session, check.token))
    opened.house.gate.sign_out()
    print(f"\nimport, committing alone: {whole:.2f} s, of which the trail {sum(spent) * 1000:.1f} ms = {sum(spent) / whole:.2%}")
    assert sum(spent) / whole <= MOST_OF_AN_IMPORT


def test_a_row_of_the_trail_and_its_check(tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "workspace")
    store = opened.house.gate.workspace

    def write() -> None:
        for number in range(ROWS):
            with store.begin() as work:
                work.commit(AuditEntry(USER, "test", f"row {number}", {"number": number}))

    written = seconds(write)
    with store.begin() as work:
        checked = seconds(work.audit.check)
        assert work.audit.check().whole
    opened.house.gate.sign_out()
    print(
        f"\n{ROWS} commits of nothing but their row: {written / ROWS * 1000:.1f} ms; check: {checked / ROWS * 1e6:.0f} µs a row"
    )


def test_opening_and_asking_beside_the_same_file_unencrypted(county: Opened, tmp_path: Path) -> None:
    store = county.house.gate.workspace
    assert isinstance(store, DuckWorkspace)
    key, folder = store.key, store.folder
    store.close()
    plain = tmp_path / "plain.duckdb"
    copying = duckdb.connect()
    copying.execute(f"LOAD '{_extension()}'")
    copying.execute(f"ATTACH '{folder / FILE_NAME}' AS ws (ENCRYPTION_KEY '{key.hex()}', READ_ONLY)")
    copying.execute(f"ATTACH '{plain}' AS plain")
    copying.execute("COPY FROM DATABASE ws TO plain")
    copying.close()
    times: dict[str, list[float]] = {name: [] for name in ("open", "ask", "plain open", "plain ask")}
    for _round in range(ROUNDS):
        for name, opening in (("", lambda: connect(folder, key)), ("plain ", lambda: _plain(plain))):
            begun = time.perf_counter()
            connection = opening()
            times[f"{name}open"].append(time.perf_counter() - begun)
            times[f"{name}ask"].append(_asked(connection))
            connection.close()
    store.open(key)
    middle = {name: statistics.median(found) for name, found in times.items()}
    for name, found in middle.items():
        print(f"\n{name:11s} {found * 1000:7.1f} ms", end="")
    ratio = (middle["open"] + middle["ask"]) / (middle["plain open"] + middle["plain ask"])
    print(f"\nencrypted / plain, opening and asking: {ratio:.2f}; asking alone: {middle['ask'] / middle['plain ask']:.2f}")
    assert ratio <= MOST_OF_A_PLAIN_FILE


def test_the_seconds_of_a_sign_in(tmp_path: Path) -> None:
    house = build(Settings(tmp_path / "workspace", clock=FrozenClock()))
    house.gate.create(UNIT, USER, PASSWORD, DeviceChoice.UNBOUND)
    house.gate.sign_out()
    found = []
    for _round in range(5):
        found.append(seconds(lambda: house.gate.sign_in(USER, PASSWORD)))
        house.gate.sign_out()
    print(f"\nsign-in: {statistics.median(found):.2f} s ({min(found):.2f} to {max(found):.2f})")
    assert SIGN_IN_SECONDS[0] <= statistics.median(found) <= SIGN_IN_SECONDS[1]


def _asked(connection: duckdb.DuckDBPyConnection) -> float:
    """The question behind every list and score: all indicators of all customers as of a day."""
    return seconds(lambda: DuckDbEngine(connection.cursor).indicators(AS_OF, SILENT))


def _plain(path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    connection.execute(f"ATTACH '{path}' AS ws")
    return connection


def _extension() -> Path:
    import duckdb_extension_httpfs  # noqa: PLC0415 - only this measurement copies out of the store

    return next(Path(duckdb_extension_httpfs.__file__).parent.rglob("httpfs.duckdb_extension"))
