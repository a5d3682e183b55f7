"""A finding of an import in words: what it means for its rows, the rule it goes by, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.batch import Finding, Severity
from desktop_app.domain.message import Message
from desktop_app.domain.texts import Texts

_ORDER = (Severity.REJECT, Severity.CONFIRM, Severity.SKIP, Severity.NOTE)
_JUDGED_BY = {
    "damaged_id": ("DQ01",),
    "id_characters": ("DQ01",),
    "id_length": ("DQ01",),
    "duplicate": ("DQ02",),
    "contradicts": ("DQ02",),
    "orphan": ("DQ03", "DQ04"),
    "overpaid": ("DQ06",),
    "future_month": ("DQ12",),
    "negative_amount": ("DQ13",),
    "control_characters": ("DQ30",),
}


def costliest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What costs rows, what a person should look at, what was there already, what is merely so."""
    return tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.severity)))


def severity_in_words(texts: Texts, finding: Finding) -> str:
    return texts(f"finding.severity.{finding.severity.value}")


def numbers_of(finding: Finding) -> tuple[str, ...]:
    """The data-quality rules that judge in the store what this finding is about; most are about the file alone."""
    return _JUDGED_BY.get(finding.rule, ())


def fix_of(texts: Texts, finding: Finding) -> Message | None:
    """What to do; None where the finding is a mere fact or says it itself."""
    key = f"finding.fix.{finding.rule}"
    return Message(key) if key in texts.entries and finding.message.key == f"importing.rule.{finding.rule}" else None
