"""Faults: 300 kills in mixed work, 50 of imports and their undoing, every write of a journey failing in four ways, 2,000 flipped
bytes of store and backup."""

from __future__ import annotations

import errno
import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faultlab import import_kills
from tests.faultlab.flips import Verdict, flip_backup, flip_database
from tests.faultlab.runs import TOGETHER, disk_failures, is_whole, killed, killed_imports, outcome_of, table
from tests.offices import office_in

pytestmark = pytest.mark.bench
KILLS = 300
IMPORT_KILLS, FEWEST_OF_A_PHASE = 50, 4
FLIPS = 2000
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)


def test_that_300_of_300_kills_lose_nothing_that_was_promised(tmp_path: Path) -> None:
    with ThreadPoolExecutor(TOGETHER) as pool:
        shares = [pool.submit(killed, tmp_path / str(part), KILLS // TOGETHER, 2026 + part) for part in range(TOGETHER)]
        found = [kill for share in shares for kill in share.result()]
    done: Counter[str] = Counter()
    for kill in found:
        done.update(kill["done"])
    fine = [
        kill
        for kill in found
        if kill["signal"] == 9 and not kill["bugs"] and kill.get("trail") and not kill["wrong"] and not kill["lost"]
        and kill["old"] in {"none", "whole"}
    ]  # fmt: skip
    print(f"\nkills: {len(fine)} of {len(found)} reopened whole, with every promise kept and the trail verified")
    print("    finished before the kills: " + ", ".join(f"{count} x {name}" for name, count in sorted(done.items())))
    assert len(fine) == len(found) == KILLS


def test_that_50_of_50_kills_of_imports_leave_all_of_the_batch_or_none(tmp_path: Path) -> None:
    with ThreadPoolExecutor(TOGETHER) as pool:
        shares = [
            pool.submit(killed_imports, tmp_path / str(part), IMPORT_KILLS // TOGETHER, 50 + part) for part in range(TOGETHER)
        ]
        found = [kill for share in shares for kill in share.result()]
    print(f"\nkills of imports and their undoing: {sum(map(import_kills.is_whole, found))} of {len(found)} left the store whole")
    print(import_kills.table(found))
    assert all(import_kills.is_whole(kill) for kill in found)
    assert len(found) == IMPORT_KILLS
    fell = Counter(kill["phase"] for kill in found)
    assert all(fell[phase] >= FEWEST_OF_A_PHASE for phase in import_kills.PHASES)


def test_that_every_write_may_fail_in_every_way(tmp_path: Path) -> None:
    def all_of(error: int) -> list[dict[str, object]]:
        return disk_failures(tmp_path / errno.errorcode[error], error)

    with ThreadPoolExecutor(TOGETHER) as pool:
        found = dict(zip(ERRORS, pool.map(all_of, ERRORS), strict=True))
    print()
    for error, cases in found.items():
        print(f"{errno.errorcode[error]} ({os.strerror(error)}): {len(cases)} journeys, one for every write")
        print(table(cases))
    for cases in found.values():
        assert all(is_whole(case) for case in cases)
        assert not [case for case in cases if "BUG" in outcome_of(case)]


def test_that_2000_flipped_bytes_are_found_or_harmless(tmp_path: Path) -> None:
    office = office_in(tmp_path / "workspace", tmp_path / "extracts")
    for name, flip in (("database", flip_database), ("backup", flip_backup)):
        counted = Counter(flip(office, tmp_path / name, random.Random(2026), FLIPS))
        print(f"\n{name}: {FLIPS} single flipped bits: " + ", ".join(f"{count} {kind.value}" for kind, count in counted.items()))
        assert counted[Verdict.ACCEPTED] == 0
    office.house.gate.sign_out()
