"""One byte of a file changed, somewhere: is it found when everything is read, or does it change nothing?"""

from __future__ import annotations

import enum
import random
import shutil
from pathlib import Path

from desktop_app.domain.errors import BackupError, UserFacingError, WorkspaceError
from desktop_app.domain.progress import SILENT
from desktop_app.storage.backup_writing import examine
from desktop_app.storage.content import contents
from desktop_app.storage.database import FILE_NAME, connect
from desktop_app.storage.running import told
from tests.houses import Opened


class Verdict(enum.Enum):
    FOUND = "found"
    HARMLESS = "harmless"
    ACCEPTED = "silently accepted"


def flip_database(office: Opened, place: Path, draw: random.Random, count: int) -> list[Verdict]:
    """The store is read whole after each flip; `harmless` means that every row is what it was (free blocks, spare headers)."""
    workspace = office.house.gate.workspace
    key = workspace.key
    made = office.house.back_up(office.session)
    place.mkdir(parents=True)
    _extract(made.path, place / "whole.duckdb")
    whole = (place / "whole.duckdb").read_bytes()
    before = _read(place, whole, key)
    return [_verdict(place, _flipped(whole, draw), key, before) for _ in range(count)]


def flip_backup(office: Opened, place: Path, draw: random.Random, count: int) -> list[Verdict]:
    """Every byte of a backup is covered by its seal, so none is harmless."""
    key = office.house.gate.workspace.key
    whole = office.house.back_up(office.session).path.read_bytes()
    place.mkdir(parents=True)
    verdicts = []
    for _ in range(count):
        (place / "flipped.pdbackup").write_bytes(_flipped(whole, draw))
        try:
            examine(place / "flipped.pdbackup", place, key, SILENT)
        except BackupError:
            verdicts.append(Verdict.FOUND)
        else:
            verdicts.append(Verdict.ACCEPTED)
    return verdicts


def _extract(backup: Path, target: Path) -> None:
    import zipfile  # noqa: PLC0415 - the one place that looks inside

    with zipfile.ZipFile(backup) as container, container.open("ledger.duckdb") as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


def _flipped(whole: bytes, draw: random.Random) -> bytes:
    content = bytearray(whole)
    content[draw.randrange(len(whole))] ^= 1 << draw.randrange(8)
    return bytes(content)


def _verdict(place: Path, content: bytes, key: bytes, before: str) -> Verdict:
    try:
        after = _read(place, content, key)
    except (UserFacingError, WorkspaceError):
        return Verdict.FOUND
    return Verdict.HARMLESS if after == before else Verdict.ACCEPTED


def _read(place: Path, content: bytes, key: bytes) -> str:
    room = place / "room"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    (room / FILE_NAME).write_bytes(content)
    with told(room):
        connection = connect(room, key)
        try:
            return contents(connection, SILENT).sha256
        finally:
            connection.close()
