"""What judges the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import Clock
from desktop_app.engines.duckdb_quality import DuckDbQuality
from desktop_app.quality.rules import SPECS
from desktop_app.reports.pictures import Pictures
from desktop_app.services.judge_quality import JudgeQuality
from desktop_app.services.quality_papers import QualityPapers
from desktop_app.services.quality_parameters import SetQualityParameters, ShowQualityParameters
from desktop_app.services.quality_rows import QualityRows
from desktop_app.services.show_control import ShowControl
from desktop_app.services.show_quality import ShowQuality
from desktop_app.storage.workspace import DuckWorkspace


def quality_papers(workspace: DuckWorkspace, dictionary: Dictionary, masking: Masking, resources: Path) -> QualityPapers:
    """The papers, for the service that builds reports."""
    show = ShowQuality(workspace, DuckDbQuality(workspace.cursor), SPECS)
    return QualityPapers(show, SPECS, dictionary, masking, Pictures(resources / "fonts"))


def quality(workspace: DuckWorkspace, masking: Masking, clock: Clock) -> dict[str, Any]:
    """The rules DQ01–DQ30 and what they found, by their names in the house."""
    engine = DuckDbQuality(workspace.cursor)
    return {
        "quality_rules": SPECS,
        "judge_quality": JudgeQuality(workspace, engine, SPECS, clock),
        "show_quality": ShowQuality(workspace, engine, SPECS),
        "show_control": ShowControl(workspace),
        "quality_rows": QualityRows(workspace, engine, SPECS, masking, clock),
        "show_quality_parameters": ShowQualityParameters(workspace, SPECS),
        "set_quality_parameters": SetQualityParameters(workspace, SPECS),
    }
