"""A secret that never leaves this PC, kept by the operating system's keyring."""

from __future__ import annotations

import secrets
from typing import Protocol

import keyring
from keyring.errors import KeyringError

from desktop_app.domain.errors import WorkspaceError

_SERVICE = "powerdesk"


class Device(Protocol):
    """Where a slot bound to this PC finds the PC's secret."""

    def secret(self) -> bytes:
        """The secret, made on first use; raises `WorkspaceError` where the PC cannot keep one."""


class KeyringDevice:
    """The secret in Windows Credential Manager, Secret Service or KWallet."""

    def secret(self) -> bytes:
        try:
            known = keyring.get_password(_SERVICE, "device")
            if known is None:
                known = secrets.token_hex(32)
                keyring.set_password(_SERVICE, "device", known)
        except KeyringError as error:
            raise WorkspaceError("security.no_keyring") from error
        return bytes.fromhex(known)
