"""The security policy in force: defaults, and over them what the security administrator changed."""

from __future__ import annotations

from desktop_app.domain.policy import Policy
from desktop_app.domain.ports import UnitOfWork

NAME = "policy"


def policy_of(work: UnitOfWork) -> Policy:
    """As stored now."""
    stored = work.settings.get(NAME)
    return Policy.from_stored(stored) if isinstance(stored, dict) else Policy()
