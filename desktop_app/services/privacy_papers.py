"""The papers of the privacy duties: processing record, impact assessment, explanation of one rating."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from desktop_app.domain import formats
from desktop_app.domain.custody import MARKETING
from desktop_app.domain.duties import Duties
from desktop_app.domain.errors import ReportError
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.masking import Masking
from desktop_app.domain.policy import Policy
from desktop_app.domain.ports import Clock, UnitOfWork
from desktop_app.domain.privacy_rules import Activity, PrivacyRules
from desktop_app.domain.roles import ADMINISTRATORS, Permission, Session
from desktop_app.domain.texts import Texts
from desktop_app.reports import impact_assessment, processing_record, rating_explanation
from desktop_app.reports.impact_assessment import build_impact_assessment
from desktop_app.reports.model import Document, Imprint
from desktop_app.reports.processing_record import build_processing_record
from desktop_app.reports.rating_explanation import Rating, build_rating_explanation
from desktop_app.services.explain_customer import ExplainCustomer
from desktop_app.services.list_risk import SCORE
from desktop_app.services.office_policy import policy_of

NEEDS = {
    processing_record.NAME: Permission.SERVE_PRIVACY,
    impact_assessment.NAME: Permission.SERVE_PRIVACY,
    rating_explanation.NAME: Permission.SEE_CUSTOMERS,
}
NAMES = tuple(NEEDS)
TITLES = {
    "个人信息处理记录": processing_record.NAME,
    "个人信息保护影响评估": impact_assessment.NAME,
    "评级说明": rating_explanation.NAME,
}
MOST_EXPORTS = 200


@dataclass(frozen=True, slots=True)
class PrivacyPapers:
    """Not a use case of its own: `BuildReport` asks it for these documents."""

    duties: Duties
    rules: PrivacyRules
    masking: Masking
    indicators: Mapping[str, IndicatorSpec]
    explain: ExplainCustomer
    clock: Clock

    def document(
        self, session: Session, work: UnitOfWork, name: str, as_of: dt.date | None, imprint: Imprint, texts: Texts, cons_no: str
    ) -> Document:
        """One of NAMES; `cons_no` names the customer whose rating is explained.

        Raises:
            AccessDenied: the duty lacks the right, or the customer is outside the scope; ReportError: no customer named.
        """
        session.require(NEEDS[name])
        day = as_of or self.clock.now().date()
        if name == rating_explanation.NAME:
            return self._explanation(session, work, imprint, texts, cons_no)
        values = self._values(session, work)
        if name == impact_assessment.NAME:
            return build_impact_assessment(day, self.rules.questions, values, texts, imprint)
        return build_processing_record(
            day,
            self.rules.activities,
            values,
            lambda activity: self._duties(activity, texts.language),
            work.custody.holdings(session.scope),
            work.exports.newest(MOST_EXPORTS),
            work.exports.count(),
            texts,
            imprint,
        )

    def _explanation(self, session: Session, work: UnitOfWork, imprint: Imprint, texts: Texts, cons_no: str) -> Document:
        if not cons_no:
            raise ReportError("explanation.whose")
        sheet, batch = self.explain(session, cons_no), work.ledger.state().last_batch
        name = sheet.customer.cons_name if sheet.customer else None
        rating = Rating(
            sheet.run, batch, name, sheet.result, sheet.override, sheet.lines, sheet.base_points, sheet.bills, sheet.allocation
        )
        mask = self.masking.of(session.role)
        return build_rating_explanation(rating, self.rules.rights, texts, self.indicators, mask, imprint)

    def _duties(self, activity: Activity, language: str) -> list[str]:
        return [self.duties.name(role, language) for role, duty in self.duties.book.items() if activity.sees in duty.grants]

    def _values(self, session: Session, work: UnitOfWork) -> dict[str, str]:
        """What the places in the rules' words are filled with."""
        policy, run = policy_of(work), work.runs.latest(SCORE)
        accounts = [account for account in work.users.accounts() if not account.disabled]
        counts = {
            **asdict(work.custody.holdings(session.scope)),
            **_limits(policy),
            "exports": work.exports.count(),
            "overrides": work.overrides.holding(run.run_id) if run else 0,
            "objections": work.wishes.count(MARKETING),
            "accounts": len(accounts),
            "administrators": sum(account.role in ADMINISTRATORS for account in accounts),
            "audit_rows": len(work.audit.rows()),
        }
        return {name: formats.count(number) for name, number in counts.items()}


def _limits(policy: Policy) -> dict[str, int]:
    return {
        "months": policy.retention_months,
        "audit_days": policy.audit_days,
        "export_rows": policy.export_rows,
        "clipboard_rows": policy.clipboard_rows,
    }
