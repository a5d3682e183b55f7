"""From a file to a batch."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.ports import Clock
from desktop_app.domain.practice import PracticeMark
from desktop_app.domain.texts import Texts
from desktop_app.services.batch_standing import BatchStanding
from desktop_app.services.check_extracts import CheckExtracts
from desktop_app.services.commit_import import CommitImport
from desktop_app.services.discard_import import DiscardImport
from desktop_app.services.integration_rules import ChangeIntegrationRules, ShowIntegrationRules
from desktop_app.services.pending_import import PendingImport
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.same_customer import DecideSame, ListLikelySame
from desktop_app.services.save_rejects import SaveRejects
from desktop_app.storage.workspace import DuckWorkspace


def intake(
    workspace: DuckWorkspace,
    dictionary: Dictionary,
    mark: PracticeMark,
    texts: Texts,
    keeping: Safekeeping,
    clock: Clock,
    pending: PendingImport,
) -> dict[str, Any]:
    """From a file to a batch, by their names in the house; one import at a time is pending."""
    return {
        "check_extracts": CheckExtracts(workspace, dictionary, mark, pending, clock),
        "commit_import": CommitImport(workspace, dictionary, pending, clock, keeping),
        "discard_import": DiscardImport(workspace, pending),
        "integration_rules": ShowIntegrationRules(workspace),
        "change_integration": ChangeIntegrationRules(workspace),
        "batch_standing": BatchStanding(workspace),
        "list_likely_same": ListLikelySame(workspace),
        "decide_same": DecideSame(workspace),
        "save_rejects": SaveRejects(workspace, dictionary, pending, texts),
    }
