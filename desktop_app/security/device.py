"""A secret that never leaves this PC, kept by the operating system's keyring."""

from __future__ import annotations

import hmac
import secrets
from typing import Protocol

import keyring
from keyring.errors import KeyringError

from desktop_app.domain.errors import WorkspaceError

_SERVICE = "powerdesk"
_NAME = "device"


class Device(Protocol):
    """Where a slot bound to this PC finds the PC's secret."""

    def available(self) -> bool:
        """Whether this PC can keep a secret."""

    def known(self) -> bytes | None:
        """The secret, None where none was made yet; raises `WorkspaceError` where the PC cannot keep one."""

    def secret(self) -> bytes:
        """The secret, made on first use; raises as `known`."""


class KeyringDevice:
    """The secret in Windows Credential Manager, Secret Service or KWallet, one for each account of the operating system."""

    def available(self) -> bool:
        try:
            keyring.get_password(_SERVICE, _NAME)
        except KeyringError:
            return False
        return keyring.get_keyring().priority > 0  # the backend that keeps nothing has a priority below

    def known(self) -> bytes | None:
        try:
            found = keyring.get_password(_SERVICE, _NAME)
        except KeyringError as error:
            raise WorkspaceError("security.no_keyring") from error
        return bytes.fromhex(found) if found else None

    def secret(self) -> bytes:
        known = self.known()
        if known is not None:
            return known
        made = secrets.token_bytes(32)
        try:
            keyring.set_password(_SERVICE, _NAME, made.hex())
        except KeyringError as error:
            raise WorkspaceError("security.no_keyring") from error
        if self.known() != made:  # a backend that forgets would lock everybody out
            raise WorkspaceError("security.no_keyring")
        return made


def mark(secret: bytes) -> bytes:
    """Tells one PC from another without telling the secret: what a slot remembers of the PC it is bound to."""
    return hmac.digest(secret, b"powerdesk device mark", "sha256")[:8]
