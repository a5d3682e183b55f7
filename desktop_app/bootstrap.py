"""The one composition root: every service is wired here, by hand, and nowhere else."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Self

import platformdirs

from desktop_app.cli import app as cli
from desktop_app.cli.context import Front
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.duties import Duties
from desktop_app.domain.masking import Masking
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock
from desktop_app.domain.practice import PracticeMark
from desktop_app.domain.privacy_rules import PrivacyRules
from desktop_app.domain.risk import ScoreParameters
from desktop_app.domain.roles import Session
from desktop_app.domain.texts import Texts
from desktop_app.engines.duckdb_local import DuckDbEngine
from desktop_app.metrics.indicators import SPECS
from desktop_app.reports.pages import page_count, render_page
from desktop_app.reports.typst_pdf import Press
from desktop_app.security.attempts import Attempts
from desktop_app.security.device import Device, KeyringDevice
from desktop_app.security.passwords import Cost, Remembering
from desktop_app.security.session_lock import SessionLock
from desktop_app.security.vault import SlotVault
from desktop_app.services.add_account import AddAccount
from desktop_app.services.administrators import Guard
from desktop_app.services.admission import Admission
from desktop_app.services.appointment import Appointment
from desktop_app.services.approvals import Approvals
from desktop_app.services.assign_duty import AssignDuty
from desktop_app.services.audit_papers import AuditPapers
from desktop_app.services.authenticator import ConfirmTotp, DropTotp, StartTotp
from desktop_app.services.back_up import BackUp, BackUpIfChanged, ListBackups, SetBackupFolder, ShowBackupAge
from desktop_app.services.backup_keys import BackupKeys
from desktop_app.services.build_report import BuildReport
from desktop_app.services.change_password import ChangePassword
from desktop_app.services.change_policy import ChangePolicy
from desktop_app.services.check_extracts import CheckExtracts
from desktop_app.services.commit_import import CommitImport
from desktop_app.services.crash_report import CrashReport
from desktop_app.services.discard_import import DiscardImport
from desktop_app.services.erase_expired import EraseExpired
from desktop_app.services.evaluate_card import EvaluateCard
from desktop_app.services.explain_customer import ExplainCustomer
from desktop_app.services.export_audit import ExportAudit
from desktop_app.services.export_list import ExportList
from desktop_app.services.export_register import ExportRegister
from desktop_app.services.export_scores import ExportScores
from desktop_app.services.gate import Gate
from desktop_app.services.house import House
from desktop_app.services.last_end import running
from desktop_app.services.list_accounts import ListAccounts
from desktop_app.services.list_batches import ListBatches
from desktop_app.services.list_risk import ListRisk
from desktop_app.services.make_training import MakeTraining
from desktop_app.services.marketing_wish import ObjectToMarketing, WithdrawObjection
from desktop_app.services.new_recovery_code import NewRecoveryCode
from desktop_app.services.note_copy import NoteCopy
from desktop_app.services.override_band import OverrideBand
from desktop_app.services.pack_data import PackData
from desktop_app.services.password_book import PasswordBook
from desktop_app.services.password_check import PasswordCheck
from desktop_app.services.pending_import import PendingImport
from desktop_app.services.presence import Presence
from desktop_app.services.privacy_papers import PrivacyPapers
from desktop_app.services.prune_audit import PruneAudit
from desktop_app.services.repair import Repair
from desktop_app.services.repair_here import RepairHere
from desktop_app.services.rescue import Rescue
from desktop_app.services.reset_password import ResetPassword
from desktop_app.services.restore import PreviewRestore, Restore
from desktop_app.services.rotate_key import RotateKey
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.save_rejects import SaveRejects
from desktop_app.services.score_customers import ScoreCustomers
from desktop_app.services.segment_customers import SegmentCustomers, ShowSegments
from desktop_app.services.set_account_state import SetAccountState
from desktop_app.services.show_audit import ShowAudit
from desktop_app.services.show_overview import ShowOverview
from desktop_app.services.undo_import import UndoImport
from desktop_app.services.unmask import Unmask, UnmaskMany
from desktop_app.services.unpack_data import LookIntoPackage, UnpackData
from desktop_app.services.verify_report import VerifyReport
from desktop_app.services.verify_trail import VerifyTrail
from desktop_app.services.verify_workspace import VerifyWorkspace
from desktop_app.storage.backup import DuckBackups
from desktop_app.storage.failures import watch_failures
from desktop_app.storage.inspection import DuckInspection
from desktop_app.storage.logbook import Logbook, last_lines
from desktop_app.storage.workspace import DuckWorkspace

_TREE = Path(__file__).resolve().parent
RESOURCES = _TREE / "resources" if (_TREE / "resources").is_dir() else _TREE.parent / "resources"


class LocalClock:
    """The PC's wall clock, to the second: what a person would write beside a signature."""

    def now(self) -> dt.datetime:
        return dt.datetime.now().replace(microsecond=0)


def _log_folder() -> Path:
    """Where the program writes its own log; no workspace lies there."""
    return Path(platformdirs.user_log_dir("powerdesk", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between a real start, training and a test. `password_cost` None: measured on this PC."""

    workspace: Path
    language: str = "zh"
    clock: Clock = field(default_factory=LocalClock)
    password_cost: Cost | None = None
    device: Device = field(default_factory=KeyringDevice)
    parameters: ScoreParameters = field(default_factory=ScoreParameters)
    resources: Path = RESOURCES
    logs: Path = field(default_factory=_log_folder)


def build(settings: Settings) -> House:
    """Wire the house over one workspace folder; nothing is opened yet."""
    clock, resources, rules = settings.clock, settings.resources, settings.resources / "rules"
    texts = Texts.load(resources / "texts", settings.language)
    dictionary = Dictionary.load(resources / "dictionaries" / "extracts.toml")
    workspace = DuckWorkspace(settings.workspace, clock)
    workspace.settle()
    duties, masking = Duties.load(rules / "duties.toml"), Masking.load(rules / "masking.toml")
    keeping, pending = Safekeeping(workspace, DuckBackups(workspace, clock), clock), PendingImport()
    engine, ranked = DuckDbEngine(workspace.cursor), ListRisk(workspace)
    overview, explain = ShowOverview(workspace, engine, clock), ExplainCustomer(workspace, engine)
    press = Press(resources / "templates", resources / "fonts")
    door = _Door.of(settings, workspace, duties)
    papers = PrivacyPapers(duties, PrivacyRules.load(rules / "privacy.toml"), masking, SPECS, explain, clock)
    register = ExportRegister(workspace, door.approvals, masking, clock)
    report = BuildReport(workspace, engine, overview, texts, SPECS, press, clock, masking, AuditPapers(duties, clock), papers)
    return House(
        clock=clock,
        texts=texts,
        dictionary=dictionary,
        duties=duties,
        masking=masking,
        indicators=SPECS,
        resources=resources,
        **_accounts(settings, workspace, duties, door),
        **_safety(settings, workspace, duties, keeping, door, pending),
        **_packages(settings, workspace, dictionary, keeping, register),
        **_intake(workspace, dictionary, PracticeMark.load(rules / "practice.toml"), texts, keeping, clock, pending),
        crash_report=CrashReport(partial(last_lines, settings.logs)),
        **_analysis(settings, workspace, engine),
        show_overview=overview,
        list_risk=ranked,
        explain_customer=explain,
        build_report=report,
        page_count=page_count,
        render_page=render_page,
        **_custody(workspace, ranked, door.approvals, register, masking, texts, clock),
        erase_expired=EraseExpired(workspace, engine, door.approvals, dictionary, texts, press, clock),
        **_verification(workspace, texts, clock, door),
    )


@dataclass(frozen=True, slots=True)
class _Door:
    """What asks for passwords, shared by everything that does."""

    vault: SlotVault
    attempts: Attempts
    check: PasswordCheck
    approvals: Approvals

    @classmethod
    def of(cls, settings: Settings, workspace: DuckWorkspace, duties: Duties) -> Self:
        vault = SlotVault(settings.workspace, settings.password_cost, settings.device)
        attempts = Attempts(settings.workspace, settings.clock)
        check = PasswordCheck(vault, attempts)
        return cls(vault, attempts, check, Approvals(workspace, duties, check))


def _intake(
    workspace: DuckWorkspace,
    dictionary: Dictionary,
    mark: PracticeMark,
    texts: Texts,
    keeping: Safekeeping,
    clock: Clock,
    pending: PendingImport,
) -> dict[str, Any]:
    """From a file to a batch, by their names in the house; one import at a time is pending."""
    return {
        "check_extracts": CheckExtracts(workspace, dictionary, mark, pending, clock),
        "commit_import": CommitImport(workspace, dictionary, pending, clock, keeping),
        "discard_import": DiscardImport(workspace, pending),
        "save_rejects": SaveRejects(workspace, dictionary, pending, texts),
    }


def _packages(
    settings: Settings, workspace: DuckWorkspace, dictionary: Dictionary, keeping: Safekeeping, register: ExportRegister
) -> dict[str, Any]:
    """数据包, by their names in the house."""
    clock = settings.clock
    return {
        "pack_data": PackData(workspace, dictionary, clock, settings.password_cost or Cost(), register),
        "look_into_package": LookIntoPackage(workspace),
        "unpack_data": UnpackData(workspace, dictionary, keeping, clock),
    }


def _safety(
    settings: Settings, workspace: DuckWorkspace, duties: Duties, keeping: Safekeeping, door: _Door, pending: PendingImport
) -> dict[str, Any]:
    """Backups and the ways back, by their names in the house."""
    vault, clock, backups = door.vault, settings.clock, keeping.backups
    keys = BackupKeys(backups, lambda folder: SlotVault(folder, settings.password_cost, settings.device))
    repair = Repair(workspace, vault, backups, keys)
    return {
        "back_up": BackUp(keeping),
        "back_up_if_changed": BackUpIfChanged(keeping),
        "backup_age": ShowBackupAge(keeping),
        "list_backups": ListBackups(keeping),
        "set_backup_folder": SetBackupFolder(workspace),
        "preview_restore": PreviewRestore(backups, keys),
        "restore": Restore(workspace, backups, keeping, door.approvals, keys),
        "rescue": Rescue(workspace, vault, backups, keys, duties),
        "verify_workspace": VerifyWorkspace(workspace, vault, DuckInspection(workspace), backups, keeping, clock),
        "repair": repair,
        "repair_here": RepairHere(workspace, vault, door.check, repair, pending),
    }


def _accounts(settings: Settings, workspace: DuckWorkspace, duties: Duties, door: _Door) -> dict[str, Any]:
    """The gate, and the services about who may come in, by their names in the house."""
    clock, presence, vault = settings.clock, Presence(), door.vault
    book = PasswordBook(workspace, Remembering(settings.password_cost), clock)
    admission = Admission(workspace, vault, duties, clock, door.check)
    lock = SessionLock(settings.workspace, clock)
    guard, appointment = Guard(door.approvals), Appointment(workspace, vault, presence)
    return {
        "gate": Gate(workspace, vault, duties, clock, door.check, admission, book, lock, presence),
        "list_accounts": ListAccounts(workspace),
        "add_account": AddAccount(workspace, vault, book, appointment, clock),
        "assign_duty": AssignDuty(workspace, appointment),
        "set_account_state": SetAccountState(workspace, vault),
        "reset_password": ResetPassword(workspace, vault, book, guard, appointment, door.attempts, clock),
        "change_password": ChangePassword(workspace, vault, book, door.check),
        "start_totp": StartTotp(workspace),
        "confirm_totp": ConfirmTotp(workspace, clock),
        "drop_totp": DropTotp(workspace, guard),
        "change_policy": ChangePolicy(workspace, door.attempts),
        "new_recovery_code": NewRecoveryCode(workspace, vault, door.approvals, appointment),
        "rotate_key": RotateKey(workspace, vault),
    }


def _analysis(settings: Settings, workspace: DuckWorkspace, engine: DuckDbEngine) -> dict[str, Any]:
    """What computes, by its names in the house."""
    parameters, clock = settings.parameters, settings.clock
    return {
        "score_customers": ScoreCustomers(workspace, engine, SPECS, parameters, clock),
        "evaluate_card": EvaluateCard(workspace, engine, SPECS, parameters, clock),
        "segment_customers": SegmentCustomers(workspace, engine, SPECS, parameters, clock),
        "show_segments": ShowSegments(workspace, engine),
    }


def _verification(workspace: DuckWorkspace, texts: Texts, clock: Clock, door: _Door) -> dict[str, Any]:
    """What proves, and what shows the trail, by the names of the house."""
    return {
        "verify_report": VerifyReport(workspace),
        "verify_trail": VerifyTrail(workspace, door.vault, door.check),
        "show_audit": ShowAudit(workspace),
        "export_audit": ExportAudit(workspace, texts, clock),
        "prune_audit": PruneAudit(workspace, door.approvals, clock),
    }


def _custody(
    workspace: DuckWorkspace,
    ranked: ListRisk,
    approvals: Approvals,
    register: ExportRegister,
    masking: Masking,
    texts: Texts,
    clock: Clock,
) -> dict[str, Any]:
    """What guards people's data and decisions over them, by the names of the house."""
    return {
        "export_list": ExportList(workspace, ranked, register, masking, texts, SPECS),
        "export_scores": ExportScores(workspace, ranked, register, masking, texts, SPECS),
        "note_copy": NoteCopy(workspace, register),
        "unmask": Unmask(workspace, masking),
        "unmask_many": UnmaskMany(workspace, approvals, masking),
        "override_band": OverrideBand(workspace, approvals, masking, clock),
        "list_batches": ListBatches(workspace),
        "undo_import": UndoImport(workspace, approvals, masking, clock),
        "object_to_marketing": ObjectToMarketing(workspace, masking, clock),
        "withdraw_objection": WithdrawObjection(workspace, masking, clock),
        "make_training": MakeTraining(workspace),
    }


def run(arguments: list[str]) -> int:
    """The program: a verb runs headless, none (or only `--workspace DIR`) opens the desktop."""
    texts = Texts.load(RESOURCES / "texts")
    logbook = Logbook(_log_folder())
    logbook.open()
    watch_failures(logbook.folder, partial(_tell_fault, texts))
    if not arguments:
        return _desktop(default_folder())
    if len(arguments) == 2 and arguments[0] == "--workspace":
        return _desktop(Path(arguments[1]))
    return cli.run(arguments, Front(_house, _show), texts)


def default_folder() -> Path:
    """Where a workspace lies if nobody says otherwise."""
    return Path(platformdirs.user_data_dir("powerdesk", appauthor=False)) / "workspace"


def _house(folder: Path | None, language: str) -> House:
    return build(Settings(folder or default_folder(), language))


def _desktop(folder: Path) -> int:
    if not has_display():
        texts = Texts.load(RESOURCES / "texts")
        sys.stderr.write(f"{texts.say(Message.of('cli.no_display'))}\n")
        return 1
    from desktop_app.ui.app import run as run_desktop  # noqa: PLC0415 - as above

    with running(_settings_folder(), LocalClock().now()):
        return run_desktop(_house(folder, "zh"), _settings_folder())


def _show(house: House, session: Session, pictures: Path, extracts: Sequence[Path]) -> list[Path]:
    """The window on an open house where there is a display, else its screenshots; `extracts` are shown being checked."""
    from desktop_app.ui.app import run as run_desktop  # noqa: PLC0415 - as above
    from desktop_app.ui.app import screenshots  # noqa: PLC0415

    if has_display():
        run_desktop(house, _settings_folder(), session)
        return []
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return screenshots(house, session, pictures, extracts=extracts)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _settings_folder() -> Path:
    return Path(platformdirs.user_config_dir("powerdesk", appauthor=False))


def _tell_fault(texts: Texts, error: BaseException) -> None:
    """A mistake of the program's own, said on stderr without a value from the workspace."""
    sentence = texts.say(Message.of("watch.fault", folder=_log_folder()))
    sys.stderr.write(f"{sentence}\n\n{CrashReport(partial(last_lines, _log_folder(), 0))(error)}")
