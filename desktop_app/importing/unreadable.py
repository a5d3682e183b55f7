"""Files that cannot be read: each is shown among the sheets with its cause, and holds up no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.batch import told_name
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.sheets import Doubt, SeenSheet


def refused(path: Path, error: ExtractError) -> SeenSheet:
    """The whole file as one sheet that was not read; a missing password can be given (`Doubt.LOCKED`)."""
    doubt = Doubt.LOCKED if "path" in error.message.values else Doubt.UNREADABLE
    message = replace(error.message, values={**error.message.values, "file": told_name(path)})
    return SeenSheet(path, "", False, False, None, (), 1, (), doubt, message)


def unless_alone(seen: Sequence[SeenSheet]) -> None:
    """Where nothing but one such file was given there is nothing to go on with.

    Raises:
        ExtractError: the reason it cannot be read.
    """
    if len(seen) == 1 and seen[0].is_unreadable and seen[0].message is not None:
        raise ExtractError(seen[0].message.key, **seen[0].message.values)
