"""DQ08: marked settled though something is open, or not marked though nothing is."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, RuleSpec, WordsParameter
from desktop_app.quality.expressions import fen, month_of, shown, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """What is open is the extract's own figure: mark and figure were written at the same moment."""
    bill = store.bill
    open_fen = fen(bill.owe_amt_src).coalesce(fen(bill.rcvbl_amt) - fen(bill.rcved_amt))
    rows = bill.mutate(open_fen=open_fen).filter(bill.settle_flag.notnull(), open_fen.notnull())
    marked = rows.settle_flag.isin(asked.words("settled"))
    settled = rows.open_fen == 0
    return Judged(rows, marked != settled, month_of(rows.rcvbl_ym), shown(rows.settle_flag), yuan(rows.open_fen))


RULE = Rule(
    RuleSpec("DQ08", Gravity.ERROR, ("bill.settle_flag",), (WordsParameter("settled", "03,结清,已结清,全部结清"),)), judge
)
