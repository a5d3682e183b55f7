"""One customer: the score, why, and the bills and payments behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop_app.analytics.credit.card import BASE_POINTS, Card
from desktop_app.analytics.credit.sheet import points_sheet
from desktop_app.domain.custody import MARKETING, Override
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.indicator import IndicatorEngine
from desktop_app.domain.integration import Allocation
from desktop_app.domain.ledger import Bill, Customer, Payment
from desktop_app.domain.ports import Workspace
from desktop_app.domain.risk import Band, Reason, RiskResult, RunRecord, SheetLine
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.list_risk import SCORE
from desktop_app.services.reach import reach


@dataclass(frozen=True, slots=True)
class CustomerSheet:
    """`base_points` plus the points of all `lines` give the score; bills and payments are as of the run's day. `override` is a
    person's grade where one holds in place of `result.band`; `no_marketing`: the customer objected to it; `allocation`: by which
    rule receipts that name no bill pay these."""

    run: RunRecord
    customer: Customer | None
    result: RiskResult
    lines: tuple[SheetLine, ...]
    base_points: int
    bills: tuple[Bill, ...]
    payments: tuple[Payment, ...]
    override: Override | None = None
    no_marketing: bool = False
    allocation: Allocation = Allocation.OLDEST_FIRST


@dataclass(frozen=True, slots=True)
class ExplainCustomer:
    workspace: Workspace
    engine: IndicatorEngine

    def __call__(self, session: Session, cons_no: str) -> CustomerSheet:
        """The customer in the newest scoring run, replayed from the values and the card stored with it.

        Raises:
            NotEnoughData: nothing scored yet, or the customer is not in the run; AccessDenied: outside the person's scope.
        """
        session.require(Permission.SEE_CUSTOMERS)
        reach(self.workspace, session, cons_no, "risk.explain")
        with self.workspace.begin() as work:
            run = work.runs.latest(SCORE)
            if run is None:
                raise NotEnoughData("score.none_yet")
            found = work.runs.risk_of(run.run_id, cons_no)
            if found.num_rows == 0:
                raise NotEnoughData("score.stranger", cons_no=cons_no)
            card = Card.from_json(work.runs.artefact(run.run_id))
            customer = work.ledger.customer(cons_no)
            payments = work.ledger.payments_of(cons_no, run.as_of)
            overrides = work.overrides.of(cons_no)
            no_marketing = work.wishes.holds(cons_no, MARKETING)
        row = {name: found.column(name)[0].as_py() for name in found.column_names}
        lines = points_sheet(card, row["customer_class"], row["inputs"])
        override = overrides[-1] if overrides and row["override_band"] else None
        bills = self.engine.bills_of(cons_no, run.as_of)
        rule, rated = self.engine.allocation_rule(), result_of(row)
        return CustomerSheet(run, customer, rated, lines, BASE_POINTS, bills, payments, override, no_marketing, rule)


def result_of(row: dict[str, Any]) -> RiskResult:
    """A stored row of results as the domain's value."""
    return RiskResult(
        cons_no=row["cons_no"],
        probability=row["probability"],
        points=row["points"],
        band=Band(row["band"]),
        reasons=_reasons(row, "reason", 3),
        in_favour=_reasons(row, "good", 2),
    )


def _reasons(row: dict[str, Any], prefix: str, most: int) -> tuple[Reason, ...]:
    names = [f"{prefix}_{number}" for number in range(1, most + 1)]
    return tuple(
        Reason(row[name], row[f"{name}_value"], row[f"{name}_mean"], row[f"{name}_points"])
        for name in names
        if row[name] is not None
    )
