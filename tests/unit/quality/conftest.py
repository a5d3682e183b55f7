"""A small county for every test, made once."""

from __future__ import annotations

import pytest

from tests.unit.quality.counties import SmallCounty


@pytest.fixture(scope="session")
def one_county() -> SmallCounty:
    return SmallCounty()


@pytest.fixture
def county(one_county: SmallCounty) -> SmallCounty:
    """An empty one for each test."""
    one_county.empty()
    return one_county
