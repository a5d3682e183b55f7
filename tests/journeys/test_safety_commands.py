"""Backup, restore, checkup, repair and packages from the command line, as the office's administrator types them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.houses import PASSWORD, USER, founded_today
from tests.journeys.test_command_line import powerdesk
from tests.offices import extracts_in, take_in

HERE = ("--user", USER)


def office(folder: Path, extracts: Path | None) -> Path:
    """A closed workspace made today."""
    opened = founded_today(folder)
    if extracts is not None:
        take_in(opened, extracts_in(extracts))
    opened.house.gate.sign_out()
    return folder


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("safety")
    return office(folder / "w", folder / "first")


def told(*arguments: object) -> dict[str, object]:
    said = powerdesk(*arguments, "--json")
    assert said.code == 0, said.err
    facts = json.loads(said.out.splitlines()[-1])
    assert isinstance(facts, dict)
    return facts


def test_that_a_backup_is_made_listed_and_seen_before_it_is_restored_by_two(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = told("backup", "--workspace", workspace, *HERE, "--folder", stick)
    assert made["verified"]
    assert [path.name for path in stick.iterdir()] == [Path(str(made["file"])).name]
    listed = told("backup", "--list", "--workspace", workspace, *HERE)["backups"]
    assert isinstance(listed, list)
    assert made["file"] in [one["file"] for one in listed]
    said = powerdesk("restore", made["file"], "--workspace", workspace, *HERE)
    assert "现有：" in said.out
    assert "恢复后：" in said.out
    monkeypatch.setitem(os.environ, "POWERDESK_SECOND_PASSWORD", PASSWORD)
    said = powerdesk("restore", made["file"], "--workspace", workspace, *HERE, "--second", USER)
    assert (said.code, len(said.err.strip().splitlines())) == (1, 1)


def test_that_a_damaged_store_is_found_repaired_as_far_as_it_goes_and_rescued(tmp_path: Path) -> None:
    place = office(tmp_path / "w", tmp_path / "first")
    made = told("backup", "--workspace", place, *HERE)
    (place / "ledger.duckdb").write_bytes(b"broken")
    said = powerdesk("repair", "--workspace", place, *HERE)
    assert said.code == 1
    assert str(made["file"]) in said.out
    rescued = told("restore", made["file"], "--rescue", "--workspace", place, *HERE)
    assert rescued["rows"]["customers"] == 40  # type: ignore[index]
    said = powerdesk("verify-workspace", "--workspace", place, *HERE)
    assert (said.code, said.out.count("  正常  "), said.out.count("  异常  ")) == (0, 6, 0), said.out + said.err


def test_that_the_checkup_of_a_workspace_with_work_and_no_backup_ends_in_exit_code_1(tmp_path: Path) -> None:
    said = powerdesk("verify-workspace", "--workspace", office(tmp_path / "w", tmp_path / "first"), *HERE)
    assert (said.code, said.out.count("  异常  ")) == (1, 1), said.out + said.err


def test_that_a_package_goes_from_one_workspace_to_another(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "POWERDESK_PACKAGE_PASSWORD", "over the telephone")
    packed = told("pack", "--out", tmp_path / "office.pdpack", "--purpose", "换新电脑", "--workspace", workspace, *HERE)
    there = ("--workspace", office(tmp_path / "other", None), *HERE)
    wrong = powerdesk("unpack", tmp_path / "office.pdpack", *there, "--signer", "0000")
    assert (wrong.code, "签名者" in wrong.err) == (1, True)
    taken = told("unpack", tmp_path / "office.pdpack", *there, "--signer", packed["signer"])
    assert (taken["rows"], taken["refused"]) == (120, 0)
