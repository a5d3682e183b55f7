"""From a file to a batch."""

from __future__ import annotations

from typing import Any

from desktop_app.composition.databases import databases
from desktop_app.composition.settings import Settings
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.masking import Masking
from desktop_app.domain.practice import PracticeMark
from desktop_app.domain.texts import Texts
from desktop_app.engines.uncounted import uncounted_select
from desktop_app.importing.arriving import Arrivals
from desktop_app.importing.sources import archive
from desktop_app.services.batch_standing import BatchStanding
from desktop_app.services.check_extracts import CheckExtracts
from desktop_app.services.commit_import import CommitImport
from desktop_app.services.connecting import Connecting
from desktop_app.services.discard_import import DiscardImport
from desktop_app.services.integration_rules import ChangeIntegrationRules, ShowIntegrationRules
from desktop_app.services.look_into_inbox import LookIntoInbox
from desktop_app.services.pending_import import PendingImport
from desktop_app.services.pulling import Pulling
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.same_customer import CompareCustomers, DecideSame, ListLikelySame, ListMergeDecisions
from desktop_app.services.save_rejects import SaveRejects
from desktop_app.services.set_inbox import SetInbox
from desktop_app.storage.workspace import DuckWorkspace


def intake(
    settings: Settings,
    workspace: DuckWorkspace,
    dictionary: Dictionary,
    mark: PracticeMark,
    texts: Texts,
    masking: Masking,
    keeping: Safekeeping,
    pending: PendingImport,
) -> dict[str, Any]:
    """From a file or a database to a batch, by their names in the house; one import at a time is pending."""
    clock, connecting = settings.clock, Connecting(workspace, settings.secrets)
    archive.sweep(clock.now().timestamp())
    return {
        "set_inbox": SetInbox(workspace),
        "look_into_inbox": LookIntoInbox(workspace, Arrivals(), clock),
        "check_extracts": CheckExtracts(workspace, dictionary, mark, pending, clock, Pulling(connecting), uncounted_select),
        "commit_import": CommitImport(workspace, dictionary, pending, clock, keeping),
        "discard_import": DiscardImport(workspace, pending),
        "integration_rules": ShowIntegrationRules(workspace),
        "change_integration": ChangeIntegrationRules(workspace),
        "batch_standing": BatchStanding(workspace),
        "list_likely_same": ListLikelySame(workspace),
        "list_merge_decisions": ListMergeDecisions(workspace),
        "compare_customers": CompareCustomers(workspace),
        "decide_same": DecideSame(workspace, masking),
        "save_rejects": SaveRejects(workspace, dictionary, pending, texts),
        **databases(connecting),
    }
