"""What is packed of staged rows, in a scratch file of its own: written once, read where somebody asks, thrown away whole.

In the engine it would cost memory for as long as the import lasts. The key lives as long as the packs and is written nowhere, so
that what a crash leaves behind is noise.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.frame import Packed

_KEY_BITS = 256
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pack lies; its number is its nonce, as no two packs under one key have the same."""

    number: int
    offset: int
    size: int


class Packs:
    """Packs by table and first row."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._forget()

    def clear(self) -> None:
        self._path.unlink(missing_ok=True)
        self._forget()

    def add(self, table: str, packed: Packed) -> None:
        number = sum(map(len, self._places.values()))
        with self._path.open("ab") as file:
            offset = file.tell()
            size = file.write(self._cipher.encrypt(_nonce(number), packed.cells, table.encode()))
        self._places.setdefault(table, {})[packed.first_row, packed.last_row] = _Place(number, offset, size)

    def spans(self, table: str) -> tuple[tuple[int, int], ...]:
        return tuple(sorted(self._places.get(table, {})))

    def cells(self, table: str, span: tuple[int, int]) -> bytes:
        place = self._places[table][span]
        with self._path.open("rb") as file:
            file.seek(place.offset)
            sealed = file.read(place.size)
        try:
            return self._cipher.decrypt(_nonce(place.number), sealed, table.encode())
        except InvalidTag as error:
            raise WorkspaceError("workspace.damaged", file=self._path) from error

    def _forget(self) -> None:
        self._cipher = AESGCM(AESGCM.generate_key(_KEY_BITS))
        self._places: dict[str, dict[tuple[int, int], _Place]] = {}


def _nonce(number: int) -> bytes:
    return number.to_bytes(_NONCE_BYTES, "big")
