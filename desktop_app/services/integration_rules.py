"""The office's rules for what extracts leave open: as stored now, and changing them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.integration import IntegrationRules, RuleChange, RulesInForce
from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import AuditFilter

NAME = "integration"
CHANGED = "integration.change"


def rules_of(work: UnitOfWork) -> IntegrationRules:
    """As stored now."""
    stored = work.settings.get(NAME)
    return IntegrationRules.from_stored(stored) if isinstance(stored, dict) else IntegrationRules()


def _changes(work: UnitOfWork) -> Iterator[RuleChange]:
    """What the trail says of every change, the newest first."""
    rows = sorted(work.audit.rows(AuditFilter(action=CHANGED)), key=lambda row: row.sequence, reverse=True)
    for row in rows:
        for name, values in json.loads(row.facts).items():
            yield RuleChange(row.at, row.user, name, values["before"], values["after"])


@dataclass(frozen=True, slots=True)
class ShowIntegrationRules:
    workspace: Workspace

    def __call__(self, session: Session) -> RulesInForce:
        """What whoever sees figures may know of how they come about, and whoever sets them must."""
        session.require_any(Permission.SEE_FIGURES, Permission.SET_PARAMETERS)
        with self.workspace.begin() as work:
            at, user = work.settings.last_change(NAME) or (None, "")
            return RulesInForce(rules_of(work), at, user, tuple(_changes(work)))


@dataclass(frozen=True, slots=True)
class ChangeIntegrationRules:
    workspace: Workspace

    def __call__(self, session: Session, rules: IntegrationRules) -> Changes:
        """In force for everything computed from now on; days already derived stay as they were stored.

        Raises:
            WorkspaceError: a day that not every month has, or a due day before the release day; nothing has changed.
        """
        session.require(Permission.SET_PARAMETERS)
        if outside := rules.outside_bounds():
            name, low, high = outside
            raise WorkspaceError("rules.outside", name=name, low=low, high=high)
        with self.workspace.begin() as work:
            before, after = rules_of(work).to_stored(), rules.to_stored()
            changed = {name: {"before": before[name], "after": value} for name, value in after.items() if before[name] != value}
            work.settings.put(NAME, after, session.user)
            return work.commit(AuditEntry(session.user, CHANGED, "", changed))
