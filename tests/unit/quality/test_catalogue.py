"""The thirty rules as a catalogue: numbered, worded, weighed, and with defaults an office could set itself."""

from __future__ import annotations

import datetime as dt

import ibis
import pytest

from desktop_app.composition.settings import RESOURCES
from desktop_app.domain.quality import Tally, score
from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec, Settings, WordsParameter, words_of
from desktop_app.domain.quality_words import fix_in_words, name_in_words, rule_in_words, score_in_words
from desktop_app.domain.texts import LANGUAGES, Texts
from desktop_app.quality.rule import Rule
from desktop_app.quality.rules import RULES, SPECS
from desktop_app.quality.tables import SCHEMAS, store

TEXTS = Texts.load(RESOURCES / "texts")


def test_that_there_are_thirty_rules_in_their_order() -> None:
    assert [spec.id for spec in SPECS] == [f"DQ{number:02d}" for number in range(1, 31)]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_that_every_rule_has_its_words_and_its_defaults_can_be_set(spec: RuleSpec) -> None:
    for language in LANGUAGES:
        texts = TEXTS.in_language(language)
        said = [name_in_words(texts, spec), rule_in_words(texts, spec, Settings()), fix_in_words(texts, spec, Settings())]
        said += [texts(f"quality.{kind}.{spec.id}") for kind in ("observed", "expected")]
        said += [texts(f"quality.parameter.{one.name}") + texts(f"quality.unit.{one.unit}") for one in spec.parameters]
        assert all(said)
        assert not any("{" in words for words in said)
    assert not any(one.refuses(one.default) for one in spec.parameters)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_that_every_need_names_a_table_and_columns_the_rules_may_read(spec: RuleSpec) -> None:
    for need in spec.needs:
        table, _, columns = need.partition(".")
        assert table in SCHEMAS
        assert set(columns.split("|")) - {""} <= SCHEMAS[table].keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.spec.id)
@pytest.mark.parametrize("dialect", ["duckdb", "pyspark"])
def test_that_every_rule_is_an_expression_that_either_engine_can_run(rule: Rule, dialect: str) -> None:
    assert ibis.to_sql(rule.verdicts(store(), dt.date(2026, 6, 30), Settings()), dialect=dialect)


def test_that_the_score_is_the_weighed_mean_of_what_was_not_hit() -> None:
    gravities = {"A": Gravity.ERROR, "B": Gravity.WARNING, "C": Gravity.HINT}
    tallies = [
        Tally("A", 1, "", "", 100, 10),
        Tally("A", 2, "", "", 100, 0),
        Tally("B", 1, "", "", 10, 5),
        Tally("C", 1, "", "", 0, 0),
    ]
    assert score(tallies, gravities) == pytest.approx(100 * (5 * 0.95 + 2 * 0.5) / 7)


def test_that_nothing_judged_has_no_score() -> None:
    assert score([], {}) is None
    assert score_in_words(None) == "--"


def test_that_a_hundred_is_said_only_where_nothing_was_hit() -> None:
    assert [score_in_words(found) for found in (100.0, 99.9999, 99.94, 0.0)] == ["100.0", "99.9", "99.9", "0.0"]
    assert [score_in_words(found) for found in (98.86, 0.29 * 100, 98.8 / 100 * 100)] == ["98.8", "29.0", "98.8"]


def test_that_a_list_is_joined_as_the_language_does() -> None:
    (spec,) = (spec for spec in SPECS if spec.id == "DQ01")
    for said in (rule_in_words, fix_in_words):
        assert "10、13 位" in said(TEXTS, spec, Settings())
        assert "10, 13 digits" in said(TEXTS.in_language("en"), spec, Settings())


@pytest.mark.parametrize("value", ["", "-1", "4", "abc", "NaN", "Infinity", "1e9"])
def test_that_a_number_outside_its_limits_is_refused(value: str) -> None:
    assert NumberParameter("rate", "1", "per_thousand", "0", "3").refuses(value)


@pytest.mark.parametrize("value", ["", " , ，", ",".join(str(n) for n in range(31)), "x" * 41])
def test_that_a_list_without_words_or_with_too_many_is_refused(value: str) -> None:
    assert WordsParameter("words", "a").refuses(value)


def test_that_words_are_parted_by_any_comma_and_said_once() -> None:
    assert words_of(" 03，结清、 03 ,已结清,") == ("03", "结清", "已结清")
