"""The sample's customers with what real extracts have besides: unit, section, names, telephones, documents, addresses."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.houses import EXTRACTS

HEAD = (
    *("用户编号", "用户名称", "用电类别", "合同容量", "立户时间"),
    *("供电单位编码", "抄表段编号", "联系电话", "证件号码", "用电地址", "销户日期"),
)
UNITS = ("6540001", "6540002", "6550001")
SECTIONS = ("A01", "A02")
SURNAMES, GIVEN = "王李张刘陈杨", ("秀英", "建国", "小明", "丽华", "志强")


@dataclass(frozen=True, slots=True)
class Person:
    """One customer as made up here; `place` counts from 0 in the sample's order."""

    cons_no: str
    place: int
    elec_type: str
    cap: str
    since: str

    @property
    def name(self) -> str:
        return SURNAMES[self.place % 6] + GIVEN[self.place % 5]

    @property
    def unit(self) -> str:
        return UNITS[self.place % 3]

    @property
    def section(self) -> str:
        return SECTIONS[self.place % 2]

    @property
    def mobile(self) -> str:
        return f"186{self.place:08d}"

    @property
    def cert(self) -> str:
        return f"65400119800101{self.place:04d}"

    @property
    def address(self) -> str:
        return f"城关镇东风村{self.place % 90 + 1}号"


def people() -> list[Person]:
    rows = CalamineWorkbook.from_path(str(EXTRACTS[0])).get_sheet_by_index(0).to_python()
    heads = next(number for number, row in enumerate(rows) if "用户编号" in row)
    found = [row for row in rows[heads + 1 :] if str(row[1]).isdigit()]
    return [Person(str(row[1]), place, str(row[3]), str(row[4]), str(row[5])) for place, row in enumerate(found)]


def write_customers(path: Path, found: list[Person], closed: dict[str, str] | None = None, unit: str = "") -> Path:
    """The customers as an extract; `closed` gives 销户日期 by number, `unit` one unit code for all."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        for one in found:
            writer.writerow(
                (one.cons_no, one.name, one.elec_type, one.cap, one.since, unit or one.unit, one.section, one.mobile, one.cert,
                 one.address, (closed or {}).get(one.cons_no, ""))
            )  # fmt: skip
    return path
