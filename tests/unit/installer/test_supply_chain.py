"""What is shipped is known: by name, version, hash, licence and advisory, from the lock and never out of date."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from desktop_app.composition.settings import RESOURCES
from desktop_app.domain.licences import load_licences, qt_note
from installer import audit_dependencies, sbom
from installer.audit_dependencies import Audit, accepted_on, judged, verdict
from installer.locked import requirements, runtime

DEVELOPMENT = {"pytest", "ruff", "mypy", "hypothesis", "pip-audit", "cyclonedx-bom", "xlwt", "lightgbm", "pyspark"}
FONTS = {"Noto Sans CJK SC (as Powerdesk Sans SC)", "DejaVu Sans (eleven symbols)"}


def test_that_the_licences_shown_are_those_of_the_lock() -> None:
    shown = {(one.name, one.version) for one in load_licences(RESOURCES) if one.name not in FONTS | {"Python"}}
    assert shown == {(one.name, one.version) for one in runtime()}, "run: python -m installer.licences"


def test_that_everything_shipped_has_a_licence_with_its_text() -> None:
    shipped = load_licences(RESOURCES)
    assert {one.name for one in shipped} >= FONTS | {"Python", "pyside6-essentials", "duckdb"}
    assert [one.name for one in shipped if not one.texts or one.licence in {"", "?"}] == []
    assert "LGPL" in qt_note(RESOURCES)


def test_that_no_tool_of_ours_counts_as_shipped() -> None:
    names = {one.name for one in runtime()}
    assert not names & DEVELOPMENT
    assert {"duckdb", "pyside6-essentials", "cryptography", "pywin32-ctypes"} <= names


def test_that_every_distribution_is_pinned_by_version_and_hash() -> None:
    lines = requirements(runtime()).splitlines()
    assert len(lines) == len(runtime()) > 50
    assert all("==" in line and "--hash=sha256:" in line for line in lines)


def test_that_the_bill_of_materials_is_valid_complete_and_the_same_every_time(tmp_path: Path) -> None:
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    for file in files:
        sbom.write(file)
    assert files[0].read_bytes() == files[1].read_bytes()
    bill = json.loads(files[0].read_text("utf-8"))
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(files[0].read_text("utf-8")) is None
    assert bill["metadata"]["component"]["name"] == "powerdesk"
    assert {one["name"] for one in bill["components"]} == {one.name for one in load_licences(RESOURCES)}


ANSWER = {
    "dependencies": [
        {"name": "good", "version": "1", "vulns": []},
        {"name": "bad", "version": "2", "vulns": [{"id": "PYSEC-2026-1"}]},
        {"name": "unknown", "skip_reason": "Dependency not found on PyPI"},
    ]
}


def test_that_a_known_advisory_fails_the_check_and_names_itself() -> None:
    code, said = verdict(judged(ANSWER), frozenset())
    assert code == 1
    assert "bad 2: PYSEC-2026-1" in said


def test_that_what_was_not_checked_is_said_and_never_passes_for_sound() -> None:
    assert judged(ANSWER).unchecked == ("unknown",)
    for nothing in (None, Audit(0, ("a", "b"), ())):
        assert verdict(nothing, frozenset()) == (0, "advisories: data not reachable, nothing was checked")
    assert "1 not (unknown)" in verdict(judged(ANSWER), frozenset({"PYSEC-2026-1"}))[1]


def test_that_an_advisory_is_accepted_with_a_reason_and_for_a_time_only(tmp_path: Path) -> None:
    file = tmp_path / "accepted.toml"
    file.write_text('[[accepted]]\nid = "PYSEC-2026-1"\nreason = "no server here"\nuntil = 2026-12-31\n', "utf-8")
    assert verdict(judged(ANSWER), accepted_on(dt.date(2026, 12, 31), file))[0] == 0
    assert verdict(judged(ANSWER), accepted_on(dt.date(2027, 1, 1), file))[0] == 1
    file.write_text('[[accepted]]\nid = "PYSEC-2026-1"\nreason = ""\nuntil = 2026-12-31\n', "utf-8")
    assert accepted_on(dt.date(2026, 1, 1), file) == frozenset()
    assert isinstance(accepted_on(dt.date(2026, 1, 1)), frozenset)


def test_that_a_source_that_does_not_answer_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_dependencies, "asked", lambda _source: None)
    assert audit_dependencies.main() == 0
