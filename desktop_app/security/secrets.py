"""Secrets of connections, in the operating system's keyring: never in the workspace, a log or the trail."""

from __future__ import annotations

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

_SERVICE = "powerdesk database"


class KeyringSecrets:
    """Windows Credential Manager, Secret Service or KWallet. Implements the `Secrets` port."""

    def available(self) -> bool:
        try:
            keyring.get_password(_SERVICE, "")
        except KeyringError:
            return False
        return keyring.get_keyring().priority > 0  # the backend that keeps nothing has a priority below

    def get(self, name: str) -> str | None:
        try:
            return keyring.get_password(_SERVICE, name)
        except KeyringError:
            return None

    def keep(self, name: str, secret: str) -> bool:
        if not self.available():
            return False
        try:
            keyring.set_password(_SERVICE, name, secret)
        except KeyringError:
            return False
        return self.get(name) == secret  # a backend that forgets keeps nothing

    def forget(self, name: str) -> None:
        try:
            keyring.delete_password(_SERVICE, name)
        except (PasswordDeleteError, KeyringError):
            return
