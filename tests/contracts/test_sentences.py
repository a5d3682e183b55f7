"""Chinese as it is printed: sentences end with 。, punctuation is full-width, and no stray space stands between characters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TEXTS = RESOURCES / "texts"
TRANSLATIONS = RESOURCES / "translations" / "powerdesk_zh_CN.ts"
HAN = "\u4e00-\u9fff"
MARKS = "，。；：、？！“”（）《》"
FLAWS = {
    "a space between Chinese characters": re.compile(rf"[{HAN}{MARKS}] +[{HAN}{MARKS}]"),
    "a space after a full stop": re.compile(r"[。！？] "),
    "a space before an ellipsis": re.compile(rf"[{HAN}{MARKS}] …"),
    "half-width brackets around Chinese": re.compile(rf"\([^()]*[{HAN}][^()]*\)|[{HAN}] ?\("),
    "half-width punctuation beside Chinese": re.compile(rf"[{HAN}][,;:?!]|[,;?!] *[{HAN}]|[{HAN}]\(|\)[{HAN}]"),
    "a half-width full stop": re.compile(rf"[{HAN}]\.(?!\.|[A-Za-z0-9])"),
}
ENDS = re.compile(r"[。？！][”）]*$|\{\w+\}$|：$")
"""A full stop, or what is named last: a reason in another program's words, a list, a command to type."""


def chinese() -> Iterator[tuple[str, str, str]]:
    """Key, part of an error ('' for a single text) and text."""
    for path in sorted(TEXTS.glob("*.toml")):
        for key, entry in tomllib.loads(path.read_text("utf-8")).items():
            said = entry["zh"]
            yield from ((key, part, text) for part, text in (said.items() if isinstance(said, dict) else [("", said)]))


def labels() -> list[str]:
    """What the desktop itself says in Chinese."""
    found = (entry.text or "" for entry in ET.parse(TRANSLATIONS).iter("translation"))
    return [text for text in found if text]


@pytest.mark.parametrize("flaw", FLAWS)
def test_that_no_label_has(flaw: str) -> None:
    assert [text for text in labels() if FLAWS[flaw].search(text)] == []


@pytest.mark.parametrize("flaw", FLAWS)
def test_that_no_text_has(flaw: str) -> None:
    assert [(key, text) for key, _, text in chinese() if FLAWS[flaw].search(text)] == []


def test_that_every_sentence_of_an_error_ends_with_a_full_stop() -> None:
    assert [(key, part, text) for key, part, text in chinese() if part and text and not ENDS.search(text)] == []


def test_that_a_text_with_a_full_stop_inside_ends_with_one() -> None:
    assert [(key, text) for key, _, text in chinese() if "。" in text and not ENDS.search(text.rstrip())] == []
