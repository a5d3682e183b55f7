"""What a write changed, so that every screen can decide whether to look again."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Topic(enum.Enum):
    """A part of the workspace that a screen may show."""

    LEDGER = "ledger"
    BATCHES = "batches"
    RUNS = "runs"
    REPORTS = "reports"
    USERS = "users"
    AUDIT = "audit"
    SETTINGS = "settings"
    BACKUPS = "backups"
    TEMPLATES = "templates"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class Changes:
    """Topics touched by one committed unit of work; returned by every write."""

    topics: frozenset[Topic]

    def touch(self, *topics: Topic) -> bool:
        return not self.topics.isdisjoint(topics)

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.topics | other.topics)


NOTHING = Changes(frozenset())
