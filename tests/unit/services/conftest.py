"""Offices and workspaces for tests of services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import AS_OF, EXTRACTS, Opened, imported_in, opened_in
from tests.people import Person, people, write_customers
from tests.seconds import second_in
from tests.unit.services.office import Office

PEOPLE = people()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "workspace")
    yield made
    made.house.gate.sign_out()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Opened]:
    """A signed-in house without data."""
    opened = opened_in(tmp_path / "workspace")
    yield opened
    opened.house.gate.sign_out()


@pytest.fixture(scope="session")
def someone() -> Person:
    """The first customer: unit 6540001, section A01."""
    return PEOPLE[0]


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """3,000 customers with personal data, in three units and two sections, scored and grouped; a second person has an account.

    Tests add to it (exports, overrides, wishes) but never change what was imported.
    """
    folder = tmp_path_factory.mktemp("county")
    customers = write_customers(folder / "客户档案.csv", PEOPLE)
    opened = imported_in(folder / "workspace", (customers, *EXTRACTS[1:]))
    opened.house.score_customers(opened.session, AS_OF)
    opened.house.segment_customers(opened.session, AS_OF)
    second_in(opened)
    yield opened
    opened.house.gate.sign_out()
