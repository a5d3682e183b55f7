"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import AS_OF, Opened, opened_in, sample_in

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Opened]:
    """A signed-in house without data."""
    opened = opened_in(tmp_path / "workspace")
    yield opened
    opened.house.gate.sign_out()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The shipped sample, imported, scored and grouped; tests only read it or add runs and reports."""
    opened = sample_in(tmp_path_factory.mktemp("sample") / "workspace")
    opened.house.score_customers(opened.session, AS_OF)
    opened.house.segment_customers(opened.session, AS_OF)
    yield opened
    opened.house.gate.sign_out()
