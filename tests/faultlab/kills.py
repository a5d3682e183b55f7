"""Mixed work killed at random moments: run as a program, one JSON line per kill.

python -m tests.faultlab.kills FOLDER COUNT SEED LONGEST
"""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.bootstrap import build
from desktop_app.composition.settings import Settings
from desktop_app.domain.errors import UserFacingError, WorkspaceError
from desktop_app.domain.risk import Band, ScoreParameters
from desktop_app.services.house import House
from tests.faultlab.forks import Say, in_child
from tests.houses import CHEAP, PASSWORD, USER, Opened
from tests.offices import SECOND, extracts_in, long_office_in, old_office_in, take_in

KILLS_PER_OFFICE = 15
AS_OF = dt.date(2025, 12, 31)
QUICK = ScoreParameters(training_snapshots=3)


def house_of(folder: Path) -> House:
    """With the PC's own clock: killed work is not done again at a standing moment."""
    return build(Settings(folder, password_cost=CHEAP, parameters=QUICK))


@dataclass
class Promises:
    """What the killed children said was done, since the office was made."""

    batches: list[int] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    overrides: int = 0
    migrated: bool = False
    passwords: tuple[str, ...] = (PASSWORD,)
    done: dict[str, int] = field(default_factory=dict)

    def hear(self, said: list[Any]) -> None:
        self.migrated = False
        for line in said:
            match line:
                case {"batch": number}:
                    self.batches.append(number)
                case {"run": number}:
                    self.runs.append(number)
                case {"override": _}:
                    self.overrides += 1
                case {"migrated": _}:
                    self.migrated = True
                case {"changing": word}:
                    self.passwords = (*self.passwords[-1:], word)
                case {"changed": word}:
                    self.passwords = (word,)
            if isinstance(line, dict):
                self.done |= {name: self.done.get(name, 0) + 1 for name in line}


@dataclass
class Worker:
    """What a child does, in an order of its own, until it is killed. Each piece is said when it is finished."""

    folder: Path
    password: str
    say: Say
    draw: random.Random

    def __call__(self) -> None:
        self.say("ready")
        house = house_of(self.folder / "workspace")
        self.opened = Opened(house, house.gate.sign_in(USER, self.password))
        works: list[Callable[[], None]] = [
            self.take, self.take, self.score, self.override, self.back_up, self.restore, self.migrate, self.change_password,
        ]  # fmt: skip
        while True:
            self.draw.shuffle(works)
            for work in works:
                work()

    def take(self) -> None:
        files = extracts_in(self.folder / "more", self.draw.randrange(10, 90_000), 20)
        self.say({"batch": take_in(self.opened, files)})

    def score(self) -> None:
        self.say({"run": self.opened.house.score_customers(self.opened.session, AS_OF).run.run_id})

    def override(self) -> None:
        """Another grade than the one that holds, asked for by one and confirmed by another."""
        for band in (Band.HIGH, Band.LOW):
            try:
                self.opened.house.override_band(self.opened.session, "0000000001", band, "现场核实，情况属实", SECOND)
            except UserFacingError as refusal:
                if refusal.message.key not in {"score.none_yet", "override.same"}:
                    raise
            else:
                self.say({"override": 1})

    def back_up(self) -> None:
        self.say({"backup": str(self.opened.house.back_up(self.opened.session).path)})

    def restore(self) -> None:
        """What was backed up just before comes back: no promise may go with it."""
        house, session = self.opened.house, self.opened.session
        made = house.back_up(session)
        house.restore(session, made.path, SECOND)
        self.say({"restored": str(made.path)})

    def migrate(self) -> None:
        """A store of the first schema, opened for the first time by this program."""
        old, draft = self.folder / "old", self.folder / "old.draft"
        for place in (old, draft):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder.parent / "old", draft)
        draft.rename(old)
        house = house_of(old)
        house.gate.sign_in(USER, PASSWORD)
        house.gate.sign_out()
        self.say({"migrated": 1})

    def change_password(self) -> None:
        new = f"Changed-{self.draw.randrange(1_000_000):06d}-xY"
        self.say({"changing": new})
        self.opened.house.change_password(self.opened.session, self.password, new)
        self.password = new
        self.say({"changed": new})


def look(folder: Path, promised: Promises, say: Say) -> None:
    """What a person would find at the next start."""
    house = house_of(folder / "workspace")
    session, password = _signed_in(house, promised.passwords)
    checkup = house.verify_workspace(session)
    wrong = [fact.name for fact in checkup.facts if not fact.well and fact.message.key != "check.no_backup"]
    with house.gate.workspace.begin() as work:
        batches = {batch.batch_id: batch.rows for batch in work.ledger.batches()}
        missing = [number for number in promised.batches if batches.get(number) != 60]
        missing_runs = [number for number in promised.runs if work.runs.get(number) is None]
        overrides = sum(row.action == "risk.override" and row.result == "done" for row in work.audit.rows())
    trail = house.verify_trail(session).genuine
    house.gate.sign_out()
    old = _old_store(folder / "old", promised.migrated)
    lost = missing + missing_runs + (["override"] if overrides < promised.overrides else [])
    say(
        {
            "password": password,
            "wrong": wrong,
            "lost": lost,
            "trail": trail,
            "old": old,
            "batches": len(batches),
            "overrides": overrides,
        }
    )


def _signed_in(house: House, passwords: tuple[str, ...]) -> tuple[Any, str]:
    """With the password promised last, or either while a change was under way."""
    for password in passwords[:-1]:
        try:
            return house.gate.sign_in(USER, password), password
        except WorkspaceError:
            continue
    return house.gate.sign_in(USER, passwords[-1]), passwords[-1]


def _old_store(folder: Path, migrated: bool) -> str:
    """The store of the first schema: brought up to date or as it was, its backup of before whole."""
    if not folder.exists():
        return "none"
    house = house_of(folder)
    session = house.gate.sign_in(USER, PASSWORD)
    whys = [info.why for info in house.list_backups(session)]
    assert "upgrade" in whys, "no backup was made before the upgrade"
    for info in house.list_backups(session):
        house.preview_restore(session, info.path)
    wrong = [fact.name for fact in house.verify_workspace(session).facts if not fact.well and fact.name != "backups"]
    house.gate.sign_out()
    return f"wrong: {wrong}" if wrong else "whole"


def fresh(folder: Path) -> None:
    """An office and an old store, made anew."""
    shutil.rmtree(folder, ignore_errors=True)

    def make(_say: Say) -> None:
        long_office_in(house_of(folder / "workspace"), folder / "extracts").house.gate.sign_out()
        if not (folder.parent / "old").exists():
            old_office_in(folder.parent / "old", dt.datetime.now())

    made = in_child(make)
    assert not made.said, made.said


def main(folder: Path, count: int, seed: int, longest_s: float) -> None:
    draw, promised = random.Random(seed), Promises()
    for number in range(count):
        if number % KILLS_PER_OFFICE == 0:
            fresh(folder / "office")
            promised = Promises()
        promised.done = {}
        worker_seed, moment = draw.randrange(1 << 30), draw.uniform(0.0, longest_s)
        password = promised.passwords[-1]

        def work(say: Say, password: str = password, worker_seed: int = worker_seed) -> None:
            Worker(folder / "office", password, say, random.Random(worker_seed))()

        ended = in_child(work, kill_after=moment)
        promised.hear(ended.said)
        kept = promised
        after = in_child(lambda say, kept=kept: look(folder / "office", kept, say))
        found = after.said[-1] if after.said else {"bug": f"signal {after.signal}"}
        if "password" in found:
            promised.passwords = (found["password"],)
        told = [line for line in ended.said if isinstance(line, dict) and "bug" in line]
        fact = {"kill": number, "at": round(moment, 2), "signal": ended.signal, "done": promised.done, "bugs": told, **found}
        print(json.dumps(fact), flush=True)  # noqa: T201 - the program's answer


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
