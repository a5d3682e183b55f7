"""A file with one extract, opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.opening import open_extracts
from desktop_app.importing.sources.sheet import Extract

_NOBODY: Mapping[Path, str] = {}


def open_extract(path: Path, progress: Progress, passwords: Mapping[Path, str] = _NOBODY) -> Extract:
    """All there is in a file that is no archive."""
    return next(open_extracts(path, progress, passwords))
