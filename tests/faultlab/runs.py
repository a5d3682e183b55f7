"""Starting the laboratory's programs and reading what they found."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOGETHER = 2
"""Cases run at a time in long measurements."""


def killed(folder: Path, count: int, seed: int, longest_s: float = 12.0) -> list[dict[str, Any]]:
    """`count` kills, one after the other, each so many seconds into the work at most."""
    return _lines([sys.executable, "-m", "tests.faultlab.kills", str(folder), str(count), str(seed), str(longest_s)], {})


def killed_imports(folder: Path, count: int, seed: int) -> list[dict[str, Any]]:
    """`count` kills of imports and their undoing, as many in each part of the way."""
    return _lines([sys.executable, "-m", "tests.faultlab.import_kills", str(folder), str(count), str(seed)], {})


def disk_failures(folder: Path, error: int, first: int = 1, step: int = 1, last: int = 0) -> list[dict[str, Any]]:
    """A journey for every `step`-th write from `first` on, until the journey makes no more writes than that."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.faultlab.disk", str(folder), *map(str, (error, first, step, last))]
    return _lines(command, {"LD_PRELOAD": str(failing_disk())})


@functools.cache
def failing_disk() -> Path:
    """The library, compiled; the test is skipped where there is no compiler or no preloading."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("no C compiler here to make a failing disk with")
    library = Path(tempfile.mkdtemp(prefix="failing-disk-")) / "failing_disk.so"
    source = Path(__file__).with_name("failing_disk.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def outcome_of(case: dict[str, Any]) -> str:
    """How one journey ended, in a word or the key of the sentence."""
    if case["signal"]:
        return f"ended by the engine (signal {case['signal']})"
    for line in case["said"]:
        if isinstance(line, dict) and ("sentence" in line or "bug" in line):
            return str(line.get("sentence") or f"BUG {line['bug']}")
    return "finished"


def is_whole(case: dict[str, Any]) -> bool:
    """Opens afterwards, everything promised is there, nothing is wrong."""
    after = case["after"]
    facts = {name: value for line in after if isinstance(line, dict) for name, value in line.items()}
    return bool(after) and after[-1] == "whole" and facts["complete"] and not facts["wrong"] and facts["backups"]


def table(cases: list[dict[str, Any]]) -> str:
    """Outcomes counted, one line each."""
    counted = Counter((outcome_of(case), is_whole(case)) for case in cases)
    return "\n".join(
        f"    {count:4d}  {outcome:44s} store {'intact' if whole else 'BROKEN'}"
        for (outcome, whole), count in counted.most_common()
    )


def _lines(command: list[str], environment: dict[str, str]) -> list[dict[str, Any]]:
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert done.returncode == 0, done.stderr[-2000:]
    return found
