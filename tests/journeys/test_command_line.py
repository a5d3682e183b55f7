"""The command line as a script sees it: exit codes, one sentence on stderr, JSON on stdout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.houses import EXTRACTS, PASSWORD, SAMPLE, founded_today
from tests.unit.importing.test_unlocking import locked

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Said:
    code: int
    out: str
    err: str


def powerdesk(*arguments: object, password: str | None = PASSWORD) -> Said:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("POWERDESK_PASSWORD", None)
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    if password is not None:
        environment["POWERDESK_PASSWORD"] = password
    command = [sys.executable, "-m", "desktop_app", *(str(argument) for argument in arguments)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "workspace"
    founded_today(folder, "admin").house.gate.sign_out()  # the way through `init` is the demo's, and that of the accounts
    said = powerdesk("import", *EXTRACTS, "--workspace", folder, "--json")
    assert said.code == 0, said.err
    facts = json.loads(said.out)
    assert (facts["rows"], facts["rejected"]) == (42_225, 0)
    assert [file["rows"] for file in facts["files"]] == [3_000, 15_949, 23_276]
    assert facts["files"][1]["amount"] == "781577315.00"
    return folder


def test_that_score_and_report_leave_their_files(workspace: Path, tmp_path: Path) -> None:
    said = powerdesk("score", "--workspace", workspace, "--as-of", "2005-09-30", "--out", tmp_path / "scores.csv", "--json")
    assert said.code == 0, said.err
    facts = json.loads(said.out)
    assert facts["run"]["as_of"] == "2005-09-30"
    assert facts["csv_rows"] == facts["customers"] == 3_000
    assert len((tmp_path / "scores.csv").read_text("utf-8-sig").splitlines()) == 3_001
    paper = tmp_path / "paper" / "list.pdf"
    said = powerdesk("report", "risk-list", "--workspace", workspace, "--as-of", "2005-09-30", "--out", paper, "--json")
    assert said.code == 0, said.err
    assert paper.read_bytes().startswith(b"%PDF")
    assert powerdesk("verify", paper, "--workspace", workspace).code == 0
    paper.write_bytes(paper.read_bytes() + b"\n")
    said = powerdesk("verify", paper, "--workspace", workspace)
    assert said.code == 1
    assert "核验不通过" in said.out


def test_that_rejected_rows_are_counted_and_saved(workspace: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "拒绝行.xlsx"
    practice = SAMPLE / "待核对-2005年10月电费.csv"
    said = powerdesk("import", practice, "--workspace", workspace, "--rejects", rejects, "--json")
    assert said.code == 0, said.err
    facts = json.loads(said.out)
    assert (facts["rows"], facts["rejected"], facts["rejects_saved"]) == (115, 5, 5)
    assert rejects.exists()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_what_a_user_can_act_on_is_one_sentence_and_exit_code_1(workspace: Path, language: str) -> None:
    said = powerdesk("import", EXTRACTS[0], "--workspace", workspace, "--lang", language)
    assert said.code == 1
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert "客户档案.xlsx" in said.err
    assert ("没有再导入" in said.err) == (language == "zh")


def test_that_a_wrong_password_opens_nothing(workspace: Path) -> None:
    said = powerdesk("score", "--workspace", workspace, password="wrong-2026")
    assert (said.code, said.out) == (1, "")
    assert "密码" in said.err


def test_that_a_missing_workspace_is_told_as_such(tmp_path: Path) -> None:
    said = powerdesk("score", "--workspace", tmp_path / "nowhere")
    assert said.code == 1
    assert "没有账套" in said.err
    assert not (tmp_path / "nowhere").exists()


def test_that_init_never_makes_up_a_password(tmp_path: Path) -> None:
    said = powerdesk("init", "--no-device-bound", "--workspace", tmp_path / "new", password=None)
    assert said.code != 0
    assert not (tmp_path / "new").exists()


def test_that_binding_to_a_pc_without_a_keyring_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    said = powerdesk("init", "--workspace", tmp_path / "new", "--device-bound")
    assert said.code == 1
    assert "密钥库" in said.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "arguments",
    [("score", "--as-of", "30/09/2005"), ("import",), ("import", "no such file.csv"), ("nonsense",), ("report", "risk-list")],
)
def test_that_wrong_usage_is_exit_code_2(workspace: Path, arguments: tuple[str, ...]) -> None:
    more = ("--workspace", workspace) if arguments[0] != "nonsense" else ()
    said = powerdesk(*arguments, *more)
    assert said.code == 2
    assert said.err


def test_that_the_demo_keeps_its_hands_off_a_folder_it_did_not_make(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep", "utf-8")
    said = powerdesk("demo", "--folder", tmp_path)
    assert said.code == 1
    assert (tmp_path / "mine.txt").read_text("utf-8") == "keep"


def test_that_the_demo_does_the_whole_job_and_leaves_pictures_of_every_screen(tmp_path: Path) -> None:
    said = powerdesk("demo", "--folder", tmp_path / "demo", "--json")
    assert said.code == 0, said.err
    facts = json.loads(said.out)
    assert [Path(report["file"]).name for report in facts["reports"]] == ["风险客户明细.pdf", "月度回收分析.pdf", "指标口径.pdf"]
    shots = {Path(path).name for path in facts["screens"]}
    for screen in ("login", "home", "data", "worklist", "analysis", "reports"):
        assert {f"{screen}-zh.png", f"{screen}-en.png"} <= shots
    assert all(Path(path).read_bytes().startswith(b"\x89PNG") for path in facts["screens"])


def test_that_the_licences_of_everything_shipped_can_be_read() -> None:
    said = powerdesk("licences")
    assert said.code == 0, said.err
    assert "duckdb 1." in said.out
    assert "LGPL" in said.out
    assert "Permission is hereby granted" in powerdesk("licences", "duckdb").out
    assert powerdesk("licences", "nothing-of-ours").code == 2


def test_that_a_script_can_read_what_went_wrong(tmp_path: Path) -> None:
    said = powerdesk("score", "--workspace", tmp_path / "nowhere", "--json")
    told = json.loads(said.err)
    assert (said.code, told["error"]) == (1, "workspace.missing")
    assert "nowhere" in told["sentence"]


def test_that_new_files_in_the_inbox_are_listed_and_those_imported_are_not(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "旧.csv").write_bytes(EXTRACTS[1].read_bytes())
    (tmp_path / "新.csv").write_text("户号,户名\n", "utf-8")
    for path in tmp_path.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    said = powerdesk("inbox", "--set", tmp_path, "--workspace", workspace, "--json")
    assert (said.code, json.loads(said.out)["files"]) == (0, [str(tmp_path / "新.csv")])
    said = powerdesk("inbox", "--none", "--workspace", workspace)
    assert said.code == 0
    assert said.out.startswith("没有设置收件箱")


def test_that_a_locked_workbook_takes_its_password_from_the_environment(
    tmp_path: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (("户号", "户名", "用电地址", "用电类别"), ("9912345678", "张三", "甲路1号", "居民生活"))
    path = locked(tmp_path / "档案.xlsx", rows=rows)
    said = powerdesk("import", path, "--workspace", workspace)
    assert (said.code, said.err.startswith("文件 档案.xlsx 设有打开密码。")) == (1, True)
    monkeypatch.setenv("POWERDESK_FILE_PASSWORD", "错的")
    assert powerdesk("import", path, "--workspace", workspace).err.startswith("文件 档案.xlsx 的密码不对。")
    monkeypatch.setenv("POWERDESK_FILE_PASSWORD", "电费-2026")
    assert json.loads(powerdesk("import", path, "--workspace", workspace, "--json").out)["rows"] == 1


def test_that_a_file_nobody_can_read_is_named_and_the_others_come_in(tmp_path: Path, workspace: Path) -> None:
    """Exit code 0 as long as something came in; 1, with every cause, where nothing did."""
    good, damaged, empty = tmp_path / "档案.csv", tmp_path / "坏.xlsx", tmp_path / "空.csv"
    good.write_text("户号,户名,用电地址\n9912345001,张三,甲路1号\n", "gb18030")
    damaged.write_bytes(b"PK\x03\x04 cut off")
    empty.touch()
    said = powerdesk("import", damaged, good, empty, "--workspace", workspace)
    assert said.code == 0, said.err
    assert "文件 坏.xlsx 已损坏，无法完整读取。该文件没有导入。" in said.out
    assert "文件 空.csv 是空的。" in said.out
    good.write_text("户号,户名,用电地址\n9912345002,李四,甲路2号\n", "gb18030")
    facts = json.loads(powerdesk("import", damaged, good, "--workspace", workspace, "--json").out)
    assert (facts["rows"], facts["unreadable"]) == (1, [{"file": "坏.xlsx", "why": "importing.broken"}])
    said = powerdesk("import", damaged, empty, "--workspace", workspace)
    assert said.code == 1
    assert [(said.out + said.err).count(name) for name in ("坏.xlsx", "空.csv")] == [1, 1]
