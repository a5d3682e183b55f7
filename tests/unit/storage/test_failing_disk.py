"""A disk that fails while a journey writes: the short form of tests/performance/test_faults.py, which lets every write fail."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.faultlab.runs import disk_failures, is_whole, outcome_of


@pytest.mark.parametrize(
    ("error", "first", "step"),
    [(errno.ENOSPC, 7, 197), (errno.EIO, 57, 197), (errno.EACCES, 7, 17), (errno.EROFS, 157, 197)],  # few calls ask for access
    ids=["ENOSPC", "EIO", "EACCES", "EROFS"],
)
def test_that_a_failing_disk_ends_in_a_sentence_and_an_intact_store(tmp_path: Path, error: int, first: int, step: int) -> None:
    """Each kind of failure meets other writes of the journey."""
    cases = disk_failures(tmp_path, error, first=first, step=step)
    assert len(cases) > 1
    for case in cases:
        assert is_whole(case), case
        assert "BUG" not in outcome_of(case), case
