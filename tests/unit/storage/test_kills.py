"""A few kills of mixed work, and one in every part of an import: the short form of tests/performance/test_faults.py."""

from __future__ import annotations

from pathlib import Path

from tests.faultlab.import_kills import PHASES, is_whole
from tests.faultlab.runs import killed, killed_imports


def test_that_six_kills_in_mixed_work_lose_nothing_that_was_promised(tmp_path: Path) -> None:
    found = killed(tmp_path, 6, seed=11, longest_s=6.0)
    assert len(found) == 6
    for kill in found:
        assert (kill["signal"], kill["bugs"], kill.get("bug")) == (9, [], None)
        assert (kill["wrong"], kill["lost"], kill["trail"]) == ([], [], True)
        assert kill["old"] in {"none", "whole"}


def test_that_a_kill_in_any_part_of_an_import_or_its_undoing_leaves_all_of_it_or_none(tmp_path: Path) -> None:
    found = killed_imports(tmp_path, len(PHASES), seed=11)
    assert [kill for kill in found if not is_whole(kill)] == []
    assert len(found) == len(PHASES)
