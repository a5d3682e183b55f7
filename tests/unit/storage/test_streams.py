"""Arrivals on their way into staging: alike ones flow as one stream, and what goes wrong with them comes out as itself."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pytest

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.frame import Arrival, Packed
from desktop_app.storage.streams import streams


def arrival(number: int, select: str = "SELECT a") -> Arrival:
    return Arrival(pa.table({"a": [number]}), select, Packed(number, number, b""))


def flown(arrivals: Iterator[Arrival]) -> list[tuple[str, list[int], list[int]]]:
    """Per stream its SELECT, its rows, and the first rows of the packs kept by its end."""
    told, kept = [], list[Packed]()
    for stream in streams(arrivals, kept.append):
        with stream.flowing() as batches:
            rows = batches.read_all().column("a").to_pylist()
        told.append((stream.first.select, rows, [packed.first_row for packed in kept]))
    return told


def test_that_arrivals_with_one_select_are_one_stream_and_none_is_lost_between_two() -> None:
    selects = ["x", "x", "y", "x"]
    found = flown(arrival(number, select) for number, select in enumerate(selects))
    assert found == [("x", [0, 1], [0, 1]), ("y", [2], [0, 1, 2]), ("x", [3], [0, 1, 2, 3])]


def test_that_an_error_of_the_source_comes_out_as_itself_at_the_end_of_the_stream() -> None:
    def breaking() -> Iterator[Arrival]:
        yield arrival(0)
        raise ExtractError("importing.not_a_table", file="a.csv")

    with pytest.raises(ExtractError, match="not_a_table"):
        flown(breaking())


def test_that_nothing_arriving_is_no_stream() -> None:
    assert flown(iter(())) == []
