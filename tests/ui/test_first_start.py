"""From an empty folder to a workspace whose recovery code lies in a safe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.accounts import DeviceChoice
from desktop_app.ui.shell.first_start import RecoveryForm, in_lines, last_group, plain
from desktop_app.ui.shell.login import LoginWindow
from tests.fakes.gate import RECOVERY
from tests.fakes.house import as_house
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]


@pytest.fixture
def window(stage: Stage, qtbot: QtBot) -> LoginWindow:
    stage.house.gate.created = False
    made = LoginWindow(as_house(stage.house), stage.runner, stage.theme, stage.language)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(window: LoginWindow, **texts: str) -> None:
    for name, text in texts.items():
        window.form.fields[name].setText(text)


def first_page(window: LoginWindow, settle: Settle) -> None:
    fill(window, unit="河东县供电公司", user="李工", password="Blue-River-27", again="Blue-River-27")
    click(window, "form-send")
    settle()


def second_page(window: LoginWindow, settle: Settle) -> None:
    first_page(window, settle)
    click(window, "form-send")
    settle()


def test_that_the_rules_stand_there_before_anything_is_typed(window: LoginWindow) -> None:
    assert "10" in text_of(window, "rule-length")
    assert "默认账户" in text_of(window, "form-note")


def test_that_three_pages_lead_into_the_program(window: LoginWindow, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    second_page(window, settle)
    assert stage.house.gate.unit == "河东县供电公司"
    assert stage.house.gate.device is DeviceChoice.BOUND
    assert text_of(window, "recovery-code").replace("\n", "-") == RECOVERY
    part(window, QCheckBox, "recovery-safe").setChecked(True)
    fill(window, group="5fj6s")
    with qtbot.waitSignal(window.signed_in) as signal:
        click(window, "form-send")
    assert signal.args[0].user == "李工"


def test_that_nobody_goes_on_without_having_put_the_code_away(window: LoginWindow, settle: Settle) -> None:
    second_page(window, settle)
    entered: list[object] = []
    window.signed_in.connect(entered.append)
    fill(window, group="5FJ6S")
    click(window, "form-send")
    assert "妥善保管" in text_of(window, "form-message")
    part(window, QCheckBox, "recovery-safe").setChecked(True)
    fill(window, group="AAAAA")
    click(window, "form-send")
    assert "不符" in text_of(window, "form-message")
    assert not entered


def test_that_without_a_keyring_nothing_is_chosen_for_the_person(window: LoginWindow, stage: Stage, settle: Settle) -> None:
    stage.house.gate.keyring = False
    first_page(window, settle)
    assert not part(window, QRadioButton, "device-bound").isEnabled()
    assert "密钥库" in text_of(window, "device-bound-why")
    assert "较弱" in text_of(window, "device-unbound-why")
    click(window, "form-send")
    assert "还没有选择" in text_of(window, "form-message")
    assert not stage.house.gate.created
    part(window, QRadioButton, "device-unbound").click()
    click(window, "form-send")
    settle()
    assert stage.house.gate.device is DeviceChoice.UNBOUND


def test_that_two_different_passwords_create_nothing(window: LoginWindow, stage: Stage) -> None:
    fill(window, unit="u", user="李工", password="Blue-River-27", again="Blue-River-28")
    click(window, "form-send")
    assert "不一致" in text_of(window, "form-message")
    assert not stage.house.gate.created


def test_that_one_can_go_back_to_the_first_page(window: LoginWindow, settle: Settle) -> None:
    first_page(window, settle)
    click(window, "form-back")
    assert text_of(window, "form-title").startswith("1/3")


def test_that_the_printed_sheet_holds_the_whole_code(window: LoginWindow, settle: Settle, tmp_path: Path) -> None:
    second_page(window, settle)
    assert isinstance(window.form, RecoveryForm)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    window.form.print_on(printer)
    document = pypdfium2.PdfDocument(tmp_path / "code.pdf")
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    assert "".join(text.split()).count("7K2QD-M9XRT-4HBVE") == 1
    assert "W3PCN-G8YZA-5FJ6S" in "".join(text.split())
    assert "河东县供电公司" in text


def test_that_codes_are_compared_as_people_read_them() -> None:
    assert plain("o1l-iz") == plain("011-1Z")
    assert last_group("AAAAA-BBBBB-CCCCC") == "CCCCC"
    assert in_lines("A-B-C-D-E") == "A-B-C\nD-E"
