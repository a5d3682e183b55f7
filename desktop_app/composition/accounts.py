"""The gate, and who may come in."""

from __future__ import annotations

from typing import Any

from desktop_app.composition.door import Door
from desktop_app.composition.settings import Settings
from desktop_app.domain.duties import Duties
from desktop_app.security.passwords import Remembering
from desktop_app.security.session_lock import SessionLock
from desktop_app.services.add_account import AddAccount
from desktop_app.services.administrators import Guard
from desktop_app.services.admission import Admission
from desktop_app.services.appointment import Appointment
from desktop_app.services.assign_duty import AssignDuty
from desktop_app.services.authenticator import ConfirmTotp, DropTotp, StartTotp
from desktop_app.services.change_password import ChangePassword
from desktop_app.services.change_policy import ChangePolicy
from desktop_app.services.gate import Gate
from desktop_app.services.list_accounts import ListAccounts
from desktop_app.services.new_recovery_code import NewRecoveryCode
from desktop_app.services.password_book import PasswordBook
from desktop_app.services.presence import Presence
from desktop_app.services.reset_password import ResetPassword
from desktop_app.services.rotate_key import RotateKey
from desktop_app.services.set_account_state import SetAccountState
from desktop_app.storage.workspace import DuckWorkspace


def accounts(settings: Settings, workspace: DuckWorkspace, duties: Duties, door: Door) -> dict[str, Any]:
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
