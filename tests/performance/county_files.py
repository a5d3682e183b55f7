"""Extracts of the size of a county, written fast: bills as xlsx, bills and customers as tab-separated GB18030."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from pyarrow import csv

SEED = 20261123
CUSTOMERS = 550_000
UNITS = [f"3340{number:03d}" for number in range(40)]
BILL_HEADERS = (
    "CONS_NO", "RCVBL_YM", "ORG_NO", "PAY_MODE", "T_PQ", "RCVBL_AMT", "RCVED_AMT", "STATUS_CODE", "RCVBL_PENALTY",
    "RCVED_PENALTY", "RISK_LEVEL_CODE", "OWE_AMT", "CONS_SORT_CODE", "ELEC_TYPE_CODE", "CTL_MODE",
)  # fmt: skip
CUSTOMER_HEADERS = (
    "CONS_ID", "CONS_NO", "ELEC_ADDR", "TRADE_CODE", "ELEC_TYPE_CODE", "CONTRACT_CAP", "LODE_ATTR_CODE", "HEC_INDUSTRY_CODE",
    "STATUS_CODE", "ORG_NO", "CONS_SORT_CODE", "URBAN_RURAL_FLAG",
)  # fmt: skip
SHEET_HEADERS = (
    "用户编号", "应收标识", "电费年月", "费用类型", "总电量", "应收电费", "实收电费", "欠费",
    "应收违约金", "发行日期", "交费截止日", "供电单位",
)  # fmt: skip


def write_bills(path: Path, rows: int, customers: int = CUSTOMERS) -> Path:
    """应收 as published of a real system: 15 columns, one bill per customer and month, in the order of months."""
    random, place = np.random.default_rng(SEED), np.arange(rows)
    months = pa.array([f"{2025 + month // 12}{month % 12 + 1:02d}" for month in range(rows // customers + 1)])
    fen = random.integers(100, 200_000, rows)
    amount = _yuan(fen)
    columns = [
        _numbers(1_000_000_000 + place % customers), months.take(place // customers), pa.array(UNITS).take(place % 40),
        pa.array(["010101", "020261", "020311"]).take(place % 3), _numbers(random.integers(0, 5000, rows)), amount, amount,
        pa.array(["01", "02"]).take(place % 2), _same("0", rows), _same("0", rows), _same("", rows), _same("0.00", rows),
        _same("03", rows), _same("202", rows), _same("03", rows),
    ]  # fmt: skip
    return _write(path, BILL_HEADERS, columns)


def write_customers(path: Path, rows: int = CUSTOMERS) -> Path:
    place = np.arange(rows)
    streets = pa.array([f"示例市河东区五常街道{number}号" for number in range(1000)])
    columns = [
        _numbers(5000 + place), _numbers(1_000_000_000 + place), streets.take(place % 1000), _same("7340", rows),
        _same("202", rows), _same("8", rows), _same("3", rows), _same("", rows), _same("0", rows),
        pa.array(UNITS).take(place % 40), _same("03", rows), _same("01", rows),
    ]  # fmt: skip
    return _write(path, CUSTOMER_HEADERS, columns)


def as_utf8(path: Path) -> Path:
    """The same text in UTF-8, which is what the peer reads."""
    other = path.with_suffix(".utf8.tsv")
    other.write_text(path.read_text("gb18030"), "utf-8")
    return other


def write_workbook(path: Path, rows: int) -> Path:
    """Bills of twelve columns: numbers as text, amounts as numbers, days as Excel's days."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet, day = book.add_worksheet("应收"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, SHEET_HEADERS)
    fen = np.random.default_rng(SEED).integers(100, 200_000, rows)
    units = ("城关供电所", "河东供电所", "北山供电所", "南湖供电所")
    for place in range(rows):
        month, amount = place % 12 + 1, int(fen[place]) / 100
        cells = (f"{1_000_000_000 + place // 12}", f"{place:012d}", f"2025{month:02d}", "01", place % 9000, amount, amount, 0, 0)
        sheet.write_row(place + 1, 0, cells)
        sheet.write_number(place + 1, 9, 45662 + 30 * month, day)
        sheet.write_number(place + 1, 10, 45682 + 30 * month, day)
        sheet.write_string(place + 1, 11, units[place % 4])
    book.close()
    return path


def _numbers(values: np.ndarray) -> pa.Array:
    return pc.cast(pa.array(values), pa.string())


def _yuan(fen: np.ndarray) -> pa.Array:
    rest = pc.utf8_lpad(_numbers(fen % 100), 2, "0")
    return pc.binary_join_element_wise(_numbers(fen // 100), rest, ".")


def _same(text: str, rows: int) -> pa.Array:
    return pa.array([text]).take(np.zeros(rows, np.int64))


def _write(path: Path, headers: tuple[str, ...], columns: list[pa.Array]) -> Path:
    """GB18030 without quotation marks, as the field has it."""
    unheaded = path.with_suffix(".part")
    options = csv.WriteOptions(include_header=False, delimiter="\t", quoting_style="none")
    csv.write_csv(pa.table(dict(zip(headers, columns, strict=True))), unheaded, options)
    with path.open("wb") as file:
        file.write(("\t".join(headers) + "\n").encode())
        with unheaded.open("rb") as rows:
            while part := rows.read(1 << 24):
                tail = rows.readline()
                file.write((part + tail).decode().encode("gb18030"))
    unheaded.unlink()
    return path
