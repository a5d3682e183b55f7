"""What has arrived in the inbox and was not imported before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.inbox import NO_INBOX, InboxLook
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.arriving import Arrivals

INBOX = "inbox_folder"


@dataclass(frozen=True, slots=True)
class LookIntoInbox:
    workspace: Workspace
    arrivals: Arrivals
    clock: Clock

    def __call__(self, session: Session) -> InboxLook:
        """To be asked again and again: a file is given once it has stood still for two seconds. Nothing is changed."""
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            folder, imported = work.settings.get(INBOX), {sha256 for sha256, _sheet in work.ledger.imported_sheets()}
        if not isinstance(folder, str):
            return NO_INBOX
        try:
            settled, arriving = self.arrivals.look(Path(folder), self.clock.now())
        except OSError:
            return InboxLook(Path(folder), there=False)
        open_files = {path: set(self.arrivals.contents(path)) for path in settled}
        broken = {path: self._broken(path, tables, imported) for path, tables in open_files.items()}
        new = tuple(path for path, tables in open_files.items() if not imported | {sha for sha, _ in broken[path]} >= tables)
        told = tuple(member for path in settled if path not in new for _, member in broken[path])
        return InboxLook(Path(folder), files=new, arriving=arriving, broken=told)

    def _broken(self, path: Path, tables: set[str], imported: set[str]) -> tuple[tuple[str, Path], ...]:
        """Asked of a file of which some is in and some is not."""
        partly = not tables.isdisjoint(imported) and not imported >= tables
        return self.arrivals.broken(path) if partly else ()
