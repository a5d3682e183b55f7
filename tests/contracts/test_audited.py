"""Nothing can be made permanent without a row in the trail, and nobody can switch the trail off."""

from __future__ import annotations

import ast
import inspect
import json
from pathlib import Path

import pytest

from desktop_app.domain.policy import Policy
from desktop_app.domain.safety import EVERY_ROW
from desktop_app.storage.unit_of_work import DuckUnitOfWork
from tests.houses import AS_OF, EXTRACTS, house_in, opened_in

PACKAGE = Path(__file__).resolve().parents[2] / "desktop_app"
MAY_COMMIT = {
    "storage/unit_of_work.py",  # the one commit, after the row
    "storage/schema.py",  # a migration, with its version stamp
    "storage/backup.py",  # a restore takes the trail itself along; its row follows when the store is in its place
}


def calls_of(path: Path, method: str) -> list[ast.Call]:
    tree = ast.parse(path.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == method]


def test_that_a_commit_needs_the_row_that_says_what_was_done() -> None:
    entry = inspect.signature(DuckUnitOfWork.commit).parameters["entry"]
    assert (entry.default, str(entry.annotation)) == (inspect.Parameter.empty, "AuditEntry")


def test_that_the_store_is_committed_in_one_place() -> None:
    storage = {f"storage/{path.relative_to(PACKAGE / 'storage')}" for path in (PACKAGE / "storage").rglob("*.py")}
    assert {name for name in storage if calls_of(PACKAGE / name, "commit")} <= MAY_COMMIT


@pytest.mark.parametrize("path", sorted((PACKAGE / "services").glob("*.py")), ids=lambda path: path.stem)
def test_that_every_commit_of_a_service_hands_over_a_row(path: Path) -> None:
    for call in calls_of(path, "commit"):
        assert len(call.args) == 1, f"{path.name}:{call.lineno}"


def test_that_no_setting_of_the_policy_touches_the_trail_but_how_long_it_is_kept() -> None:
    assert [name for name in inspect.signature(Policy).parameters if "audit" in name] == ["audit_days"]


def test_that_every_use_case_that_writes_leaves_its_row(tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "workspace")
    house, session = opened.house, opened.session
    check = house.check_extracts(session, EXTRACTS)
    house.save_rejects(session, check.token, tmp_path / "rejects.xlsx")
    house.commit_import(session, check.token)
    house.score_customers(session, AS_OF)
    house.segment_customers(session, AS_OF)
    house.export_list(session, tmp_path / "list.xlsx", "for the crew")
    house.export_scores(session, tmp_path / "list.csv", purpose="for the crew")
    (tmp_path / "paper.pdf").write_bytes(house.build_report(session, "collection").pdf)
    house.verify_report(session, tmp_path / "paper.pdf")
    house.verify_trail(session)
    house.gate.sign_out()
    again = house_in(tmp_path / "workspace")
    again.gate.sign_in(session.user, "sample-2026")
    with again.gate.workspace.begin() as work:
        actions = [row.action for row in work.audit.rows(EVERY_ROW)]
    again.gate.sign_out()
    by_itself = ("backup.",)
    assert [action for action in actions if not action.startswith(by_itself)] == [
        "audit.epoch", "workspace.create", "session.sign_in", "import.save_rejects", "import.commit", "score.run", "segment.run",
        "export.made", "export.made", "report.print", "report.verify", "audit.verify", "session.sign_out", "session.sign_in",
    ]  # fmt: skip


def test_that_an_import_is_on_record_with_its_files_hashes_and_how_columns_were_read(tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "workspace")
    check = opened.house.check_extracts(opened.session, EXTRACTS)
    opened.house.commit_import(opened.session, check.token)
    with opened.house.gate.workspace.begin() as work:
        facts = json.loads(work.audit.rows()[-1].facts)
    opened.house.gate.sign_out()
    assert [file["name"] for file in facts["files"]] == [path.name for path in EXTRACTS]
    assert [file["sha256"] for file in facts["files"]] == [file.sha256 for file in check.files]
    assert facts["files"][1]["mapping"]["应收电费"] == "rcvbl_amt"
    assert (facts["before"], len(facts["after"])) == ("", 64)
