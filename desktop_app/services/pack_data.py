"""Packing the office's canonical rows for another PC."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from desktop_app import __version__
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import PackageError
from desktop_app.domain.frame import Frame
from desktop_app.domain.message import Message
from desktop_app.domain.package import PackageInfo, Packed
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.packed import FILES, FILES_SELECT, SLICE_ROWS, count_select, slice_select
from desktop_app.security.passwords import Cost
from desktop_app.security.sealed_stream import SealingWriter
from desktop_app.security.signed_frames import (
    MANIFEST,
    ROWS,
    FrameWriter,
    fingerprint_of,
    new_private_key,
    public_of,
)
from desktop_app.services.export_register import ExportRegister, Leave
from desktop_app.services.office_policy import policy_of
from desktop_app.services.whole_file import whole_file

SIGNING_KEY = "package_key"
MIN_PASSWORD = 10
_NAME_BYTES = 32


@dataclass(frozen=True, slots=True)
class PackData:
    workspace: Workspace
    dictionary: Dictionary
    clock: Clock
    cost: Cost
    register: ExportRegister

    def __call__(
        self,
        session: Session,
        path: Path,
        password: str,
        purpose: str,
        second: SecondPerson | None = None,
        progress: Progress = SILENT,
    ) -> Packed:
        """Customers, bills and payments with their lineage into one file, encrypted under `password` and signed.

        It holds every customer in clear, so it is an export like any other: of people who see the whole office only, for a
        purpose, above the office's limit with a second person, and with its line in the register.

        Raises:
            PackageError: nothing to pack, a password of fewer than 10 characters, or a person who does not see all customers;
            PrivacyError, AccessDenied: as `ExportRegister.allow`; ReportError: the file cannot be written.
        """
        session.require(Permission.EXPORT)
        if not session.scope.everywhere:
            raise PackageError("package.not_everything")
        if len(password) < MIN_PASSWORD:
            raise PackageError("package.weak_password", length=MIN_PASSWORD)
        leave = self.register.allow(session, self._customers(), purpose, second)
        with self.workspace.begin() as work:
            private = self._signing_key(work, session)
            info = self._info(work, session, private, progress)
            if not sum(info.rows.values()):
                raise PackageError("package.empty")
            with whole_file(path) as draft:
                self._write(draft, password, private, work, info, progress)
                size = draft.stat().st_size
                changes = self._recorded(work, session, leave, path, size, info)  # no file without a record
        return Packed(path, size, info, changes)

    def _write(self, draft: Path, password: str, private: bytes, work: UnitOfWork, info: PackageInfo, progress: Progress) -> None:
        with draft.open("wb") as file:
            frames = FrameWriter(SealingWriter(file, password, self.cost), private)
            frames.add(MANIFEST, public_of(private) + _said(info))
            self._rows(work, frames, info, progress)
            frames.sign()

    def _recorded(self, work: UnitOfWork, session: Session, leave: Leave, path: Path, size: int, info: PackageInfo) -> Changes:
        """The line of the register and the audit row, in one transaction."""
        mark = self.register.watermark(session, work, leave.purpose)
        self.register.enter(work, mark, leave, "package", sum(info.rows.values()), path.name, info.data_sha256, encrypted=True)
        facts = {
            "rows": dict(info.rows),
            "data_sha256": info.data_sha256,
            "signer": info.signer,
            "bytes": size,
            "serial": mark.serial,
            "purpose": leave.purpose,
            "approver": leave.approver,
        }
        return work.commit(AuditEntry(session.user, "package.make", path.name, facts))

    def _customers(self) -> int:
        with self.workspace.begin() as work:
            return work.custody.holdings().customers

    def _signing_key(self, work: UnitOfWork, session: Session) -> bytes:
        known = work.settings.get(SIGNING_KEY)
        if known is None:
            known = new_private_key().hex()
            work.settings.put(SIGNING_KEY, known, session.user)
        return bytes.fromhex(known)

    def _info(self, work: UnitOfWork, session: Session, private: bytes, progress: Progress) -> PackageInfo:
        rows = {
            kind.table: int(work.staging.query(count_select(kind.table)).column("rows")[0].as_py())
            for kind in self.dictionary.kinds
        }
        return PackageInfo(
            made_by=session.user,
            made_at=self.clock.now(),
            unit=work.users.unit(),
            training=policy_of(work).training,
            version=__version__,
            rows=rows,
            data_sha256=work.ledger.fingerprint(progress).sha256,
            signer=fingerprint_of(public_of(private)),
        )

    def _rows(self, work: UnitOfWork, frames: FrameWriter, info: PackageInfo, progress: Progress) -> None:
        """Slice by slice, so that a county fits into the memory of a small PC."""
        frames.add(ROWS, framed(FILES, work.staging.query(FILES_SELECT)))
        for stage, kind in enumerate(self.dictionary.kinds, start=1):
            progress.stage(Message.of("package.stage.write", table=kind.table), stage, len(info.rows))
            slices = max(1, -(-info.rows[kind.table] // SLICE_ROWS))
            for number in range(slices):
                progress.check()
                progress.advance(number, slices)
                frames.add(ROWS, framed(kind.table, work.staging.query(slice_select(kind, number, slices))))


def framed(table: str, rows: Frame) -> bytes:
    """The table's name in 32 bytes, then an Arrow stream."""
    assert isinstance(rows, pa.Table)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write_table(rows)
    return table.encode().ljust(_NAME_BYTES, b"\0") + bytes(sink.getvalue())


def unframed(content: bytes) -> tuple[str, Frame]:
    """Raises `ValueError`, `pyarrow.ArrowException` for what is no table."""
    rows: Frame = pa.ipc.open_stream(content[_NAME_BYTES:]).read_all()
    return content[:_NAME_BYTES].rstrip(b"\0").decode(), rows


def info_of(content: bytes) -> PackageInfo:
    """Raises `PackageError` for a manifest that does not read as one."""
    try:
        said: Mapping[str, object] = json.loads(content)
        made_at = dt.datetime.fromisoformat(str(said["made_at"]))
        return PackageInfo(**{**said, "made_at": made_at})  # type: ignore[arg-type]  # names checked by the call
    except (ValueError, KeyError, TypeError) as error:
        raise PackageError("package.damaged") from error


def _said(info: PackageInfo) -> bytes:
    return json.dumps({**asdict(info), "made_at": info.made_at.isoformat()}, ensure_ascii=False, sort_keys=True).encode()
