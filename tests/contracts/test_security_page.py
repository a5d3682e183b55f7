"""docs/security.md promises nothing that no test proves."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "security.md"


def named() -> set[str]:
    return set(re.findall(r"`(test_[a-z0-9_]+)`", PAGE.read_text("utf-8")))


def existing() -> set[str]:
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    nodes = [node for file in files for node in ast.parse(file.read_text("utf-8")).body]
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def test_that_every_test_named_on_the_security_page_exists() -> None:
    assert named() - existing() == set()
    assert len(named()) > 50


def test_that_every_file_and_command_named_there_exists() -> None:
    text = PAGE.read_text("utf-8")
    files = re.findall(r"`((?:tests|installer|docs|resources)/[\w./-]+)`", text)
    assert files
    assert [file for file in files if not (ROOT / file).exists()] == []
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [target for target in re.findall(r"`make ([a-z]+)`", text) if f"\n{target}:" not in makefile] == []


def test_that_every_promise_has_a_proof() -> None:
    """Each row of the tables of attackers ends in at least one test."""
    text = PAGE.read_text("utf-8")
    attackers = text[text.index("## A thief") : text.index("## What is not achieved")]
    rows = [line for line in attackers.splitlines() if line.startswith("| ") and not line.startswith("| must not")]
    assert [row for row in rows if "`test_" not in row] == []
