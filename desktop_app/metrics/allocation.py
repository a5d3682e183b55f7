"""Receipts that name no bill month: which bills they pay, as of a day.

Receipts of a customer lie end to end along a line of fen, by day; so do what the bills still need after the receipts that name
them, oldest bill first. A receipt pays a bill where their stretches overlap: exact, without rounding, and the same on every run.
Money given back takes the newest money away first. What lies beyond the last bill is the customer's balance (预存), and pays the
next bill on the day that is issued.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.integration import Allocation

KEY = ("cons_no", "rcvbl_ym")


def allocated(bills: ir.Table, direct: ir.Table, loose: ir.Table, rule: Allocation) -> ir.Table:
    """What the receipts of `loose` pay: cons_no, rcvbl_ym, day, booked (fen), auto, known.

    `bills` has cons_no, rcvbl_ym, amt, release_date; `direct` the receipts that name their month: cons_no, rcvbl_ym, booked;
    `loose` the others by customer and day: cons_no, day, booked, auto, known. Money that waited for its bill pays on the day the
    bill is issued.
    """
    money = _kept(loose)
    needs = _needs(bills.semi_join(money, "cons_no"), direct.semi_join(money, "cons_no"))
    parts = _oldest_first(needs, money) if rule is Allocation.OLDEST_FIRST else _current_first(needs, money)
    issued = parts.inner_join(needs.select(*KEY, "release_date"), list(KEY))
    told = issued.inner_join(loose.select("cons_no", "day", "auto", "known"), ["cons_no", "day"])
    return told.select(*KEY, day=ibis.greatest(told.day, told.release_date), booked=told.part, auto=told.auto, known=told.known)


def surplus(loose: ir.Table, paid: ir.Table) -> ir.Table:
    """cons_no and credit (fen): what of the receipts in `loose` no bill has taken; `paid` is what `allocated` gave."""
    brought = loose.group_by("cons_no").aggregate(brought=loose.booked.sum().cast("int64"))
    taken = paid.group_by("cons_no").aggregate(taken=paid.booked.sum().cast("int64"))
    both = brought.left_join(taken, "cons_no")
    return both.select("cons_no", credit=both.brought - both.taken.fill_null(0))


def _kept(loose: ir.Table) -> ir.Table:
    """cons_no, day, part: each day's money that no later day took back."""
    so_far = ibis.window(group_by="cons_no", order_by="day", preceding=None, following=0)
    from_here = ibis.window(group_by="cons_no", order_by="day", preceding=0, following=None)
    in_order = ibis.window(group_by="cons_no", order_by="day")
    rows = loose.mutate(running=loose.booked.sum().over(so_far).cast("int64"))
    rows = rows.mutate(stays=ibis.greatest(rows.running.min().over(from_here), 0))
    rows = rows.mutate(part=rows.stays - rows.stays.lag(1).over(in_order).fill_null(0))
    return rows.filter(rows.part > 0).select("cons_no", "day", "part")


def _needs(bills: ir.Table, direct: ir.Table) -> ir.Table:
    """cons_no, rcvbl_ym, release_date, part: what the receipts that name a bill leave of it."""
    paid = direct.group_by(list(KEY)).aggregate(paid=direct.booked.sum().cast("int64"))
    rows = bills.left_join(paid, list(KEY)).drop("cons_no_right", "rcvbl_ym_right")
    rows = rows.mutate(part=rows.amt - rows.paid.fill_null(0))
    return rows.filter(rows.part > 0).select(*KEY, "release_date", "part")


def _oldest_first(needs: ir.Table, money: ir.Table) -> ir.Table:
    """cons_no, rcvbl_ym, day, part: the overlaps of both lines. Between two neighbouring ends of stretches, whichever line they
    are of, the next end of each line names the bill and the receipt."""
    bills = _ends(needs, "rcvbl_ym").select(*KEY, "end", day=ibis.null("date"))
    receipts = _ends(money, "day").select("cons_no", "end", "day", rcvbl_ym=ibis.null("date")).select(*bills.columns)
    ends = bills.union(receipts)
    in_order = ibis.window(group_by="cons_no", order_by=["end", "rcvbl_ym", "day"])
    from_here = ibis.window(group_by="cons_no", order_by=["end", "rcvbl_ym", "day"], preceding=0, following=None)
    rows = ends.mutate(
        bill=ends.rcvbl_ym.min().over(from_here),
        receipt=ends.day.min().over(from_here),
        part=ends.end - ends.end.lag(1).over(in_order).fill_null(0),
    )
    rows = rows.filter(rows.part > 0, rows.bill.notnull(), rows.receipt.notnull())
    return rows.select("cons_no", rcvbl_ym=rows.bill, day=rows.receipt, part=rows.part)


def _ends(stretches: ir.Table, order: str) -> ir.Table:
    so_far = ibis.window(group_by="cons_no", order_by=order, preceding=None, following=0)
    return stretches.mutate(end=stretches.part.sum().over(so_far).cast("int64"))


def _current_first(needs: ir.Table, money: ir.Table) -> ir.Table:
    """First each receipt pays the newest bill issued by its day; what is left over goes to the oldest."""
    aimed = _aimed(needs, money)
    wanted = aimed.inner_join(needs.select(*KEY, need="part"), list(KEY))
    so_far = ibis.window(group_by=list(KEY), order_by="day", preceding=None, following=0)
    wanted = wanted.mutate(until=wanted.part.sum().over(so_far).cast("int64"))
    before = ibis.least(wanted.until - wanted.part, wanted.need)
    taken = wanted.mutate(took=ibis.least(wanted.until, wanted.need) - before)
    first = taken.filter(taken.took > 0).select(*KEY, "day", part="took")
    rest = _oldest_first(_less(needs, first, KEY), _less(money, first, ("cons_no", "day")))
    both = first.union(rest)
    return both.group_by([*KEY, "day"]).aggregate(part=both.part.sum().cast("int64"))


def _aimed(needs: ir.Table, money: ir.Table) -> ir.Table:
    """cons_no, rcvbl_ym, day, part: each receipt with the newest bill issued by its day; those before any bill are left out."""
    bills = needs.select("cons_no", at="release_date", rcvbl_ym="rcvbl_ym", part=ibis.null("int64"))
    receipts = money.select("cons_no", at="day", rcvbl_ym=ibis.null("date"), part="part")
    both = bills.union(receipts)
    both = both.mutate(is_money=both.part.notnull().cast("int64"))
    so_far = ibis.window(group_by="cons_no", order_by=["at", "is_money", "rcvbl_ym"], preceding=None, following=0)
    both = both.mutate(newest=both.rcvbl_ym.max().over(so_far))
    both = both.filter(both.part.notnull(), both.newest.notnull())
    return both.select("cons_no", rcvbl_ym=both.newest, day=both["at"], part=both.part)


def _less(stretches: ir.Table, taken: ir.Table, key: tuple[str, ...]) -> ir.Table:
    """The stretches without what was taken of them."""
    gone = taken.group_by(list(key)).aggregate(gone=taken.part.sum().cast("int64"))
    rows = stretches.left_join(gone, list(key))
    rows = rows.drop(*(name for name in rows.columns if name.endswith("_right")))
    rows = rows.mutate(part=rows.part - rows.gone.fill_null(0)).drop("gone")
    return rows.filter(rows.part > 0)
