"""Write down the SHA-256 of the database extension we load, for every platform in uv.lock: `python -m installer.pin_extension`.

To be run when the lock moves to another version. Each wheel is fetched from where the lock says and must have the lock's hash.
"""

from __future__ import annotations

import hashlib
import io
import sys
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DISTRIBUTION = "duckdb-extension-httpfs"
TARGET = ROOT / "desktop_app" / "storage" / "pinned.py"
HEAD = '''"""SHA-256 of the DuckDB extension in every wheel of uv.lock. Written by `installer/pin_extension.py`; not to be edited.

It is code and no resource file, so that it is built into the program that checks it.
"""

VERSION = "{version}"
HTTPFS = {{
{lines}
}}
'''


def locked() -> dict[str, Any]:
    """The extension's entry in uv.lock."""
    packages: list[dict[str, Any]] = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    return next(package for package in packages if package["name"] == DISTRIBUTION)


def platform_of(wheel: dict[str, str]) -> str:
    """`win_amd64` of `…-1.5.5-py3-none-win_amd64.whl`."""
    return wheel["url"].rsplit("-", 1)[1].removesuffix(".whl")


def hashes(wheels: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Platform and hash of the extension inside each wheel."""
    for wheel in wheels:
        with urllib.request.urlopen(wheel["url"], timeout=300) as answer:  # noqa: S310 - https address out of the lock
            content = answer.read()
        if "sha256:" + hashlib.sha256(content).hexdigest() != wheel["hash"]:
            raise ValueError(f"not the locked wheel: {wheel['url']}")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            (name,) = [name for name in archive.namelist() if name.endswith("/httpfs.duckdb_extension")]
            yield platform_of(wheel), hashlib.sha256(archive.read(name)).hexdigest()


def main() -> int:
    package = locked()
    lines = [f'    "{platform}": "{digest}",' for platform, digest in sorted(hashes(package["wheels"]))]
    TARGET.write_text(HEAD.format(version=package["version"], lines="\n".join(lines)), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} hashes of {DISTRIBUTION} {package['version']} in {TARGET}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
