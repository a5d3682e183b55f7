"""A new data key: everybody comes in as before, the old key opens nothing, and no crash in between locks anybody out."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import Cancelled, WorkspaceError
from desktop_app.domain.progress import Silent
from desktop_app.domain.roles import Permission, Role, Session
from desktop_app.security import durable
from desktop_app.security.slot_file import FILE_NAME as SLOTS
from desktop_app.storage import rekeying
from desktop_app.storage.database import FILE_NAME as LEDGER
from desktop_app.storage.workspace import DuckWorkspace
from tests.unit.services.office import FOUNDER, SYSTEM, Office, refused


@pytest.fixture
def session(office: Office) -> Session:
    office.found()
    office.appoint((SYSTEM, Role.SYSTEM_ADMIN))
    return office.come(SYSTEM)


def sequence(office: Office) -> int:
    with office.house.gate.workspace.begin() as work:
        assert work.audit.check().whole
        return work.audit.rows()[-1].sequence


def test_that_everybody_keeps_the_password_and_the_old_key_opens_nothing(office: Office, session: Session) -> None:
    old, before = office.house.gate.workspace.key, sequence(office)
    office.house.rotate_key(session)
    assert office.house.gate.workspace.key != old
    assert sequence(office) == before + 2
    assert session.may(Permission.ROTATE_KEY)
    assert office.house.list_accounts(session), "the session goes on"
    for user in (FOUNDER, SYSTEM):
        office.come(user)
    office.house.gate.sign_out()
    with pytest.raises(WorkspaceError):
        DuckWorkspace(office.folder, office.clock).open(old)
    assert sorted(path.name for path in office.folder.iterdir()) == [LEDGER, "scratch", "session.lock", SLOTS]
    assert office.house.gate.recover(office.code, FOUNDER, "Recovered-2026-a").user == FOUNDER


def test_that_a_copy_that_differs_is_thrown_away_and_the_old_key_stays(
    office: Office, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rekeying._content
    monkeypatch.setattr(rekeying, "_content", lambda cursor, database, table: (database, *real(cursor, database, table)))
    old = office.house.gate.workspace.key
    assert refused(lambda: office.house.rotate_key(session)) == "rotate.copy_differs"
    as_before(office, old)


class Stopping(Silent):
    def __init__(self, after: int) -> None:
        self._left = after

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


@pytest.mark.parametrize("after", [0, 1, 5])
def test_that_cancelling_leaves_the_old_key_in_force(office: Office, session: Session, after: int) -> None:
    old = office.house.gate.workspace.key
    with pytest.raises(Cancelled):
        office.house.rotate_key(session, Stopping(after))
    as_before(office, old)


@pytest.mark.parametrize("step", ["copy", "switch"])
def test_that_a_disk_that_refuses_leaves_the_old_key_in_force(
    office: Office, session: Session, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    old = office.house.gate.workspace.key
    if step == "switch":
        monkeypatch.setattr(Path, "replace", refuse_for(rekeying.NEXT, Path.replace, refuse))
    else:
        office.folder.joinpath(rekeying.NEXT).mkdir()
        office.folder.joinpath(rekeying.NEXT, "in the way").touch()
    assert refused(lambda: office.house.rotate_key(session)) == "workspace.disk"
    monkeypatch.undo()
    as_before(office, old)


def refuse_for(name: str, real: Callable[[Path, Path], Path], refuse: Callable[..., None]) -> Callable[[Path, Path], Path]:
    def replace(source: Path, target: Path) -> Path:
        if source.name == name:
            refuse()
        return real(source, target)

    return replace


def as_before(office: Office, old: bytes) -> None:
    """The session goes on under the old key, and the slots hold no other."""
    assert office.house.gate.workspace.key == old
    assert office.house.gate.vault.keys(SYSTEM, office.passwords[SYSTEM]) == (old,)
    assert office.come(FOUNDER).user == FOUNDER


def test_that_a_crash_at_any_step_leaves_a_workspace_that_opens(
    office: Office, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is copied as a killed program leaves it: before and after every write, renaming and statement.

    What is on the disk then is all that matters, so that of equal copies one is kept.
    """
    crashes: dict[str, Path] = {}
    steps: list[str] = []

    def crash() -> None:
        there = tmp_path / f"crash-{len(steps):02}"
        shutil.copytree(office.folder, there, ignore=shutil.ignore_patterns("scratch"))
        steps.append(state(there))
        if crashes.setdefault(steps[-1], there) != there:
            shutil.rmtree(there)

    def around(real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **more: object) -> object:
            crash()
            answer = real(*arguments, **more)
            crash()
            return answer

        return step

    monkeypatch.setattr(Path, "replace", around(Path.replace))
    monkeypatch.setattr(durable, "sync_folder", around(durable.sync_folder))
    for name in ("run", "_verify", "_content", "_sync", "forget", "copy_under", "switch"):
        monkeypatch.setattr(rekeying, name, around(getattr(rekeying, name)))
    before, old = sequence(office), office.house.gate.workspace.key
    office.house.rotate_key(session)
    monkeypatch.undo()
    assert len(steps) > 60
    seen = {reopened(office, there, before, old) for there in crashes.values()}
    assert seen == {("old", 1), ("old", 2), ("new", 2), ("new", 1)}, "both sides of every moment of decision"


def state(folder: Path) -> str:
    content = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    return hashlib.sha256(repr(content).encode()).hexdigest()


def reopened(office: Office, there: Path, before: int, old: bytes) -> tuple[str, int]:
    """Both people come in, nothing is lost, one key is left; gives which one it is, and how many there were."""
    found = Office(there, office.clock, passwords=office.passwords)
    held = found.house.gate.vault.keys(SYSTEM, office.passwords[SYSTEM])
    for user in (SYSTEM, FOUNDER):
        found.come(user)
        assert sequence(found) > before
    key = found.house.gate.workspace.key
    assert found.house.gate.vault.keys(SYSTEM, office.passwords[SYSTEM]) == (key,)
    found.house.gate.sign_out()
    assert not (there / rekeying.NEXT).exists()
    return "old" if key == old else "new", len(held)
