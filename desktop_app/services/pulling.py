"""Extracts out of databases on their way into a check: opened like files, and each on record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.database import Pull, in_short
from desktop_app.domain.roles import Session
from desktop_app.importing.sources.databases.asking import extract_of
from desktop_app.importing.sources.pulled import PulledExtract
from desktop_app.services.connecting import Connecting, asked


@dataclass(frozen=True, slots=True)
class Sources:
    """What a check reads. `told` writes what came of every pull into the row that records it."""

    opened: tuple[Path | PulledExtract, ...]
    facts: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)

    def told(self, check: ImportCheck) -> None:
        for file in check.files:
            facts = self.facts.get((file.path.name, file.sheet))
            if facts is not None:
                facts |= {"rows": file.read.rows, "sha256": file.sha256}


@dataclass(frozen=True, slots=True)
class Pulling:
    connecting: Connecting

    @contextmanager
    def opened(self, session: Session, wanted: Sequence[Path | Pull]) -> Iterator[Sources]:
        """Files as they are, and what each pull names, ready to be read; how the block ends is recorded for every pull.

        Raises:
            ExtractError: no such connection, or no secret for it.
        """
        facts: dict[tuple[str, str], dict[str, object]] = {}
        with ExitStack() as stack:
            opened = [one if isinstance(one, Path) else self._extract(stack, session, one, facts) for one in wanted]
            yield Sources(tuple(opened), facts)

    def _extract(
        self, stack: ExitStack, session: Session, pull: Pull, facts: dict[tuple[str, str], dict[str, object]]
    ) -> PulledExtract:
        connection = self.connecting.find(pull.connection)
        secret = self.connecting.secret_of(connection, pull.secret)
        recorded = stack.enter_context(self.connecting.recorded(session, "database.pull", connection))
        recorded |= {**asked(pull.wanted), "cap": pull.cap}
        facts[connection.place, in_short(pull.wanted)] = recorded
        return extract_of(connection, secret, pull.wanted, pull.cap)
