"""A sample of real workbooks of every age and brand, many broken on purpose; `make corpus` reads all of them."""

from __future__ import annotations

import pytest

from tests.corpus import CORPUS, EXPLAINED, MOST_BYTES, OPENED, claims, outcomes

SAMPLE = 40
SMALL = 60_000


def test_that_a_sample_of_real_workbooks_ends_in_rows_or_a_clear_error() -> None:
    """Each in a process of its own: a crash or a hang of a native reader must fail the test, not end it."""
    if not CORPUS.is_dir():
        pytest.skip(f"the workbook corpus is not at {CORPUS}")
    listed = claims()
    small = sorted(name for name in listed if (CORPUS / name).stat().st_size < SMALL)
    names = small[:: len(small) // SAMPLE][:SAMPLE]
    found = list(outcomes([CORPUS / name for name in names]))
    assert [outcome for outcome in found if outcome.how in {"crashed", "hung"} or outcome.bytes > MOST_BYTES] == []
    assert sum(outcome.how == OPENED for outcome in found) > SAMPLE // 2
    agreed = [(name, listed[name].cells, outcome.cells) for name, outcome in zip(names, found, strict=True)]
    assert [entry for entry in agreed if entry[1] not in {None, entry[2]} and entry[0] not in EXPLAINED] == []
