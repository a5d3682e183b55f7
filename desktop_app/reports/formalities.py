"""What every office paper carries besides its content: where its numbers come from, and the places to sign."""

from __future__ import annotations

from desktop_app.domain import formats
from desktop_app.domain.integration import Allocation
from desktop_app.domain.risk import Band, RunRecord
from desktop_app.domain.roles import Scope
from desktop_app.domain.texts import Texts
from desktop_app.reports.model import Fact, SignOff

SHORT = 12


def band_name(texts: Texts, band: Band) -> str:
    """Sign and word, so that a grey copy still tells: ▲ 高风险."""
    return texts(f"reports.band.{band.value}")


def grade_name(texts: Texts, band: Band, adjusted: bool) -> str:
    """The same, saying where a person's grade stands in place of the card's."""
    return texts("reports.adjusted", band=band_name(texts, band)) if adjusted else band_name(texts, band)


def whose(texts: Texts, scope: Scope) -> str:
    """Whose customers a paper is about: everybody's, or those of units and sections."""
    parts = []
    if scope.org_prefix:
        parts.append(texts("reports.scope.units", prefix=scope.org_prefix))
    if scope.sections:
        parts.append(texts("reports.scope.sections", sections=texts("reports.risk.and").join(scope.sections)))
    return texts("reports.scope.and").join(parts) or texts("reports.scope.everybody")


def run_facts(texts: Texts, run: RunRecord, batch: int | None) -> tuple[Fact, ...]:
    """As-of day, import batch, scoring run, card, data fingerprint, rule of allocation and program version."""
    at = formats.moment(run.started_at)
    return (
        Fact(texts("reports.fact.as_of"), formats.day(run.as_of)),
        batch_fact(texts, batch),
        Fact(texts("reports.fact.run"), texts("reports.fact.run_value", run=run.run_id, at=at)),
        Fact(texts("reports.fact.card"), run.artefact_sha256[:SHORT]),
        Fact(texts("reports.fact.data"), run.data_sha256[:SHORT]),
        allocation_fact(texts, run.allocation),
        Fact(texts("reports.fact.program"), run.code_version),
    )


def allocation_fact(texts: Texts, rule: Allocation | None) -> Fact:
    """By which rule receipts were read that name no bill: another rule gives other figures."""
    value = formats.NOTHING if rule is None else texts(f"reports.allocation_name.{rule.value}")
    return Fact(texts("reports.fact.allocation"), value)


def batch_fact(texts: Texts, batch: int | None) -> Fact:
    value = formats.NOTHING if batch is None else texts("reports.fact.batch_value", batch=batch)
    return Fact(texts("reports.fact.batch"), value)


def sign_off(texts: Texts) -> SignOff:
    """制表, 复核, 负责人, 日期 and the place of the seal."""
    places = tuple(texts(f"reports.place.{place}") for place in ("maker", "checker", "head", "day"))
    return SignOff(places, texts("reports.place.seal"))
