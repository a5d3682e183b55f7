"""Each named misfortune with its sentence, and flipped bytes (many more in tests/performance/test_faults.py)."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from desktop_app.composition.settings import RESOURCES
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.errors import BackupError, UserFacingError, WorkspaceError
from desktop_app.domain.texts import Texts
from desktop_app.storage import container
from desktop_app.storage.database import FILE_NAME
from desktop_app.storage.running import in_words
from tests.faultlab.flips import Verdict, flip_database
from tests.houses import PASSWORD, USER, Opened, house_in
from tests.offices import extracts_in, office_in, old_office_in, take_in


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    opened = office_in(tmp_path / "workspace", tmp_path / "extracts")
    yield opened
    opened.house.gate.sign_out()


def ledger_of(opened: Opened) -> str:
    with opened.house.gate.workspace.begin() as work:
        return work.ledger.fingerprint().sha256


def test_that_single_flipped_bytes_of_the_database_are_found_or_harmless(office: Opened, tmp_path: Path) -> None:
    verdicts = flip_database(office, tmp_path / "flips", random.Random(5), 12)
    assert set(verdicts) <= {Verdict.FOUND, Verdict.HARMLESS}


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (duckdb.OutOfMemoryException("Out of Memory Error: failed to allocate data of size 4.0 GiB"), "workspace.memory"),
        (MemoryError(), "workspace.memory"),
        (duckdb.IOException('IO Error: Could not write file "x": No space left on device'), "workspace.disk"),
        (duckdb.IOException('IO Error: Could not truncate file "x": Read-only file system'), "workspace.disk"),
        (OSError(errno.ENOSPC, "No space left on device"), "workspace.disk"),
        (PermissionError(errno.EACCES, "Permission denied"), "workspace.disk"),
        (
            duckdb.IOException('IO Error: Could not read enough bytes from file "x": wanted 1096 bytes at location 3000'),
            "workspace.damaged",
        ),
        (duckdb.IOException("IO Error: Corrupt database file: computed checksum 1 does not match 2"), "workspace.damaged"),
        (
            duckdb.FatalException("FATAL Error: database has been invalidated because of a previous fatal error"),
            "workspace.interrupted",
        ),
        (duckdb.ParserException("syntax error"), None),
        (KeyError("x"), None),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else value,
)
def test_that_each_misfortune_has_its_sentence_and_a_bug_has_none(error: BaseException, key: str | None, tmp_path: Path) -> None:
    sentence = in_words(error, tmp_path)
    assert (sentence.message.key if sentence else None) == key
    if sentence:
        advice = Texts.load(RESOURCES / "texts").advice(sentence.message)
        assert all((advice.what, advice.means, advice.next))


def test_that_memory_running_out_within_a_transaction_is_told_and_nothing_is_lost(office: Opened) -> None:
    before = ledger_of(office)
    with pytest.raises(WorkspaceError) as error, office.house.gate.workspace.begin():
        raise duckdb.OutOfMemoryException("Out of Memory Error: could not allocate block")
    assert error.value.message.key == "workspace.memory"
    assert ledger_of(office) == before


def note(opened: Opened, subject: str) -> None:
    with opened.house.gate.workspace.begin() as work:
        work.commit(AuditEntry(USER, "test.note", subject, {}))


@contextmanager
def files_cannot_grow_past(size: int) -> Iterator[None]:
    """The system refuses every write beyond `size` bytes of a file, as a full disk would."""
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize("room", [0, 100, 700])
@pytest.mark.parametrize("afterwards", [[], ["kept"]], ids=["leaving", "going on"])
def test_that_after_a_commit_the_disk_refused_the_store_is_as_before(office: Opened, room: int, afterwards: list[str]) -> None:
    workspace = office.house.gate.workspace
    journal = workspace.folder / f"{FILE_NAME}.wal"
    before, key = ledger_of(office), workspace.key
    with pytest.raises(WorkspaceError) as error, files_cannot_grow_past(journal.stat().st_size + room):
        note(office, "refused")
    assert error.value.message.key == "workspace.disk"
    for subject in afterwards:
        note(office, subject)
    workspace.close()
    workspace.open(key)
    note(office, "next")
    assert ledger_of(office) == before
    with workspace.begin() as work:
        assert work.audit.check({}).whole
        assert [row.subject for row in work.audit.rows() if row.action == "test.note"] == [*afterwards, "next"]


def test_that_a_full_disk_before_an_import_imports_nothing(
    office: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = office.house.check_extracts(office.session, extracts_in(tmp_path / "more", 1))
    before = ledger_of(office)

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(container.zipfile.ZipFile, "writestr", full)
        with pytest.raises(WorkspaceError) as error:
            office.house.commit_import(office.session, check.token)
    assert error.value.message.key == "workspace.disk"
    assert ledger_of(office) == before
    assert list((office.house.gate.folder / "backups").iterdir()) == []
    assert office.house.commit_import(office.session, check.token).batch.batch_id == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_that_a_read_only_folder_is_told(office: Opened) -> None:
    folder = office.house.gate.folder
    office.house.gate.sign_out()
    folder.chmod(0o500)
    try:
        with pytest.raises(UserFacingError):
            house_in(folder).gate.sign_in(USER, PASSWORD)
    finally:
        folder.chmod(0o700)


def test_that_an_old_store_is_backed_up_before_it_is_changed_and_can_be_had_back(tmp_path: Path) -> None:
    old_office_in(tmp_path / "old")
    house = house_in(tmp_path / "old")
    session = house.gate.sign_in(USER, PASSWORD)
    (info,) = house.list_backups(session)
    assert (info.why, info.verified) == ("upgrade", True)
    assert house.preview_restore(session, info.path).then.users == (USER,)
    house.gate.sign_out()


def test_that_an_old_store_that_cannot_be_backed_up_is_not_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old_office_in(tmp_path / "old")
    before = (tmp_path / "old" / FILE_NAME).read_bytes()

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(container.zipfile.ZipFile, "writestr", full)
        with pytest.raises(WorkspaceError) as error:
            house_in(tmp_path / "old").gate.sign_in(USER, PASSWORD)
    assert error.value.message.key == "workspace.disk"
    assert (tmp_path / "old" / FILE_NAME).read_bytes() == before


def test_that_a_store_the_engine_gave_up_on_is_opened_anew(office: Opened) -> None:
    """As after a failed write to the copy of a backup, which ends all work of the engine that had it open."""
    before = ledger_of(office)
    workspace = office.house.gate.workspace

    class GivenUp:
        def cursor(self) -> GivenUp:
            return self

        def execute(self, _sql: str) -> None:
            raise duckdb.FatalException("FATAL Error: database has been invalidated because of a previous fatal error")

        def close(self) -> None:
            real.close()

    real = workspace._connection  # type: ignore[attr-defined]
    workspace._connection = GivenUp()  # type: ignore[attr-defined]
    assert ledger_of(office) == before


def test_that_a_damaged_page_is_found_by_the_checkup_and_repair_knows_the_way(tmp_path: Path) -> None:
    office = office_in(tmp_path / "workspace", tmp_path / "extracts")
    made = office.house.back_up(office.session)
    office.house.gate.sign_out()
    path = tmp_path / "workspace" / FILE_NAME
    whole = path.read_bytes()
    for place in range(14_000, len(whole), 262_144):
        content = bytearray(whole)
        content[place] ^= 255
        path.write_bytes(content)
        found = house_in(tmp_path / "workspace").repair(USER, PASSWORD)
        if not found.opens:
            assert found.rescue_from == made.path
            break
    else:
        pytest.fail("no flipped byte was found by reading everything")


def test_that_a_damaged_backup_never_takes_the_place_of_a_good_one(office: Opened, tmp_path: Path) -> None:
    made = office.house.back_up(office.session)
    bad = made.path.with_name("powerdesk-20300101-000000.pdbackup")
    bad.write_bytes(made.path.read_bytes().replace(b"2026-01-05T09:30:00", b"2030-01-01T00:00:00"))
    take_in(office, extracts_in(tmp_path / "more", 1))
    office.house.back_up(office.session)
    with pytest.raises(BackupError):
        office.house.preview_restore(office.session, bad)
    assert any(info.verified for info in office.house.list_backups(office.session))
    shutil.rmtree(tmp_path / "more")
