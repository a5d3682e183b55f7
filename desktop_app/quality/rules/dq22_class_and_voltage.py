"""DQ22: customer class, supply voltage and tariff category contradict each other."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec, WordsParameter
from desktop_app.quality.expressions import exactly, has_word, joined, said, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_CODE = r"^[AD]C([0-9]{4})([12])$"
_WORDS = r"([0-9]+(?:\.[0-9]+)?)\s*[kK千]"
_VOLTS = "decimal(18, 4)"
_PLAIN = r"([0-9]+(?:\.[0-9]+)?)\s*[vV伏]"


def judge(store: Store, asked: Asked) -> Judged:
    """High-voltage customers below the limit, low-voltage ones at or above it, residents of another category."""
    customer = store.customer
    rows = customer.mutate(volts=_volts(customer.volt)).filter(customer.cons_sort.notnull())
    limit = exactly(asked.number("high_from") * 1000)
    high, resident = has_word(rows.cons_sort, asked.words("high")), has_word(rows.cons_sort, asked.words("residents"))
    low = resident | has_word(rows.cons_sort, asked.words("low"))
    category = rows.elec_type
    other = category.notnull() & ~(category.contains("居民") | category.startswith("2"))
    hit = (high & (rows.volts < limit)).fill_null(False) | (low & (rows.volts >= limit)).fill_null(False) | (resident & other)
    observed = joined(shown(rows.cons_sort), " · ", shown(rows.volt), " · ", shown(category))
    expected = high.ifelse(said(f"≥ {asked.number('high_from')} kV"), said(f"< {asked.number('high_from')} kV"))
    return Judged(rows, hit, said(""), observed, expected)


def _volts(volt: ir.StringValue) -> ir.DecimalValue:
    """AC00101 is 10 kV, AC02202 is 220 V; else a number before kV or V."""
    coded, kind = _number(volt, _CODE), volt.re_extract(_CODE, 2)
    volts = (kind == "1").ifelse(coded * 1000, coded)
    return ibis.coalesce(volts, _number(volt, _WORDS) * 1000, _number(volt, _PLAIN)).cast(_VOLTS)


def _number(volt: ir.StringValue, pattern: str) -> ir.DecimalValue:
    """What the pattern's first group finds; null where it finds nothing."""
    return volt.re_extract(pattern, 1).nullif("").cast(_VOLTS)


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
