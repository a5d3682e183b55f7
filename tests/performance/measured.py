"""Seconds and peak memory of one piece of work in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_RUN = """
import json, re, time
{setup}
begun = time.perf_counter()
{work}
seconds = time.perf_counter() - begun
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())  # not ru_maxrss, which remembers the parent's
print(json.dumps([seconds, int(peak[1]) / 1024]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall seconds of the work alone, and the peak memory of the whole process in MiB."""

    seconds: float
    peak_mib: float

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} s  {self.peak_mib:6.0f} MiB peak"


def measure(setup: str, work: str) -> Cost:
    """Run `work` after `setup` in a fresh interpreter, when what was written before is on the disk: nobody pays for another."""
    os.sync()
    root = Path(__file__).resolve().parents[2]
    program = _RUN.format(setup=setup, work=work)
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Cost(*json.loads(done.stdout.splitlines()[-1]))
