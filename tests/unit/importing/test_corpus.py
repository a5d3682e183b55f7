"""Real workbooks of every age and brand, many of them broken on purpose: each ends in rows or in one clear error."""

from __future__ import annotations

import multiprocessing
from multiprocessing.queues import Queue
from pathlib import Path

import pytest

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources.opening import open_extract

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "data" / "import_corpus"
EVERY = 12
GUARD_S = 60.0


def read_all(paths: list[Path], told: Queue[tuple[str, str]]) -> None:
    for path in paths:
        told.put((path.name, "begun"))
        try:
            for sheet in open_extract(path, SILENT).sheets:
                for table in sheet.read(max((len(row) for row in sheet.head), default=0), SILENT):
                    assert table.num_rows
        except ExtractError as error:
            told.put((path.name, error.message.key))
        else:
            told.put((path.name, "rows"))
    told.put(("", "done"))


def test_that_a_sample_of_real_workbooks_ends_in_rows_or_a_clear_error() -> None:
    """In a process of its own: a crash or a hang of the native reader must fail the test, not end it."""
    if not CORPUS.is_dir():
        pytest.skip(f"the workbook corpus is not at {CORPUS}")
    paths = sorted(path for path in CORPUS.rglob("*") if path.is_file())[::EVERY]
    context = multiprocessing.get_context("spawn")
    told: Queue[tuple[str, str]] = context.Queue()
    reader = context.Process(target=read_all, args=(paths, told), daemon=True)
    reader.start()
    outcomes: dict[str, str] = {}
    while not outcomes.get(""):
        name, outcome = told.get(timeout=GUARD_S)  # queue.Empty fails the test; the last "begun" names the file
        outcomes[name] = outcome
    reader.join(timeout=GUARD_S)
    assert "begun" not in outcomes.values()
    assert sum(outcome == "rows" for outcome in outcomes.values()) > len(paths) // 2
