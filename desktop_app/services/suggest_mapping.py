"""What a row of names would be read as, while a person looks for the right row and kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing.mapping import map_columns


@dataclass(frozen=True, slots=True)
class SuggestMapping:
    dictionary: Dictionary

    def __call__(self, session: Session, headers: Sequence[str], kind_id: str) -> tuple[MappedColumn, ...]:
        """Each column with the field its name is known for; None where it is not known."""
        session.require(Permission.IMPORT)
        return map_columns(headers, self.dictionary.kind(kind_id), self.dictionary)
