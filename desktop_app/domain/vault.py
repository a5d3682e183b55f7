"""What keeps the data key of a workspace; the security floor implements it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from desktop_app.domain.accounts import DeviceChoice


class Vault(Protocol):
    """The data key of a workspace, sealed to a key pair for each user and for the recovery code (key slots, docs/adr/0011).

    Everything that takes a `key` needs the data key of the open store. All raise `WorkspaceError` for a missing, damaged or
    edited slot file.
    """

    def exists(self) -> bool: ...

    def unfinished(self) -> bool:
        """Whether a `create` was cut short before its end: what it made is nobody's yet."""

    def create(self, user: str, password: str, device: DeviceChoice, found: Callable[[bytes], None]) -> tuple[bytes, str]:
        """Make a new random data key with a slot for its first user; gives the key and the recovery code.

        `found(key)` makes the store; the slot file gets its name after that, so that it never stands without one.
        """

    def unlock(self, user: str, password: str) -> bytes:
        """The present data key, if the password (for the name "recovery": the code) opens the slot.

        Raises:
            WorkspaceError: wrong user or password; the slot is bound to another PC.
        """

    def keys(self, user: str, password: str) -> tuple[bytes, ...]:
        """The present data key, and after it the next one where a change of key was cut short; raises as `unlock`."""

    def unlock_by_code(self, code: str) -> bytes:
        """The present data key by the recovery code; a typing error has its own sentence."""

    def add(self, user: str, password: str, key: bytes) -> None:
        """Make a slot for a user, in place of one of the same name."""

    def change_password(self, user: str, old: str, new: str) -> None:
        """The same key pair under another password: what was sealed to the user stays theirs."""

    def reset(self, user: str, new: str, key: bytes, device: DeviceChoice | None = None) -> None:
        """A new key pair for a user who lost the password, or comes to another PC; `device` None keeps the workspace's choice."""

    def remove(self, user: str, key: bytes) -> None:
        """Take a user's slot away; without one nothing happens."""

    def new_code(self, key: bytes) -> str:
        """A new recovery code; the one before it opens nothing any more."""

    def reseal(self, key: bytes, new_key: bytes) -> None:
        """Begin a change of key: every slot holds both keys until `settle`."""

    def settle(self, key: bytes) -> None:
        """End a change of key: every slot holds this one only."""

    def public_keys(self) -> Mapping[str, bytes]:
        """What can be sealed to whom, by user name; "recovery" is the recovery code's."""

    def opener(self, user: str, password: str) -> Callable[[bytes], bytes]:
        """A function that opens what was sealed to the user, and raises `ValueError` for what was not; raises as `unlock`."""

    def open_sealed(self, user: str, password: str, sealed: bytes) -> bytes:
        """The same for a single seal."""

    def keyring_available(self) -> bool:
        """Whether this PC can keep a secret of its own."""
