"""PCs with and without a keyring."""

from __future__ import annotations

from desktop_app.domain.errors import WorkspaceError


class ThisPc:
    """A PC whose keyring holds this secret; None: it was never asked for one."""

    def __init__(self, secret: bytes | None) -> None:
        self._secret = secret

    def available(self) -> bool:
        return True

    def known(self) -> bytes | None:
        return self._secret

    def secret(self) -> bytes:
        self._secret = self._secret or b"made just now"
        return self._secret


class NoDevice:
    """A PC without a keyring."""

    def available(self) -> bool:
        return False

    def known(self) -> bytes | None:
        raise WorkspaceError("security.no_keyring")

    def secret(self) -> bytes:
        raise WorkspaceError("security.no_keyring")
