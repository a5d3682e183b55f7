"""What the command line says of itself: help and wrong usage in Chinese unless English is asked for."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from desktop_app.bootstrap import run
from desktop_app.domain.audit_words import subject_in_words
from desktop_app.domain.texts import Texts
from tests.houses import PASSWORD, USER, founded_today

TEXTS = Texts.load(Path(__file__).resolve().parents[2] / "resources" / "texts")
ENGLISH_OF_THE_LIBRARY = re.compile(
    r"Usage|Error|Missing|Invalid|No such|Try|Aborted|Options|Arguments|Commands|required|default:|Input should"
)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POWERDESK_PASSWORD", PASSWORD)
    founded_today(tmp_path / "workspace").house.gate.sign_out()
    return tmp_path / "workspace"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import",), "缺少参数 files"),
        (("nonsense",), "没有命令 nonsense"),
        (("same-customer", "1", "2"), "缺少选项 --reason"),
        (("score", "--asof", "2005-09-30"), "没有选项 --asof，是不是 --as-of"),
        (("score", "--as-of"), "选项 --as-of 后面要写值"),
        (("score", "--json=1"), "选项 --json 后面不带值"),
        (("score", "many", "more"), "多出来的参数：many more"),
        (("import", "没有.csv"), "找不到文件 没有.csv"),
        (("rules", "--allocation", "x"), "--allocation 的值不能用：可以是 oldest_first, current_first"),
        (("undo", "x", "--reason", "测试"), "要写整数"),
        (("import-db", "x", "--cap", "0", "--table", "t"), "要写不小于 1 的整数"),
        (("import-db", "x"), "--table, --sql 要写一个，也只能写一个"),
        (("licences", "nothing-of-ours"), "没有部件“nothing-of-ours”"),
        (("batches", "--lang", "fr"), "--lang 可以是 zh, en"),
        (("audit", "--since", "30/09/2005"), "不是日期，要写成 2026-03-05"),
    ],
)
def test_that_wrong_usage_is_told_in_chinese(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert (out, said in err, ENGLISH_OF_THE_LIBRARY.search(err)) == ("", True, None), err
    assert "说明见 powerdesk" in err


@pytest.mark.parametrize("verb", [(), ("import",), ("templates",), ("account", "add"), ("rules",)])
def test_that_help_speaks_one_language(verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*verb, "--help"]) == 0
    told = capsys.readouterr().out
    assert ENGLISH_OF_THE_LIBRARY.search(told) is None, told
    assert "显示这份说明" in told


def test_that_english_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "--lang", "en", "--help"]) == 0
    told = capsys.readouterr().out
    assert "Usage:" in told
    assert re.search("[一-鿿]", told) is None, told
    assert run(["import", "--lang", "en"]) == 2
    assert "The argument files is missing" in capsys.readouterr().err


def test_that_a_secret_nobody_can_type_is_asked_for_by_the_name_of_its_variable(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    account = ("account", "add", "李强", "--person", "10032", "--role", "audit_admin")
    assert run([*account, "--workspace", str(workspace), "--user", USER]) == 1
    assert "环境变量 POWERDESK_NEW_PASSWORD" in capsys.readouterr().err
    monkeypatch.delenv("POWERDESK_PASSWORD")
    assert run(["batches", "--workspace", str(workspace), "--user", USER]) == 1
    assert "环境变量 POWERDESK_PASSWORD" in capsys.readouterr().err


def test_that_a_second_folder_that_is_not_there_is_told_and_ends_with_code_1(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ("--workspace", str(workspace), "--user", USER)
    assert run(["backup", "--folder", str(tmp_path / "没插的U盘"), *common]) == 1
    told = capsys.readouterr().out
    assert ("已备份" in told, "第二份没有写成" in told) == (True, True)
    assert run(["backup", "--list", *common]) == 0
    assert "人工备份" in capsys.readouterr().out
    assert run(["backup", *common]) == 0


def test_that_fields_without_anything_in_them_are_told_as_such(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ("--workspace", str(workspace), "--user", USER)
    path = tmp_path / "档案.csv"
    path.write_text("户号,户名,用电类别\n0000000001,张三,居民\n", "utf-8")
    assert run(["import", str(path), *common]) == 0
    assert run(["unmask", "0000000001", "--reason", "核对电话", *common]) == 0
    assert "张三；电话 无；地址 无；证件 无" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("batch 12", "批次 12"),
        ("batch 3 六月.pdpack", "批次 3 六月.pdpack"),
        ("run 2", "运行 2"),
        ("quality run 5", "质量核对 5"),
        ("12345 customers", "12,345 户"),
        ("epoch 2", "第 2 期"),
        ("0000012345", "0000012345"),
        ("batch of ours.csv", "batch of ours.csv"),
        ("", ""),
    ],
)
def test_that_what_was_acted_upon_is_told_in_words_and_names_as_they_are(subject: str, said: str) -> None:
    assert subject_in_words(TEXTS, subject) == said
    assert subject_in_words(TEXTS.in_language("en"), subject).replace(",", "") == subject


def test_that_long_counts_are_told_in_groups_of_three_and_years_are_not() -> None:
    assert TEXTS("cli.exported", rows=1234567, file="a") == "已导出 1,234,567 行：a"
    assert "2005" in TEXTS("cli.exported", rows=2005, file="a")
