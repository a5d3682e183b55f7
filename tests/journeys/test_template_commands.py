"""`powerdesk templates`: a mapping corrected in one office is carried to another and read by there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.bootstrap import run
from desktop_app.domain.intake import Answers, DayOrder, SheetChoice
from tests.houses import PASSWORD, USER, Opened, founded_today
from tests.journeys.test_batches_command import told

COLUMNS = ((0, "cons_no"), (1, "rcvbl_ym"), (2, "rcvbl_amt"), (3, "release_date"), (4, "due_date"))
MARCH = "甲,乙,丙,丁,戊\n0000012345,202603,100.00,28/03/26,20260420\n"
APRIL = "甲,乙,丙,丁,戊\n0000012345,202604,120.00,03/04/26,20260520\n"
NAME = "应收电费 · 欠费"


def corrected(opened: Opened, folder: Path, order: DayOrder = DayOrder.DAY_FIRST) -> Path:
    """A workspace in which a person said how the file is read, signed out of."""
    path = folder / "欠费.csv"
    path.write_text(MARCH, "utf-8")
    said = Answers((SheetChoice(path, "", None, "bill", 1, COLUMNS, order),))
    check = opened.house.check_extracts(opened.session, [path], answers=said)
    opened.house.commit_import(opened.session, check.token)
    return closed(opened)


def closed(opened: Opened) -> Path:
    folder = opened.house.gate.folder
    opened.house.gate.sign_out()
    return folder


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POWERDESK_PASSWORD", PASSWORD)
    return corrected(founded_today(tmp_path / "ours"), tmp_path)


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return closed(founded_today(tmp_path / "theirs"))


def test_that_templates_are_listed_exported_and_taken_in_by_another_office(
    ours: Path, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (template,) = told(capsys, ours, "templates", "list")["templates"]  # type: ignore[misc]  # JSON
    assert (template["name"], template["kind"], template["day_order"], template["used"]) == (NAME, "bill", "dmy", 1)
    assert template["headers"] == ["甲", "乙", "丙", "丁", "戊"]
    file = tmp_path / "模板.json"
    assert told(capsys, ours, "templates", "export", file)["templates"] == 1
    assert told(capsys, theirs, "templates", "import", file)["added"] == [NAME]
    assert told(capsys, theirs, "templates", "import", file)["alike"] == [NAME]
    april = tmp_path / "四月.csv"
    april.write_text(APRIL, "utf-8")
    assert told(capsys, theirs, "import", april)["rows"] == 1, "read by the template, with nothing asked"


def test_that_a_layout_read_otherwise_here_is_replaced_only_on_request(
    ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "模板.json"
    told(capsys, ours, "templates", "export", file)
    file.write_text(file.read_text("utf-8").replace('"dmy"', '"mdy"'), "utf-8")
    taken = told(capsys, ours, "templates", "import", file)
    assert (taken["differing"], taken["replaced"]) == ([NAME], False)
    taken = told(capsys, ours, "templates", "import", file, "--replace")
    assert (taken["differing"], taken["replaced"]) == ([NAME], True)
    (template,) = told(capsys, ours, "templates", "list")["templates"]  # type: ignore[misc]  # JSON
    assert template["day_order"] == "mdy"


def test_that_it_is_said_in_words_and_a_file_that_is_none_in_one_sentence(
    ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["--workspace", str(ours), "--user", USER]
    assert run(["templates", "list", *here]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{NAME}：应收电费，5 列，已用 1 次", "共 1 个对应模板"]
    (tmp_path / "坏.json").write_text("{", "utf-8")
    assert run(["templates", "import", str(tmp_path / "坏.json"), *here, "--json"]) == 1
    told_wrong = json.loads(capsys.readouterr().err)
    assert told_wrong["error"] == "template.not_one"
