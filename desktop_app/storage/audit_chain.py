"""How rows of the trail are linked and sealed: pure functions over rows, the same for writing and for checking."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from desktop_app.domain.audit import AuditRow

GENESIS = "0" * 64
FORMAT = 2
EPOCH_BEGUN = "audit.epoch"
PRUNED = "audit.prune"
CLOCK_MOVED = "clock.moved_back"
_BEFORE_SAFETY = (None, "", "", "done", "")


def link(form: int | None, row: AuditRow) -> str:
    """The hash of a row: SHA-256 over it as unambiguous JSON. Empty for a format this version does not know."""
    return hashlib.sha256(f"[{row.sequence}{_rest(form, row)}".encode()).hexdigest() if form in {1, FORMAT} else ""


def written_under(form: int | None, row: AuditRow, most: int) -> int | None:
    """The number up to `most` under which a row with this hash was written; None where it has none."""
    if form not in {1, FORMAT}:
        return None
    rest = _rest(form, row).encode()
    return next((n for n in range(1, most + 1) if hashlib.sha256(b"[%d" % n + rest).hexdigest() == row.hash), None)


def seal(key: bytes, hashed: str) -> str:
    """HMAC-SHA256 of a row's hash."""
    return hmac.new(key, hashed.encode(), hashlib.sha256).hexdigest()


def next_key(key: bytes) -> bytes:
    """The key for the row after; the way back is the inverse of SHA-256."""
    return hashlib.sha256(b"powerdesk audit next " + key).digest()


def key_check(first_key: bytes) -> str:
    """What tells a right first key from a wrong one, without telling the key."""
    return hashlib.sha256(b"powerdesk audit check " + first_key).hexdigest()


def utc(local: dt.datetime) -> dt.datetime:
    return local.astimezone(dt.UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Charter:
    """What the trail itself says of an epoch, so that the tables of keys and holders cannot be changed unnoticed."""

    epoch: int
    first_sequence: int
    key_check: str
    holders: Mapping[str, str]
    """Holder to the SHA-256 of the first key as sealed to them (hexadecimal text in the table)."""

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Self:
        """Raises KeyError, TypeError or ValueError where the facts are none of a charter."""
        holders = {str(holder): str(digest) for holder, digest in dict(facts["holders"]).items()}
        return cls(int(facts["epoch"]), int(facts["first_sequence"]), str(facts["key_check"]), holders)

    def facts(self) -> dict[str, object]:
        return {
            "epoch": self.epoch,
            "first_sequence": self.first_sequence,
            "key_check": self.key_check,
            "holders": dict(self.holders),
        }


def digest(sealed_key: str) -> str:
    return hashlib.sha256(sealed_key.encode()).hexdigest()


def _rest(form: int | None, row: AuditRow) -> str:
    """The row's JSON after its number; format 1 had no UTC time, role, station and result."""
    content: list[object] = [row.at, row.at_utc, row.user, row.role, row.station, row.action, row.subject, row.result]
    if form == 1:
        later = (row.at_utc, row.role, row.station, row.result, row.seal)
        content = [row.at, row.user, row.action, row.subject, *([] if later == _BEFORE_SAFETY else later)]
    content += [row.facts, row.previous]
    said = [value.isoformat() if isinstance(value, dt.datetime) else value for value in content]
    return f", {json.dumps(said, ensure_ascii=False)[1:]}"
