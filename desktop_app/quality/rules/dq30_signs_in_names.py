"""DQ30: a name with control characters, blanks at its ends or within Chinese, or full-width letters and digits."""

from __future__ import annotations

import ibis

from desktop_app.domain.masking import Personal
from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_CONTROL = "[\\x00-\\x1f\\x7f\\x{200b}-\\x{200f}\\x{feff}\\x{fffd}]"
_FULL_WIDTH = "[\\x{ff10}-\\x{ff19}\\x{ff21}-\\x{ff3a}\\x{ff41}-\\x{ff5a}\\x{3000}]"
_BLANKS = "^\\s|\\s$|[\\x{4e00}-\\x{9fff}]\\s+[\\x{4e00}-\\x{9fff}]"


def judge(store: Store, _asked: Asked) -> Judged:
    rows = store.customer.filter(store.customer.cons_name.notnull())
    odd = rows.cons_name.re_search(f"{_CONTROL}|{_FULL_WIDTH}|{_BLANKS}")
    return Judged(rows, odd, shown(rows.cons_name.length()), rows.cons_name, ibis.literal(""))


RULE = Rule(RuleSpec("DQ30", Gravity.HINT, ("customer.cons_name",), (), Personal.NAME), judge)
