"""A short journey over a disk whose n-th write fails: run as a program with the failing disk preloaded, one JSON line per case.

LD_PRELOAD=failing_disk.so python -m tests.faultlab.disk FOLDER ERRNO FIRST STEP LAST
"""

from __future__ import annotations

import ctypes
import errno
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import UserFacingError
from desktop_app.services.house import House
from tests.faultlab.forks import Say, in_child
from tests.houses import PASSWORD, USER, Opened, house_in
from tests.offices import extracts_in, office_in, take_in

SHIM = ctypes.CDLL(None)
STAYS = {errno.ENOSPC, errno.EROFS}
"""A full disk stays full and a read-only one read-only; a bad sector or a scanner's lock is met once."""


def prepared(folder: Path) -> Path:
    """A closed office that every case starts from a copy of."""
    base = folder / "base"

    def make(_say: Say) -> None:
        office_in(base, folder / "extracts").house.gate.sign_out()
        extracts_in(folder / "more", 1)

    in_child(make)
    return base


def journey(house: House, folder: Path, say: Say) -> None:
    """Sign in, import, back up, pack, sign out; every finished step is said."""
    opened = Opened(house, house.gate.sign_in(USER, PASSWORD))
    say("sign_in")
    take_in(opened, sorted((folder.parent / "more").glob("*.csv"), reverse=True))
    say("import")
    made = house.back_up(opened.session)
    say({"backup": str(made.path)})
    house.pack_data(opened.session, folder / "office.pdpack", PASSWORD, "another PC")
    say("pack")
    house.gate.sign_out()
    say("sign_out")


def case(folder: Path, number: int, error: int) -> dict[str, Any]:
    """One journey with one failure, and the store looked at afterwards on a whole disk."""
    place = folder / "case"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    shutil.copytree(folder / "base", place / "workspace")

    def fail(say: Say) -> None:
        house = house_in(place / "workspace")
        SHIM.fault_arm(str(place).encode(), ctypes.c_long(number), error, int(error in STAYS))
        try:
            journey(house, place, say)
        except UserFacingError as refusal:
            say({"sentence": refusal.message.key})
        SHIM.fault_disarm()
        say({"seen": SHIM.fault_seen(), "hits": SHIM.fault_hits()})

    ended = in_child(fail)
    after = in_child(lambda say: look(place / "workspace", ended.said, say))
    return {"n": number, "signal": ended.signal, "said": ended.said, "after": after.said, "after_signal": after.signal}


def look(folder: Path, said: list[Any], say: Say) -> None:
    """Open on a whole disk: nothing that was said to be done is missing, all of it reads, the trail holds."""
    house = house_in(folder)
    session = house.gate.sign_in(USER, PASSWORD)
    with house.gate.workspace.begin() as work:
        held = work.ledger.fingerprint()
    rows = (held.customers, held.bills, held.payments)
    say({"rows": rows, "complete": rows == (80, 80, 80) or ("import" not in said and rows == (40, 40, 40))})
    checkup = house.verify_workspace(session)
    say({"wrong": [fact.name for fact in checkup.facts if not fact.well and fact.message.key != "check.no_backup"]})
    promised = [line["backup"] for line in said if isinstance(line, dict) and "backup" in line]
    for info in house.list_backups(session):
        house.preview_restore(session, info.path)
    say({"backups": all(Path(path).exists() for path in promised)})
    house.gate.sign_out()
    say("whole")


def main(folder: Path, error: int, first: int, step: int, last: int) -> None:
    if not (folder / "base").exists():
        prepared(folder)
    number = first
    while last == 0 or number <= last:
        found = case(folder, number, error)
        print(json.dumps(found), flush=True)  # noqa: T201 - the program's answer
        counts = [line for line in found["said"] if isinstance(line, dict) and "seen" in line]
        if counts and counts[-1]["hits"] == 0:
            return  # the journey makes fewer writes than that
        number += step


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), *(int(argument) for argument in sys.argv[2:6]))
