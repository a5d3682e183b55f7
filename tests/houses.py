"""Real houses for tests: the program's own `build` on a temporary folder, with a standing clock and a cheap password cost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from desktop_app.bootstrap import build
from desktop_app.composition.settings import RESOURCES, Settings
from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.database import Secrets
from desktop_app.domain.roles import Session
from desktop_app.security.passwords import Cost
from desktop_app.services.house import House
from tests.fakes.clock import NOW, FrozenClock
from tests.fakes.secrets import NoSecrets
from tests.ready import copy_of

PASSWORD = "sample-2026"
USER = "王敏"
UNIT = "示例县供电公司"
SAMPLE = RESOURCES / "sample"
EXTRACTS = (SAMPLE / "客户档案.xlsx", SAMPLE / "电费台账.csv", SAMPLE / "缴费明细.csv")
AS_OF = dt.date(2005, 9, 30)
NO_SECRETS = NoSecrets()
CHEAP = Cost(time=1, memory_kib=8, lanes=1)


@dataclass(frozen=True, slots=True)
class Opened:
    """A house somebody is signed in to."""

    house: House
    session: Session


def house_in(folder: Path, secrets: Secrets = NO_SECRETS, now: dt.datetime = NOW) -> House:
    return build(Settings(folder, clock=FrozenClock(now), password_cost=CHEAP, secrets=secrets))


def opened_in(folder: Path, secrets: Secrets = NO_SECRETS) -> Opened:
    """A fresh workspace with its first administrator."""
    house = house_in(folder, secrets)
    return Opened(house, house.gate.create(UNIT, USER, PASSWORD, DeviceChoice.UNBOUND).session)


def signed_in(folder: Path, now: dt.datetime = NOW) -> Opened:
    """A house somebody comes back to."""
    house = house_in(folder, now=now)
    return Opened(house, house.gate.sign_in(USER, PASSWORD))


def founded_today(folder: Path, user: str = USER) -> Opened:
    """A fresh workspace by the PC's own clock, as commands have it: no password has run out, and its slots open cheaply."""
    house = build(Settings(folder, password_cost=CHEAP, secrets=NO_SECRETS))
    return Opened(house, house.gate.create(UNIT, user, PASSWORD, DeviceChoice.UNBOUND).session)


def imported_in(folder: Path, extracts: tuple[Path, ...] = EXTRACTS) -> Opened:
    """A workspace with extracts imported."""
    opened = opened_in(folder)
    check = opened.house.check_extracts(opened.session, extracts)
    opened.house.commit_import(opened.session, check.token)
    return opened


def sample_in(folder: Path) -> Opened:
    """A workspace with the shipped sample in it, as `imported_in` leaves it, for tests that change it."""
    copy_of("sample", folder, lambda place: imported_in(place).house.gate.sign_out())
    return signed_in(folder)
