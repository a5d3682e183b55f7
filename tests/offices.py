"""A small office for tests that write, break and mend: forty customers, and two people who may act together."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.month import Month
from desktop_app.domain.roles import Role
from desktop_app.services.house import House
from desktop_app.storage.database import connect, disconnect
from desktop_app.storage.migrations import m0001_ledger
from tests.accounts import account
from tests.houses import PASSWORD, UNIT, USER, Opened, opened_in, signed_in
from tests.ready import copy_of

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
    return _written(folder, str(number), (people, bills, paid))


def history_in(folder: Path, customers: int = 400, months: int = 14) -> list[Path]:
    """A year and more of bills, every third customer late now and then: enough to learn a card from."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = [f"{index:010d}" for index in range(1, customers + 1)]
    first = Month(2026, 1).plus(1 - months)
    bills, paid = [], []
    for ago in range(months):
        month = first.plus(ago)
        due = month.first_day + dt.timedelta(days=24)
        for index, cons in enumerate(numbers):
            amount = f"{80 + 7 * (index % 11)}.{ago:02d}"
            late = index % 3 == 0 and (index + ago) % 4 == 0
            bills.append(f"{cons},{month.year}{month.number:02d},{amount},{month.first_day + dt.timedelta(days=4)},{due}")
            if not (late and index % 6 == 0):
                day = due + dt.timedelta(days=40 if late else -3)
                paid.append(f"{cons},{month.year}{month.number:02d},{day} 10:00:00,{amount}")
    people = [f"{cons},客户{cons},居民生活" for cons in numbers]
    return _written(folder, "history", (people, bills, paid))


def _written(folder: Path, name: str, tables: tuple[list[str], ...]) -> list[Path]:
    files = []
    for kind, head, lines in zip(("客户", "电费", "缴费"), HEADS, tables, strict=True):
        path = folder / f"{kind}-{name}.csv"
        path.write_text("\n".join((head, *lines)) + "\n", "utf-8")
        files.append(path)
    return files


def office_in(folder: Path, extracts: Path) -> Opened:
    """An office with one import and a second person."""
    files = extracts_in(extracts)

    def make(place: Path) -> None:
        opened = opened_in(place)
        take_in(opened, files)
        add_second(opened.house)
        opened.house.gate.sign_out()

    copy_of("office", folder, make)
    return signed_in(folder)


def long_office_in(house: House, extracts: Path) -> Opened:
    """An office whose customers can be scored, in an empty house."""
    opened = Opened(house, house.gate.create(UNIT, USER, PASSWORD, DeviceChoice.UNBOUND).session)
    take_in(opened, history_in(extracts))
    add_second(opened.house)
    return opened


def old_office_in(folder: Path, made_at: dt.datetime = dt.datetime(2026, 1, 5, 9)) -> None:
    """A closed workspace as the first program left it: schema 1, one user, no second schema's tables."""
    house = opened_in(folder).house
    key = house.gate.workspace.key
    house.gate.sign_out()
    for path in folder.glob("ledger.duckdb*"):
        path.unlink()
    connection = connect(folder, key)
    connection.execute("USE ws")
    connection.execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
    for statement in m0001_ledger.STATEMENTS:
        connection.execute(statement)
    connection.execute("INSERT INTO schema_version VALUES (1)")
    connection.execute("INSERT INTO workspace VALUES (?, ?)", [UNIT, made_at])
    connection.execute("INSERT INTO app_user VALUES (?, 'founder', ?)", [USER, made_at])
    disconnect(connection)


def take_in(opened: Opened, files: list[Path]) -> int:
    """Import files; gives the batch number."""
    check = opened.house.check_extracts(opened.session, files)
    return opened.house.commit_import(opened.session, check.token).batch.batch_id


def add_second(house: House) -> None:
    """An account with a key slot for the second person."""
    give_slot(house, SECOND.user, SECOND.password)
    with house.gate.workspace.begin() as work:
        work.users.keep(replace(account(SECOND.user, Role.MANAGER), password_changed_at=house.clock.now()))
        work.commit(AuditEntry(USER, "account.add", SECOND.user, {}))


def give_slot(house: House, user: str, password: str) -> None:
    """As an administrator would."""
    house.gate.vault.add(user, password, house.gate.workspace.key)
