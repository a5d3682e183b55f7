"""What uv.lock says is shipped: the runtime distributions on every platform the program is built for, no development tools."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "powerdesk"
_PYTHON = {"python_version": "3.11", "python_full_version": "3.11.7", "implementation_name": "cpython"}
PLATFORMS = (
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"},
)


@dataclass(frozen=True, slots=True)
class Locked:
    """One distribution of the lock; `wheels` as (address, hash)."""

    name: str
    version: str
    wheels: tuple[tuple[str, str], ...]
    hashes: tuple[str, ...]


def runtime(lock: Path = ROOT / "uv.lock") -> tuple[Locked, ...]:
    """Everything that is installed with the program, by name."""
    packages: list[dict[str, Any]] = tomllib.loads(lock.read_text("utf-8"))["package"]
    found: dict[str, dict[str, Any]] = {}
    for platform in PLATFORMS:
        for package in _reached(packages, {**_PYTHON, **platform}):
            found[package["name"]] = package
    return tuple(_locked(found[name]) for name in sorted(found) if name != PROGRAM)


def requirements(distributions: tuple[Locked, ...]) -> str:
    """The same as a requirements file with every hash of the lock."""
    return (
        "\n".join(" ".join([f"{one.name}=={one.version}", *(f"--hash={h}" for h in one.hashes)]) for one in distributions) + "\n"
    )


def _reached(packages: list[dict[str, Any]], environment: dict[str, str]) -> Iterator[dict[str, Any]]:
    todo: list[tuple[dict[str, Any], frozenset[str]]] = [({"name": PROGRAM}, frozenset())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        wanted, _ = todo.pop()
        extras = frozenset(wanted.get("extra", ()))
        if (wanted["name"], extras) in seen or not _applies(wanted, environment):
            continue
        seen.add((wanted["name"], extras))
        package = _entry(packages, wanted, environment)
        yield package
        more = [each for extra in extras for each in package.get("optional-dependencies", {}).get(extra, ())]
        todo += [(each, extras) for each in [*package.get("dependencies", ()), *more]]


def _applies(wanted: dict[str, Any], environment: dict[str, str]) -> bool:
    return "marker" not in wanted or Marker(wanted["marker"]).evaluate(environment)


def _entry(packages: list[dict[str, Any]], wanted: dict[str, Any], environment: dict[str, str]) -> dict[str, Any]:
    """The package meant; where the lock holds two versions, the one named, else the one for this Python."""
    entries = [each for each in packages if each["name"] == wanted["name"]]
    named = [each for each in entries if each["version"] == wanted.get("version", each["version"])]
    fitting = [
        each
        for each in named
        if "resolution-markers" not in each or any(Marker(m).evaluate(environment) for m in each["resolution-markers"])
    ]
    return (fitting or named)[0]


def _locked(package: dict[str, Any]) -> Locked:
    wheels = tuple((wheel["url"], wheel["hash"]) for wheel in package.get("wheels", ()))
    source = (package["sdist"]["hash"],) if "sdist" in package else ()
    return Locked(package["name"], package["version"], wheels, (*(h for _, h in wheels), *source))
