"""Backups, the ways back, and data packages."""

from __future__ import annotations

from typing import Any

from desktop_app.composition.door import Door
from desktop_app.composition.settings import Settings
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.duties import Duties
from desktop_app.security.passwords import Cost
from desktop_app.security.vault import SlotVault
from desktop_app.services.back_up import BackUp, BackUpIfChanged, ListBackups, SetBackupFolder, ShowBackupAge
from desktop_app.services.backup_keys import BackupKeys
from desktop_app.services.export_register import ExportRegister
from desktop_app.services.pack_data import PackData
from desktop_app.services.pending_import import PendingImport
from desktop_app.services.repair import Repair
from desktop_app.services.repair_here import RepairHere
from desktop_app.services.rescue import Rescue
from desktop_app.services.restore import PreviewRestore, Restore
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.unpack_data import LookIntoPackage, UnpackData
from desktop_app.services.verify_workspace import VerifyWorkspace
from desktop_app.storage.inspection import DuckInspection
from desktop_app.storage.workspace import DuckWorkspace


def safety(
    settings: Settings, workspace: DuckWorkspace, duties: Duties, keeping: Safekeeping, door: Door, pending: PendingImport
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


def packages(
    settings: Settings, workspace: DuckWorkspace, dictionary: Dictionary, keeping: Safekeeping, register: ExportRegister
) -> dict[str, Any]:
    """数据包, by their names in the house."""
    clock = settings.clock
    return {
        "pack_data": PackData(workspace, dictionary, clock, settings.password_cost or Cost(), register),
        "look_into_package": LookIntoPackage(workspace, dictionary),
        "unpack_data": UnpackData(workspace, dictionary, keeping, clock),
    }
