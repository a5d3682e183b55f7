"""Rows of a table that are no data (blank lines, totals, signatures, repeated headers), and what a total row claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Staging
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing import casts
from desktop_app.importing.facts import Oddity
from desktop_app.importing.kept import cells_of, unpacked
from desktop_app.importing.names import plain, unit_power
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sql import any_of, cleaned, literal, narrowed
from desktop_app.importing.staged import StagedFile

TOTAL, SUBTOTAL, BLANK, FOOTER, HEADER = "total", "subtotal", "blank", "footer", "header"

_GAP = r"[\s\x{3000}]*"
_TOTAL_WORDS = "(" + "|".join(_GAP.join(word) for word in ("合计", "总计", "小计", "汇总", "累计", "共计", "total")) + ")"
_TOTAL_CELL = rf"{_GAP}{_TOTAL_WORDS}{_GAP}[:：]?{_GAP}"
_TOTAL_START = rf"[(（\[]?(本页|本月|全部|页)?{_TOTAL_WORDS}[\s\S]*"
_PART_OF_A_TOTAL = rf"小{_GAP}计|本页"
_FOOTER_START = (
    r"(制表|制单|填表|签字|签名|签章|盖章|审核|复核|打印|导出|统计时间|经办|负责人|备注[:：]|注[:：]|说明[:：]|第\d+页"
    r"|(填报|编制|审批|核算|统计|主管|(部门|单位)负责)[^:：]{0,6}[:：]|[^:：]{1,12}[(（]?(签字|签名|签章|盖章)[)）]?[:：])[\s\S]*"
)
_LOOKS_LIKE_AN_ID = r"[0-9A-Za-z_-]{4,}|\d(\.\d+)?[eE]\+?\d{1,3}"
_CUSTOMERS = re.compile(r"(\d[\d,]*)户(?!次)")
_ROWS = re.compile(r"(\d[\d,]*)(?:条|行|笔)")
_YUAN = re.compile(r"(-?[\d,]+(?:\.\d+)?)元")
_FIRST_CELLS = 3
_SHORTEST_ID = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """What the file's own last total row says: customers, rows, or the sum of the control amount."""

    row_no: int
    customers: int | None
    rows: int | None
    amount: Money | None


def role_sql(plan: FilePlan, dictionary: Dictionary) -> str:
    """What a row is that is no data; NULL for data, as every row with something like a customer number is."""
    key = plan.file.column_of(plan.kind.key[0])
    if key is not None and _all_data(plan, key):
        return "CAST(NULL AS VARCHAR)"
    id_text = narrowed(cleaned(f"c{key.index}")) if key else "NULL"
    header_text = literal(key.header.strip()) if key else "''"
    lead = _lead(plan, dictionary)
    return (
        f"CASE WHEN {lead} IS NULL THEN '{BLANK}' WHEN trim(c{key.index if key else 0}) = {header_text} THEN '{HEADER}' "
        f"WHEN regexp_full_match({id_text}, '{_LOOKS_LIKE_AN_ID}') THEN NULL "
        f"WHEN {_starts_with_a_total(plan, dictionary)} OR regexp_full_match(lower({lead}), '{_TOTAL_START}') "
        f"THEN CASE WHEN regexp_matches({lead}, '{_PART_OF_A_TOTAL}') THEN '{SUBTOTAL}' ELSE '{TOTAL}' END "
        f"WHEN regexp_full_match({lead}, '{_FOOTER_START}') THEN '{FOOTER}' END"
    )


def _all_data(plan: FilePlan, key: MappedColumn) -> bool:
    """Every row of the chunk has a customer number, and none repeats the header."""
    facts = next((field.facts for field in plan.fields if field.index == key.index), None)
    return (
        facts is not None
        and facts.shortest >= _SHORTEST_ID
        and not any(facts.may_hold(oddity) for oddity in (Oddity.NOTHING, Oddity.NO_ID, Oddity.WIDE))
        and key.header.strip().encode() not in facts.data
    )


def _read_columns(plan: FilePlan, dictionary: Dictionary) -> list[MappedColumn]:
    ignored = {plain(name) for name in dictionary.ignored}
    return [column for column in plan.file.columns if column.field_ids or plain(column.header) not in ignored]


def _lead(plan: FilePlan, dictionary: Dictionary) -> str:
    """The first cell of a row that holds anything."""
    cells = [cleaned(f"c{column.index}") for column in _read_columns(plan, dictionary)]
    return f"coalesce({', '.join((*cells, cleaned('extra')))})"


def _starts_with_a_total(plan: FilePlan, dictionary: Dictionary) -> str:
    first = _read_columns(plan, dictionary)[:_FIRST_CELLS]
    total = any_of(f"regexp_full_match(lower(c{column.index}), '{_TOTAL_CELL}')" for column in first)
    return f"coalesce({total}, false)"


def counts(staging: Staging, file: StagedFile) -> dict[str, tuple[int, list[int]]]:
    """For each role present, totals of a page or group among the totals: how many rows, and the first few of them."""
    role = f"CASE role WHEN '{SUBTOTAL}' THEN '{TOTAL}' ELSE role END"
    found = staging.query(
        f"SELECT {role} AS kind, count(*) AS n, min(row_no, 5) AS first FROM {file.rows} "
        "WHERE role IS NOT NULL GROUP BY kind ORDER BY kind"
    )
    columns = [found.column(name).to_pylist() for name in ("kind", "n", "first")]
    return {role: (n, first) for role, n, first in zip(*columns, strict=True)}


def row_numbers(staging: Staging, rows: str) -> Any:
    """Of the rows that are told as totals, signatures or repeated headers; blank ones have nothing to tell."""
    found = staging.query(f"SELECT row_no FROM {rows} WHERE role <> '{BLANK}' ORDER BY row_no")
    return found.column("row_no")


def claim(staging: Staging, plan: FilePlan, dictionary: Dictionary) -> Claim | None:
    """The last total row's figures, None where the file has no total of the whole."""
    file = plan.file
    last = staging.query(f"SELECT max(row_no) AS row_no FROM {file.rows} WHERE role = '{TOTAL}'").column("row_no")
    found = next(unpacked(staging, file.rows, last.drop_null()), None)
    if found is None:
        return None
    row_no = found.column("row_no").to_pylist()[0]
    texts = cells_of(found, file.columns)[0]
    said = plain(" ".join(text.replace(" ", "") for text in texts).replace(" ", "|"))
    return Claim(row_no, _count(_CUSTOMERS, said), _count(_ROWS, said), _amount(plan, texts, said, dictionary))


def _count(pattern: re.Pattern[str], said: str) -> int | None:
    match = pattern.search(said)
    return int(match[1].replace(",", "")) if match else None


def _amount(plan: FilePlan, texts: Sequence[str], said: str, dictionary: Dictionary) -> Money | None:
    """The figure under the control amount's header, else one followed by 元."""
    column = plan.file.column_of(plan.kind.total) if plan.kind.total else None
    if column is None:
        return None
    power = unit_power(column.header, dictionary) or 0
    match = _YUAN.search(said)
    return _money(plain(texts[column.index]), power) or (_money(match[1], 0) if match else None)


def _money(text: str, power: int) -> Money | None:
    digits = text.strip("¥元").replace(",", "")
    if not re.fullmatch(casts.PLAIN_AMOUNT, digits):
        return None
    try:
        return Money.from_yuan(Decimal(digits).scaleb(power))
    except ValueError:
        return None
