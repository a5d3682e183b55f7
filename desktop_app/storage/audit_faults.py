"""What a check collects: each place once, neighbours of one kind as one range, a limited number in all."""

from __future__ import annotations

from desktop_app.domain.trail import FaultKind, TrailFault

MOST = 50


class Faults:
    def __init__(self) -> None:
        self._found: list[TrailFault] = []
        self._rows: set[int] = set()
        self.more = 0

    def add(self, kind: FaultKind, sequence: int, last: int | None = None, about: str = "") -> None:
        fault = TrailFault(kind, sequence, sequence if last is None else last, about)
        before = self._found[-1] if self._found else None
        if fault == before:
            return
        if before and not about and (before.kind, before.last + 1, before.about) == (kind, sequence, ""):
            self._found[-1] = TrailFault(kind, before.sequence, fault.last)
        elif len(self._found) < MOST:
            self._found.append(fault)
        else:
            self.more += 1
        self._rows.add(fault.last)

    def touches(self, sequence: int) -> bool:
        """Whether a fault found so far ends at this row."""
        return sequence in self._rows

    def found(self) -> tuple[TrailFault, ...]:
        """By place."""
        return tuple(sorted(self._found, key=lambda fault: fault.sequence))
