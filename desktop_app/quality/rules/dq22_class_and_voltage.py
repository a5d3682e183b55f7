"""DQ22: customer class, supply voltage and tariff category contradict each other."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.quality import Gravity, NumberParameter, RuleSpec, WordsParameter
from desktop_app.quality.expressions import has_word, joined, said, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_CODE = r"^[AD]C([0-9]{4})([12])$"
_WORDS = r"([0-9]+(?:\.[0-9]+)?)\s*[kK千]"
_PLAIN = r"([0-9]+(?:\.[0-9]+)?)\s*[vV伏]"


def judge(store: Store, asked: Asked) -> Judged:
    """High-voltage customers below the limit, low-voltage ones at or above it, residents of another category."""
    customer = store.customer
    rows = customer.mutate(volts=_volts(customer.volt)).filter(customer.cons_sort.notnull())
    limit = float(asked.number("high_from")) * 1000
    high, resident = has_word(rows.cons_sort, asked.words("high")), has_word(rows.cons_sort, asked.words("residents"))
    low = resident | has_word(rows.cons_sort, asked.words("low"))
    category = rows.elec_type
    other = category.notnull() & ~(category.contains("居民") | category.startswith("2"))
    hit = (high & (rows.volts < limit)).fill_null(False) | (low & (rows.volts >= limit)).fill_null(False) | (resident & other)
    observed = joined(shown(rows.cons_sort), " · ", shown(rows.volt), " · ", shown(category))
    expected = high.ifelse(said(f"≥ {asked.number('high_from')} kV"), said(f"< {asked.number('high_from')} kV"))
    return Judged(rows, hit, said(""), observed, expected)


def _volts(volt: ir.StringValue) -> ir.FloatingValue:
    """AC00101 is 10 kV, AC02202 is 220 V; else a number before kV or V."""
    number = volt.re_extract(_CODE, 1).nullif("").cast("float64")
    power = (volt.re_extract(_CODE, 2) == "1").ifelse(1000.0, 1.0)
    thousands = volt.re_extract(_WORDS, 1).nullif("").cast("float64") * 1000.0
    return ibis.coalesce(number * power, thousands, volt.re_extract(_PLAIN, 1).nullif("").cast("float64"))


RULE = Rule(
    RuleSpec(
        "DQ22",
        Gravity.WARNING,
        ("customer.cons_sort", "customer.volt"),
        (
            NumberParameter("high_from", "3", "kv", "0.4", "35"),
            WordsParameter("high", "01,高压"),
            WordsParameter("low", "02,低压,低压非居民"),
            WordsParameter("residents", "03,低压居民"),
        ),
    ),
    judge,
)
