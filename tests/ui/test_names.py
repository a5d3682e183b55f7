"""One name for one thing: the button that leads to a page, the page's title, and the manual that sends people there.

The manual writes names of buttons, pages and choices in “…” or ** **, after 点, 按, 选 or 勾上, or before 页, 栏 or 按钮.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.shell.window import MainWindow
from tests.ui.looking import click, part, text_of

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "docs" / "manual").glob("0*.md"))
QUOTED = r"(?:“([^”]+)”|\*\*([^*]+)\*\*)"
NAMED = (
    re.compile(rf"(?:点开?|按|勾上|改选|选中后按|页的|栏的|菜单里的)\s*{QUOTED}"),
    re.compile(rf"{QUOTED}\s*(?:页|一?栏|按钮)"),
    re.compile(r"“([^”\d]+ → [^”\d]+)()”"),
)
CHOICES = re.compile(r"选“([^”]+)”")


def plain(name: str) -> str:
    """As it is read: without the sign before it and the mark that more is asked for."""
    return re.sub(r"^[▲●○◌✓✕△ ]+|[…：: ]+$", "", name.replace("&", ""))


@pytest.fixture(scope="module")
def on_screen() -> frozenset[str]:
    """Everything the program may show in Chinese."""
    translated = ET.parse(ROOT / "resources" / "translations" / "powerdesk_zh_CN.ts").iter("translation")
    told = [str(entry.text) for entry in translated]
    for path in (ROOT / "resources" / "texts").glob("*.toml"):
        told += [str(entry["zh"]) for entry in tomllib.loads(path.read_text("utf-8")).values()]
    return frozenset(map(plain, told))


def test_that_the_manual_names_enough_to_be_held_to_it() -> None:
    assert sum(len(names_in(path)) for path in CHAPTERS) > 40


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_that_every_name_the_manual_sends_people_to_is_on_the_screen(chapter: Path, on_screen: frozenset[str]) -> None:
    assert [name for name in names_in(chapter) if plain(name) not in on_screen] == []


def names_in(chapter: Path) -> list[str]:
    text = chapter.read_text("utf-8")
    found = [quoted or bold for pattern in NAMED for quoted, bold in pattern.findall(text)]
    return [name for way in [*found, *CHOICES.findall(text)] for name in re.split(" → | / ", way)]


def test_that_the_title_of_a_page_has_the_words_of_the_button_that_leads_there(
    open_window: Callable[[], MainWindow], settle: Callable[[], None]
) -> None:
    window = open_window()
    for door in ("import-database", "import-templates", "import-merging", "import-history", "import-rules"):
        window.show_place("data")
        settle()
        words = plain(part(window, QPushButton, door).text())
        click(window, door)
        settle()
        title = text_of(window, "rules-title" if door == "import-rules" else "data-title")
        assert words in title, f"{words} leads to {title}"
        if door != "import-rules":
            click(window, {"import-database": "database-back"}.get(door, f"{door.removeprefix('import-')}-back"))
            settle()
