"""What somebody may send to whoever looks after the program: everything about the program, nothing about a customer."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata

from desktop_app.domain.faults import told
from desktop_app.domain.redaction import redacted_fault

PROGRAM = "powerdesk"
LIBRARIES = ("duckdb", "duckdb-extension-httpfs", "ibis-framework", "numpy", "pandas", "pyarrow", "PySide6-Essentials", "typst")


@dataclass(frozen=True, slots=True)
class CrashReport:
    """Exempt from permissions: it reads the program's own log, no workspace, and must work when nobody is signed in."""

    recent: Callable[[], Sequence[str]]

    def __call__(self, error: BaseException) -> str:
        """Version, platform, libraries, redacted traceback, last log lines; plain text."""
        parts = [
            f"{PROGRAM} {_version(PROGRAM)}",
            f"{platform.system()} {platform.release()} {platform.machine()}, Python {sys.version.split()[0]}",
            ", ".join(f"{name} {_version(name)}" for name in LIBRARIES),
            "",
            told(error),
            "",
            *(redacted_fault(line) for line in self.recent()),
        ]
        return "\n".join(parts).rstrip() + "\n"


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:  # a frozen program carries no metadata of some libraries
        return "?"
