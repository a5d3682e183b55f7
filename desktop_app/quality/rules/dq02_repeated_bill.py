"""DQ02: one bill twice: the same customer, month, charge type and turn of the month, not told apart by bill ids."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import month_of, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_KEY = ("cons_no", "rcvbl_ym", "charge", "turn")


def judge(store: Store, _asked: Asked) -> Judged:
    """Two bills with ids of their own are two bills (a supplement); one without an id may be any of them."""
    bills = store.bill.mutate(charge=store.bill.amt_type.fill_null(""), turn=store.bill.sn.fill_null(""))
    groups = bills.group_by(list(_KEY)).aggregate(found=bills.count())
    several = groups.filter(groups.found > 1)
    suspects = bills.semi_join(several, list(_KEY))
    ids = suspects.group_by(list(_KEY)).aggregate(
        found=suspects.count(), named=suspects.rcvbl_amt_id.count(), ids=suspects.rcvbl_amt_id.nunique()
    )
    repeated = ids.filter((ids.named < ids.found) | (ids.ids < ids.found)).select(*_KEY, "found")
    rows = bills.left_join(repeated, list(_KEY)).select(*bills.columns, "found")
    return Judged(rows, rows.found.notnull(), month_of(rows.rcvbl_ym), shown(rows.found), ibis.literal("1"))


RULE = Rule(RuleSpec("DQ02", Gravity.ERROR, ("bill",)), judge)
