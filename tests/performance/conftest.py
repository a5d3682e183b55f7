"""The full 30,000 real people where they are at hand; the measurements say so and stop where they are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.real_people import write_extracts
from tests.houses import Opened, imported_in

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "uci_credit_default" / "UCI_Credit_Card.csv"


@pytest.fixture(scope="session")
def real_people() -> Path:
    """The publisher's file."""
    if not REAL.exists():
        pytest.skip(f"the real data are not at hand: {REAL}")
    return REAL


@pytest.fixture(scope="session")
def extracts(real_people: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """All 30,000 as extracts."""
    return write_extracts(real_people, tmp_path_factory.mktemp("extracts"))


@pytest.fixture(scope="session")
def county(extracts: tuple[Path, Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A workspace with all of them imported."""
    opened = imported_in(tmp_path_factory.mktemp("county") / "workspace", extracts)
    yield opened
    opened.house.gate.sign_out()
