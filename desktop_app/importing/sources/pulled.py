"""What reading asks of an extract that is no file."""

from __future__ import annotations

from typing import Protocol

from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.sheet import Extract


class PulledExtract(Protocol):
    """A table or statement of a database, ready to be read."""

    @property
    def name(self) -> str:
        """What a file's name is for a file."""

    def opened(self, progress: Progress) -> Extract:
        """Raises `ExtractError` for what the database refuses."""
