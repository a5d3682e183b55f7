"""The house: every use case ready to be called. Built by `desktop_app.bootstrap`, used by the desktop and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.duties import Duties
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import Clock
from desktop_app.domain.quality_rules import RuleSpec
from desktop_app.domain.texts import Texts
from desktop_app.services.add_account import AddAccount
from desktop_app.services.assign_duty import AssignDuty
from desktop_app.services.authenticator import ConfirmTotp, DropTotp, StartTotp
from desktop_app.services.back_up import BackUp, BackUpIfChanged, ListBackups, SetBackupFolder, ShowBackupAge
from desktop_app.services.batch_standing import BatchStanding
from desktop_app.services.build_report import BuildReport
from desktop_app.services.change_password import ChangePassword
from desktop_app.services.change_policy import ChangePolicy
from desktop_app.services.check_extracts import CheckExtracts
from desktop_app.services.commit_import import CommitImport
from desktop_app.services.crash_report import CrashReport
from desktop_app.services.delete_connection import DeleteConnection
from desktop_app.services.delete_template import DeleteTemplate
from desktop_app.services.discard_import import DiscardImport
from desktop_app.services.erase_expired import EraseExpired
from desktop_app.services.evaluate_card import EvaluateCard
from desktop_app.services.explain_customer import ExplainCustomer
from desktop_app.services.export_audit import ExportAudit
from desktop_app.services.export_list import ExportList
from desktop_app.services.export_scores import ExportScores
from desktop_app.services.export_templates import ExportTemplates
from desktop_app.services.gate import Gate
from desktop_app.services.import_templates import ImportTemplates
from desktop_app.services.integration_rules import ChangeIntegrationRules, ShowIntegrationRules
from desktop_app.services.judge_quality import JudgeQuality
from desktop_app.services.list_accounts import ListAccounts
from desktop_app.services.list_batches import ListBatches
from desktop_app.services.list_connections import ListConnections
from desktop_app.services.list_risk import ListRisk
from desktop_app.services.list_tables import ListTables
from desktop_app.services.list_templates import ListTemplates
from desktop_app.services.look_into_inbox import LookIntoInbox
from desktop_app.services.make_training import MakeTraining
from desktop_app.services.marketing_wish import ObjectToMarketing, WithdrawObjection
from desktop_app.services.new_recovery_code import NewRecoveryCode
from desktop_app.services.note_copy import NoteCopy
from desktop_app.services.override_band import OverrideBand
from desktop_app.services.pack_data import PackData
from desktop_app.services.preview_pull import PreviewPull
from desktop_app.services.prune_audit import PruneAudit
from desktop_app.services.quality_parameters import SetQualityParameters, ShowQualityParameters
from desktop_app.services.quality_rows import QualityRows
from desktop_app.services.rename_template import RenameTemplate
from desktop_app.services.repair import Repair
from desktop_app.services.repair_here import RepairHere
from desktop_app.services.rescue import Rescue
from desktop_app.services.reset_password import ResetPassword
from desktop_app.services.restore import PreviewRestore, Restore
from desktop_app.services.rotate_key import RotateKey
from desktop_app.services.same_customer import CompareCustomers, DecideSame, ListLikelySame, ListMergeDecisions
from desktop_app.services.save_connection import SaveConnection
from desktop_app.services.save_rejects import SaveRejects
from desktop_app.services.score_customers import ScoreCustomers
from desktop_app.services.segment_customers import SegmentCustomers, ShowSegments
from desktop_app.services.set_account_state import SetAccountState
from desktop_app.services.set_inbox import SetInbox
from desktop_app.services.show_audit import ShowAudit
from desktop_app.services.show_control import ShowControl
from desktop_app.services.show_overview import ShowOverview
from desktop_app.services.show_quality import ShowQuality
from desktop_app.services.show_units import ShowUnits
from desktop_app.services.suggest_mapping import SuggestMapping
from desktop_app.services.try_connection import TryConnection
from desktop_app.services.undo_import import UndoImport
from desktop_app.services.unmask import Unmask, UnmaskMany
from desktop_app.services.unpack_data import LookIntoPackage, UnpackData
from desktop_app.services.verify_report import VerifyReport
from desktop_app.services.verify_trail import VerifyTrail
from desktop_app.services.verify_workspace import VerifyWorkspace


@dataclass(frozen=True, slots=True)
class House:
    """What the composition root hands to a user interface.

    `page_count(pdf)` and `render_page(pdf, page, width_px)` → (width, height, RGB bytes), pages from 1, show a finished PDF.
    """

    clock: Clock
    texts: Texts
    dictionary: Dictionary
    duties: Duties
    masking: Masking
    indicators: Mapping[str, IndicatorSpec]
    resources: Path
    gate: Gate
    list_accounts: ListAccounts
    add_account: AddAccount
    assign_duty: AssignDuty
    set_account_state: SetAccountState
    reset_password: ResetPassword
    change_password: ChangePassword
    start_totp: StartTotp
    confirm_totp: ConfirmTotp
    drop_totp: DropTotp
    change_policy: ChangePolicy
    new_recovery_code: NewRecoveryCode
    rotate_key: RotateKey
    check_extracts: CheckExtracts
    commit_import: CommitImport
    crash_report: CrashReport
    discard_import: DiscardImport
    list_connections: ListConnections
    save_connection: SaveConnection
    delete_connection: DeleteConnection
    try_connection: TryConnection
    list_tables: ListTables
    preview_pull: PreviewPull
    set_inbox: SetInbox
    look_into_inbox: LookIntoInbox
    batch_standing: BatchStanding
    list_likely_same: ListLikelySame
    list_merge_decisions: ListMergeDecisions
    compare_customers: CompareCustomers
    decide_same: DecideSame
    integration_rules: ShowIntegrationRules
    change_integration: ChangeIntegrationRules
    save_rejects: SaveRejects
    suggest_mapping: SuggestMapping
    list_templates: ListTemplates
    rename_template: RenameTemplate
    delete_template: DeleteTemplate
    export_templates: ExportTemplates
    import_templates: ImportTemplates
    score_customers: ScoreCustomers
    evaluate_card: EvaluateCard
    segment_customers: SegmentCustomers
    show_segments: ShowSegments
    show_units: ShowUnits
    quality_rules: tuple[RuleSpec, ...]
    judge_quality: JudgeQuality
    show_quality: ShowQuality
    show_control: ShowControl
    quality_rows: QualityRows
    show_quality_parameters: ShowQualityParameters
    set_quality_parameters: SetQualityParameters
    show_overview: ShowOverview
    list_risk: ListRisk
    explain_customer: ExplainCustomer
    build_report: BuildReport
    page_count: Callable[[bytes], int]
    render_page: Callable[[bytes, int, int], tuple[int, int, bytes]]
    export_list: ExportList
    export_scores: ExportScores
    note_copy: NoteCopy
    unmask: Unmask
    unmask_many: UnmaskMany
    override_band: OverrideBand
    list_batches: ListBatches
    undo_import: UndoImport
    object_to_marketing: ObjectToMarketing
    withdraw_objection: WithdrawObjection
    erase_expired: EraseExpired
    make_training: MakeTraining
    verify_report: VerifyReport
    verify_trail: VerifyTrail
    back_up: BackUp
    back_up_if_changed: BackUpIfChanged
    backup_age: ShowBackupAge
    list_backups: ListBackups
    set_backup_folder: SetBackupFolder
    preview_restore: PreviewRestore
    restore: Restore
    rescue: Rescue
    verify_workspace: VerifyWorkspace
    repair: Repair
    repair_here: RepairHere
    pack_data: PackData
    look_into_package: LookIntoPackage
    unpack_data: UnpackData
    show_audit: ShowAudit
    export_audit: ExportAudit
    prune_audit: PruneAudit
