"""What takes care of people's data, as a script calls it: purposes, reasons, second persons and their exit codes."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import msoffcrypto
import pytest
from openpyxl import load_workbook

from desktop_app.bootstrap import run
from tests.houses import EXTRACTS, PASSWORD, USER, Opened, founded_today, house_in
from tests.people import people, write_customers
from tests.seconds import SECOND, second_in

PEOPLE = people()


@dataclass(frozen=True, slots=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, object]:
        assert self.code == 0, self.err
        told = json.loads(self.out)
        assert isinstance(told, dict)
        return told


Command = Callable[..., Said]


def call(*arguments: object, **variables: str) -> Said:
    """The program's own `run`, in this process: what it prints, and its exit code."""
    keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, {"POWERDESK_PASSWORD": PASSWORD, **keyring, **variables}),
        mock.patch.object(sys, "stdin", io.StringIO()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = run([str(argument) for argument in arguments])
    return Said(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def powerdesk(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Commands on a scored county of 3,000 with a second person's account."""
    folder = tmp_path_factory.mktemp("care")
    workspace = folder / "workspace"
    founded_today(workspace).house.gate.sign_out()
    customers = write_customers(folder / "客户档案.csv", PEOPLE)
    assert call("import", customers, *EXTRACTS[1:], "--workspace", workspace, "--user", USER).code == 0
    assert call("score", "--workspace", workspace, "--user", USER, "--as-of", "2005-09-30").code == 0
    house = house_in(workspace)
    second_in(Opened(house, house.gate.sign_in(USER, PASSWORD)))
    house.gate.sign_out()

    def on_it(verb: str, *arguments: object, **variables: str) -> Said:
        return call(verb, *arguments, "--workspace", workspace, "--user", USER, "--json", **variables)

    return on_it


def test_that_an_export_needs_a_purpose_and_names_its_line_in_the_register(powerdesk: Command, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    assert powerdesk("export", "--out", path).code == 2
    facts = powerdesk("export", "--out", path, "--purpose", "走访催收").facts
    assert facts["rows"] == 3_000
    assert str(facts["serial"]) in str(load_workbook(path).worksheets[0]["A1"].value)


def test_that_an_export_can_be_locked(powerdesk: Command, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    asked = ("export", "--out", path, "--purpose", "报送上级", "--encrypt")
    assert powerdesk(*asked, POWERDESK_EXPORT_PASSWORD="Locked-2026").facts["encrypted"] is True
    with path.open("rb") as file:
        locked, opened = msoffcrypto.OfficeFile(file), io.BytesIO()
        locked.load_key(password="Locked-2026")
        locked.decrypt(opened)
    assert load_workbook(opened).worksheets


def test_that_another_suffix_is_told_in_a_sentence(powerdesk: Command, tmp_path: Path) -> None:
    said = powerdesk("export", "--out", tmp_path / "list.csv", "--purpose", "走访催收")
    assert (said.code, json.loads(said.err)["error"]) == (1, "export.not_xlsx")


def test_that_one_customer_is_unmasked_with_a_reason(powerdesk: Command) -> None:
    someone = PEOPLE[0]
    assert powerdesk("unmask", someone.cons_no).code == 2
    assert powerdesk("unmask", someone.cons_no, "--reason", "看").code == 1
    facts = powerdesk("unmask", someone.cons_no, "--reason", "电话核对欠费").facts
    assert (facts["name"], facts["phone"]) == (someone.name, someone.mobile)


def test_that_an_override_needs_the_second_persons_own_password(powerdesk: Command) -> None:
    asked = ("override", PEOPLE[0].cons_no, "unknown", "--reason", "户表换装待核", "--second", SECOND.user)
    assert powerdesk(*asked, POWERDESK_SECOND_PASSWORD="wrong-2026").code == 1
    facts = powerdesk(*asked, POWERDESK_SECOND_PASSWORD=SECOND.password).facts
    assert (facts["after"], facts["approver"], facts["withdrawn"]) == ("unknown", SECOND.user, False)


def test_that_a_rating_is_explained_on_paper(powerdesk: Command, tmp_path: Path) -> None:
    paper = tmp_path / "评级说明.pdf"
    assert powerdesk("report", "评级说明", "--out", paper).code == 1
    assert powerdesk("report", "评级说明", "--customer", PEOPLE[1].cons_no, "--out", paper).facts["name"] == "rating-explanation"
    assert paper.read_bytes().startswith(b"%PDF")


def test_that_refusing_marketing_is_recorded_and_taken_back(powerdesk: Command) -> None:
    asked = ("marketing", PEOPLE[2].cons_no, "--reason", "客户来电要求")
    assert powerdesk(*asked).facts["refused"] is True
    assert powerdesk(*asked).code == 1
    assert powerdesk(*asked, "--withdraw").facts["refused"] is False


def test_that_erasing_where_nothing_has_expired_says_so_and_leaves_no_file(powerdesk: Command, tmp_path: Path) -> None:
    said = powerdesk("erase", "--out", tmp_path / "list.pdf", "--second", SECOND.user, POWERDESK_SECOND_PASSWORD=SECOND.password)
    assert (said.code, json.loads(said.err)["error"]) == (1, "erasure.nobody")
    assert list(tmp_path.iterdir()) == []


def test_that_a_batch_is_taken_back_by_two_once_something_was_printed(powerdesk: Command, tmp_path: Path) -> None:
    assert powerdesk("report", "collection", "--out", tmp_path / "a.pdf", "--as-of", "2005-09-30").code == 0
    assert powerdesk("undo", 9, "--reason", "选错了文件").code == 1
    alone = powerdesk("undo", 1, "--reason", "选错了文件")
    assert json.loads(alone.err)["error"] == "undo.second_needed"
    asked = ("undo", 1, "--reason", "选错了文件", "--second", SECOND.user)
    assert powerdesk(*asked, POWERDESK_SECOND_PASSWORD=SECOND.password).facts == {"batch": 1, "rows": 42_225, "restored": 0}


def test_that_a_workspace_made_for_training_takes_practice_data_only(tmp_path: Path) -> None:
    workspace = tmp_path / "training"
    said = call("init", "--no-device-bound", "--training", "--workspace", workspace, "--user", USER, "--json")
    assert said.facts["training"] is True
    real = write_customers(tmp_path / "客户档案.csv", PEOPLE[:5])
    refused = call("import", real, "--workspace", workspace, "--user", USER, "--json")
    assert (refused.code, json.loads(refused.err)["error"]) == (1, "training.real_file")
    assert call("import", EXTRACTS[0], "--workspace", workspace, "--user", USER).code == 0
