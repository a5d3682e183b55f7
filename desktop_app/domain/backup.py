"""Backups: what one says of itself, and what services need of whoever writes and reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop_app.domain.message import Message
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Role
from desktop_app.domain.safety import BackupInfo, StoreState

SUFFIX = ".pdbackup"
FRESH_DAYS = 7
"""A backup older than this is told in orange and fails the checkup."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself without being opened. It stands there in clear, so it names no person and no office.

    `rows` by table, `users` their number, `workspace` a random id by which one workspace knows its own backups,
    `content_sha256` the fingerprint of every row of every table, `members` the SHA-256 of the other files in the container.
    """

    workspace: str
    made_at: dt.datetime
    why: str
    version: str
    schema: int
    rows: Mapping[str, int]
    users: int
    last_month: str | None
    content_sha256: str
    members: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Examined:
    """A backup read from its first byte to its last, opened at a temporary place and found to hold what it says."""

    manifest: Manifest
    state: StoreState


@dataclass(frozen=True, slots=True)
class Arrived:
    """A backup laid out beside the present store, ready to take its place; `roles` by user, disabled accounts left out."""

    manifest: Manifest
    state: StoreState
    roles: Mapping[str, Role]


@dataclass(frozen=True, slots=True)
class BackupAge:
    """What the status bar says. `newest` is None where there is no backup; `changed` whether work was done since.

    `second` is the second folder where one is set, `second_there` whether it can be reached now.
    """

    newest: dt.datetime | None
    changed: bool
    second: Path | None = None
    second_there: bool = False

    def stale(self, now: dt.datetime) -> bool:
        return self.newest is None or (now - self.newest).days > FRESH_DAYS


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a checkup: what was looked at, whether it is well, and the sentence with its counts."""

    name: str
    well: bool
    message: Message


@dataclass(frozen=True, slots=True)
class Checkup:
    """A whole workspace looked through."""

    facts: tuple[Fact, ...]

    @property
    def well(self) -> bool:
        return all(fact.well for fact in self.facts)


class BackupStore(Protocol):
    """Writes and reads backup files and puts one in the place of the present store."""

    @property
    def folder(self) -> Path:
        """Where backups lie that nobody sent elsewhere."""

    def write(self, why: str, progress: Progress) -> tuple[Path, Manifest]:
        """A verified backup of the open store in `folder`.

        Raises:
            BackupError: what was written is not what was read; WorkspaceError: disk full, folder read-only.
        """

    def copy_to(self, path: Path, folder: Path) -> Path:
        """A second copy, compared byte by byte with the first.

        Raises:
            BackupError: the folder is not there, is full, or went away while writing.
        """

    def listed(self, folder: Path) -> tuple[BackupInfo, ...]:
        """The backups in a folder, newest first; from their manifests alone. An absent folder holds none."""

    def files(self) -> tuple[Path, ...]:
        """Every readable backup file in `folder`, whoever made it, newest first; asked where no store is open."""

    def fits(self, path: Path, key: bytes | None = None) -> bool:
        """Whether it was made under this key, the present one unless given. Raises `BackupError` where it cannot be read."""

    def examine(self, path: Path, key: bytes | None = None, progress: Progress = SILENT) -> Examined:
        """Read all of it, open it at a temporary place, compare; `key` is that of the open workspace unless given.

        Raises:
            BackupError: damaged, not one of ours, made under another key, or by a newer program.
        """

    def present(self, progress: Progress) -> StoreState:
        """What the open store holds, every row of it read. Raises `WorkspaceError` where a page is damaged."""

    def remove(self, path: Path) -> None: ...

    def slots_to(self, path: Path, folder: Path) -> None:
        """Lay the key slots of a backup into a folder, for a vault to open."""

    def arrive(self, path: Path, key: bytes | None, progress: Progress) -> Arrived:
        """Prepare a verified backup beside the present store, brought to the present schema. Nothing is replaced yet."""

    def carry_trail(self, key: bytes | None = None) -> bool:
        """Put the open store's whole trail into the arriving one, so that a restore turns no record back.

        `key` opens the arriving store (the present one unless given). False where it is another workspace's.
        """

    def replace(self, key: bytes | None = None) -> Path:
        """Put the arriving store in place of the present one and open it with `key` (the present one unless given).

        Gives the folder of the replaced files. Where the new store does not open, the old one is put back.
        """

    def forget_arriving(self) -> None:
        """Throw away what was prepared."""

    def drop_replaced(self, aside: Path) -> None:
        """Delete replaced files of which a verified safety copy exists."""

    def in_use(self) -> bool:
        """Whether another program has the store open; asked with the store closed."""

    def repair(self) -> tuple[Message, ...]:
        """Clear away what a crash left and finish an interrupted switch, store closed; says what was done."""


class Inspection(Protocol):
    """Looking through the open store."""

    def facts(self, progress: Progress) -> tuple[Fact, ...]:
        """Every table read, the schema held against what the migrations make, the batches' fingerprints recomputed."""
