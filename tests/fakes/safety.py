"""In-memory services of safety: accounts, the trail, backups, personal data; mixed into `tests.fakes.house.FakeHouse`."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.accounts import Account
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditRow
from desktop_app.domain.batch import Batch
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.errors import AccessDenied, WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.month import Month
from desktop_app.domain.policy import Policy
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import ADMINISTRATORS, Permission, Role, Scope, Session
from desktop_app.domain.safety import (
    AuditFilter,
    AuditPage,
    BackupInfo,
    BackupMade,
    PastImport,
    Restored,
    RestorePreview,
    StoreState,
    TotpStart,
    Undone,
    Unmasked,
)
from desktop_app.services.verify_report import Verification
from tests.fakes.gate import CODE, NOW

SECOND = SecondPerson("赵强", "second-2026-X")
TODAY = NOW.date()


def confirm(session: Session, second: SecondPerson | None) -> str:
    """The one colleague who may confirm, or the sealed code."""
    if second is None:
        raise AccessDenied("approval.needed")
    if second.user == session.user:
        raise AccessDenied("approval.same_person", user=second.user)
    if second != SECOND and second.user != "recovery":
        raise WorkspaceError("security.wrong_password")
    return second.user


def person(user: str, number: str, role: Role, last: int | None = 1, **changes: object) -> Account:
    """An account whose last sign-in was `last` days ago."""
    seen = None if last is None else NOW - dt.timedelta(days=last)
    made = Account(user, number, role, NOW - dt.timedelta(days=200), "setup", NOW, last_sign_in=seen, last_station="YX-PC-03")
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]  # fields by name


def people() -> list[Account]:
    return [
        person("王敏", "31420017", Role.FOUNDER, 0),
        person("赵强", "31420022", Role.SYSTEM_ADMIN, 3),
        person("孙丽", "31420035", Role.MANAGER, 1),
        person("周军", "31420041", Role.COLLECTOR, 2, scope=Scope("3340108", ("0501", "0502", "0503"))),
        person("吴芳", "31420058", Role.COLLECTOR, 95, scope=Scope("3340108"), disabled=True),
        person("郑磊", "31420063", Role.CLERK, None, must_change=True),
        person("冯静", "31420070", Role.ANALYST, 6, totp_secret="JBSWY3DPEHPK3PXP"),
    ]


@dataclass(kw_only=True)
class FakeAccounts:
    """Who may do what; nobody changes his own duty."""

    accounts: list[Account] = field(default_factory=people)
    passwords: dict[str, str] = field(default_factory=dict)
    policies: list[Policy] = field(default_factory=list)

    def list_accounts(self, session: Session) -> tuple[Account, ...]:
        if not any(session.may(p) for p in (Permission.MANAGE_ACCOUNTS, Permission.ASSIGN_DUTIES, Permission.APPOINT)):
            session.require(Permission.MANAGE_ACCOUNTS)
        return tuple(self.accounts)

    def add_account(self, session: Session, user: str, person: str, initial_password: str, role: Role | None) -> None:
        session.require(Permission.APPOINT if role in ADMINISTRATORS or role is None else Permission.MANAGE_ACCOUNTS)
        if any(account.user == user for account in self.accounts):
            raise WorkspaceError("account.exists", user=user)
        self.accounts.append(Account(user, person, role or Role.TRAINEE, NOW, session.user, NOW, must_change=True))
        self.passwords[user] = initial_password
        self.gate.given[user] = (initial_password, role or Role.TRAINEE)  # type: ignore[attr-defined]  # the house mixed into

    def assign_duty(self, session: Session, user: str, role: Role, scope: Scope) -> None:
        session.require(Permission.ASSIGN_DUTIES)
        if user == session.user:
            raise AccessDenied("account.own_duty")
        self._replace(user, role=role, scope=scope)

    def set_account_state(self, session: Session, user: str, disabled: bool) -> None:
        session.require(Permission.MANAGE_ACCOUNTS)
        self._replace(user, disabled=disabled)

    def reset_password(self, session: Session, user: str, new_initial: str, second: SecondPerson | None = None) -> None:
        session.require(Permission.MANAGE_ACCOUNTS)
        if next(account for account in self.accounts if account.user == user).role in ADMINISTRATORS:
            confirm(session, second)
        self.passwords[user] = new_initial
        self._replace(user, must_change=True)

    def change_password(self, session: Session, old: str, new: str) -> None:
        if old != self.gate.password:  # type: ignore[attr-defined]  # the house mixed into
            raise WorkspaceError("security.wrong_password")
        self.gate.password = new  # type: ignore[attr-defined]  # the house mixed into

    def start_totp(self, session: Session) -> TotpStart:
        secret = "JBSWY3DPEHPK3PXP"
        return TotpStart(secret, f"otpauth://totp/powerdesk:demo?secret={secret}&issuer=powerdesk")

    def confirm_totp(self, session: Session, secret: str, code: str) -> None:
        if code != CODE:
            raise WorkspaceError("gate.totp_needed")
        self._replace(session.user, totp_secret=secret)

    def drop_totp(self, session: Session, user: str, second: SecondPerson | None = None) -> None:
        self._replace(user, totp_secret=None)

    def change_policy(self, session: Session, policy: Policy) -> None:
        session.require(Permission.SET_SECURITY)
        self.policies.append(policy)
        self.gate.rules = policy  # type: ignore[attr-defined]  # the house mixed into

    def _replace(self, user: str, **changes: object) -> None:
        self.accounts = [dataclasses.replace(a, **changes) if a.user == user else a for a in self.accounts]  # type: ignore[arg-type]


ACTIONS = (
    ("session.sign_in", "王敏", "done"),
    ("import.commit", "3", "done"),
    ("score.run", "12", "done"),
    ("report.build", "PD-20261103-001", "done"),
    ("list.export", "催费清单", "done"),
    ("access.denied", "see_audit", "refused"),
    ("approval.refused", "override", "refused"),
)


def trail(rows: int = 260) -> list[AuditRow]:
    """Rows of the last weeks, oldest first."""
    made = []
    users = ("王敏", "赵强", "孙丽", "周军")
    for number in range(rows):
        action, subject, result = ACTIONS[number * 5 % len(ACTIONS)]
        at = NOW - dt.timedelta(hours=3 * (rows - number))
        facts = '{"rows": 128430}' if action == "import.commit" else "{}"
        user = users[number % 4]
        chain = (f"{number:064x}", f"{number + 1:064x}")
        made.append(AuditRow(number + 1, at, at, user, "founder", "YX-PC-03", action, subject, result, facts, *chain, ""))
    return made


@dataclass(kw_only=True)
class FakeTrail:
    """The trail and its verification; `forged` is the row whose chain is broken."""

    trail: list[AuditRow] = field(default_factory=trail)
    forged: int | None = None
    opened_with: list[str | None] = field(default_factory=list)
    pruned: list[tuple[dt.date, SecondPerson]] = field(default_factory=list)

    def show_audit(self, session: Session, asked: AuditFilter, page: int, rows: int) -> AuditPage:
        session.require(Permission.SEE_AUDIT)
        fitting = [row for row in reversed(self.trail) if _fits(row, asked)]
        return AuditPage(tuple(fitting[(page - 1) * rows : page * rows]), len(fitting))

    def export_audit(
        self, session: Session, asked: AuditFilter, path: Path, progress: Progress = SILENT, language: str = "zh"
    ) -> int:
        session.require(Permission.EXPORT_AUDIT)
        path.write_bytes(b"trail")
        return sum(_fits(row, asked) for row in self.trail)

    def verify_trail(
        self, session: Session, password: str | None = None, holder: str = "", progress: Progress = SILENT
    ) -> Verification:
        session.require(Permission.VERIFY)
        self.opened_with.append(password)
        if self.forged is not None:
            place = Message.of("fake.trail_place", sequence=self.forged)
            return Verification(None, False, Message.of("fake.trail_broken"), (place,))
        return Verification(None, True, Message.of("fake.trail_whole", rows=len(self.trail)))

    def prune_audit(self, session: Session, before: dt.date, second: SecondPerson) -> int:
        session.require(Permission.PRUNE_AUDIT)
        confirm(session, second)
        self.pruned.append((before, second))
        kept = [row for row in self.trail if row.at.date() >= before]
        gone, self.trail = len(self.trail) - len(kept), kept
        return gone


def _fits(row: AuditRow, asked: AuditFilter) -> bool:
    return (
        row.user.startswith(asked.user)
        and row.action.startswith(asked.action)
        and (asked.since is None or row.at.date() >= asked.since)
        and (asked.until is None or row.at.date() <= asked.until)
        and (asked.result is None or row.result == asked.result.value)
    )


def made_backups() -> list[BackupInfo]:
    whys = ("exit", "import", "exit", "manual", "upgrade")
    return [
        BackupInfo(Path(f"E:/backup/powerdesk-2026{at:%m%d-%H%M%S}.pdbackup"), at, why, 84_213_760 - days * 100_000, days != 4)
        for days, why in enumerate(whys)
        for at in [dt.datetime.combine(TODAY - dt.timedelta(days=days), dt.time(8, 42))]
    ]


@dataclass(frozen=True, slots=True)
class FakeAge:
    """What `BackupAge` says for the status bar."""

    newest: dt.datetime | None
    changed: bool
    second: Path | None
    second_there: bool


@dataclass(frozen=True, slots=True)
class FakeFact:
    """One line of a checkup."""

    name: str
    well: bool
    message: Message


@dataclass(frozen=True, slots=True)
class FakeCheckup:
    """A workspace looked through."""

    facts: tuple[FakeFact, ...]


@dataclass(kw_only=True)
class FakeBackups:
    """Backups on an imagined stick; restoring takes the second person's word."""

    backups: list[BackupInfo] = field(default_factory=made_backups)
    backup_folder: Path | None = None
    restored: list[tuple[Path, SecondPerson]] = field(default_factory=list)
    second_there: bool = True
    at_exit: list[str] = field(default_factory=list)
    exit_fault: WorkspaceError | None = None

    def back_up(self, session: Session, folder: Path | None = None, progress: Progress = SILENT) -> BackupMade:
        session.require(Permission.BACK_UP)
        self._work("backup.stage.copy", progress)  # type: ignore[attr-defined]  # the house mixed into
        path = (folder or Path("E:/backup")) / "powerdesk-20261103-093000.pdbackup"
        self.backups.insert(0, BackupInfo(path, NOW, "manual", 84_300_000, True))
        return BackupMade(path, NOW, 84_300_000, {"customers": 128_430}, True, changes=Changes(frozenset({Topic.BACKUPS})))

    def backup_age(self, session: Session) -> FakeAge:
        newest = max((info.made_at for info in self.backups), default=None)
        return FakeAge(newest, True, self.backup_folder, self.second_there)

    def back_up_if_changed(self, session: Session, why: str = "exit", progress: Progress = SILENT) -> BackupMade | None:
        self.at_exit.append(session.user)
        if self.exit_fault is not None:
            raise self.exit_fault
        return None

    def list_backups(self, session: Session) -> tuple[BackupInfo, ...]:
        session.require(Permission.BACK_UP)
        return tuple(self.backups)

    def set_backup_folder(self, session: Session, folder: Path | None) -> Changes:
        session.require(Permission.BACK_UP)
        self.backup_folder = folder
        return Changes(frozenset({Topic.SETTINGS}))

    def preview_restore(
        self, session: Session, path: Path, progress: Progress = SILENT, opened_by: SecondPerson | None = None
    ) -> RestorePreview:
        session.require(Permission.RESTORE)
        found = next((info for info in self.backups if info.path == path), None)
        if found is None:
            raise WorkspaceError("restore.wrong_file")
        now = {"customers": 128_430, "bills": 1_541_160, "payments": 1_498_200, "runs": 14, "reports": 31, "audit": 2_260}
        then = now | {"bills": 1_412_730, "payments": 1_366_904, "runs": 12, "reports": 27, "audit": 2_011}
        here = StoreState(now, Month(2026, 10), tuple(account.user for account in people()))
        there = StoreState(then, Month(2026, 9), here.users[:5])
        return RestorePreview(path, found.made_at, found.verified, here, there)

    def restore(
        self,
        session: Session,
        path: Path,
        second: SecondPerson,
        progress: Progress = SILENT,
        opened_by: SecondPerson | None = None,
    ) -> Restored:
        session.require(Permission.RESTORE)
        confirm(session, second)
        self._work("backup.stage.copy", progress)  # type: ignore[attr-defined]  # the house mixed into
        preview = self.preview_restore(session, path)
        self.restored.append((path, second))
        return Restored(preview.made_at, preview.then.rows, Path("E:/backup/safety.pdbackup"))

    def verify_workspace(self, session: Session, progress: Progress = SILENT) -> FakeCheckup:
        session.require(Permission.BACK_UP)
        self._work("backup.stage.verify", progress)  # type: ignore[attr-defined]  # the house mixed into
        return FakeCheckup((FakeFact("trail", True, Message.of("fake.trail_whole", rows=2_260)),))


def past_imports() -> list[PastImport]:
    def batch(number: int, days: int, rows: int) -> Batch:
        return Batch(number, NOW - dt.timedelta(days=days), "王敏", 3, rows, 12, "0" * 64)

    undone = PastImport(batch(2, 33, 640), False, NOW - dt.timedelta(days=32), "孙丽", "错导测试文件")
    names = tuple(f"{name} 202610.xlsx" for name in ("客户档案", "电费台账", "缴费明细"))
    return [
        PastImport(batch(3, 1, 128_430), files=names, skipped=4_512),
        undone,
        PastImport(batch(1, 64, 121_907), reported=True),
    ]


@dataclass(frozen=True, slots=True)
class FakeExported:
    """What `Exported` says of a file: how many rows, and the line of the register."""

    rows: int
    serial: str


@dataclass(frozen=True, slots=True)
class FakeOverridden:
    """What `Overridden` says: whether the grade is the card's own again."""

    withdrawn: bool
    changes: Changes


@dataclass(kw_only=True)
class FakePrivacy:
    """Unmasking, overriding, exporting and undoing, with what was said about why."""

    unmasked: list[tuple[str, str]] = field(default_factory=list)
    overrides: list[tuple[str, Band, str, str]] = field(default_factory=list)
    exports: list[tuple[str, str | None]] = field(default_factory=list)
    copies: list[tuple[int, str]] = field(default_factory=list)
    undone: list[tuple[int, str, str]] = field(default_factory=list)
    batches: list[PastImport] = field(default_factory=past_imports)
    standing: dict[int, tuple[int, ...]] = field(default_factory=dict)
    batches_unread: bool = False
    refuse_copies: bool = False

    def unmask(self, session: Session, cons_no: str, reason: str) -> Unmasked:
        session.require(Permission.UNMASK)
        self.unmasked.append((cons_no, reason))
        return Unmasked("张建明", "18612341402", "某某县城关镇人民路 12 号 3 幢 402", "330108197503120417")

    def unmask_many(self, session: Session, cons_nos: Sequence[str], reason: str, second: SecondPerson) -> tuple[Unmasked, ...]:
        session.require(Permission.UNMASK_MANY)
        confirm(session, second)
        return tuple(self.unmask(session, number, reason) for number in cons_nos)

    def export_list(
        self,
        session: Session,
        path: Path,
        purpose: str,
        encrypt_password: str | None = None,
        second: SecondPerson | None = None,
        progress: Progress = SILENT,
        language: str = "zh",
    ) -> FakeExported:
        session.require(Permission.EXPORT)
        if self.frame.num_rows > self.gate.rules.export_rows:  # type: ignore[attr-defined]  # the house mixed into
            confirm(session, second)
        path.write_bytes(b"xlsx")
        self.exports.append((purpose, encrypt_password))
        return FakeExported(int(self.frame.num_rows), "EX-20261103-001")  # type: ignore[attr-defined]  # the house mixed into

    def note_copy(self, session: Session, rows: int, what: str, purpose: str = "") -> None:
        if self.refuse_copies or (rows > self.gate.rules.clipboard_rows and not purpose):  # type: ignore[attr-defined]  # the house mixed into
            raise AccessDenied("privacy.purpose_needed")
        self.copies.append((rows, purpose))

    def override_band(self, session: Session, cons_no: str, band: Band, reason: str, second: SecondPerson) -> FakeOverridden:
        session.require(Permission.OVERRIDE)
        self.overrides.append((cons_no, band, reason, confirm(session, second)))
        return FakeOverridden(False, Changes(frozenset({Topic.RUNS})))

    def list_batches(self, session: Session) -> tuple[PastImport, ...]:
        session.require(Permission.SEE_FIGURES)
        if self.batches_unread:
            raise WorkspaceError("workspace.damaged", file="workspace.duckdb")
        return tuple(self.batches)

    def batch_standing(self, session: Session, batch_id: int) -> tuple[int, ...]:
        session.require(Permission.SEE_FIGURES)
        return self.standing.get(batch_id, ())

    def undo_import(
        self, session: Session, batch_id: int, reason: str, second: SecondPerson | None = None, progress: Progress = SILENT
    ) -> Undone:
        session.require(Permission.UNDO_IMPORT)
        found = next(past for past in self.batches if past.batch.batch_id == batch_id)
        if found.reported and second is None:
            raise WorkspaceError("undo.second_needed")
        approver = confirm(session, second) if found.reported else ""
        self.undone.append((batch_id, reason, approver))
        after = dataclasses.replace(found, undone_at=NOW, undone_by=session.user, reason=reason)
        self.batches = [after if past is found else past for past in self.batches]
        return Undone(batch_id, found.batch.rows, Changes(frozenset({Topic.LEDGER, Topic.BATCHES})))
