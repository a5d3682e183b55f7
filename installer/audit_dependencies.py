"""Hold what is shipped against the public advisories: `python -m installer.audit_dependencies`.

A known advisory is a failure unless installer/accepted_advisories.toml accepts it with a reason. Where the data cannot be reached
(an office without internet, a mirror without advisories) that is said plainly, and it is no failure: nothing was checked.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from installer.locked import ROOT, requirements, runtime

ACCEPTED = ROOT / "installer" / "accepted_advisories.toml"
SOURCES = ("pypi", "osv")
_PATIENCE_S = 60
_SOCKET_S = 5


@dataclass(frozen=True, slots=True)
class Audit:
    """`known` as (distribution, advisory); `unchecked` are those no source knew anything of."""

    checked: int
    unchecked: tuple[str, ...]
    known: tuple[tuple[str, str], ...]


def judged(answer: dict[str, Any]) -> Audit:
    """pip-audit's answer; a distribution it skipped was not checked, whatever its last line says."""
    found: list[dict[str, Any]] = answer["dependencies"]
    known = tuple((f"{one['name']} {one['version']}", flaw["id"]) for one in found for flaw in one.get("vulns", ()))
    unchecked = tuple(one["name"] for one in found if "skip_reason" in one)
    return Audit(len(found) - len(unchecked), unchecked, known)


def verdict(audit: Audit | None, accepted: frozenset[str]) -> tuple[int, str]:
    """Exit code and what to say."""
    if audit is None or not audit.checked:
        return 0, "advisories: data not reachable, nothing was checked"
    open_ones = [f"{name}: {advisory}" for name, advisory in audit.known if advisory not in accepted]
    said = (
        f"advisories: {audit.checked} distributions checked, {len(audit.unchecked)} not ({', '.join(audit.unchecked) or 'none'})"
    )
    if open_ones:
        return 1, "\n".join([said, "known and not accepted:", *open_ones])
    return 0, f"{said}, {len(audit.known)} known and accepted"


def accepted_on(day: dt.date, file: Path = ACCEPTED) -> frozenset[str]:
    """Advisories accepted with a reason, until the day named there."""
    entries = tomllib.loads(file.read_text("utf-8")).get("accepted", [])
    return frozenset(entry["id"] for entry in entries if entry["reason"] and entry["until"] >= day)


def asked(source: str) -> Audit | None:
    """What one source knows; None where it cannot be reached."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text(requirements(runtime()), encoding="utf-8")
        command = [sys.executable, "-m", "pip_audit", "-r", str(listed), "--no-deps", "--disable-pip", "-s", source, "-f", "json"]
        options = ["--timeout", str(_SOCKET_S), "--progress-spinner", "off", "--cache-dir", folder]
        try:
            done = subprocess.run([*command, *options], capture_output=True, text=True, check=False, timeout=_PATIENCE_S)  # noqa: S603 - ours
        except subprocess.TimeoutExpired:
            return None
    return judged(json.loads(done.stdout)) if done.stdout.lstrip().startswith("{") else None


def main() -> int:
    found = next((audit for source in SOURCES if (audit := asked(source)) and audit.checked), None)
    code, said = verdict(found, accepted_on(dt.date.today()))
    sys.stdout.write(f"{said}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
