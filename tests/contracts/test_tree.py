"""Rules of the house that a machine can hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop_app"
FILES = sorted(PACKAGE.rglob("*.py"))
WALL = 400
FUNCTION_WALL = 40


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_that_no_file_grows_past_the_wall(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= WALL


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_that_no_function_grows_past_its_wall(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [f.name for f in functions if f.end_lineno and f.end_lineno - f.lineno >= FUNCTION_WALL] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_that_every_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_that_no_file_is_named_for_holding_everything() -> None:
    vague = re.compile(r"(utils?|helpers?|common|misc|manager)")
    assert [name_of(path) for path in FILES if vague.search(path.stem)] == []


def test_that_styles_are_set_in_the_theme_only() -> None:
    offenders = [
        name_of(path) for path in FILES if "setStyleSheet(" in path.read_text("utf-8") and path.parent != PACKAGE / "ui" / "theme"
    ]
    assert offenders == []


def test_that_no_work_is_hidden_behind_process_events_or_sleep() -> None:
    forbidden = re.compile(r"processEvents\(|time\.sleep\(")
    assert [name_of(path) for path in FILES if forbidden.search(path.read_text("utf-8"))] == []
