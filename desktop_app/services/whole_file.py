"""A file that is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.errors import ReportError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A draft beside the file, made at once, that takes its place only when everything inside the `with` went well.

    Raises:
        ReportError: the place cannot be written; known before any work is done inside the `with`.
    """
    draft = path.with_name(f".{path.name}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise ReportError("report.is_folder", file=path)
        draft.touch()
        yield draft
        draft.replace(path)
    except OSError as error:
        raise ReportError("report.file_busy", file=path, reason=error.strerror or error) from error
    finally:
        if draft.exists():
            draft.unlink()
