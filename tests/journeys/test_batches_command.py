"""Past imports, the choice for repeated months and the rules, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.bootstrap import run
from tests.houses import PASSWORD, USER, founded_today
from tests.unit.services.months import bills_csv


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POWERDESK_PASSWORD", PASSWORD)
    folder = tmp_path / "workspace"
    founded_today(folder).house.gate.sign_out()
    return folder


def told(capsys: pytest.CaptureFixture[str], workspace: Path, *arguments: object) -> dict[str, object]:
    code = run([*map(str, arguments), "--workspace", str(workspace), "--user", USER, "--json"])
    out, err = capsys.readouterr()
    assert code == 0, err
    facts = json.loads(out)
    assert isinstance(facts, dict)
    return facts


def test_that_columns_nobody_reads_are_named_with_the_cells_they_hold(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("户号,电费年月,应收电费,备注\n0000000001,202601,10.00,\n0000000002,202601,20.00,已联系\n", "utf-8")
    assert run(["import", str(path), "--workspace", str(workspace), "--user", USER]) == 0
    assert "未读取的列（共 1 格有内容）：备注 1" in capsys.readouterr().out
    path.write_text("户号,电费年月,应收电费,备注\n0000000003,202601,10.00,停用\n", "utf-8")
    (file,) = told(capsys, workspace, "import", path)["files"]  # type: ignore[misc]  # JSON
    assert file["unread"] == [{"column": "备注", "cells": 1}]


def test_that_a_month_is_replaced_listed_and_taken_back(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    first = bills_csv(tmp_path / "a.csv", ("0000000001", "100.00", "城关"))
    newer = bills_csv(tmp_path / "b.csv", ("0000000001", "90.00", "城关"))
    assert told(capsys, workspace, "import", first)["replaced"] == 0
    assert told(capsys, workspace, "import", newer, "--same-month", "replace")["replaced"] == 1
    listed = told(capsys, workspace, "batches")["batches"]
    assert isinstance(listed, list)
    assert [entry["held_by"] for entry in listed] == [[], []]
    told(capsys, workspace, "undo", 2, "--reason", "换错了月份")
    sheet = told(capsys, workspace, "control-sheet", 2, "--out", tmp_path / "核对表.pdf")
    assert sheet["undone_at"] is not None
    assert [(file["accepted"], file["billed_fen"]) for file in sheet["files"]] == [(1, 9_000)]  # type: ignore[attr-defined]
    assert (tmp_path / "核对表.pdf").read_bytes().startswith(b"%PDF")
    assert told(capsys, workspace, "rules") == {
        "allocation": "oldest_first",
        "release_day": 5,
        "due_day": 25,
        "codes_nest": False,
        "same_month": "skip",
        "changes": [],
    }
    assert told(capsys, workspace, "likely-same") == {"likely": []}
    units = told(capsys, workspace, "units")
    assert (units["nesting"], [line["unit"]["key"] for line in units["units"]]) == ("open", ["城关"])  # type: ignore[attr-defined]


def test_that_two_numbers_are_judged_one_customer_and_back_with_reasons(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("用户编号,原户号,用户名称,用电类别\n0000000001,,张三,居民\n1000000001,0000000001,张三,居民", "utf-8")
    capsys.readouterr()
    told(capsys, workspace, "import", people)
    pair = ("1000000001", "0000000001", "--reason", "换号，现场核实")
    assert told(capsys, workspace, "same-customer", *pair)["same"] is True
    assert told(capsys, workspace, "likely-same") == {"likely": []}
    assert told(capsys, workspace, "same-customer", *pair, "--forget")["same"] is None
    listed = told(capsys, workspace, "likely-same")["likely"]
    assert isinstance(listed, list)
    assert [(one["cons_no"], one["orgn_cons_no"]) for one in listed] == [("1000000001", "0000000001")]


def test_that_the_number_kept_stands_before_the_former_one_wherever_two_are_named(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("用户编号,原户号,用户名称,用电类别\n0000000001,,张三,居民\n1000000001,0000000001,张三,居民", "utf-8")
    told(capsys, workspace, "import", people)
    common = ("--workspace", str(workspace), "--user", USER)
    pair = ("same-customer", "1000000001", "0000000001", "--reason", "换号，现场核实")
    for command in (("likely-same",), pair, (*pair, "--forget"), (*pair, "--different")):
        assert run([*command, *common]) == 0
        said = capsys.readouterr().out
        assert 0 <= said.index("1000000001") < said.index("0000000001"), said


def test_that_a_reason_that_is_too_short_and_the_help_both_say_how_long_it_has_to_be(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["undo", "1", "--reason", "错", "--workspace", str(workspace), "--user", USER]) == 1
    assert "至少 4 个字" in capsys.readouterr().err
    assert run(["undo", "--help"]) == 0
    assert "至少 4 个字" in capsys.readouterr().out
