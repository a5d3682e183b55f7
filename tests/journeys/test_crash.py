"""The power goes while an import is being written: the store is as it was before."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.services.house import House
from tests.houses import PASSWORD, USER, house_in, opened_in

PROGRAM = """
import os, signal, sys
from pathlib import Path
from desktop_app.domain.progress import Silent
from tests.houses import EXTRACTS, PASSWORD, USER, house_in

class Dying(Silent):
    now = ""
    def stage(self, message, number, count):
        self.now = f"{message.key}:{number}"
    def check(self):
        if self.now == sys.argv[2]:
            os.kill(os.getpid(), signal.SIGKILL)

house = house_in(Path(sys.argv[1]))
session = house.gate.sign_in(USER, PASSWORD)
progress = Dying()
check = house.check_extracts(session, EXTRACTS, progress)
house.commit_import(session, check.token, progress)
"""


@pytest.mark.parametrize(
    "moment", ["importing.stage.read:2", "import.stage.commit:1", "import.stage.commit:3", "import.stage.seal:4"]
)
def test_that_a_kill_at_any_stage_leaves_the_store_as_before(tmp_path: Path, moment: str) -> None:
    opened = opened_in(tmp_path)
    opened.house.gate.sign_out()
    opened.house.gate.sign_in(USER, PASSWORD)
    before = ledger_of(opened.house)
    opened.house.gate.sign_out()
    died = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path), moment], check=False, capture_output=True, text=True)
    assert died.returncode == -signal.SIGKILL, died.stderr
    house = house_in(tmp_path)
    session = house.gate.sign_in(USER, PASSWORD)
    assert ledger_of(house) == before
    assert house.verify_trail(session).genuine
    assert list((tmp_path / "scratch").iterdir()) == []
    house.gate.sign_out()


def ledger_of(house: House) -> str:
    """The content of the canonical tables; the signing in itself is recorded elsewhere."""
    with house.gate.workspace.begin() as work:
        return work.ledger.fingerprint().sha256
