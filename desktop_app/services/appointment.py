"""What a change of duties brings with it: the founder's stand-in rights end, and seals of the trail get their holders anew."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.accounts import RECOVERY, vacant
from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.roles import Role, Session
from desktop_app.domain.vault import Vault
from desktop_app.services.presence import Presence
from desktop_app.services.sealing import start_sealing


@dataclass(frozen=True, slots=True)
class Appointment:
    """Used by the services that give duties or key pairs."""

    workspace: Workspace
    vault: Vault
    presence: Presence

    def seal_anew(self, work: UnitOfWork) -> None:
        """Within a transaction that changes who the audit administrators are, or their key pairs (the slots come first)."""
        seal_to_holders(work, self.vault)

    def settle(self, session: Session) -> None:
        """After the commit: end the founder's rights in the running session, once all three are appointed."""
        with self.workspace.begin() as work:
            complete = not vacant(work.users.accounts())
        if complete and session.role is Role.FOUNDER:
            self.presence.end_founding()


def seal_to_holders(work: UnitOfWork, vault: Vault) -> None:
    """A new epoch of seals, whose first key the audit administrators and the recovery code hold."""
    public = vault.public_keys()
    administrators = {
        account.user for account in work.users.accounts() if account.role is Role.AUDIT_ADMIN and not account.disabled
    }
    if holders := {name: key for name, key in public.items() if name in administrators | {RECOVERY}}:
        start_sealing(work, holders)
