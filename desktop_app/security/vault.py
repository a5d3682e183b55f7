"""Key slots: one random data key, sealed to a key pair for each user and one for the recovery code (docs/adr/0011)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.accounts import RECOVERY, DeviceChoice
from desktop_app.domain.errors import WorkspaceError
from desktop_app.security import codes, format1, sealing, slot, slot_file
from desktop_app.security.device import Device, KeyringDevice
from desktop_app.security.durable import rename, write_whole
from desktop_app.security.passwords import KEY_BYTES, SALT_BYTES, Cost, measure_cost, stretch
from desktop_app.security.slot import Slot
from desktop_app.security.slot_file import FILE_NAME, SlotFile

FOUNDING_NAME = "slots.founding.json"


def _nothing_else(_key: bytes) -> None:
    """A slot file alone, without a store."""


@dataclass(frozen=True, slots=True)
class SlotVault:
    """Implements the `Vault` port over the slot file of a workspace folder. `cost` None: measured on this PC when needed."""

    folder: Path
    cost: Cost | None = None
    device: Device = field(default_factory=KeyringDevice)

    @property
    def _path(self) -> Path:
        return self._founding if self.unfinished() else self.folder / FILE_NAME

    @property
    def _founding(self) -> Path:
        return self.folder / FOUNDING_NAME

    def exists(self) -> bool:
        return (self.folder / FILE_NAME).exists()

    def unfinished(self) -> bool:
        return self._founding.exists() and not self.exists()

    def keyring_available(self) -> bool:
        return self.device.available()

    def create(
        self,
        user: str,
        password: str,
        device: DeviceChoice = DeviceChoice.UNBOUND,
        found: Callable[[bytes], None] = _nothing_else,
    ) -> tuple[bytes, str]:
        if self.exists():
            raise WorkspaceError("workspace.exists", folder=self.folder)
        key, code = secrets.token_bytes(KEY_BYTES), codes.new_code()
        bound = device is DeviceChoice.BOUND
        made = {user: self._made(user, password, key, bound), RECOVERY: self._made_for(code, key)}
        write_whole(self._founding, SlotFile.signed(made, bound, (key,)).to_bytes())
        try:
            found(key)
            rename(self._founding, self.folder / FILE_NAME)
        except BaseException:
            self._founding.unlink(missing_ok=True)
            raise
        return key, code

    def unlock(self, user: str, password: str) -> bytes:
        return self.keys(user, password)[0]

    def keys(self, user: str, password: str) -> tuple[bytes, ...]:
        found = slot_file.parse(self._content(), self._path)
        if not isinstance(found, SlotFile):
            key, bound = format1.unlock(found, self._path, user, password, self.device)
            self._write({user: self._made(user, password, key, bound)}, bound, (key,))
            return (key,)
        return self._opened(found, user, password)[1]

    def unlock_by_code(self, code: str) -> bytes:
        return self.unlock(RECOVERY, code)

    def add(self, user: str, password: str, key: bytes) -> None:
        self.reset(user, password, key)

    def change_password(self, user: str, old: str, new: str) -> None:
        found = self._read()
        private, keys = self._opened(found, user, old)
        had = found.slots[user]
        secret = self.device.secret() if had.device else b""
        wrapped = slot.wrap(user, private, new, self._cost(), secret, had.sealed, had.sealed_next)
        self._write({**found.slots, user: wrapped}, found.bound, keys)

    def reset(self, user: str, new: str, key: bytes, device: DeviceChoice | None = None) -> None:
        found = self._settled(key)
        bound = found.bound if device is None else device is DeviceChoice.BOUND
        self._write({**found.slots, user: self._made(user, new, key, bound)}, found.bound, (key,))

    def remove(self, user: str, key: bytes) -> None:
        found = self._settled(key)
        if user in found.slots:
            left = {name: kept for name, kept in found.slots.items() if name != user}
            self._write(left, found.bound, (key,))

    def new_code(self, key: bytes) -> str:
        found, code = self._settled(key), codes.new_code()
        self._write({**found.slots, RECOVERY: self._made_for(code, key)}, found.bound, (key,))
        return code

    def reseal(self, key: bytes, new_key: bytes) -> None:
        found = self._settled(key)
        self._write({name: had.holding(key, new_key) for name, had in found.slots.items()}, found.bound, (key, new_key))

    def settle(self, key: bytes) -> None:
        found = self._read()
        self._write({name: had.holding(key) for name, had in found.slots.items()}, found.bound, (key,))

    def public_keys(self) -> Mapping[str, bytes]:
        return {name: had.public for name, had in self._read().slots.items()}

    def opener(self, user: str, password: str) -> Callable[[bytes], bytes]:
        private = self._opened(self._read(), user, password)[0]
        return lambda sealed: sealing.open_sealed(private, sealed)

    def open_sealed(self, user: str, password: str, sealed: bytes) -> bytes:
        return self.opener(user, password)(sealed)

    def _opened(self, found: SlotFile, user: str, password: str) -> tuple[bytes, tuple[bytes, ...]]:
        """The user's private key and the data keys, from a file nobody has edited."""
        secret = codes.secret_of(password) if user == RECOVERY else password
        if user not in found.slots:
            # As slow as a wrong password, so that the answer does not tell which names exist.
            costs = [had.cost for had in found.slots.values()]
            stretch(secret.encode(), b"no such slot...."[:SALT_BYTES], costs[0] if costs else Cost())
            raise WorkspaceError("recovery.wrong" if user == RECOVERY else "security.wrong_password")
        private = slot.unwrap(user, found.slots[user], secret, self.device)
        try:
            keys = found.slots[user].keys(private)
        except ValueError as error:
            raise WorkspaceError("security.slots_edited", file=self._path) from error
        if not found.genuine(keys):
            raise WorkspaceError("security.slots_edited", file=self._path)
        return private, keys

    def _made(self, user: str, password: str, key: bytes, bound: bool) -> Slot:
        return slot.make(user, password, self._cost(), self.device.secret() if bound else b"", key)

    def _made_for(self, code: str, key: bytes) -> Slot:
        """The recovery slot: never bound to a PC, for it is what one moves to another with."""
        return slot.make(RECOVERY, codes.secret_of(code), self._cost(), b"", key)

    def _cost(self) -> Cost:
        return self.cost or measure_cost()

    def _settled(self, key: bytes) -> SlotFile:
        """The file, where nobody edited it and no change of key is under way (whoever signs in ends one that was cut short)."""
        found = self._read()
        if found.changing or not found.genuine((key,)):
            raise WorkspaceError("security.slots_edited", file=self._path)
        return found

    def _read(self) -> SlotFile:
        found = slot_file.parse(self._content(), self._path)
        if not isinstance(found, SlotFile):
            raise WorkspaceError("security.slots_damaged", file=self._path)
        return found

    def _content(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError as error:
            raise WorkspaceError("security.no_slots", folder=self.folder) from error
        except OSError as error:
            raise WorkspaceError("workspace.disk", folder=self.folder, reason=error.strerror or error) from error

    def _write(self, slots: Mapping[str, Slot], bound: bool, keys: tuple[bytes, ...]) -> None:
        write_whole(self._path, SlotFile.signed(slots, bound, keys).to_bytes())
