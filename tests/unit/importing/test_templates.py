"""A corrected mapping is known again by its headers, and only by them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import TemplateError
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.templates import MappingTemplate
from desktop_app.importing.mapping import plain
from desktop_app.importing.recognise import recognise
from desktop_app.importing.template_file import FORMAT, VERSION, read, written
from tests.unit.importing.conftest import RESOURCES, Checker

NOW = dt.datetime(2026, 4, 15, 9, 30)
SHIPPED = Dictionary.load(RESOURCES / "dictionaries" / "extracts.toml")
BILL = SHIPPED.kind("bill")
HEADERS = ("甲", "乙", "丙", "丁", "戊")
TEMPLATE = MappingTemplate(
    "欠费表", "bill", HEADERS, ("cons_no", "rcvbl_ym", "rcvbl_amt", "release_date", "due_date"), DayOrder.DAY_FIRST, NOW, "王敏"
)

names = st.text("户号电费年月 （）()*:Ａa1\n", min_size=1, max_size=8).map(plain).filter(bool)


@st.composite
def templates(draw: st.DrawFn) -> MappingTemplate:
    fields = draw(st.lists(st.sampled_from([field.id for field in BILL.fields]), min_size=1, max_size=8, unique=True))
    mapped: list[str | None] = [*fields, *[None] * draw(st.integers(0, 3))]
    order = draw(st.permutations(mapped))
    headers = draw(st.lists(names, min_size=len(order), max_size=len(order)))
    name = draw(st.text('欠费表 1"\\', min_size=1).map(str.strip).filter(bool))
    days = draw(st.sampled_from([None, *DayOrder]))
    return MappingTemplate(name, "bill", tuple(headers), tuple(order), days, NOW, "王敏")


def again(text: str) -> tuple[MappingTemplate, ...]:
    return read(text, SHIPPED, file="模板.json", user="王敏", now=NOW)


@given(st.lists(templates(), max_size=4))
def test_that_templates_written_out_and_taken_in_are_the_same(made: list[MappingTemplate]) -> None:
    assert again(written(made)) == tuple(made)


@given(templates(), st.data())
def test_that_a_template_is_applied_to_its_own_layout_and_to_no_other(made: MappingTemplate, data: st.DataObject) -> None:
    found = recognise([made.headers], SHIPPED, templates=[made])
    assert found.readings[0].template == made.name
    assert [column.field_id for column in found.readings[0].columns] == list(made.fields)
    other = data.draw(st.lists(names, min_size=1, max_size=8).filter(lambda headers: tuple(headers) != made.headers))
    elsewhere = recognise([other], SHIPPED, templates=[made])
    assert [reading.template for reading in elsewhere.readings if reading.template] == []


def test_that_a_known_layout_is_read_by_its_template_and_said(write: Callable[..., Path], checked: Checker) -> None:
    path = write("x.csv", "欠费清单\n 甲 ,乙：,丙,丁,戊\n0000012345,202603,100.00,28/03/26,20260420\n")
    result = checked(path, templates=[TEMPLATE])
    assert (result.accepted, result.open_sheets, result.sheets[0].days) == (1, (), None)
    said = [finding.message for finding in result.findings if finding.rule == "template"]
    assert [(message.key, message.values["name"]) for message in said] == [("importing.note.by_template", "欠费表")]


def test_that_a_corrected_reject_workbook_has_the_layout_of_its_file(write: Callable[..., Path], checked: Checker) -> None:
    path = write(
        "x.csv",
        f"{','.join([*SHIPPED.ignored, *HEADERS])}\n" + "," * len(SHIPPED.ignored) + "0000012345,202603,1,20260328,20260420\n",
    )
    assert checked(path, templates=[TEMPLATE]).accepted == 1


def test_that_a_template_of_fields_nobody_here_knows_is_left_alone() -> None:
    newer = replace(TEMPLATE, fields=("cons_no", "rcvbl_ym", "rcvbl_amt", "release_date", "a_field_of_next_year"))
    assert recognise([HEADERS], SHIPPED, templates=[newer]).readings == ()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("no json", "not_one"),
        ("[" * 100_000, "not_one"),
        ("[1, 2]", "not_one"),
        (json.dumps({"format": "something else"}), "not_one"),
        (json.dumps({"format": FORMAT, "version": VERSION + 1}), "newer"),
        (json.dumps({"format": FORMAT, "version": VERSION, "templates": 3}), "not_one"),
        (written([TEMPLATE]).replace('"甲"', '" 甲 "'), "broken"),
        (written([TEMPLATE]).replace('"cons_no"', '"rcvbl_ym"'), "broken"),
        (written([TEMPLATE]).replace('"dmy"', '"dym"'), "broken"),
        (written([TEMPLATE]).replace('"欠费表"', "7"), "broken"),
        (written([TEMPLATE]).replace('"cons_no"', '"cons_number"'), "unknown_field"),
        (written([TEMPLATE]).replace('"bill"', '"invoice"'), "unknown_field"),
    ],
)
def test_that_a_file_that_is_no_whole_list_of_templates_is_refused_whole(content: str, key: str) -> None:
    with pytest.raises(TemplateError, match=f"template.{key}"):
        again(content)
