"""Checking the seals, and the tables of keys and holders against what the trail itself says of them."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from desktop_app.domain.audit import AuditRow
from desktop_app.domain.trail import FaultKind
from desktop_app.storage import audit_chain as chain
from desktop_app.storage.audit_faults import Faults

_LOOK_AHEAD = 100_000  # rows cut off at the end that can still be counted
_DIGITS = 64


class SealsCheck:
    """Takes rows in the order of their numbers. Of an epoch whose first key is known every key is derived again."""

    def __init__(
        self, faults: Faults, charters: Mapping[int, chain.Charter], keys: Mapping[int, bytes], cursor: duckdb.DuckDBPyConnection
    ) -> None:
        self._faults = faults
        seals = cursor.execute(
            "SELECT epoch, first_sequence, next_sequence, next_key FROM ws.audit_seal ORDER BY 1, 3"
        ).fetchall()
        kept = [(int(row[0]), (int(row[1]), int(row[2]), str(row[3]))) for row in seals]
        self._kept = dict(kept)
        self._twice = {epoch for epoch, one in kept if one != self._kept[epoch]}
        holders = cursor.execute("SELECT epoch, holder, sealed_key FROM ws.audit_holder").fetchall()
        self._holders = {(int(epoch), holder): chain.digest(text) for epoch, holder, text in holders}
        self._known = {charter.epoch: charter for charter in charters.values()}
        unknown = [chain.Charter(epoch, one[0], "", {}) for epoch, one in self._kept.items() if epoch not in charters]
        self._charters = sorted([*charters.values(), *unknown], key=lambda charter: charter.first_sequence)
        self._keys = dict(keys)
        self._key, self._key_at, self._kept_key_at = b"", 0, 0
        self._place = -1
        self.opened: list[int] = []

    def take(self, row: AuditRow) -> None:
        while self._place + 1 < len(self._charters) and self._charters[self._place + 1].first_sequence <= row.sequence:
            self._leave(self._charters[self._place + 1].first_sequence, newest=False)
            self._place += 1
            self._enter(self._charters[self._place])
        if self._place < 0:
            if row.seal and not self._faults.touches(row.sequence):
                self._faults.add(FaultKind.SEAL, row.sequence)
        elif self._key:
            self._advance(row.sequence)
            if chain.seal(self._key, row.hash) != row.seal:
                self._fault(row.sequence)
        elif len(row.seal or "") != _DIGITS:
            self._fault(row.sequence)

    def finish(self, last: int) -> None:
        self._leave(last + 1, newest=True)
        self._compare_tables(last)

    def _fault(self, sequence: int) -> None:
        if not self._faults.touches(sequence):
            self._faults.add(FaultKind.SEAL, sequence)

    def _enter(self, charter: chain.Charter) -> None:
        """The key of the epoch's first row, if it is the one the trail speaks of."""
        self._key, self._key_at, self._kept_key_at = b"", charter.first_sequence, 0
        key = self._keys.get(charter.epoch)
        if key is None:
            return
        if chain.key_check(key) != charter.key_check and charter.epoch in self._known:
            self._epoch_fault(charter)
            return
        self._key = key
        self.opened.append(charter.epoch)

    def _advance(self, sequence: int) -> None:
        kept = self._kept.get(self._charters[self._place].epoch, (0, 0, ""))[2]
        while self._key_at < sequence:
            if self._key.hex() == kept and not self._kept_key_at:
                self._kept_key_at = self._key_at
            self._key, self._key_at = chain.next_key(self._key), self._key_at + 1

    def _leave(self, end: int, newest: bool) -> None:
        """At the end of an epoch its table row must name the number after its last row, and the key that would seal it."""
        if self._place < 0:
            return
        charter = self._charters[self._place]
        kept = self._kept.get(charter.epoch)
        if kept is None or kept[0] != charter.first_sequence:
            self._epoch_fault(charter)
        elif self._key:
            self._check_key(charter, end, kept[1], kept[2])
        elif kept[1] != end:
            self._check_count(charter, end, kept[1], newest)

    def _check_count(self, charter: chain.Charter, end: int, counted: int, newest: bool) -> None:
        """Without the key: more were counted than there are, or fewer."""
        if newest and counted > end:
            self._faults.add(FaultKind.TRUNCATED, end, counted - 1)
        elif newest and counted > charter.first_sequence:
            self._faults.add(FaultKind.ADDED, counted, end - 1)
        else:
            self._epoch_fault(charter)

    def _check_key(self, charter: chain.Charter, end: int, counted: int, kept: str) -> None:
        self._advance(end)
        if self._key.hex() == kept:
            if counted != end:
                self._epoch_fault(charter)
            return
        if self._kept_key_at:
            self._faults.add(FaultKind.ADDED, self._kept_key_at, end - 1)
            return
        missing = _steps(self._key, kept)
        if missing:
            self._faults.add(FaultKind.TRUNCATED, end, end + missing - 1)
        else:
            self._epoch_fault(charter)

    def _compare_tables(self, last: int) -> None:
        """Keys and holders the trail does not speak of, or speaks of otherwise."""
        told = {(one.epoch, holder): digest for one in self._known.values() for holder, digest in one.holders.items()}
        unknown = self._kept.keys() - self._known.keys()
        for epoch in sorted(unknown | self._odd(told) | self._twice):
            first, counted, _key = self._kept.get(epoch, (0, 0, ""))
            if epoch in unknown and first == last + 1:  # the epoch was cut off with the row that began it
                self._faults.add(FaultKind.TRUNCATED, first, counted - 1)
            else:
                place = self._known[epoch].first_sequence if epoch in self._known else first
                self._faults.add(FaultKind.EPOCH, place, about=str(epoch))

    def _odd(self, told: Mapping[tuple[int, str], str]) -> set[int]:
        """Epochs whose holders are not those the trail speaks of."""
        return {epoch for (epoch, _holder), _digest in set(self._holders.items()) ^ set(told.items())}

    def _epoch_fault(self, charter: chain.Charter) -> None:
        self._faults.add(FaultKind.EPOCH, charter.first_sequence, about=str(charter.epoch))


def _steps(key: bytes, kept: str) -> int:
    """How many rows further the kept key is; 0 where it is none of the keys to come."""
    for step in range(1, _LOOK_AHEAD + 1):
        key = chain.next_key(key)
        if key.hex() == kept:
            return step
    return 0
