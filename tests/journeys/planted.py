"""A thousand secrets planted in extracts, and a search that finds any of them in any byte of any file."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import xlwt
from openpyxl import Workbook, load_workbook

from tests.houses import SAMPLE

CUSTOMERS = 200
ALL_CUSTOMERS = 1000
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_RARE = "龘靐齉爩麤灪龗齾籲癵钃爨骊麣蠿鱻驫蘲虋躞"
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Five secrets of one customer."""

    cons_no: str
    name: str
    mobile: str
    address: str
    card: str

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.cons_no, self.name, self.mobile, self.address, self.card)


def people() -> list[Person]:
    """The same two hundred every time."""
    draw = random.Random(20261123)
    return [
        Person(
            f"77{draw.randrange(10**8):08d}",
            "".join(draw.sample(_RARE, 4)),
            f"199{draw.randrange(10**8):08d}",
            f"{''.join(draw.sample(_RARE, 3))}村{number}号",
            f"654023{draw.randrange(1940, 2006)}{draw.randrange(1, 13):02d}1{draw.randrange(10)}{draw.randrange(1000):03d}X",
        )
        for number in range(CUSTOMERS)
    ]


@dataclass(frozen=True, slots=True)
class Planted:
    """The extracts: customers as .xls, bills as GB18030 csv, payments as .xlsx, and bills of which some are refused."""

    customers: Path
    bills: Path
    payments: Path
    refused: Path

    @property
    def main(self) -> tuple[Path, ...]:
        return (self.customers, self.bills, self.payments)


def plant(folder: Path) -> Planted:
    """The shipped sample with the first customers replaced by people with names, phones, addresses and identity cards."""
    folder.mkdir(parents=True)
    made = Planted(*(folder / name for name in ("客户档案.xls", "电费台账.csv", "缴费明细.xlsx", "十月电费.csv")))
    sample = load_workbook(SAMPLE / "客户档案.xlsx", read_only=True)
    rows = [list(row) for row in sample.worksheets[0].iter_rows(min_row=4, values_only=True)]
    sample.close()
    rows = rows[:ALL_CUSTOMERS]
    known = {str(row[1]) for row in rows}
    someone = {str(row[1]): person for row, person in zip(rows, people(), strict=False)}
    _customers(made.customers, rows, someone)
    bills = _of(known, SAMPLE / "电费台账.csv", ",", 1)
    made.bills.write_text("\n".join(_renumbered(line, ",", 1, someone) for line in bills) + "\n", "gb18030")
    _payments(made.payments, _of(known, SAMPLE / "缴费明细.csv", "\t", 0), someone)
    lines = [f"城关供电所,{person.cons_no},200510,{person.name},20051028,2005-11-20" for person in people()[:50]]
    good = [f"城关供电所,{person.cons_no},200510,88.10,20051028,2005-11-20" for person in people()[50:80]]
    made.refused.write_text("\n".join([bills[0], *lines, *good]) + "\n", "gb18030")
    return made


def _of(known: set[str], path: Path, delimiter: str, place: int) -> list[str]:
    """The header and the lines of these customers."""
    head, *lines = path.read_text("gb18030").splitlines()
    return [head, *(line for line in lines if line.split(delimiter)[place] in known)]


def _renumbered(line: str, delimiter: str, place: int, someone: dict[str, Person]) -> str:
    cells = line.split(delimiter)
    if cells[place] in someone:
        cells[place] = someone[cells[place]].cons_no
    return delimiter.join(cells)


def _customers(path: Path, rows: Sequence[list[Any]], someone: dict[str, Person]) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("档案")
    heads = ("供电单位", "用户编号", "用户名称", "用电类别", "合同容量", "立户时间", "联系电话", "用电地址", "证件号码")
    for column, head in enumerate(heads):
        sheet.write(0, column, head)
    for number, row in enumerate(rows, start=1):
        person = someone.get(str(row[1]))
        if person:
            row = [row[0], person.cons_no, person.name, *row[3:6], person.mobile, person.address, person.card]  # noqa: PLW2901
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.save(str(path))


def _payments(path: Path, lines: Sequence[str], someone: dict[str, Person]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("缴费")
    for line in lines:
        sheet.append(_renumbered(line, "\t", 0, someone).split("\t"))
    book.save(path)


def forms(secret: str) -> tuple[bytes, ...]:
    """The bytes a text may turn into: in every encoding, and as XML and JSON write it in ASCII."""
    escaped = (secret.encode("ascii", "xmlcharrefreplace"), json.dumps(secret)[1:-1].encode())
    return (*(secret.encode(encoding) for encoding in ENCODINGS), *escaped)


@dataclass
class Search:
    """Looks for every secret in every form; zip and gzip members are looked into too."""

    secrets: Sequence[str]
    files: int = 0
    bytes: int = 0
    hits: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._patterns: dict[int, list[tuple[bytes, str]]] = {}
        for secret in self.secrets:
            for pattern in forms(secret):
                known = self._patterns.setdefault(int.from_bytes(pattern[:4], "little"), [])
                if (pattern, secret) not in known:
                    known.append((pattern, secret))
        self._starts = np.array(sorted(self._patterns), dtype=np.uint32)

    @property
    def found(self) -> set[str]:
        return set().union(*self.hits.values())

    def folder(self, folder: Path) -> None:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                self.file(path)

    def file(self, path: Path) -> None:
        self.content(str(path), path.read_bytes())
        self.content(f"{path} (its name)", str(path).encode())

    def content(self, where: str, content: bytes, depth: int = 0) -> None:
        self.files += 1
        self.bytes += len(content)
        if found := set(self._hits(content)):
            self.hits.setdefault(where, set()).update(found)
        if depth < _DEEPEST:
            for name, member in _members(content):
                self.content(f"{where}!{name}", member, depth + 1)

    def _hits(self, content: bytes) -> Iterator[str]:
        """Four bytes that begin a secret, seen at any place; then the whole of it."""
        for shift in range(4):
            words = (
                np.frombuffer(content, np.dtype("<u4"), (len(content) - shift) // 4, shift) if len(content) > shift + 3 else []
            )
            places = np.searchsorted(self._starts, words) if len(words) else np.array([], int)
            places[places == len(self._starts)] = 0
            for index in np.flatnonzero(self._starts[places] == words) if len(words) else ():
                at = int(index) * 4 + shift
                for pattern, secret in self._patterns[int(words[index])]:
                    if content.startswith(pattern, at):
                        yield secret


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    with suppress(zipfile.BadZipFile, OSError, EOFError):
        if content.startswith(b"\x1f\x8b"):
            yield "gzip", gzip.decompress(content)
        elif content.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    yield name, archive.read(name)


class Keeper:
    """Holds on to every file that appears under a folder, however shortly it lives, by a second name for its content."""

    def __init__(self, watched: Path, kept: Path) -> None:
        self._watched, self._kept = watched, kept
        self._known: set[tuple[int, int]] = set()
        kept.mkdir()

    def look(self) -> None:
        for parent, _folders, names in os.walk(self._watched):
            for name in names:
                path = Path(parent) / name
                with suppress(OSError):
                    status = path.stat()
                    if (status.st_dev, status.st_ino) not in self._known:
                        os.link(path, self._kept / f"{len(self._known)}-{name}")
                        self._known.add((status.st_dev, status.st_ino))
