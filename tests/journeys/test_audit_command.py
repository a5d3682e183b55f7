"""`powerdesk audit`, `verify --seals` and the papers of the trail, as an audit administrator uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.domain.roles import Role
from tests.houses import PASSWORD, USER, founded_today
from tests.journeys.test_command_line import powerdesk

OWN = "Own-words-2026"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trail") / "workspace"
    founder = founded_today(folder)
    house = founder.house
    house.add_account(founder.session, "孙审计", "0101", "Initial-2026", Role.AUDIT_ADMIN)
    house.gate.sign_out()
    house.gate.change_expired("孙审计", "Initial-2026", OWN)
    house.gate.sign_out()
    return folder


def ask(workspace: Path, *arguments: object, user: str = "孙审计", password: str = OWN) -> tuple[int, str, str]:
    said = powerdesk(*arguments, "--workspace", workspace, "--user", user, password=password)
    return said.code, said.out, said.err


def test_that_the_trail_is_listed_newest_first_and_filtered(workspace: Path) -> None:
    code, out, err = ask(workspace, "audit", "--action", "workspace", "--json")
    assert code == 0, err
    told = json.loads(out)
    assert (told["total"], told["rows"][0]["action"]) == (1, "workspace.create")
    code, out, _ = ask(workspace, "audit", "--rows", 1)
    assert "登录" in out.splitlines()[0]


def test_that_the_trail_is_exported_and_printed(workspace: Path, tmp_path: Path) -> None:
    assert ask(workspace, "audit", "--export", tmp_path / "trail.xlsx")[0] == 0
    assert (tmp_path / "trail.xlsx").read_bytes().startswith(b"PK")
    for name in ("审计轨迹", "duties"):
        assert ask(workspace, "report", name, "--out", tmp_path / f"{name}.pdf")[0] == 0
        assert ask(workspace, "verify", tmp_path / f"{name}.pdf", "--seals")[0] == 0


def test_that_who_works_with_data_does_not_see_the_trail(workspace: Path) -> None:
    code, out, err = ask(workspace, "audit", user=USER, password=PASSWORD)
    assert (code, out) == (1, "")
    assert "岗位" in err
