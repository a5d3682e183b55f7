"""Collect the licences of everything shipped: `python -m installer.licences` → resources/licences.json.

Installed distributions tell by their metadata; those of another platform are fetched from where the lock says, with its hash.
A text that several share is kept once.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import urllib.request
import zipfile
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from importlib import metadata
from pathlib import Path

from installer.locked import ROOT, Locked, runtime

TARGET = ROOT / "resources" / "licences.json"
TEXTS = Path(__file__).parent / "licence_texts"
_NAMED = ("licen", "copying", "notice", "copyright")
_LONGEST_NAME = 60
# What their wheels do not say, or say without a text.
_TOLD = {
    "pyside6-essentials": ("LGPL-3.0-only", ("LGPL-3.0.txt", "GPL-3.0.txt")),
    "shiboken6": ("LGPL-3.0-only", ("LGPL-3.0.txt", "GPL-3.0.txt")),
    "duckdb-extension-httpfs": ("MIT; holds OpenSSL (Apache-2.0) and curl (curl.se/docs/copyright.html)", ("Apache-2.0.txt",)),
}
_QT = (
    "Qt and PySide6 are used under the LGPL version 3, unaltered and as libraries of their own, which may be replaced by other "
    "builds of the same interface. Their source is at https://download.qt.io/official_releases/QtForPython/."
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a distribution says of itself."""

    licence: str
    texts: tuple[str, ...]


def collect() -> dict[str, object]:
    """The whole of resources/licences.json."""
    texts: dict[str, str] = {}
    entries = [_entry(one.name, one.version, _told(one), texts) for one in runtime()]
    fonts = ROOT / "resources" / "fonts"
    entries += [
        _entry("Noto Sans CJK SC (as Powerdesk Sans SC)", "2.004", Told("OFL-1.1", (_read(fonts / "OFL.txt"),)), texts),
        _entry("DejaVu Sans (eleven symbols)", "2.37", Told("Bitstream-Vera", (_read(fonts / "LICENSE_DEJAVU.txt"),)), texts),
        _entry("Python", "3.11", Told("PSF-2.0", (_read(_python_licence()),)), texts),
    ]
    return {"qt": _QT, "shipped": sorted(entries, key=lambda entry: str(entry["name"]).lower()), "texts": texts}


def _entry(name: str, version: str, told: Told, texts: dict[str, str]) -> dict[str, object]:
    keys = []
    for text in told.texts:
        key = hashlib.sha256(text.encode()).hexdigest()[:12]
        texts[key] = text
        keys.append(key)
    return {"name": name, "version": version, "licence": told.licence, "texts": keys}


def _told(one: Locked) -> Told:
    try:
        found = metadata.distribution(one.name)
    except metadata.PackageNotFoundError:
        about, texts = _from_wheel(one)
    else:
        if found.version != one.version:
            raise ValueError(f"{one.name} {found.version} is installed, {one.version} is locked")
        files = [file for file in found.files or () if _is_licence(str(file))]
        about, texts = Parser().parsestr(found.read_text("METADATA") or ""), [_read(Path(str(file.locate()))) for file in files]
    licence, extra = _TOLD.get(one.name, (_licence(about), ()))
    return Told(licence, tuple(dict.fromkeys([*(_tidy(text) for text in texts), *(_read(TEXTS / name) for name in extra)])))


def _from_wheel(one: Locked) -> tuple[Message, list[str]]:
    address, digest = one.wheels[0]
    with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310 - https address out of the lock
        content = answer.read()
    if "sha256:" + hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"not the locked wheel: {address}")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        about = Parser().parsestr(archive.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode())
        return about, [archive.read(name).decode("utf-8", "replace") for name in names if _is_licence(name)]


def _licence(about: Message) -> str:
    """The expression, else the classifiers, else the first line of the free field."""
    if expression := about.get("License-Expression"):
        return str(expression)
    classifiers = [str(line).rsplit("::", 1)[1].strip() for line in about.get_all("Classifier", []) if "License ::" in str(line)]
    if classifiers:
        return ", ".join(classifiers)
    return (str(about.get("License") or "").strip().splitlines() or ["?"])[0][:_LONGEST_NAME]


def _is_licence(name: str) -> bool:
    """By the name, or the folder, below the distribution's metadata."""
    _, inside, place = name.partition(".dist-info/")
    return bool(inside) and any(word in place.lower() for word in _NAMED) and not place.endswith((".py", ".json", ".toml"))


def _read(path: Path) -> str:
    return _tidy(path.read_text("utf-8", errors="replace"))


def _tidy(text: str) -> str:
    """The same text with one kind of line end, so that it is the same file on every system."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip() + "\n"


def _python_licence() -> Path:
    """Where installers put it: beside the standard library, or above it."""
    library = Path(json.__file__).parent.parent
    return next(path for path in (library / "LICENSE.txt", library.parent / "LICENSE.txt") if path.exists())


def main() -> int:
    found = collect()
    TARGET.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET}: {len(found['shipped'])} entries, {TARGET.stat().st_size:,} bytes\n")  # type: ignore[arg-type]  # a list
    return 0


if __name__ == "__main__":
    sys.exit(main())
