"""Workbooks under a password."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

import msoffcrypto
import pytest
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources import unlocking
from desktop_app.importing.sources.opening import open_extracts
from tests.corpus import CORPUS
from tests.unit.importing.hostile import text_rows, xlsx
from tests.unit.importing.opened import open_extract
from tests.unit.importing.test_archive import parcel

PASSWORD = "电费-2026"
ROWS = (("户号", "户名"), ("0012", "张三"))


def locked(path: Path, password: str = PASSWORD, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    filling = {"xl/media/image1.png": os.urandom(9000)}  # the library cannot lock what is smaller than a sector of the container
    plain, out = io.BytesIO(xlsx(path, text_rows(*rows), more=filling).read_bytes()), io.BytesIO()
    OOXMLFile(plain).encrypt(password, out)
    path.write_bytes(out.getvalue())
    return path


def refusal(path: Path, password: str | None) -> ExtractError:
    with pytest.raises(ExtractError) as caught:
        next(open_extract(path, SILENT, {path: password} if password else {}).sheets)
    return caught.value


def test_that_the_right_password_opens_a_workbook(tmp_path: Path) -> None:
    path = locked(tmp_path / "台账.xlsx")
    (sheet,) = open_extract(path, SILENT, {path: PASSWORD}).sheets
    assert sheet.head == ROWS
    (rows,) = sheet.read(2, SILENT)
    assert rows.column("c0").to_pylist() == ["户号", "0012"]


@pytest.mark.parametrize(("password", "key"), [(None, "importing.encrypted"), ("电费", "importing.wrong_password")])
def test_that_a_missing_or_wrong_password_is_asked_for_again_with_the_path(
    tmp_path: Path, password: str | None, key: str
) -> None:
    path = locked(tmp_path / "台账.xlsx")
    message = refusal(path, password).message
    assert (message.key, message.values["path"]) == (key, path)


def test_that_a_workbook_locked_with_what_excel_tries_itself_opens_unasked(tmp_path: Path) -> None:
    (sheet,) = open_extract(locked(tmp_path / "a.xlsx", "VelvetSweatshop"), SILENT).sheets
    assert sheet.head == ROWS


def test_that_a_locked_workbook_in_an_archive_is_asked_for_by_the_name_below_it(tmp_path: Path) -> None:
    inside = locked(tmp_path / "台账.xlsx").read_bytes()
    path = parcel(tmp_path / "四月.zip", **{"台账.xlsx": inside})
    asked = refusal(path, None).message.values["path"]
    assert asked == path / "台账.xlsx"
    (extract,) = open_extracts(path, SILENT, {path / "台账.xlsx": PASSWORD})
    assert next(extract.sheets).head == ROWS


def test_that_a_file_cannot_make_the_password_cost_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlocking, "MOST_SPINS", 1000)
    assert refusal(locked(tmp_path / "a.xlsx"), PASSWORD).message.key == "importing.unknown_lock"


def test_that_too_large_a_locked_workbook_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlocking, "MOST_BYTES", 100)
    assert refusal(locked(tmp_path / "a.xlsx"), PASSWORD).message.key == "importing.too_large"


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("poi/test-data/spreadsheet/password.xls", "password"),
        ("poi/test-data/spreadsheet/xor-encryption-abc.xls", "abc"),
        ("poi/test-data/spreadsheet/35897-type4.xls", "freedom"),
        ("sheetjs/password_2002_128_enhanced.xls", "password"),
        ("calamine/tests/pass_protected.xlsx", "123"),
    ],
)
def test_that_old_and_new_locks_open_without_a_copy_on_disk(name: str, password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = CORPUS / name
    if not path.exists():
        pytest.skip(f"the workbook corpus is not at {CORPUS}")

    def no_file(*_: object, **__: object) -> None:
        raise AssertionError("a decrypted workbook was written to disk")

    monkeypatch.setattr(tempfile, "TemporaryFile", no_file)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", no_file)
    assert [sheet.name for sheet in open_extract(path, SILENT, {path: password}).sheets]
    assert refusal(path, password + "x").message.key == "importing.wrong_password"


def test_that_an_unlocked_xls_is_not_asked_for_a_password(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "户号")
    book.save(str(tmp_path / "a.xls"))
    assert not unlocking.is_locked(tmp_path / "a.xls")
    assert msoffcrypto.format.xls97.tempfile.TemporaryFile is io.BytesIO
