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
from tests.fakes.clock import FrozenClock
from tests.fakes.secrets import NoSecrets

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


def house_in(folder: Path, secrets: Secrets = NO_SECRETS) -> House:
    return build(Settings(folder, clock=FrozenClock(), password_cost=CHEAP, secrets=secrets))


def opened_in(folder: Path, secrets: Secrets = NO_SECRETS) -> Opened:
    """A fresh workspace with its first administrator."""
    house = house_in(folder, secrets)
    return Opened(house, house.gate.create(UNIT, USER, PASSWORD, DeviceChoice.UNBOUND).session)


def imported_in(folder: Path, extracts: tuple[Path, ...] = EXTRACTS) -> Opened:
    """A workspace with extracts imported."""
    opened = opened_in(folder)
    check = opened.house.check_extracts(opened.session, extracts)
    opened.house.commit_import(opened.session, check.token)
    return opened
