"""Trying a password: refused while a wait runs, counted when it is wrong, whichever door it is typed at."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.accounts import RECOVERY
from desktop_app.domain.errors import SignInStop, WorkspaceError
from desktop_app.domain.vault import Vault
from desktop_app.security.attempts import STRANGER, Attempts

_WRONG = {"security.wrong_password", "recovery.wrong"}


@dataclass(frozen=True, slots=True)
class PasswordCheck:
    """`door` names where a failure happened: sign_in, unlock, second, recover, change, repair."""

    vault: Vault
    attempts: Attempts

    def keys(self, user: str, password: str, door: str) -> tuple[bytes, ...]:
        """The data keys (see `Vault.keys`).

        Raises:
            SignInStop: too many failures, the wait is not over; the password was not tried.
            WorkspaceError: wrong password, damaged slot file, bound to another PC.
        """
        self.refuse_waiting(user)
        try:
            return self.vault.keys(user, password)
        except WorkspaceError as error:
            if error.message.key in _WRONG:
                self.failed(user, door)
            raise

    def refuse_waiting(self, user: str) -> None:
        """Raise `SignInStop` while the user's wait runs."""
        if seconds := self.attempts.wait_s(self._counted_as(user)):
            raise SignInStop("gate.wait", seconds=seconds, minutes=-(-seconds // 60))

    def failed(self, user: str, door: str) -> None:
        """Count a failure that is not a wrong password (a wrong one-time code)."""
        self.attempts.failed(self._counted_as(user), door)

    def _counted_as(self, user: str) -> str:
        """Strangers share a counter; so does everybody where the slot file cannot tell who is known."""
        if user == RECOVERY:
            return user
        try:
            return user if user in self.vault.public_keys() else STRANGER
        except WorkspaceError:
            return STRANGER
