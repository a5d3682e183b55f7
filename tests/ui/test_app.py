"""Running the whole desktop, and taking its pictures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Role
from desktop_app.ui.app import screenshots
from tests.fakes.house import as_house, fake_house

DOOR = ("login", "first-start-1", "first-start-2", "first-start-3")
SCREENS = ("home", "data", "quality", "worklist", "analysis", "reports", "accounts", "backup")
INTAKE = ("mapping", "check", "database-tables", "database", "templates", "merging", "history", "undo", "rules", "inbox")
COVERED = ("matrix", "restore-preview", "second-person", "lock")
ROOT = Path(__file__).resolve().parents[2]
SIGN_IN_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.domain.roles import Role
from desktop_app.ui.app import run
from desktop_app.ui.desktop import application
from tests.fakes.house import as_house, fake_house

app = application()

def look():
    for window in app.topLevelWidgets():
        if window.objectName() == "login-window" and window.isVisible():
            window.form.fields["user"].setText("王敏")
            window.form.fields["password"].setText("office2026")
            window.form.send.click()
        if window.objectName() == "main-window" and window.isVisible():
            window.close()

timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
fake = fake_house()
code = run(as_house(fake), Path(sys.argv[1]))
print("signed out", fake.gate.signed_out, "code", code)
"""


def test_that_the_desktop_runs_from_door_to_close_and_leaves_only_its_settings(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", SIGN_IN_AND_CLOSE, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert "signed out 1 code 0" in done.stdout, done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["window.ini"]


def test_that_every_screen_is_pictured_in_both_languages(qtbot: QtBot, tmp_path: Path) -> None:
    fake = fake_house()
    session = fake.gate.sign_in("王敏", "office2026")
    extracts = (tmp_path / "客户.xlsx", tmp_path / "账单.csv")
    for path in extracts:
        path.write_bytes(b"rows")
    pictures = screenshots(as_house(fake), session, tmp_path, extracts=extracts)
    names = [f"{place}-{language}.png" for language in ("zh", "en") for place in (*DOOR, *INTAKE, *SCREENS, *COVERED)]
    assert [path.name for path in pictures] == [*names, "audit-zh.png", "audit-en.png"]
    for place in (*SCREENS, *INTAKE, *COVERED, "audit"):
        one, other = (QImage(str(tmp_path / f"{place}-{language}.png")) for language in ("zh", "en"))
        assert (one.width(), one.height()) == (other.width(), other.height()) == (1366, 768)
        assert one != other
    assert [account.role for account in fake.accounts].count(Role.AUDIT_ADMIN) == 1
    assert fake.gate.signed_out == 1
    assert fake.discarded == ["token-1", "token-1"]
