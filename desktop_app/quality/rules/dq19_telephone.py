"""DQ19: no telephone, one that cannot be dialled, or one that too many customers share."""

from __future__ import annotations

import ibis

from desktop_app.domain.masking import Personal
from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import joined, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_MOBILE, _LANDLINE = r"(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)", r"(^|[^0-9])(0[0-9]{2,3}-?)?[2-9][0-9]{6,7}([^0-9]|$)"


def judge(store: Store, asked: Asked) -> Judged:
    """Several numbers in a cell: one that can be dialled is enough."""
    customer = store.customer
    phones = ibis.coalesce(customer.mobile.strip().nullif(""), customer.tel.strip().nullif(""))
    both = joined(customer.mobile.fill_null(""), "|", customer.tel.fill_null(""))
    rows = customer.mutate(phone=phones, both=both)
    sharing = rows.filter(rows.phone.notnull()).group_by("phone").aggregate(sharing=lambda row: row.count())
    most = asked.whole("most_customers")
    crowded = sharing.filter(sharing.sharing > most)
    rows = rows.left_join(crowded, "phone").drop("phone_right")
    dialled = rows.both.re_search(_MOBILE) | rows.both.re_search(_LANDLINE)
    hit = ~dialled | rows.sharing.notnull()
    return Judged(rows, hit, shown(rows.sharing), rows.phone, ibis.literal(f"≤ {most}"))


RULE = Rule(
    RuleSpec(
        "DQ19",
        Gravity.WARNING,
        ("customer.mobile|tel",),
        (NumberParameter("most_customers", "5", "customers", "1", "1000"),),
        Personal.PHONE,
    ),
    judge,
)
