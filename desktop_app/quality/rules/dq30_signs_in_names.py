"""DQ30: a name with control characters, blanks at its ends or within Chinese, or full-width letters, digits and signs."""

from __future__ import annotations

from desktop_app.domain.masking import Personal
from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import said
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_CONTROL = "[\\x00-\\x1f\\x7f\\x{200b}-\\x{200f}\\x{feff}\\x{fffd}]"
_FULL_WIDTH = "[\\x{ff01}-\\x{ff07}\\x{ff0a}\\x{ff0b}\\x{ff0d}-\\x{ff19}\\x{ff1c}-\\x{ff5e}\\x{ffe0}-\\x{ffe6}\\x{3000}]"
"""Without the punctuation of Chinese itself that names are written with: （），：；. · and 、 are no full-width signs."""
_BLANKS = "^\\s|\\s$|[\\x{4e00}-\\x{9fff}]\\s+[\\x{4e00}-\\x{9fff}]"


def judge(store: Store, _asked: Asked) -> Judged:
    rows = store.customer.filter(store.customer.cons_name.notnull())
    odd = rows.cons_name.re_search(f"{_CONTROL}|{_FULL_WIDTH}|{_BLANKS}")
    return Judged(rows, odd, said(""), rows.cons_name, said(""))


RULE = Rule(RuleSpec("DQ30", Gravity.HINT, ("customer.cons_name",), (), Personal.NAME), judge)
