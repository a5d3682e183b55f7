"""What every test of importing starts from: the shipped dictionary and texts, an empty staging, one call that checks files."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.intake import NOTHING_SAID, Answers
from desktop_app.domain.progress import SILENT
from desktop_app.domain.templates import MappingTemplate
from desktop_app.domain.texts import Texts
from desktop_app.importing.check import accepted_select, check
from desktop_app.importing.reading import read_into
from tests.fakes.staging import MemoryStaging

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
TODAY = dt.date(2026, 4, 15)

Checker = Callable[..., ImportCheck]


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    return Dictionary.load(RESOURCES / "dictionaries" / "extracts.toml")


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """Importing's own texts alone: it may need no others."""
    folder = tmp_path_factory.mktemp("texts")
    shutil.copy(RESOURCES / "texts" / "importing.toml", folder)
    return Texts.load(folder)


@pytest.fixture(scope="session")
def one_staging() -> MemoryStaging:
    return MemoryStaging()


@pytest.fixture
def staging(one_staging: MemoryStaging) -> MemoryStaging:
    """An empty one for each test."""
    one_staging.empty()
    return one_staging


@pytest.fixture
def checked(staging: MemoryStaging, dictionary: Dictionary) -> Checker:
    def run(*paths: Path, answers: Answers = NOTHING_SAID, templates: Sequence[MappingTemplate] = ()) -> ImportCheck:
        staging.clear()
        staged = read_into(staging, paths, dictionary, SILENT, answers, templates, today=TODAY)
        return check(staging, staged, dictionary, SILENT, today=TODAY)

    return run


@pytest.fixture
def commit(staging: MemoryStaging, dictionary: Dictionary) -> Callable[[ImportCheck, int], int]:
    def run(result: ImportCheck, batch_id: int) -> int:
        return sum(
            staging.take(dictionary.kind(file.kind_id).table, accepted_select(file, batch_id, dictionary))
            for file in result.files
        )

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a text file; the encoding is what Chinese Excel uses."""

    def run(name: str, content: str, encoding: str = "gb18030") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode(encoding))
        return path

    return run
