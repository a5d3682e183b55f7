"""Opening a backup's own key slots, for backups made under an earlier key and for a store that no longer opens."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.backup import BackupStore
from desktop_app.domain.errors import BackupError
from desktop_app.domain.vault import Vault


@dataclass(frozen=True, slots=True)
class BackupKeys:
    """`vault_in` gives the vault of any folder that holds key slots."""

    backups: BackupStore
    vault_in: Callable[[Path], Vault]

    def unlock(self, path: Path, user: str, password: str) -> bytes:
        """The data key the backup was made under.

        Raises:
            BackupError: the file is damaged or has no slots; WorkspaceError: wrong user or password of that time.
        """
        with tempfile.TemporaryDirectory(prefix="powerdesk-") as folder:
            self.backups.slots_to(path, Path(folder))
            for key in self.vault_in(Path(folder)).keys(user, password):  # two where a change of key was under way
                if self.backups.fits(path, key):
                    return key
        raise BackupError("backup.other_key", file=path)
