"""What the rules found in the made-up office: a county whose extracts have bills, customers and receipts, and little else."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.quality import Hit, QualityRun, QualityView, RuleFound, Scored
from desktop_app.quality.rules import SPECS

MOMENT = dt.datetime(2026, 11, 3, 9, 30)
RUN = QualityRun(3, MOMENT, "王敏", MOMENT.date(), 1, "[]", "ab" * 32, "0.1.0")
FOUND = {"DQ02": 12, "DQ07": 903, "DQ13": 205, "DQ29": 84}
JUDGED = ("DQ01", "DQ02", "DQ03", "DQ04", "DQ06", "DQ07", "DQ11", "DQ12", "DQ13", "DQ21", "DQ29", "DQ30")
UNITS = (Scored("6540001", "城关供电所", 96.1, 800), Scored("6540002", "北山供电所", 99.2, 404))
BATCHES = (Scored("1", "1", 98.4, 1_204, MOMENT),)


def view(batch_id: int | None, org_no: str | None) -> QualityView:
    score = 98.4 if org_no is None else next(unit.score for unit in UNITS if unit.key == org_no)
    rules = tuple(
        RuleFound(spec, 128_430 if spec.id in JUDGED else None, FOUND.get(spec.id, 0), rows(spec.id, 0)[:5]) for spec in SPECS
    )
    trend = tuple(
        Scored(str(run), str(run), found, 1_000, MOMENT - dt.timedelta(days=30 * (3 - run)))
        for run, found in ((1, 94.0), (2, 97.5), (3, score))
    )
    return QualityView(RUN, batch_id is not None, score, rules, BATCHES, UNITS, trend)


def rows(rule: str, page: int) -> tuple[Hit, ...]:
    """Two hundred to a page, as the service gives them."""
    first, last = page * 200, min(FOUND.get(rule, 0), page * 200 + 200)
    said = ("2026-10", "40.00", "50.00", "电费台账.csv")
    return tuple(Hit(rule, 1, 2, "", 2 + place, f"{place:010d}", *said) for place in range(first, last))
