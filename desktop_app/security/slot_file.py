"""The slot file as JSON: a SHA-256 tells damage before anything is believed, HMACs under the data keys tell edits afterwards."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import WorkspaceError
from desktop_app.security.passwords import Cost
from desktop_app.security.slot import FORMAT, Slot

FILE_NAME = "slots.json"


@dataclass(frozen=True, slots=True)
class SlotFile:
    """What the file says. `bound`: slots made in it are bound to the PC they are made on. `macs` stand in the order of keys."""

    slots: Mapping[str, Slot]
    bound: bool
    macs: tuple[bytes, ...]

    @classmethod
    def signed(cls, slots: Mapping[str, Slot], bound: bool, keys: tuple[bytes, ...]) -> SlotFile:
        return cls(slots, bound, tuple(_mac(key, slots, bound) for key in keys))

    def genuine(self, keys: tuple[bytes, ...]) -> bool:
        """Whether nobody without a data key changed it."""
        expected = tuple(_mac(key, self.slots, self.bound) for key in keys)
        return len(expected) == len(self.macs) and all(map(hmac.compare_digest, expected, self.macs))

    @property
    def changing(self) -> bool:
        """Whether a change of key is under way."""
        return any(slot.sealed_next for slot in self.slots.values())

    def to_bytes(self) -> bytes:
        content: dict[str, object] = {
            "format": FORMAT,
            "body": _body(self.slots, self.bound),
            "macs": [mac.hex() for mac in self.macs],
        }
        content["sha256"] = _digest(content)
        return (json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def parse(content: bytes, path: Path) -> SlotFile | Mapping[str, Any]:
    """The file; one of format 1 as the plain mapping it is.

    Raises:
        WorkspaceError: damaged, or written by a newer program.
    """
    try:
        found = json.loads(content.decode())
        if found["format"] == 1:
            slots: Mapping[str, Any] = found["slots"]
            return slots
        whole = found.pop("sha256") == _digest(found)
        if whole and found["format"] != FORMAT:
            raise WorkspaceError("workspace.newer", file=path)
        if not whole:
            raise WorkspaceError("security.slots_damaged", file=path)
        body = found["body"]
        macs = tuple(bytes.fromhex(mac) for mac in found["macs"])
        return SlotFile({name: _slot(entry) for name, entry in body["slots"].items()}, body["bound"] is True, macs)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise WorkspaceError("security.slots_damaged", file=path) from error


def _canonical(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _digest(content: Mapping[str, object]) -> str:
    return hashlib.sha256(_canonical(content)).hexdigest()


def _mac(key: bytes, slots: Mapping[str, Slot], bound: bool) -> bytes:
    own = hmac.digest(key, b"powerdesk slot file", "sha256")  # the data key itself encrypts; what signs is another
    return hmac.digest(own, _canonical(_body(slots, bound)), "sha256")


def _body(slots: Mapping[str, Slot], bound: bool) -> dict[str, object]:
    return {"bound": bound, "slots": {name: _entry(slot) for name, slot in slots.items()}}


def _entry(slot: Slot) -> dict[str, object]:
    return {
        "public": _text(slot.public),
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
        "wrapped": _text(slot.wrapped),
        "time": slot.cost.time,
        "memory_kib": slot.cost.memory_kib,
        "lanes": slot.cost.lanes,
        "device": _text(slot.device),
        "sealed": _text(slot.sealed),
        "sealed_next": _text(slot.sealed_next),
    }


def _slot(entry: Mapping[str, Any]) -> Slot:
    public, salt, nonce, wrapped, device, sealed, upcoming = (
        base64.b64decode(entry[part], validate=True)
        for part in ("public", "salt", "nonce", "wrapped", "device", "sealed", "sealed_next")
    )
    cost = Cost(*(int(entry[part]) for part in ("time", "memory_kib", "lanes")))
    if not cost.within_reason:
        raise ValueError(f"{cost} is not a cost this program would write")
    return Slot(public, salt, nonce, wrapped, cost, device, sealed, upcoming)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
