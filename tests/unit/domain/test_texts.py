"""The catalogue speaks both languages, with the same values in both."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.message import Message
from desktop_app.domain.texts import Texts

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = ROOT / "resources" / "texts"
TEXTS = Texts.load(CATALOGUE)
KEY_IN_CODE = re.compile(r"""(?:Error|Denied|Data|Message\.of|texts|NotEnoughData)\(\s*"([a-z_]+(?:\.[a-z_0-9]+)+)\"""")


def parts(entry: Any) -> list[str]:
    return [str(part) for part in entry.values()] if isinstance(entry, dict) else [str(entry)]


def placeholders(entry: Any) -> set[str]:
    """`kind` and `kind_en` are one value: names from the field dictionary come in both languages."""
    return {name.removesuffix("_en") for part in parts(entry) for _, name, _, _ in string.Formatter().parse(part) if name}


@pytest.mark.parametrize("key", sorted(TEXTS.entries))
def test_that_every_entry_says_the_same_values_in_both_languages(key: str) -> None:
    entry = TEXTS.entries[key]
    assert set(entry) == {"zh", "en"}
    assert type(entry["zh"]) is type(entry["en"])
    assert all(parts(entry["zh"]))
    assert all(parts(entry["en"])) or ".unit." in key, "English says 712, where Chinese says 712 户"
    assert placeholders(entry["zh"]) == placeholders(entry["en"])


@pytest.mark.parametrize("key", sorted(TEXTS.entries))
def test_that_chinese_entries_are_chinese_without_shouting(key: str) -> None:
    said = "".join(parts(TEXTS.entries[key]["zh"]))
    assert "登陆" not in said
    assert "!" not in said
    assert "！" not in said


def test_that_every_key_the_code_names_is_in_the_catalogue() -> None:
    named = {
        (path.name, key)
        for path in (ROOT / "desktop_app").rglob("*.py")
        for key in KEY_IN_CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert named, "the pattern finds no key at all"
    assert {(name, key) for name, key in named if key not in TEXTS.entries} == set()


def test_that_an_error_is_said_in_three_parts_in_both_languages() -> None:
    error = UserFacingError("workspace.missing", folder="D:/账套")
    for language in ("zh", "en"):
        advice = TEXTS.in_language(language).advice(error.message)
        assert "D:/账套" in advice.what
        assert advice.means
        assert advice.next


def test_that_a_message_within_a_message_is_said_in_the_same_language(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('["inner"]\nzh = "里"\nen = "inner"\n["outer"]\nzh = "外{x}"\nen = "outer {x}"\n', "utf-8")
    texts = Texts.load(tmp_path)
    message = Message.of("outer", x=Message.of("inner"))
    assert texts.say(message) == "外里"
    assert texts.in_language("en").say(message) == "outer inner"


def test_that_two_files_cannot_define_the_same_key(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text('["k"]\nzh = "一"\nen = "one"\n', "utf-8")
    with pytest.raises(ValueError, match="defines again"):
        Texts.load(tmp_path)


def test_that_what_sends_people_to_a_page_or_button_has_other_words_for_the_command_line() -> None:
    """Of what an import or a pull may say there; `powerdesk` has options where the desktop has pages."""
    desktop = re.compile(r"核对页|连接页|对应页|改选|勾选|选择“替换该月”|重新核对")
    of_imports = ("import.", "importing.", "databases.", "finding.")
    said = {key: "".join(parts(entry["zh"])) for key, entry in TEXTS.entries.items() if key.startswith(of_imports)}
    assert [key for key, text in said.items() if desktop.search(text) and f"cli.said.{key}" not in TEXTS.entries] == []
