"""What is shown and printed of the figures."""

from __future__ import annotations

from typing import Any

from desktop_app.composition.quality import quality_papers
from desktop_app.composition.settings import Settings
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.duties import Duties
from desktop_app.domain.indicator import IndicatorEngine
from desktop_app.domain.masking import Masking
from desktop_app.domain.privacy_rules import PrivacyRules
from desktop_app.domain.texts import Texts
from desktop_app.metrics.indicators import SPECS
from desktop_app.reports.pages import page_count, render_page
from desktop_app.reports.typst_pdf import Press
from desktop_app.services.audit_papers import AuditPapers
from desktop_app.services.build_report import BuildReport
from desktop_app.services.explain_customer import ExplainCustomer
from desktop_app.services.privacy_papers import PrivacyPapers
from desktop_app.services.show_overview import ShowOverview
from desktop_app.storage.workspace import DuckWorkspace


def papers(
    settings: Settings,
    workspace: DuckWorkspace,
    engine: IndicatorEngine,
    press: Press,
    texts: Texts,
    dictionary: Dictionary,
    duties: Duties,
    masking: Masking,
) -> dict[str, Any]:
    """Overview, a customer's explanation, and the reports, by their names in the house."""
    clock, resources = settings.clock, settings.resources
    overview, explain = ShowOverview(workspace, engine, clock), ExplainCustomer(workspace, engine)
    checks = quality_papers(workspace, dictionary, masking, resources)
    privacy = PrivacyPapers(duties, PrivacyRules.load(resources / "rules" / "privacy.toml"), masking, SPECS, explain, clock)
    trail = AuditPapers(duties, clock)
    report = BuildReport(workspace, engine, overview, texts, SPECS, press, clock, masking, trail, privacy, checks)
    return {
        "show_overview": overview,
        "explain_customer": explain,
        "build_report": report,
        "page_count": page_count,
        "render_page": render_page,
    }
