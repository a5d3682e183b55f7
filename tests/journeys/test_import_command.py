"""`powerdesk import` as a new user meets it: every row accounted for, every reason told, every question answered by an option."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from desktop_app.bootstrap import run
from tests.houses import PASSWORD, USER, founded_today

Command = Callable[..., tuple[int, str, str]]
BILLS = "户号,电费年月,应收电费,交费截止日\n"
GOOD = "0000012345,202603,100.00,20260420\n"


@pytest.fixture
def powerdesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Exit code, stdout and stderr of a command in a workspace of its own."""
    monkeypatch.setenv("POWERDESK_PASSWORD", PASSWORD)
    founded_today(tmp_path / "workspace").house.gate.sign_out()

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([*map(str, arguments), "--workspace", str(tmp_path / "workspace"), "--user", USER])
        return code, *capsys.readouterr()

    return command


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_that_an_import_of_which_nothing_can_be_taken_tells_each_reason_with_its_rows_and_the_way_to_the_workbook(
    powerdesk: Command, tmp_path: Path
) -> None:
    bad = written(tmp_path / "坏.csv", BILLS + "0000012345,202603,10.123,20260420\n,202603,5.00,20260420\n")
    code, out, err = powerdesk("import", bad)
    assert (code, "没有一行可以导入：拒绝 2 行，跳过 0 行" in err) == (1, True)
    assert "读入 2 行，可导入 0 行，跳过 0 行，拒绝 2 行" in out
    assert "✕ 拒绝 1 行  “应收电费”的小数位太多，不会自动四舍五入（坏.csv，如第 2 行）\n      处理：金额最细到分" in out
    assert "✕ 拒绝 1 行  “户号”是空的" in out
    assert "--check-only --rejects" in out
    assert powerdesk("import", bad, "--rejects", tmp_path / "拒绝行.xlsx")[1].endswith(
        f"拒绝的 2 行已存入 {tmp_path / '拒绝行.xlsx'}，改好后可直接再导入\n"
    )
    assert load_workbook(tmp_path / "拒绝行.xlsx").worksheets[0].max_row == 3
    facts = json.loads(powerdesk("import", bad, "--json")[1])
    assert (facts["batch"], {found["rule"]: found["rows"] for found in facts["findings"] if found["severity"] == "reject"}) == (
        None,
        {"required": 1, "decimals": 1},
    )


def test_that_rows_that_are_there_are_skipped_and_not_called_rejected_on_screen_list_and_paper(
    powerdesk: Command, tmp_path: Path
) -> None:
    assert powerdesk("import", written(tmp_path / "一.csv", BILLS + GOOD))[0] == 0
    again = written(tmp_path / "二.csv", BILLS + GOOD + GOOD.replace("12345", "12346") + GOOD.replace("202603", "2026年"))
    code, out, _ = powerdesk("import", again)
    assert (code, "读入 3 行，可导入 1 行，跳过 1 行，拒绝 1 行" in out) == (0, True)
    assert "↷ 跳过 1 行  以前已经导入过" in out
    assert "已导入批次 2：1 行；跳过 1 行；拒绝 1 行。" in out
    assert "导入 1 行，跳过 1 行，拒绝 1 行" in powerdesk("batches")[1]
    assert "入库 1 行，跳过 1 行，拒绝 1 行" in powerdesk("control-sheet", 2)[1]
    _, out, err = powerdesk("import", written(tmp_path / "三.csv", BILLS + GOOD + "\n"))
    assert (err.startswith("1 行全部跳过：库中都已有。"), "拒绝 0 行" in out) == (True, True)


def test_that_the_workbook_of_rows_rejected_by_an_import_can_still_be_had_afterwards(powerdesk: Command, tmp_path: Path) -> None:
    path, rejects = written(tmp_path / "一.csv", BILLS + GOOD + GOOD.replace("100.00", "一百")), tmp_path / "拒绝行.xlsx"
    assert powerdesk("import", path)[0] == 0
    code, out, _ = powerdesk("import", path, "--check-only", "--rejects", rejects)
    assert (code, "没有写入任何数据：可导入 0 行，跳过 1 行，拒绝 1 行" in out) == (1, True)
    assert [row[1] for row in load_workbook(rejects).worksheets[0].iter_rows(min_row=2, values_only=True)] == ["3"]
    assert "批次 2" not in powerdesk("batches")[1]


def test_that_the_order_of_days_is_asked_with_the_files_own_days_and_answered_by_an_option(
    powerdesk: Command, tmp_path: Path
) -> None:
    path = written(tmp_path / "日期.csv", BILLS + GOOD.replace("20260420", "05/04/26"))
    _, out, _ = powerdesk("import", path, "--check-only")
    assert "--day-order dmy：05/04/26 → 2026-04-05" in out
    assert "--day-order mdy：05/04/26 → 2026-05-04" in out
    assert "处理：用 --day-order 回答" in out
    assert "页" not in out
    code, out, _ = powerdesk("import", path, "--day-order", "dmy")
    assert (code, "拒绝 0 行" in out) == (0, True)


def test_that_a_sheet_nobody_recognises_is_read_as_the_options_say(powerdesk: Command, tmp_path: Path) -> None:
    path = written(tmp_path / "表.csv", "编码甲,何月,多少钱\n0000012345,202603,8.00\n0000012346,202603,9.00\n")
    code, out, err = powerdesk("import", path)
    assert (code, "--kind 和 --header-row" in err, "第 1 行：编码甲 | 何月 | 多少钱" in out) == (1, True, True)
    said = ("--kind", "应收电费", "--header-row", 1, "--column", "编码甲=cons_no", "--column", "何月=电费年月")
    _, out, err = powerdesk("import", path, *said)
    assert "--column 列名=字段" in out + err
    assert "rcvbl_amt" in out
    code, out, err = powerdesk("import", path, *said, "--column", "多少钱=应收电费")
    assert (code, "已导入批次 1：2 行" in out) == (0, True), err
    _, _, err = powerdesk("import", path, "--kind", "nonsense")
    assert "没有“nonsense”" in err


def test_that_a_hidden_sheet_is_read_where_its_name_is_given(powerdesk: Command, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "簿.xlsx") as book:
        for name in ("三月", "四月"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["户号", "电费年月", "应收电费", "交费截止日"])
            sheet.write_row(1, 0, ["0000012345", "202603" if name == "三月" else "202604", "8.00", "20260520"])
        sheet.hide()
    _, out, _ = powerdesk("import", tmp_path / "簿.xlsx", "--check-only")
    assert ("可导入 1 行" in out, "--sheet 表名" in out) == (True, True)
    assert "可导入 2 行" in powerdesk("import", tmp_path / "簿.xlsx", "--check-only", "--sheet", "四月")[1].splitlines()[-1]
    assert "可导入 1 行" in powerdesk("import", tmp_path / "簿.xlsx", "--sheet", "四月", "--without-sheet", "三月")[1]


def test_that_batches_name_their_files_and_members_with_their_archive(powerdesk: Command, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "四月.zip", "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.csv", BILLS + GOOD.replace("12345", f"1234{number}") + "合计：1户,,100.00,\n")
    assert powerdesk("import", tmp_path / "四月.zip")[0] == 0
    assert "四月.zip/0.csv、四月.zip/1.csv 等 4 个文件" in powerdesk("batches")[1]
    sheet = powerdesk("control-sheet")[1]
    assert "四月.zip/3.csv（应收电费）" in sheet
    assert "文件合计行：1 户、100.00 元" in sheet


def test_that_the_control_sheet_on_the_command_line_reconciles_the_total_with_what_was_rejected(
    powerdesk: Command, tmp_path: Path
) -> None:
    bad = GOOD.replace("12345", "12346").replace("202603", "坏年月")
    path = written(tmp_path / "一.csv", BILLS + GOOD + bad + "合计：2户,,200.00,\n")
    assert powerdesk("import", path)[0] == 0
    sheet = powerdesk("control-sheet")[1]
    assert "2 项总数全部相符；其中拒绝 1 行没有入库" in sheet
    assert "读入 2 行 200.00 元：其中跳过 0.00 元、拒绝 100.00 元，没有入库" in sheet


def test_that_a_file_that_cannot_be_read_is_told_once_beside_those_that_can_and_offers_no_option_that_would_not_help(
    powerdesk: Command, tmp_path: Path
) -> None:
    paper = tmp_path / "说明.pdf"
    paper.write_bytes(b"%PDF-1.4 nothing of ours")
    code, out, _ = powerdesk("import", paper, written(tmp_path / "一.csv", BILLS + GOOD), "--kind", "bill")
    assert (code, out.count("说明.pdf"), "--kind 可选" in out) == (0, 1, False)


def test_that_a_month_that_comes_again_is_told_with_its_three_choices_and_appending_it_with_a_warning(
    powerdesk: Command, tmp_path: Path
) -> None:
    assert powerdesk("import", written(tmp_path / "一.csv", BILLS + GOOD))[0] == 0
    again = written(tmp_path / "二.csv", BILLS + GOOD.replace("100.00", "105.00") + GOOD.replace("12345", "12346"))
    _, out, _ = powerdesk("import", again, "--check-only")
    assert "库中已有这些月份的应收电费：库中 1 行（100.00 元），文件里 2 行（205.00 元）" in out
    assert "→ --same-month skip     跳过：已有的 1 行（105.00 元）不再导入；之后 2 行（200.00 元）" in out
    assert (
        "--same-month replace  替换该月：库中的 1 行（100.00 元）退出使用，换成文件里的 2 行（205.00 元）；之后 2 行（205.00 元）"
        in out
    )
    assert "改正后重新导出的文件用 --same-month replace（替换该月）；只有退补、冲正的行才用 append" in out
    _, out, _ = powerdesk("import", again, "--same-month", "append")
    assert (
        "→ --same-month append   追加：文件里的 2 行（205.00 元）全部再计入，其中 1 行（105.00 元）库中同户同月已有、会重复计；"
        "之后 3 行（305.00 元）" in out
    )
    assert "两份都计入，多计 105.00 元。只有退补、冲正的行才追加" in out


def test_that_money_nobody_named_is_asked_about_with_its_sum_and_left_out_only_where_that_is_said(
    powerdesk: Command, tmp_path: Path
) -> None:
    path = written(tmp_path / "款项.csv", "户号,收费时间,本期款项X\n0000012345,2026-05-03,120.55\n")
    code, out, err = powerdesk("import", path, "--kind", "收费记录")
    assert (code, "本期款项X（Σ 120.55）" in err, "--column 列名=不导入" in err, "payment 缴费明细" in out) == (
        1,
        True,
        True,
        True,
    )
    _, out, _ = powerdesk("import", path, "--kind", "收费记录", "--column", "本期款项X=不导入")
    assert "按收费记录读取，这个文件没有任何金额入库；像金额而不导入的列（列名、有内容的格数）：本期款项X 1" in out
    again = written(tmp_path / "款项二.csv", path.read_text("utf-8").replace("12345", "12346"))
    assert "已导入批次 2：1 行" in powerdesk("import", again, "--kind", "缴费明细", "--column", "本期款项X=实收金额")[1]


def test_that_the_data_are_judged_after_an_import_and_a_check_of_which_nothing_can_come_in_ends_like_one(
    powerdesk: Command, tmp_path: Path
) -> None:
    good, bad = written(tmp_path / "一.csv", BILLS + GOOD), written(tmp_path / "坏.csv", BILLS + GOOD.replace("100.00", "一百"))
    code, out, _ = powerdesk("import", good, "--check-only")
    assert (code, "数据质量" in out) == (0, False)
    assert "数据质量已核对" in powerdesk("import", good)[1]
    code, out, err = powerdesk("import", bad, "--check-only")
    assert (code, "核对完毕，没有写入任何数据：可导入 0 行" in out, "没有一行可以导入" in err) == (1, True, True)


def test_that_a_sheet_nobody_has_is_refused_with_the_names_there_are(powerdesk: Command, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "簿.xlsx") as book:
        for name in ("三月", "四月"):
            book.add_worksheet(name).write_row(0, 0, ["户号", "电费年月", "应收电费"])
            book.get_worksheet_by_name(name).write_row(1, 0, ["0000012345", "202603", "8.00"])
    for option in ("--sheet", "--without-sheet"):
        code, _, err = powerdesk("import", tmp_path / "簿.xlsx", option, "四")
        assert (code, "没有名为“四”的工作表" in err, "三月, 四月" in err) == (1, True, True)
    assert "已导入批次 1：1 行" in powerdesk("import", tmp_path / "簿.xlsx", "--without-sheet", "四月")[1]
