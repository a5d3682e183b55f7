"""Write the bill of materials (CycloneDX 1.6) of what is shipped: `python -m installer.sbom` → build/sbom.json.

From uv.lock, not from whatever is installed; the same lock gives the same bytes. Licences come from resources/licences.json.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from installer.locked import ROOT, requirements, runtime

TARGET = ROOT / "build" / "sbom.json"


def write(target: Path = TARGET) -> int:
    """Write the bill and give the number of components."""
    target.parent.mkdir(parents=True, exist_ok=True)
    bill = json.loads(_made_by_cyclonedx())
    shipped = json.loads((ROOT / "resources" / "licences.json").read_text("utf-8"))["shipped"]
    licences = {one["name"]: one["licence"] for one in shipped}
    for component in bill["components"]:
        component["licenses"] = [{"license": {"name": licences[component["name"]]}}]
    known = {component["name"] for component in bill["components"]}
    bill["components"] += [_beside(one) for one in shipped if one["name"] not in known]
    target.write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return len(bill["components"])


def _made_by_cyclonedx() -> str:
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "--pyproject", str(ROOT / "pyproject.toml")]
    options = ["--mc-type", "application", "--output-reproducible", "--sv", "1.6", "--of", "JSON", "-o", "-", "-"]
    done = subprocess.run([*command, *options], input=requirements(runtime()), capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return done.stdout


def _beside(one: dict[str, Any]) -> dict[str, Any]:
    """Fonts and Python itself, which no lock names."""
    return {
        "bom-ref": one["name"],
        "type": "library",
        "name": one["name"],
        "version": one["version"],
        "licenses": [{"license": {"name": one["licence"]}}],
    }


def main() -> int:
    count = write()
    sys.stdout.write(f"{TARGET}: {count} components\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
