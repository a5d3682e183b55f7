"""What guards people's data and decisions over them, and what proves."""

from __future__ import annotations

from typing import Any

from desktop_app.composition.door import Door
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import Clock
from desktop_app.domain.texts import Texts
from desktop_app.metrics.indicators import SPECS
from desktop_app.services.approvals import Approvals
from desktop_app.services.export_audit import ExportAudit
from desktop_app.services.export_list import ExportList
from desktop_app.services.export_register import ExportRegister
from desktop_app.services.export_scores import ExportScores
from desktop_app.services.list_batches import ListBatches
from desktop_app.services.list_risk import ListRisk
from desktop_app.services.make_training import MakeTraining
from desktop_app.services.marketing_wish import ObjectToMarketing, WithdrawObjection
from desktop_app.services.note_copy import NoteCopy
from desktop_app.services.override_band import OverrideBand
from desktop_app.services.prune_audit import PruneAudit
from desktop_app.services.show_audit import ShowAudit
from desktop_app.services.undo_import import UndoImport
from desktop_app.services.unmask import Unmask, UnmaskMany
from desktop_app.services.verify_report import VerifyReport
from desktop_app.services.verify_trail import VerifyTrail
from desktop_app.storage.workspace import DuckWorkspace


def custody(
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


def verification(workspace: DuckWorkspace, texts: Texts, clock: Clock, door: Door) -> dict[str, Any]:
    """What proves, and what shows the trail, by the names of the house."""
    return {
        "verify_report": VerifyReport(workspace),
        "verify_trail": VerifyTrail(workspace, door.vault, door.check),
        "show_audit": ShowAudit(workspace),
        "export_audit": ExportAudit(workspace, texts, clock),
        "prune_audit": PruneAudit(workspace, door.approvals, clock),
    }
