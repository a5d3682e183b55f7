"""Real workbooks of every age and brand, many broken on purpose, each read in a process of its own within limits.

`python -m tests.corpus PATH…` prints one JSON line per file. The collection is public test data of other projects; it is measured
where it is present and never shipped.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.domain.texts import Texts
from desktop_app.importing.sources.opening import open_extracts
from desktop_app.importing.sources.sheet import Sheet

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "data" / "import_corpus"
MOST_SECONDS = 20  # of the processor; how long it takes beside other work says nothing of the file
_GUARD_S = 120.0
MOST_BYTES = 1 << 30
_ADDRESSES = 6 << 30  # a guard for the machine; what counts is the memory really used
_ROWS_COUNTED = 3000  # of each sheet, as the collection's list was made
OPENED, _CRASHED, _HUNG = "opened", "crashed", "hung"
_NO_DATA = "the list counts its chart or macro sheets too, which hold no data of their own"
EXPLAINED = {
    "poi/test-data/spreadsheet/34775.xls": _NO_DATA,
    "poi/test-data/spreadsheet/44010-SingleChart.xls": _NO_DATA,
    "poi/test-data/spreadsheet/44010-TwoCharts.xls": _NO_DATA,
    "poi/test-data/spreadsheet/60405.xls": _NO_DATA,
    "poi/test-data/spreadsheet/SimpleScatterChart.xls": _NO_DATA,
}
"""Why the number of cells differs from what two other readers found."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`how`: opened, crashed, hung, or the key of the sentence that refuses the file."""

    file: str
    how: str
    sheets: int = 0
    cells: int = 0
    seconds: float = 0.0
    bytes: int = 0
    details: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the collection's list says of a file; `cells` where two readers opened it, None elsewhere."""

    category: str
    cells: int | None


def claims() -> dict[str, Claim]:
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["path"]: Claim(row["category"], int(float(row["cells"])) if _both_opened(row) else None)
            for row in csv.DictReader(file)
        }


def outcomes(paths: Sequence[Path]) -> Iterator[Outcome]:
    """Read every file, each in a child of one fresh process, so that nothing of the caller is forked."""
    command = [sys.executable, "-m", "tests.corpus", *map(str, paths)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as told:
        assert told.stdout is not None
        for line in told.stdout:
            yield Outcome(**json.loads(line))


def sentence(key: str) -> str:
    """What happened, as it is shown."""
    return Texts.load(ROOT / "resources" / "texts").entries[key]["zh"]["what"]


def _both_opened(row: dict[str, str]) -> bool:
    return all(row[column] and float(row[column]) == 1 for column in ("cal_ok", "eng2_ok")) and bool(row["cells"])


def _watched(path: Path) -> Outcome:
    reading, writing = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        os.close(reading)
        _tell(path, writing)
    os.close(writing)
    used = _ended(child, began)
    with os.fdopen(reading, "rb") as told:
        said = told.read()
    if used is None:
        return Outcome(str(path), _HUNG, seconds=time.monotonic() - began)
    figures = {"seconds": round(used.ru_utime + used.ru_stime, 2), "bytes": used.ru_maxrss * 1024}
    if not said:
        return Outcome(str(path), _CRASHED, **figures)
    return Outcome(str(path), **json.loads(said), **figures)


def _ended(child: int, began: float) -> resource.struct_rusage | None:
    """What the child used; None where it had to be stopped."""
    while time.monotonic() - began < _GUARD_S:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            return None if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU else used
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.wait4(child, 0)
    return None


def _tell(path: Path, writing: int) -> None:
    """In the child: read, report, leave without a trace."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
    try:
        said = _read(path)
    except ExtractError as error:
        said = {"how": error.message.key, "details": str(dict(error.message.values))[:200]}
    except BaseException as error:  # noqa: BLE001 - a panic of a native reader is no Exception, and is what is looked for
        said = {"how": _CRASHED, "details": f"{type(error).__name__}: {error}"[:300]}
    os.write(writing, json.dumps(said).encode())
    os._exit(0)


def _read(path: Path) -> dict[str, object]:
    counts = [_cells(sheet) for extract in open_extracts(path, SILENT) for sheet in extract.sheets]
    return {"how": OPENED, "sheets": len(counts), "cells": sum(counts)}


def _cells(sheet: Sheet) -> int:
    """Cells that hold anything, those beyond the header too."""
    width = max((len(row) for row in sheet.head), default=0)
    found, left = 0, _ROWS_COUNTED
    for table in sheet.read(width, SILENT):
        counted = table.slice(0, left)
        left -= counted.num_rows
        for index in range(width):
            found += sum(1 for cell in counted.column(f"c{index}").to_pylist() if cell)
        found += sum(sum(1 for cell in extra.split("\t") if cell) for extra in counted.column("extra").to_pylist() if extra)
    return found


if __name__ == "__main__":
    pa.array([1]).to_pandas()  # what is loaded once in a program is not loaded again for every file
    for name in sys.argv[1:]:
        sys.stdout.write(json.dumps(asdict(_watched(Path(name)))) + "\n")
        sys.stdout.flush()
