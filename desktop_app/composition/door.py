"""What asks for passwords, wired once and shared by everything that does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from desktop_app.composition.settings import Settings
from desktop_app.domain.duties import Duties
from desktop_app.security.attempts import Attempts
from desktop_app.security.vault import SlotVault
from desktop_app.services.approvals import Approvals
from desktop_app.services.password_check import PasswordCheck
from desktop_app.storage.workspace import DuckWorkspace


@dataclass(frozen=True, slots=True)
class Door:
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
