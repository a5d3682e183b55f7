"""Key slots: one random data key, wrapped once for each user with AES-256-GCM (ADR 0002)."""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app.domain.errors import WorkspaceError
from desktop_app.security.device import Device, KeyringDevice
from desktop_app.security.passwords import KEY_BYTES, Cost, derive, refuse_weak

FORMAT = 1
FILE_NAME = "slots.json"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class SlotVault:
    """The slot file of a workspace folder.

    `device_bound` slots also need the PC's own secret: a stolen folder with a known password then opens nowhere else.
    """

    folder: Path
    cost: Cost = field(default_factory=Cost)
    device_bound: bool = False
    device: Device = field(default_factory=KeyringDevice)

    @property
    def _path(self) -> Path:
        return self.folder / FILE_NAME

    def exists(self) -> bool:
        return self._path.exists()

    def create(self, user: str, password: str) -> bytes:
        """A new data key with one slot; the file is written whole or not at all."""
        if self.exists():
            raise WorkspaceError("workspace.exists", folder=self.folder)
        refuse_weak(password)
        key = secrets.token_bytes(KEY_BYTES)
        self._write({user: self._wrap(user, password, key)})
        return key

    def unlock(self, user: str, password: str) -> bytes:
        slot = self._read().get(user)
        if slot is None:
            # As slow as a wrong password, so that the answer does not tell which names exist.
            derive(password, b"no such slot....", self.cost, b"")
            raise WorkspaceError("security.wrong_password")
        return self._unwrap(user, password, slot)

    def _wrap(self, user: str, password: str, key: bytes) -> dict[str, Any]:
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE_BYTES)
        wrapping = derive(password, salt, self.cost, self._device_secret(self.device_bound))
        wrapped = AESGCM(wrapping).encrypt(nonce, key, _bound_to(user))
        return {
            "salt": _text(salt),
            "nonce": _text(nonce),
            "wrapped": _text(wrapped),
            "time": self.cost.time,
            "memory_kib": self.cost.memory_kib,
            "lanes": self.cost.lanes,
            "device_bound": self.device_bound,
        }

    def _unwrap(self, user: str, password: str, slot: dict[str, Any]) -> bytes:
        try:
            cost = Cost(int(slot["time"]), int(slot["memory_kib"]), int(slot["lanes"]))
            salt, nonce, wrapped = (base64.b64decode(slot[part], validate=True) for part in ("salt", "nonce", "wrapped"))
            secret = self._device_secret(bool(slot["device_bound"]))
        except (KeyError, TypeError, ValueError) as error:
            raise WorkspaceError("security.slots_damaged", file=self._path) from error
        try:
            return AESGCM(derive(password, salt, cost, secret)).decrypt(nonce, wrapped, _bound_to(user))
        except InvalidTag as error:
            raise WorkspaceError("security.wrong_password") from error

    def _device_secret(self, bound: bool) -> bytes:
        return self.device.secret() if bound else b""

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise WorkspaceError("security.no_slots", folder=self.folder) from error
        except (ValueError, binascii.Error) as error:
            raise WorkspaceError("security.slots_damaged", file=self._path) from error
        if not isinstance(content, dict) or not isinstance(content.get("slots"), dict):
            raise WorkspaceError("security.slots_damaged", file=self._path)
        if content.get("format") != FORMAT:
            raise WorkspaceError("workspace.newer", file=self._path)
        slots: dict[str, dict[str, Any]] = content["slots"]
        return slots

    def _write(self, slots: dict[str, dict[str, Any]]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".draft")
        draft.write_text(json.dumps({"format": FORMAT, "slots": slots}, indent=1, ensure_ascii=False), encoding="utf-8")
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(self._path)


def _bound_to(user: str) -> bytes:
    """Associated data: a slot copied to another name or format does not open."""
    return f"powerdesk slot {FORMAT} {user}".encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
