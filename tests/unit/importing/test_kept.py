"""The cells of a sheet as they were: packed beside the typed rows, unpacked for the rows somebody asks to see."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import xlsxwriter

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.progress import SILENT
from desktop_app.importing.kept import cells_of, unpacked
from desktop_app.importing.reading import read_into
from desktop_app.importing.staged import StagedFile, bare_name
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.conftest import TODAY

HEADER = ("用户编号", "电费年月", "应收电费", "发行日期")


def staged(staging: MemoryStaging, path: Path, dictionary: Dictionary) -> StagedFile:
    (file,) = read_into(staging, [path], dictionary, SILENT, today=TODAY).files
    return file


def test_that_the_rows_asked_for_come_back_as_they_were_across_packs(
    tmp_path: Path, staging: MemoryStaging, dictionary: Dictionary
) -> None:
    rows = [f"{number:010d},202601,{number}.50,2026-02-05" for number in range(250_000)]
    path = tmp_path / "应收.csv"
    path.write_text("\n".join((",".join(HEADER), *rows)), "utf-8")
    file = staged(staging, path, dictionary)
    assert len(staging.spans(bare_name(file.rows))) > 1
    wanted = pa.chunked_array([pa.array([2, 3, 120_000, 250_001])])
    found = [(number, cells) for part in unpacked(staging, file.rows, wanted) for number, cells in numbered(part, file)]
    assert found == [(number, tuple(rows[number - 2].split(","))) for number in (2, 3, 120_000, 250_001)]


def test_that_a_day_kept_as_a_number_is_written_out_and_text_that_looks_like_one_is_not(
    tmp_path: Path, staging: MemoryStaging, dictionary: Dictionary
) -> None:
    path = tmp_path / "应收.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ("0000000001", "202601", 1.5, 46058))
        sheet.write_row(2, 0, ("0000000002", "202601", 1.5, "46058"))
    file = staged(staging, path, dictionary)
    (part,) = unpacked(staging, file.rows, pa.chunked_array([pa.array([2, 3])]))
    assert [cells[3] for cells in cells_of(part, file.columns)] == ["2026-02-05", "46058"]


def numbered(part: pa.Table, file: StagedFile) -> list[tuple[int, tuple[str, ...]]]:
    return list(zip(part.column("row_no").to_pylist(), cells_of(part, file.columns), strict=True))
