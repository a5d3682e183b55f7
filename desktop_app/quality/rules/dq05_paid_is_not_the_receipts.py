"""DQ05: what the bills say was received is not what the receipts of that month add up to."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import KEY, fen, fen_of, month_of, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """Receipts booked after the bill came in do not count: the extract could not know of them. Customers with receipts that name
    no month are left out: which bill was paid is then the office's rule, not the extract's."""
    received = store.received
    bills = store.bill.filter(store.bill.rcved_amt.notnull()).join(store.batch, "batch_id")
    bills = bills.anti_join(received.filter(received.rcvbl_ym.isnull()).select("cons_no").distinct(), "cons_no")
    claimed = bills.group_by(list(KEY)).aggregate(
        claimed=fen(bills.rcved_amt).sum().cast("int64"), known_until=bills.committed_at.max()
    )
    booked = received.join(claimed, list(KEY)).filter(lambda row: row.charge_time <= row.known_until)
    paid = booked.group_by(list(KEY)).aggregate(paid=booked.fen.sum().cast("int64"))
    compared = claimed.left_join(paid, list(KEY)).select(*KEY, "claimed", "paid").mutate(paid=lambda row: row.paid.fill_null(0))
    rows = bills.join(compared, list(KEY))
    apart = (rows.claimed - rows.paid).abs() > fen_of(asked.number("tolerance"))
    return Judged(rows, apart, month_of(rows.rcvbl_ym), yuan(rows.claimed), yuan(rows.paid))


RULE = Rule(
    RuleSpec("DQ05", Gravity.ERROR, ("bill.rcved_amt", "payment"), (NumberParameter("tolerance", "0.00", "yuan", "0", "100"),)),
    judge,
)
