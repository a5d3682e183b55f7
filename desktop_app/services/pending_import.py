"""The one import that is checked but not yet committed."""

from __future__ import annotations

from contextlib import suppress

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.errors import ExtractError, UserFacingError
from desktop_app.domain.ports import Workspace


class PendingImport:
    """Holds the newest check; its rows are in staging, which has room for one import at a time."""

    def __init__(self) -> None:
        self._check: ImportCheck | None = None

    def hold(self, check: ImportCheck) -> None:
        self._check = check

    def get(self, token: str) -> ImportCheck:
        """Raises `ExtractError` where another check has taken its place, or it was committed or discarded."""
        if self._check is None or self._check.token != token:
            raise ExtractError("import.no_longer_pending")
        return self._check

    def drop(self) -> None:
        self._check = None


def clear_staged(workspace: Workspace) -> None:
    """Forget staged rows after their commit: what cannot be cleared now goes at the next start, and undoes nothing."""
    with suppress(UserFacingError), workspace.begin() as work:
        work.staging.clear()
