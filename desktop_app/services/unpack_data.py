"""Taking a 数据包 in: as one batch, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.batch import Batch
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import PackageError, UserFacingError
from desktop_app.domain.message import Message
from desktop_app.domain.package import PackageInfo, Unpacked
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.packed import FILES, LISTED_SELECT, NUMBERED, NUMBERED_SELECT, fresh_select, staged
from desktop_app.security.sealed_stream import OpeningReader
from desktop_app.security.signed_frames import KEY_BYTES, MANIFEST, ROWS, Frame, fingerprint_of, frames
from desktop_app.services.office_policy import policy_of
from desktop_app.services.pack_data import info_of, unframed
from desktop_app.services.pending_import import clear_staged
from desktop_app.services.safekeeping import Safekeeping


@dataclass(frozen=True, slots=True)
class LookIntoPackage:
    workspace: Workspace
    dictionary: Dictionary

    def __call__(self, session: Session, path: Path, password: str, progress: Progress = SILENT) -> PackageInfo:
        """What a package says of itself and who signed it; its signature holds to the last byte. Nothing is taken in.

        Raises:
            PackageError: wrong password, damaged, forged, of a newer or an older program.
        """
        session.require(Permission.IMPORT)
        progress.stage(Message.of("package.stage.read"), 1, 1)
        with _opened(path, password) as (info, rest):
            for _frame in rest:
                progress.check()
        _refuse_another_version(info, self.dictionary)
        return info


@dataclass(frozen=True, slots=True)
class UnpackData:
    workspace: Workspace
    dictionary: Dictionary
    keeping: Safekeeping
    clock: Clock

    def __call__(
        self, session: Session, path: Path, password: str, progress: Progress = SILENT, signer: str | None = None
    ) -> Unpacked:
        """Rows that are there already are refused and counted. `signer`: only a package signed by this fingerprint.

        Raises:
            PackageError: wrong password, damaged or forged package, of a newer or an older program; nothing in it is new;
                practice data meant for a real workspace or the other way round. Nothing is taken in then.
        """
        session.require(Permission.IMPORT)
        try:
            with _opened(path, password) as (info, rest):
                return self._unpacked(session, path, info, rest, signer, progress)
        except UserFacingError as error:
            self.keeping.failed(session.user, "package.take_in", path.name, error)
            raise

    def _unpacked(
        self, session: Session, path: Path, info: PackageInfo, rest: Iterator[Frame], signer: str | None, progress: Progress
    ) -> Unpacked:
        if signer is not None and _bare(signer) != _bare(info.signer):
            raise PackageError("package.other_signer", signer=info.signer)
        self.keeping.make_if_changed(session.user, "import", progress)
        with self.workspace.begin() as work:
            if info.training != policy_of(work).training:
                raise PackageError("package.practice" if info.training else "package.real_data")
            work.staging.clear()
            files = self._stage(work, info, rest, progress)
            batch_id = work.ledger.next_batch_id()
            taken = self._take(work, batch_id, progress)
            batch = self._batch(work, session, batch_id, files, info, taken, progress)
            refused = {table: info.rows[table] - rows for table, rows in taken.items()}
            facts = {"taken": taken, "refused": refused, "signer": info.signer, "made_by": info.made_by, "unit": info.unit}
            changes = work.commit(AuditEntry(session.user, "package.take_in", f"batch {batch_id} {path.name}", facts))
        clear_staged(self.workspace)
        return Unpacked(batch, taken, refused, info, changes)

    def _stage(self, work: UnitOfWork, info: PackageInfo, rest: Iterator[Frame], progress: Progress) -> int:
        """All frames into staging, the signature checked, then the counts; gives the number of files."""
        progress.stage(Message.of("package.stage.read"), 1, 2)
        counts = dict.fromkeys((*info.rows, FILES), 0)
        lacking: set[str] = set()
        for frame in rest:
            progress.check()
            table, rows = _table(frame)
            if table not in counts:
                raise PackageError("package.damaged")
            lacking |= self._fields(table).difference(rows.column_names)
            work.staging.add(staged(table), rows)
            counts[table] += rows.num_rows
            progress.advance(sum(counts.values()), sum(info.rows.values()) + 1)
        files = counts.pop(FILES)
        _refuse_another_version(info, self.dictionary)
        if lacking:
            raise PackageError("package.older", version=info.version)
        if counts != dict(info.rows):
            raise PackageError("package.damaged")
        work.staging.derive(NUMBERED, NUMBERED_SELECT, progress)
        return files

    def _fields(self, table: str) -> frozenset[str]:
        """What this version stores of a row."""
        return frozenset(field.id for kind in self.dictionary.kinds if kind.table == table for field in kind.fields)

    def _take(self, work: UnitOfWork, batch_id: int, progress: Progress) -> dict[str, int]:
        progress.stage(Message.of("package.stage.take"), 2, 2)
        kinds = self.dictionary.kinds
        taken = {kind.table: work.ledger.take(kind.table, fresh_select(kind, batch_id), progress) for kind in kinds}
        if not any(taken.values()):
            raise PackageError("package.nothing_new")
        return taken

    def _batch(
        self,
        work: UnitOfWork,
        session: Session,
        batch_id: int,
        files: int,
        info: PackageInfo,
        taken: dict[str, int],
        progress: Progress,
    ) -> Batch:
        refused = sum(info.rows.values()) - sum(taken.values())
        sha256 = work.ledger.fingerprint(progress).sha256
        batch = Batch(batch_id, self.clock.now(), session.user, files, sum(taken.values()), refused, sha256)
        listed = work.staging.query(LISTED_SELECT)
        work.ledger.record_batch(batch, zip(*(listed.column(name).to_pylist() for name in listed.column_names), strict=True))
        return batch


@contextmanager
def _opened(path: Path, password: str) -> Iterator[tuple[PackageInfo, Iterator[Frame]]]:
    """What the package says, and its other frames; `signer` is computed from the key that signed, not believed."""
    try:
        with path.open("rb") as file:
            found = frames(OpeningReader(file, password))
            first = next(found, None)
            if first is None or first.kind != MANIFEST:
                raise PackageError("package.damaged")
            info = info_of(first.content[KEY_BYTES:])
            yield replace(info, signer=fingerprint_of(first.content[:KEY_BYTES])), found
    except OSError as error:
        raise PackageError("package.unreadable", file=path, reason=error.strerror or error) from error


def _refuse_another_version(info: PackageInfo, dictionary: Dictionary) -> None:
    """A package that came through whole, but of a program with other tables than this one."""
    here = {kind.table for kind in dictionary.kinds}
    if info.rows.keys() - here:
        raise PackageError("package.newer")
    if here - info.rows.keys():
        raise PackageError("package.older", version=info.version)


def _table(frame: Frame) -> tuple[str, pa.Table]:
    if frame.kind != ROWS:
        raise PackageError("package.damaged")
    try:
        return unframed(frame.content)
    except (ValueError, pa.ArrowException) as error:
        raise PackageError("package.damaged") from error


def _bare(fingerprint: str) -> str:
    return fingerprint.replace(" ", "").upper()
