"""收件箱: a folder of the office in which extracts arrive, and what lies new in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class InboxLook:
    """What one look found. `folder` None: none is set. `files` are complete and hold something not imported before; `arriving`
    are still being written; `broken` are tables nobody can read, in archives of which all else was imported; `there` is false
    while the folder cannot be reached (a stick taken out, a share offline)."""

    folder: Path | None = None
    there: bool = True
    files: tuple[Path, ...] = ()
    arriving: tuple[Path, ...] = ()
    broken: tuple[Path, ...] = ()


NO_INBOX = InboxLook()
