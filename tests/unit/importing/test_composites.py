"""Cells with several things in them, and the columns of a curve."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.dictionary import Dictionary
from desktop_app.importing.composites import composite_of, part_sql
from desktop_app.importing.curve_points import curve_points
from desktop_app.importing.mapping import map_columns
from tests.unit.importing.conftest import RESOURCES

PHONES = ("mobile", "tel", "tel_home")


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        yield connection


def parted(
    db: duckdb.DuckDBPyConnection, dictionary: Dictionary, composite_id: str, cells: Sequence[str], fed: Sequence[str]
) -> list[tuple[str | None, ...]]:
    composite = next(one for one in dictionary.kind("customer").composites if one.id == composite_id)
    parts = ", ".join(part_sql("cell", composite, part, fed) for part in fed)
    rows: list[tuple[str | None, ...]] = db.execute(f"SELECT {parts} FROM (SELECT unnest(?) AS cell)", [list(cells)]).fetchall()
    return rows


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("0210001234|城关一号台区", ("0210001234", "城关一号台区")),
        ("0210001234-城关一号台区", ("0210001234", "城关一号台区")),
        ("0210001234(城关一号台区)", ("0210001234", "城关一号台区")),
        ("0210001234（城关（东）台区）", ("0210001234", "城关（东）台区")),
        ("0210001234-城关-东(二)", ("0210001234", "城关-东(二)")),
        ("|城关一号台区", (None, "城关一号台区")),
        ("0210001234|", ("0210001234", None)),
        ("0210001234", ("0210001234", None)),
        ("城关一号台区", (None, "城关一号台区")),
        ("10kV-城关线", (None, "10kV-城关线")),
        ("城关一号台区-东", (None, "城关一号台区-东")),
    ],
)
def test_that_a_number_and_a_name_are_parted_and_nothing_else_is(
    cell: str, parts: tuple[str | None, str | None], db: duckdb.DuckDBPyConnection, dictionary: Dictionary
) -> None:
    assert parted(db, dictionary, "tg", [cell], ("tg_no", "tg_name")) == [parts]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("13800000001", ("13800000001", None, None)),
        ("0834-3221001", ("0834-3221001", None, None)),
        ("13800000001|0834-3221001|0834-3222001", ("13800000001", "0834-3221001", "0834-3222001")),
        ("|0834-3221001|", (None, "0834-3221001", None)),
        ("0834-3221001,13800000001", ("13800000001", "0834-3221001", None)),
        ("13800000001、13900000002；0834-3221001 0834-3222001", ("13800000001", "13900000002", "0834-3221001,0834-3222001")),
    ],
)
def test_that_telephone_numbers_go_to_their_fields(
    cell: str, numbers: tuple[str | None, ...], db: duckdb.DuckDBPyConnection, dictionary: Dictionary
) -> None:
    assert parted(db, dictionary, "phones", [cell], PHONES) == [numbers]


_NUMBERS = st.lists(st.from_regex(r"1[3-9]\d{9}|0\d{3}-\d{7}", fullmatch=True), min_size=1, max_size=6)


@given(st.lists(st.tuples(_NUMBERS, st.sampled_from(["|", ",", "，", "、", ";", " / ", " "])), min_size=1, max_size=30))
@settings(deadline=None, max_examples=30)
def test_that_no_telephone_number_is_lost_and_none_added(lists: list[tuple[list[str], str]]) -> None:
    dictionary = _shipped()
    cells = [between.join(numbers) for numbers, between in lists]
    with duckdb.connect(":memory:") as db:
        for (numbers, _), row in zip(lists, parted(db, dictionary, "phones", cells, PHONES), strict=True):
            assert sorted(number for field in row if field for number in field.split(",")) == sorted(numbers)


@given(
    st.lists(
        st.text("0123456789A|｜-_（）()城关台区 ", min_size=1, max_size=20).map(str.strip).filter(bool), min_size=1, max_size=60
    )
)
@settings(deadline=None, max_examples=30)
def test_that_every_sign_of_a_cell_is_in_one_of_its_parts(cells: list[str]) -> None:
    dictionary = _shipped()
    with duckdb.connect(":memory:") as db:
        for cell, row in zip(cells, parted(db, dictionary, "tg", cells, ("tg_no", "tg_name")), strict=True):
            kept = "".join(part or "" for part in row)
            assert re.sub(r"[|｜\-_（）() ]", "", kept) == re.sub(r"[|｜\-_（）() ]", "", cell)


@pytest.mark.parametrize(
    ("header", "cells", "composite"),
    [
        ("台区", ["0210001234|城关一号台区", "", "'0210001235-城关二号台区"], "tg"),
        ("台区", ["城关一号台区", "0210001235-城关二号台区"], None),
        ("台区", [], None),
        ("台区(no|name)", [], "tg"),
        ("抄表段信息（编号|名称）", [], "mr_sect"),
        ("抄表段编号及名称", ["城关一段"], "mr_sect"),
        ("线路名称", ["10kV-城关线"], None),
        ("联系电话", [], "phones"),
    ],
)
def test_that_a_column_is_parted_only_where_header_or_cells_say_so(
    header: str, cells: list[str], composite: str | None, dictionary: Dictionary
) -> None:
    found = composite_of(header, dictionary.kind("customer"), cells)
    assert (found.id if found else None) == composite


def test_that_a_telephone_with_a_column_of_its_own_is_not_taken_from_the_list(dictionary: Dictionary) -> None:
    columns = map_columns(["户号", "联系电话", "办公电话"], dictionary.kind("customer"), dictionary)
    assert [column.field_ids for column in columns] == [("cons_no",), ("mobile", "tel_home"), ("tel",)]


@pytest.mark.parametrize("points", [24, 48, 96])
def test_that_the_columns_of_a_day_are_known_in_any_order(points: int) -> None:
    for headers in (
        [f"P{point:02d}" for point in range(1, points + 1)],
        [f"{point}点" for point in range(points)],
        [f"有功{minute // 60:02d}:{minute % 60:02d}" for minute in range(0, 1440, 1440 // points)],
    ):
        turned = dict(enumerate(reversed(headers)))
        assert curve_points(turned) == {index: points - index for index in range(points)}


@pytest.mark.parametrize("headers", [["P1", "P2"], [f"P{point}" for point in range(1, 96)], ["2024", "2025"], []])
def test_that_columns_that_are_no_whole_day_are_no_curve(headers: list[str]) -> None:
    assert curve_points(dict(enumerate(headers))) == {}


def _shipped() -> Dictionary:
    return Dictionary.load(RESOURCES / "dictionaries" / "extracts.toml")
