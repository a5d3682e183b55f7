"""Chinese and English: complete, switched while running, compiled from what is committed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from desktop_app.domain.roles import Role
from desktop_app.ui.resources import RESOURCES, TRANSLATIONS
from desktop_app.ui.shell.login import LoginWindow
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.totals_row import TotalsRow
from tests.fakes.house import as_house
from tests.ui.conftest import Stage
from tests.ui.looking import part

CATALOGUE = TRANSLATIONS / "powerdesk_zh_CN.ts"
SOURCES = RESOURCES.parent / "desktop_app" / "ui"
DATA = re.compile(r"YX-PC-\d+|setup")
"""Names of computers and users in the made-up office."""
LATIN, CHINESE = re.compile("[A-Za-z]"), re.compile("[\u4e00-\u9fff]")
PLACES = (
    "home",
    "data",
    "quality",
    "worklist",
    "analysis",
    "reports",
    "accounts",
    "backup",
    "account",
    "about",
    "audit",
    "policy",
)
OF_DUTY = {"audit": Role.AUDIT_ADMIN, "policy": Role.SECURITY_ADMIN}
SAME_IN_BOTH = {"A−", "A+", "Sheet1", "GB18030", "session.sign_in"}


def tool(name: str, *arguments: str) -> str:
    """One of Qt's translation tools from the same environment."""
    command = [str(Path(sys.executable).parent / f"pyside6-{name}"), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def messages() -> list[ET.Element]:
    return list(ET.parse(CATALOGUE).getroot().iter("message"))


def translation(message: ET.Element) -> ET.Element:
    found = message.find("translation")
    assert found is not None
    return found


def test_that_every_entry_is_translated() -> None:
    unfinished = [
        message.findtext("source") for message in messages() if translation(message).get("type") or not translation(message).text
    ]
    assert len(messages()) > 200
    assert unfinished == []


def test_that_every_translation_names_the_same_values() -> None:
    def names(text: str | None) -> set[str]:
        return set(re.findall(r"{\w+}", text or ""))

    differing = [m.findtext("source") for m in messages() if names(m.findtext("source")) != names(translation(m).text)]
    assert differing == []


def test_that_no_text_shouts_or_misspells() -> None:
    texts = [translation(message).text or "" for message in messages()]
    assert [text for text in texts if "！" in text or "!" in text or "登陆" in text or "其它" in text] == []


def test_that_the_sources_say_nothing_the_catalogue_lacks(tmp_path: Path) -> None:
    copy = tmp_path / CATALOGUE.name
    copy.write_bytes(CATALOGUE.read_bytes())
    files = sorted(str(path) for path in SOURCES.rglob("*.py"))
    options = ("-locations", "none", "-no-obsolete", "-source-language", "en_US", "-target-language", "zh_CN")
    said = tool("lupdate", *files, "-ts", str(copy), *options)
    assert "(0 new and" in said
    assert copy.read_text(encoding="utf-8") == CATALOGUE.read_text(encoding="utf-8")


def test_that_the_compiled_catalogue_is_the_one_of_these_texts(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    tool("lrelease", str(CATALOGUE), "-qm", str(fresh))
    assert fresh.read_bytes() == CATALOGUE.with_suffix(".qm").read_bytes()


def shown_texts(window: QWidget) -> dict[str, str]:
    """Texts of visible labels, buttons and fields, by kind and place in the window."""
    texts = {}
    for kind in (QLabel, QAbstractButton):
        for number, widget in enumerate(window.findChildren(kind)):
            if widget.isVisibleTo(window):
                texts[f"{kind.__name__} {number} {widget.objectName()}"] = str(widget.property("text") or "")
    for field in window.findChildren(QLineEdit):
        texts[f"field {field.objectName()}"] = field.placeholderText()
    return {place: text for place, text in texts.items() if text}


def latin_only(texts: dict[str, str]) -> dict[str, str]:
    return {
        place: text
        for place, text in texts.items()
        if LATIN.search(DATA.sub("", text)) and not CHINESE.search(text) and text not in SAME_IN_BOTH
    }


@pytest.mark.parametrize("place", PLACES)
def test_that_nothing_english_is_left_on_a_chinese_screen(
    open_window: Callable[[], MainWindow], stage: Stage, settle: Callable[[], None], place: str
) -> None:
    stage.house.gate.role = OF_DUTY.get(place, Role.FOUNDER)
    window = open_window()
    window.show_place(place)
    if place == "data":
        window.screen_of(place).take_files([Path("客户.xlsx"), Path("账单.csv")])
    if place == "reports":
        window.screen_of(place).visit("risk-list")
    settle()
    assert latin_only(shown_texts(window)) == {}


@pytest.mark.parametrize("place", PLACES)
def test_that_switching_changes_every_word_and_back(
    open_window: Callable[[], MainWindow], stage: Stage, settle: Callable[[], None], place: str
) -> None:
    stage.house.gate.role = OF_DUTY.get(place, Role.FOUNDER)
    window = open_window()
    window.show_place(place)
    settle()
    chinese = shown_texts(window)
    stage.language.switch("en")
    settle()
    english = shown_texts(window)
    data = re.compile("[一-鿿]*[*某]|某某|王敏|城关|微信|周军|用电|工商业|中 / EN")
    left = {where: text for where, text in english.items() if CHINESE.search(text) and not data.search(text)}
    assert left == {}
    changed = [where for where in chinese if where in english and LATIN.search(english[where]) and CHINESE.search(chinese[where])]
    assert len(changed) > 10
    stage.language.switch("zh")
    settle()
    assert shown_texts(window) == chinese


def test_that_tables_and_totals_speak_the_new_language_too(
    open_window: Callable[[], MainWindow], stage: Stage, settle: Callable[[], None]
) -> None:
    window = open_window()
    window.show_place("worklist")
    settle()
    stage.language.switch("en")
    settle()
    rows = part(window, ColumnarView, "worklist-table").rows
    headings = [rows.headerData(n, Qt.Orientation.Horizontal) for n in range(rows.columnCount())]
    assert headings[:3] == ["Number", "Name", "Risk"]
    assert rows.index(0, 2).data() == "High"
    assert part(window, TotalsRow, "worklist-totals").texts["cons_no"] == "Total of 2,000 customers"


def test_that_the_login_is_chinese_at_first_and_remembers_the_other_choice(stage: Stage, settle: Callable[[], None]) -> None:
    login = LoginWindow(as_house(stage.house), stage.runner, stage.theme, stage.language)
    login.show()
    assert latin_only(shown_texts(login)) == {}
    stage.language.toggle()
    assert stage.settings.value("window/language") == "en"
    assert stage.language.texts.language == "en"
    login.close()
    login.deleteLater()


def test_that_qts_own_words_are_chinese_too(stage: Stage) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
