"""DQ01: a customer number that is none: signs other than digits, or a length nobody uses."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, RuleSpec, WordsParameter
from desktop_app.quality.expressions import shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_COLUMNS = ("batch_id", "file_no", "sheet", "row_no", "cons_no")


def judge(store: Store, asked: Asked) -> Judged:
    tables = (store.customer, store.bill, store.payment)
    rows = ibis.union(*(table.select(*_COLUMNS) for table in tables))
    usual = asked.words("lengths")
    length = rows.cons_no.length()
    sound = rows.cons_no.re_search("^[0-9]+$") & length.cast("string").isin(usual)
    return Judged(rows, ~sound, ibis.literal(""), shown(length), ibis.literal(" / ".join(usual)))


RULE = Rule(RuleSpec("DQ01", Gravity.WARNING, (), (WordsParameter("lengths", "10,13"),)), judge)
