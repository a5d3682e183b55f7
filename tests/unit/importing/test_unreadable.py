"""A file that cannot be read is shown with its cause, and holds up no other."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.batch import ImportCheck, told_name
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import Answers
from desktop_app.domain.sheets import Doubt
from desktop_app.domain.texts import Texts
from tests.unit.importing.conftest import Checker
from tests.unit.importing.test_archive import parcel
from tests.unit.importing.test_unlocking import PASSWORD, locked

Writer = Callable[..., Path]
BILLS = "户号,电费年月,应收电费,发行日期,交费截止日\n0012345678,202603,100.00,20260328,20260420\n"
DAMAGED = b"PK\x03\x04 cut off"


def causes(result: ImportCheck) -> dict[str, str]:
    return {told_name(sheet.path): sheet.message.key for sheet in result.unreadable if sheet.message}


def unreadable(folder: Path) -> dict[Path, str]:
    """One file for each thing that can be the matter, with the key of its sentence."""
    made = {
        "坏.xlsx": (DAMAGED, "importing.broken"),
        "空.csv": (b"", "importing.empty"),
        "截图.png": (b"\x89PNG\r\n\x1a\n" + bytes(40), "importing.format.picture"),
        "登录.xls": ("<html><body>请登录</body></html>".encode(), "importing.web_page"),
        "锁.xlsx": (locked(folder / "锁.xlsx").read_bytes(), "importing.encrypted"),
    }
    for name, (content, _) in made.items():
        (folder / name).write_bytes(content)
    return {folder / name: key for name, (_, key) in made.items()} | {folder / "没有.csv": "importing.missing"}


def test_that_files_nobody_can_read_are_each_shown_with_their_cause_while_the_others_go_on(
    write: Writer, checked: Checker, texts: Texts, tmp_path: Path
) -> None:
    bad, good = unreadable(tmp_path), write("台账.csv", BILLS)
    result = checked(*list(bad)[:3], good, *list(bad)[3:])
    assert causes(result) == {path.name: key for path, key in bad.items()}
    assert [(file.name, file.accepted.rows, str(file.accepted.amount)) for file in result.files] == [("台账.csv", 1, "100.00")]
    assert (result.accepted, result.open_sheets) == (1, ())
    for sheet in result.unreadable:
        assert sheet.message is not None
        advice = texts.advice(sheet.message)
        assert sheet.path.name in advice.what
        assert advice.next
        assert "任何数据" not in str(advice), "the others are imported"


def test_that_a_workbook_that_breaks_off_takes_nothing_of_itself_along(tmp_path: Path, checked: Checker, write: Writer) -> None:
    """Its first sheet is staged before anybody knows; neither that nor what came of the second is used."""
    path = tmp_path / "两表.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("三月", 1), ("四月", 20_000)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, BILLS.splitlines()[0].split(","))
            for number in range(rows):
                sheet.write_row(number + 1, 0, [f"{number:010}", "202603", "1.00", "20260328", "20260420"])
    with zipfile.ZipFile(path) as whole:
        parts = {entry.filename: whole.read(entry) for entry in whole.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as cut:
        for part, content in parts.items():
            cut.writestr(part, content[: len(content) * 9 // 10] if part.endswith("sheet2.xml") else content)
    result = checked(path, write("台账.csv", BILLS))
    assert causes(result) == {"两表.xlsx": "importing.broken"}
    assert [(file.name, file.accepted.rows, file.rejected.rows) for file in result.files] == [("台账.csv", 1, 0)]


def test_that_in_an_archive_too_the_others_go_on(tmp_path: Path, checked: Checker) -> None:
    members = {"说明.docx": b"x", "坏.xlsx": DAMAGED, "空.csv": b"", "台账.csv": BILLS.encode("gb18030")}
    result = checked(parcel(tmp_path / "四月.zip", **members))
    assert causes(result) == {"四月.zip/坏.xlsx": "importing.broken", "四月.zip/空.csv": "importing.empty"}
    assert [file.name for file in result.files] == ["四月.zip/台账.csv"]
    assert [finding.message.values for finding in result.findings if finding.rule == "passed_over"] == [
        {"archive": "四月.zip", "member": "说明.docx"}
    ]


def test_that_one_member_under_a_password_or_damaged_leaves_the_archive_readable(tmp_path: Path, checked: Checker) -> None:
    path = parcel(tmp_path / "四月.zip", **{"a.csv": BILLS.encode("gb18030"), "b.csv": BILLS.encode("gb18030")})
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + place] |= 1
    path.write_bytes(bytes(content))
    result = checked(path)
    assert (causes(result), [file.name for file in result.files]) == (
        {"四月.zip/a.csv": "importing.member_locked"},
        ["四月.zip/b.csv"],
    )


def test_that_a_whole_archive_nobody_can_open_is_one_unreadable_file(tmp_path: Path, checked: Checker, write: Writer) -> None:
    nothing = parcel(tmp_path / "无表.zip", **{"说明.docx": b"x"})
    result = checked(nothing, write("台账.csv", BILLS))
    assert (causes(result), result.accepted) == ({"无表.zip": "importing.archive_without_tables"}, 1)


def test_that_a_locked_workbook_among_others_asks_for_its_password_and_comes_in_with_it(
    tmp_path: Path, checked: Checker, write: Writer
) -> None:
    rows = [line.split(",") for line in BILLS.replace("0012345678", "0012345679").splitlines()]
    path, other = locked(tmp_path / "锁.xlsx", rows=tuple(map(tuple, rows))), write("台账.csv", BILLS)
    (seen,) = checked(path, other).unreadable
    assert (seen.doubt, seen.message and seen.message.values["path"]) == (Doubt.LOCKED, path)
    (wrong,) = checked(path, other, answers=Answers(passwords=((path, "不对"),))).unreadable
    assert (wrong.doubt, wrong.message and wrong.message.key) == (Doubt.LOCKED, "importing.wrong_password")
    result = checked(path, other, answers=Answers(passwords=((path, PASSWORD),)))
    assert (result.unreadable, result.accepted) == ((), 2)


def test_that_a_file_given_alone_is_refused_with_its_cause(tmp_path: Path, checked: Checker) -> None:
    for path, key in unreadable(tmp_path).items():
        with pytest.raises(ExtractError) as error:
            checked(path)
        assert error.value.message.key == key


def test_that_of_several_files_of_which_none_can_be_read_every_cause_is_told(tmp_path: Path, checked: Checker) -> None:
    bad = unreadable(tmp_path)
    result = checked(*bad)
    assert (len(causes(result)), result.files, result.accepted) == (len(bad), (), 0)
    assert result.why_nothing is not None
