"""A small office for tests that write, break and mend: forty customers, and two people who may act together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.roles import Role
from desktop_app.security.vault import SlotVault
from desktop_app.services.house import House
from tests.accounts import account
from tests.houses import CHEAP, PASSWORD, UNIT, USER, Opened, opened_in

SECOND = SecondPerson("李强", "second-2026")
HEADS = ("户号,户名,用电类别", "户号,电费年月,应收电费,发行日期,交费截止日", "户号,电费年月,收费时间,实收金额")


def extracts_in(folder: Path, number: int = 0, customers: int = 40) -> list[Path]:
    """Customers, bills and payments as CSV files; every number gives customers of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = [f"{number * 100_000 + index:010d}" for index in range(1, customers + 1)]
    month = dt.date(2026, 1, 1)
    people = [f"{cons},客户{cons},居民生活" for cons in numbers]
    bills = [f"{cons},{month:%Y%m},{100 + index}.50,2026-01-05,2026-01-25" for index, cons in enumerate(numbers)]
    paid = [f"{cons},{month:%Y%m},2026-01-20 10:00:00,{100 + index}.50" for index, cons in enumerate(numbers)]
    files = []
    for name, head, lines in zip(("客户", "电费", "缴费"), HEADS, (people, bills, paid), strict=True):
        path = folder / f"{name}-{number}.csv"
        path.write_text("\n".join((head, *lines)) + "\n", "utf-8")
        files.append(path)
    return files


def office_in(folder: Path, extracts: Path) -> Opened:
    """An office with one import and a second person."""
    opened = opened_in(folder)
    take_in(opened, extracts_in(extracts))
    add_second(opened.house)
    return opened


def take_in(opened: Opened, files: list[Path]) -> int:
    """Import files; gives the batch number."""
    check = opened.house.check_extracts(opened.session, files)
    return opened.house.commit_import(opened.session, check.token).batch.batch_id


def add_second(house: House) -> None:
    """An account with a key slot for the second person."""
    give_slot(house, SECOND.user, SECOND.password)
    with house.gate.workspace.begin() as work:
        work.users.keep(account(SECOND.user, Role.MANAGER))
        work.commit(AuditEntry(USER, "account.add", SECOND.user, {}))


def give_slot(house: House, user: str, password: str) -> None:
    vault = SlotVault(house.gate.folder, CHEAP)
    key = vault.unlock(USER, PASSWORD)
    vault._write({**vault._read(), user: vault._wrap(user, password, key)})


__all__ = ["PASSWORD", "SECOND", "UNIT", "USER", "add_second", "extracts_in", "give_slot", "office_in", "take_in"]
