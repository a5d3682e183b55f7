"""Accounts on the command line: from an office of one to three administrators, and back in with the printed code."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from desktop_app.bootstrap import build
from desktop_app.cli import app
from desktop_app.cli.context import Front
from desktop_app.composition.settings import RESOURCES, Settings
from desktop_app.domain.roles import Session
from desktop_app.domain.texts import Texts
from desktop_app.services.house import House
from tests.fakes.device import NoDevice
from tests.houses import CHEAP
from tests.journeys.test_command_line import Said

OWN, FIRST, MINE = "Founder-2026", "Initial-2026", "My-own-pass-1"
VARIABLES = ("PASSWORD", "NEW_PASSWORD", "SECOND_PASSWORD", "RECOVERY_CODE", "CODE")
Powerdesk = Callable[..., Said]


def house(folder: Path | None, language: str) -> House:
    assert folder is not None
    return build(Settings(folder, language, password_cost=CHEAP, device=NoDevice()))


def nothing_shown(_house: House, _session: Session, _pictures: Path, _extracts: Sequence[Path]) -> list[Path]:
    return []


@pytest.fixture
def powerdesk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Powerdesk:
    """The program's own verbs in this process, on a PC without a keyring and with a cheap password cost."""

    def run(workspace: Path, *arguments: str, user: str = "admin", **secrets: str) -> Said:
        for name in VARIABLES:
            monkeypatch.delenv(f"POWERDESK_{name}", raising=False)
        for name, value in {"password": OWN, **secrets}.items():
            monkeypatch.setenv(f"POWERDESK_{name.upper()}", value)
        whole = [*arguments, "--workspace", str(workspace), "--user", user]
        code = app.run(whole, Front(house, nothing_shown), Texts.load(RESOURCES / "texts"))
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


def test_that_without_a_keyring_somebody_has_to_decide(powerdesk: Powerdesk, tmp_path: Path) -> None:
    said = powerdesk(tmp_path / "new", "init")
    assert (said.code, said.out) == (1, "")
    assert "密钥库" in said.err
    assert "--no-device-bound" in said.err
    assert not (tmp_path / "new").exists()


def test_the_way_from_one_person_to_separated_duties_and_back_in_by_the_code(powerdesk: Powerdesk, tmp_path: Path) -> None:
    said = powerdesk(tmp_path, "init", "--no-device-bound", "--json")
    assert said.code == 0, said.err
    code = json.loads(said.out)["recovery_code"]
    for user, role in (("sys", "system_admin"), ("sec", "security_admin"), ("aud", "audit_admin")):
        said = powerdesk(tmp_path, "account", "add", user, "--person", f"no-{user}", "--role", role, new_password=FIRST)
        assert said.code == 0, said.err
    assert powerdesk(tmp_path, "account", "list").code == 1, "the founder's right has ended"
    said = powerdesk(tmp_path, "account", "list", user="sys", password=FIRST)
    assert (said.code, "初始密码" in said.err) == (1, True)
    for user in ("sys", "sec"):
        assert powerdesk(tmp_path, "password", user=user, password=FIRST, new_password=MINE).code == 0
    assert powerdesk(tmp_path, "account", "disable", "admin", user="sys", password=MINE).code == 0
    assert powerdesk(tmp_path, "account", "list").code == 1
    assert powerdesk(tmp_path, "account", "enable", "admin", user="sys", password=MINE).code == 0
    assert powerdesk(tmp_path, "account", "reset", "admin", user="sys", password=MINE, new_password="Welcome-back-1").code == 0
    assert powerdesk(tmp_path, "account", "duty", "admin", "--role", "clerk", user="sec", password=MINE).code == 0
    said = powerdesk(
        tmp_path, "account", "reset", "aud", "--second", "sec",
        user="sys", password=MINE, second_password=MINE, new_password="Welcome-back-1",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert powerdesk(tmp_path, "rotate-key", user="sys", password=MINE).code == 0
    said = powerdesk(tmp_path, "recover", recovery_code=code.lower(), new_password="Recovered-2026-a")
    assert said.code == 0, said.err
    said = powerdesk(tmp_path, "account", "list", "--json", user="sec", password=MINE)
    accounts = {account["user"]: account for account in json.loads(said.out)["accounts"]}
    assert {user: account["role"] for user, account in accounts.items()} == {
        "admin": "clerk", "sys": "system_admin", "sec": "security_admin", "aud": "audit_admin",
    }  # fmt: skip
    said = powerdesk(tmp_path, "recovery-code", "--second", "sys", "--json", user="sec", password=MINE, second_password=MINE)
    assert json.loads(said.out)["recovery_code"] != code


def test_that_no_password_is_taken_from_the_command_line(powerdesk: Powerdesk, tmp_path: Path) -> None:
    assert powerdesk(tmp_path, "password", "--new-password", MINE).code == 2
    assert powerdesk(tmp_path, "account", "add", "li", "--person", "1", "--password", MINE).code == 2
