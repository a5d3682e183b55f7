"""Beginning a new epoch of the trail's seals; called by the gate and by appointments within their own unit of work."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from desktop_app.domain.ports import UnitOfWork
from desktop_app.security.sealing import seal_to

KEY_BYTES = 32


def start_sealing(work: UnitOfWork, holders: Mapping[str, bytes]) -> None:
    """Seal every row from this commit on. The epoch's first key is told only to the `holders` (name to public key): the audit
    administrators and the recovery slot, who alone can check the seals later."""
    first_key = secrets.token_bytes(KEY_BYTES)
    work.audit.begin_epoch(first_key, {holder: seal_to(public, first_key) for holder, public in holders.items()})
