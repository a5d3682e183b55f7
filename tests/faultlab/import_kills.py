"""Imports and their undoing killed at random moments of every part of the way: run as a program, one JSON line per kill.

python -m tests.faultlab.import_kills FOLDER COUNT SEED
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.ledger import Fingerprint
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Silent
from tests.faultlab.forks import Say, in_child
from tests.houses import PASSWORD, USER, house_in
from tests.offices import history_in, office_in

PHASES = ("reading", "checking", "backing up", "committing", "undoing")
STAGES = {
    "importing.stage.read": "reading",
    "importing.stage.check": "checking",
    "import.stage.commit": "committing",
    "import.stage.seal": "committing",
    "undo.stage.remove": "undoing",
}
"""What the program tells a person at work, and which part of the way it is."""
CUSTOMERS, MONTHS = 1500, 8


class Telling(Silent):
    """Says where the work is, so that the parent knows what it kills; `took` has the seconds of every part."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._now, self._since = "opening", time.monotonic()
        self.took: dict[str, float] = {}

    def stage(self, message: Message, number: int, count: int) -> None:
        self.enter(STAGES.get(message.key, self._now))

    def enter(self, phase: str) -> None:
        if phase != self._now:
            now = time.monotonic()
            self.took[self._now] = now - self._since
            self._now, self._since = phase, now
            self._say(phase)


@dataclass(frozen=True, slots=True)
class Way:
    """The way of an import, in and out again, over and over until it is killed; `once` says how long each part takes."""

    folder: Path
    once: bool = False

    def __call__(self, say: Say) -> None:
        house = house_in(self.folder / "workspace")
        session, telling = house.gate.sign_in(USER, PASSWORD), Telling(say)
        files = sorted((self.folder / "more").glob("*.csv"))
        while True:
            check = house.check_extracts(session, files, telling)
            telling.enter("backing up")
            number = house.commit_import(session, check.token, telling).batch.batch_id
            telling.enter("committed")
            house.undo_import(session, number, "核对后撤销", None, telling)
            telling.enter("undone")
            if self.once:
                house.gate.sign_out()
                say(telling.took)
                return


def look(folder: Path, say: Say) -> None:
    """What a person finds at the next start."""
    house = house_in(folder / "workspace")
    session = house.gate.sign_in(USER, PASSWORD)
    wrong = [
        fact.name for fact in house.verify_workspace(session).facts if not fact.well and fact.message.key != "check.no_backup"
    ]
    with house.gate.workspace.begin() as work:
        held, batches = work.ledger.fingerprint(), work.ledger.batches()
        undone = {one.batch_id for one in work.past.undone()}
    in_use = [batch for batch in batches if batch.batch_id not in undone]
    left = [path.name for path in (folder / "workspace" / "scratch").iterdir()]
    genuine = house.verify_trail(session).genuine
    house.gate.sign_out()
    say({"rows": rows_of(held), "sha256": held.sha256, "batches": len(in_use), "wrong": wrong, "trail": genuine, "left": left})


def rows_of(held: Fingerprint) -> int:
    return held.customers + held.bills + held.payments


def prepared(folder: Path) -> tuple[dict[str, Any], dict[str, Any], dict[str, float]]:
    """A closed office to copy, as `look` finds it without the import and with it, and how long each part of the way takes."""
    base = folder / "base"

    def make(_say: Say) -> None:
        office_in(base / "workspace", folder / "extracts").house.gate.sign_out()
        history_in(base / "more", CUSTOMERS, MONTHS)

    def take(_say: Say) -> None:
        house = house_in(folder / "with" / "workspace")
        session = house.gate.sign_in(USER, PASSWORD)
        house.commit_import(session, house.check_extracts(session, sorted((base / "more").glob("*.csv"))).token)
        house.gate.sign_out()

    _done(make)
    for name in ("with", "timed"):
        shutil.copytree(base, folder / name)
    _done(take)
    took = _done(Way(folder / "timed", once=True))
    without, with_it = (_done(lambda say, name=name: look(folder / name, say)) for name in ("base", "with"))
    return without, with_it, took


def _done(work: Callable[[Say], None]) -> Any:
    """The last word of work that is not killed."""
    ended = in_child(work)
    assert not ended.signal, ended
    assert not [line for line in ended.said if isinstance(line, dict) and "bug" in line], ended.said
    return ended.said[-1] if ended.said else None


def outcome(found: dict[str, Any], without: dict[str, Any], with_it: dict[str, Any]) -> str:
    """All of the batch, or none of it; anything else by its counts."""
    for name, whole in (("none", without), ("all", with_it)):
        if (found["rows"], found["sha256"], found["batches"]) == (whole["rows"], whole["sha256"], whole["batches"]):
            return name
    return f"{found['rows']} rows in {found['batches']} batches"


def may_be(phase: str) -> tuple[str, ...]:
    """What may be found after a kill in a phase: what was said to be done is done."""
    return {"committing": ("none", "all"), "committed": ("all",), "undoing": ("all", "none")}.get(phase, ("none",))


def main(folder: Path, count: int, seed: int) -> None:
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    without, with_it, took = prepared(folder)
    for number in range(count):
        place = folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder / "base", place)
        aim = PHASES[number % len(PHASES)]
        moment = took[aim] * draw.uniform(0.0, 1.2)
        ended = in_child(Way(place), kill_after=moment, since=aim)
        bugs = [line for line in ended.said if isinstance(line, dict)]
        after = in_child(lambda say, place=place: look(place, say))
        found = after.said[-1] if after.said else {"bug": f"signal {after.signal}"}
        phase = next((line for line in reversed(ended.said) if isinstance(line, str)), "opening")
        fact = {"after": round(moment, 3), "signal": ended.signal, "phase": phase, "bugs": bugs}
        known = outcome(found, without, with_it) if "bug" not in found else str(found["bug"])
        print(json.dumps({**fact, **found, "outcome": known, "expected": known in may_be(phase)}), flush=True)  # noqa: T201


def is_whole(kill: dict[str, Any]) -> bool:
    """Killed at work, and afterwards: opens, finds nothing wrong, leaves nothing lying, holds all of the batch or none."""
    sound = kill["signal"] == 9 and not kill["bugs"] and not kill.get("bug")
    return sound and kill["expected"] and kill["trail"] and not kill["wrong"] and not kill["left"]


def table(kills: Sequence[dict[str, Any]]) -> str:
    """Kills by the phase they fell into, one line each: how many, how many found the store whole, and what was in it."""
    lines = []
    for phase in (*PHASES[:-1], "committed", PHASES[-1], "undone"):
        here = [kill for kill in kills if kill["phase"] == phase]
        held = ", ".join(f"{number} x {name}" for name, number in sorted(Counter(kill["outcome"] for kill in here).items()))
        lines.append(f"    {phase:12s} {len(here):3d} kills, {sum(map(is_whole, here)):3d} whole; of the batch: {held or '--'}")
    return "\n".join(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3]))
