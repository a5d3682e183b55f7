"""What computes."""

from __future__ import annotations

from typing import Any

from desktop_app.composition.settings import Settings
from desktop_app.domain.integration import Allocation
from desktop_app.engines.duckdb_local import DuckDbEngine
from desktop_app.metrics.indicators import SPECS
from desktop_app.services.evaluate_card import EvaluateCard
from desktop_app.services.integration_rules import rules_of
from desktop_app.services.score_customers import ScoreCustomers
from desktop_app.services.segment_customers import SegmentCustomers, ShowSegments
from desktop_app.services.show_units import ShowUnits
from desktop_app.storage.workspace import DuckWorkspace


def engine_of(workspace: DuckWorkspace) -> DuckDbEngine:
    """The engine on the workspace, asking for the office's allocation rule with every question."""

    def allocation() -> Allocation:
        with workspace.begin() as work:
            return rules_of(work).allocation

    return DuckDbEngine(workspace.cursor, allocation=allocation)


def analysis(settings: Settings, workspace: DuckWorkspace, engine: DuckDbEngine) -> dict[str, Any]:
    """What computes, by its names in the house."""
    parameters, clock = settings.parameters, settings.clock
    return {
        "score_customers": ScoreCustomers(workspace, engine, SPECS, parameters, clock),
        "evaluate_card": EvaluateCard(workspace, engine, SPECS, parameters, clock),
        "segment_customers": SegmentCustomers(workspace, engine, SPECS, parameters, clock),
        "show_units": ShowUnits(workspace, engine, clock),
        "show_segments": ShowSegments(workspace, engine),
    }
