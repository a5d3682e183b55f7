"""Workbooks leave nothing on disk but the file that was asked for."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.workbooks.in_memory import MemoryWorkbook

ROWS = 3000


@pytest.fixture
def temporaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporaries in which nothing can be made."""
    missing = tmp_path / "no such folder"
    monkeypatch.setattr(tempfile, "tempdir", str(missing))
    return missing


def book() -> MemoryWorkbook:
    made = MemoryWorkbook()
    for title in ("甲", "乙"):
        sheet = made.create_sheet(title)
        for number in range(ROWS):
            sheet.append([number, f"户{number}", "张三"])
    return made


def test_that_no_temporary_file_is_made_while_a_workbook_grows_and_is_saved(temporaries: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book().save(path)
    assert not temporaries.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]
    sheets = load_workbook(path).worksheets
    assert [sheet.title for sheet in sheets] == ["甲", "乙"]
    for sheet in sheets:
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[0] == (0, "户0", "张三")
        assert (len(rows), rows[-1]) == (ROWS, (ROWS - 1, f"户{ROWS - 1}", "张三"))


def test_that_the_same_content_gives_the_same_bytes() -> None:
    files = []
    for _ in range(2):
        made, file = book(), io.BytesIO()
        made.properties.created = made.properties.modified = dt.datetime(2026, 3, 5)
        made.save(file)
        files.append(file.getvalue())
    assert files[0] == files[1]
