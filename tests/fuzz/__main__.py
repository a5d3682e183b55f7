"""`python -m tests.fuzz SECONDS`: every target in turn under atheris, guided by the branches it reaches; `make soak` calls it.

A finding ends its target with an exit code and is written beside, to be kept under tests/fixtures/import once it is mended.
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import atheris

_MOST_BYTES = 1 << 15
_MOST_MEMORY_MB = 2048
_LONGEST_RUN_S = 90  # wall time, and machines that fuzz are busy
_AT_EXIT: list[object] = []  # C keeps only their addresses
_FIGURES = re.compile(r"stat::(number_of_executed_units|average_exec_per_sec|new_units_added|peak_rss_mb):\s+(\d+)")


def _all(seconds: int) -> int:
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415 - the children import it under instrumentation

    worst = 0
    for name in TARGETS:
        command = [sys.executable, "-m", "tests.fuzz", name, str(max(seconds // len(TARGETS), 1))]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        figures = " ".join(f"{key}={value}" for key, value in _FIGURES.findall(done.stderr))
        sys.stdout.write(f"{name}: {'well' if done.returncode == 0 else 'FOUND'} {figures}\n")
        sys.stdout.flush()
        if done.returncode:
            sys.stdout.write(f"{done.stdout[-3000:]}{done.stderr[-3000:]}\n")
        worst = max(worst, abs(done.returncode))
    return worst


def _one(name: str, seconds: int) -> None:
    with atheris.instrument_imports(include=["desktop_app.importing"]):
        from tests.fuzz.seeds import seeds  # noqa: PLC0415 - imported under instrumentation
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415 - as above
    with tempfile.TemporaryDirectory(prefix="powerdesk-fuzz-") as folder:
        for number, seed in enumerate(seeds(name)):
            (Path(folder) / str(number)).write_bytes(seed)
        findings = Path("build") / "findings"
        findings.mkdir(parents=True, exist_ok=True)
        atheris.Setup(
            [
                sys.argv[0], folder, f"-max_total_time={seconds}", f"-max_len={_MOST_BYTES}", f"-rss_limit_mb={_MOST_MEMORY_MB}",
                f"-timeout={_LONGEST_RUN_S}", "-print_final_stats=1", f"-artifact_prefix={findings}/{name}-",
            ],
            TARGETS[name],
        )  # fmt: skip
        _leave_at_once()
        atheris.Fuzz()


def _leave_at_once() -> None:
    """libFuzzer ends by exit(), and the native libraries are torn down while threads of theirs still run: now and then the heap
    breaks there, after the last case."""
    _AT_EXIT.append(ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_void_p)(lambda status, _: os._exit(status)))
    ctypes.CDLL(None).on_exit(_AT_EXIT[0], None)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _one(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(_all(int(sys.argv[1])))
