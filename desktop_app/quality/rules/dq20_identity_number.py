"""DQ20: an identity number whose check digit or birthday is wrong (GB 11643)."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.masking import Personal
from desktop_app.domain.quality_rules import Gravity, RuleSpec, WordsParameter
from desktop_app.quality.expressions import has_word, said
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_BIRTHDAY = r"(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
_OLD_BIRTHDAY = r"[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"


def judge(store: Store, asked: Asked) -> Judged:
    """Without a kind of document, only what is as long as an identity number is taken for one."""
    customer = store.customer
    number = customer.cert_no.strip().upper()
    meant = has_word(customer.cert_type, asked.words("kinds")) | (customer.cert_type.isnull() & number.length().isin((15, 18)))
    rows = customer.mutate(number=number).filter(number.length() > 0, meant)
    new = rows.number.re_search(rf"^[1-9][0-9]{{5}}{_BIRTHDAY}[0-9]{{3}}[0-9X]$")
    old = rows.number.re_search(rf"^[1-9][0-9]{{5}}{_OLD_BIRTHDAY}[0-9]{{3}}$")
    sound = old | (new & (rows.number.substr(17, 1) == _check_digit(rows.number)).fill_null(False))
    return Judged(rows, ~sound, said(""), rows.number, ibis.literal("GB 11643"))


def _check_digit(number: ir.StringValue) -> ir.StringValue:
    """Null where one of the first seventeen signs is no digit."""
    weighed = [number.substr(place, 1).try_cast("int64") * weight for place, weight in enumerate(_WEIGHTS)]
    total = weighed[0]
    for part in weighed[1:]:
        total = total + part
    return ibis.literal(_CHECKS).substr(total % 11, 1)


RULE = Rule(
    RuleSpec(
        "DQ20",
        Gravity.WARNING,
        ("customer.cert_no",),
        (WordsParameter("kinds", "01,身份证,居民身份证"),),
        Personal.CERT,
    ),
    judge,
)
