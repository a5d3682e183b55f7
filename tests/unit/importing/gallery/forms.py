"""The forms one table comes in: each function writes it and gives the file."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.unit.importing.gallery.rows import Cell, Table

Form = Callable[[Table, Path], Path]
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_GROUPS = ("基本信息", "电费信息", "其他信息")


def clean(table: Table, folder: Path) -> Path:
    """Numbers and days as Excel keeps them, the header in the first row."""
    return _workbook(folder / "clean.xlsx", [table.layout.headers], table, lambda cell: cell.value)


def titled(table: Table, folder: Path) -> Path:
    """Title, query conditions and a blank row above, total and signatures below."""
    above = [[f"{table.layout.name}（明细）"], ["单位：城关供电所", "查询时间：2026-04-01", "电费年月：202603"], []]
    below = [["合计"], ["制表：张三", "", "审核：李四"]]
    return _workbook(folder / "titled.xlsx", [*above, table.layout.headers], table, lambda cell: cell.value, below)


def merged(table: Table, folder: Path) -> Path:
    """Two header rows: what neighbours have in common is the upper one's, single columns are merged downwards."""
    headers = table.layout.headers
    path = folder / "merged.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("明细")
        centred = workbook.add_format({"align": "center"})
        for first, last, upper in _spans(headers):
            if upper is None:
                sheet.merge_range(0, first, 1, first, headers[first], centred)
                continue
            sheet.merge_range(0, first, 0, last, upper, centred)
            for place in range(first, last + 1):
                sheet.write_string(1, place, headers[place].removeprefix(upper))
        _write(sheet, workbook, 2, [[cell.value for cell in row] for row in table.rows])
    return path


def gbk(table: Table, folder: Path) -> Path:
    """Tab-separated text as the competition files and old systems give it."""
    path = folder / "gbk.txt"
    lines = [table.layout.headers, *([cell.text for cell in row] for row in table.rows)]
    path.write_bytes("".join("\t".join(line) + "\r\n" for line in lines).encode("gbk"))
    return path


def wps(table: Table, folder: Path) -> Path:
    """A wrong size record, apostrophes before texts, headers with full-width signs and blanks in them."""
    headers = [f" {header[:1]}　{header[1:]}".translate(_FULL_WIDTH) for header in table.layout.headers]
    whole = _workbook(folder / "whole.xlsx", [headers], table, lambda cell: f"'{cell.text}")
    path = folder / "wps.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>', content))
    return path


def texts(table: Table, folder: Path) -> Path:
    """Everything as text: 1,234.50, 2026年3月5日."""
    return _workbook(folder / "texts.xlsx", [table.layout.headers], table, lambda cell: cell.loose)


FORMS: tuple[Form, ...] = (clean, titled, merged, gbk, wps, texts)


def _workbook(
    path: Path,
    above: Sequence[Sequence[str]],
    table: Table,
    shown: Callable[[Cell], Any],
    below: Sequence[Sequence[str]] = (),
) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("明细")
        rows = [[shown(cell) for cell in row] for row in table.rows]
        _write(sheet, workbook, 0, [*above, *rows, *below])
    return path


def _write(sheet: Any, workbook: Any, first: int, rows: Sequence[Sequence[Any]]) -> None:
    day = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for number, row in enumerate(rows, start=first):
        for place, value in enumerate(row):
            if isinstance(value, dt.datetime):
                sheet.write_datetime(number, place, value, day)
            elif isinstance(value, float):
                sheet.write_number(number, place, value)
            elif value:
                sheet.write_string(number, place, value)


def _spans(headers: Sequence[str]) -> list[tuple[int, int, str | None]]:
    """(first, last, upper cell); the first two columns and what is left over stand alone."""
    spans: list[tuple[int, int, str | None]] = []
    for prefix, run in groupby(enumerate(headers), key=lambda item: _prefix(item[0], headers)):
        places = [place for place, _ in run]
        if prefix and len(places) > 1:
            spans.append((places[0], places[-1], prefix))
            continue
        for start in range(0, len(places), 2):
            pair = places[start : start + 2]
            together = len(pair) == 2 and pair[0] > 1
            upper = _GROUPS[pair[0] % len(_GROUPS)]
            spans += [(pair[0], pair[-1], upper)] if together else [(place, place, None) for place in pair]
    return spans


def _prefix(place: int, headers: Sequence[str]) -> str:
    """应收 where a neighbour begins so too."""
    mine = headers[place][:2]
    neighbours = [headers[other] for other in (place - 1, place + 1) if 0 <= other < len(headers)]
    shared = mine in ("应收", "实收", "停电", "回复", "归档", "测算") and any(other[:2] == mine for other in neighbours)
    return mine if shared and all(len(other) > 2 for other in (headers[place], *neighbours) if other[:2] == mine) else ""
