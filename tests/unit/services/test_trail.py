"""The trail in use: read, exported, verified with and without its keys, witnessed by paper, pruned by the ceremony only."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.accounts import RECOVERY, DeviceChoice
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry, AuditRow, Result
from desktop_app.domain.errors import AccessDenied, UserFacingError, WorkspaceError
from desktop_app.domain.roles import Role, Session
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.trail import FaultKind
from desktop_app.services.house import House
from desktop_app.storage.workspace import DuckWorkspace
from tests.accounts import session_of
from tests.fakes.clock import FrozenClock
from tests.houses import PASSWORD, UNIT, USER, house_in
from tests.papers import page_text
from tests.unit.storage.trails import rehash

INITIAL, OWN = "Initial-2026", "Own-words-2026"
AUDITOR, SYSTEM = "孙审计", "李系统"


@dataclass(frozen=True, slots=True)
class Office:
    """A house whose audit and system administrators are appointed; the audit administrator is signed in."""

    house: House
    session: Session
    recovery_code: str

    @property
    def store(self) -> DuckWorkspace:
        store = self.house.gate.workspace
        assert isinstance(store, DuckWorkspace)
        return store

    @property
    def clock(self) -> FrozenClock:
        assert isinstance(self.house.clock, FrozenClock)
        return self.house.clock

    def rows(self, action: str = "") -> list[AuditRow]:
        with self.store.begin() as work:
            return list(work.audit.rows(AuditFilter(action=action)))

    def say(self, password: str | None = None, holder: str = "") -> tuple[bool, str]:
        found = self.house.verify_trail(self.session, password, holder)
        return found.genuine, self.house.texts.say(found.message)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    house = house_in(tmp_path / "workspace")
    founded = house.gate.create(UNIT, USER, PASSWORD, DeviceChoice.UNBOUND)
    for user, role in ((AUDITOR, Role.AUDIT_ADMIN), (SYSTEM, Role.SYSTEM_ADMIN)):
        house.add_account(founded.session, user, f"{user}-0101", INITIAL, role)
    for user in (SYSTEM, AUDITOR):
        house.gate.sign_out()
        session = house.gate.change_expired(user, INITIAL, OWN)
    yield Office(house, session, founded.recovery_code)
    house.gate.sign_out()


def test_that_a_workspace_is_sealed_from_its_first_row_and_anew_when_an_audit_administrator_comes(office: Office) -> None:
    assert office.rows()[0].action == "audit.epoch"
    assert all(row.seal for row in office.rows())
    with office.store.begin() as work:
        first, second = work.audit.epochs()
    assert (first.first_sequence, set(first.holders)) == (1, {RECOVERY})
    assert set(second.holders) == {RECOVERY, AUDITOR}


def test_that_without_a_password_the_chain_is_checked_and_the_answer_says_that_seals_were_not(office: Office) -> None:
    genuine, said = office.say()
    assert genuine
    assert "审计链完整" in said
    assert "封印本身未核对" in said


def test_that_the_audit_administrators_password_opens_the_epochs_held_and_the_recovery_code_all(office: Office) -> None:
    genuine, said = office.say(OWN)
    assert (genuine, "第 2 期已用密钥逐条核对" in said) == (True, True)
    genuine, said = office.say(office.recovery_code, RECOVERY)
    assert (genuine, "封印已用密钥逐条核对（第 1, 2 期）" in said) == (True, True)


def test_that_each_verification_is_on_record_with_what_it_found(office: Office) -> None:
    office.say()
    office.say(OWN)
    chain, sealed = office.rows("audit.verify")
    assert (json.loads(chain.facts)["epochs_opened"], json.loads(sealed.facts)["epochs_opened"]) == ([], [2])
    office.store.cursor().execute("UPDATE ws.audit SET subject = 'x' WHERE sequence = 2")
    office.say()
    told = office.rows("audit.verify")[-1]
    assert (told.result, json.loads(told.facts)["faults"]) == ("failed", ["edited 2-2"])


def test_that_a_wrong_password_checks_nothing_and_is_on_record(office: Office) -> None:
    with pytest.raises(WorkspaceError):
        office.say("Wrong-2026-words")
    assert office.rows("audit.verify")[-1].result == "refused"


def test_that_a_trail_linked_anew_passes_the_chain_but_not_the_seals(office: Office) -> None:
    edit = "UPDATE ws.audit SET user_name = 'thief' WHERE action = 'session.sign_in' AND user_name = ?"
    office.store.cursor().execute(edit, [USER])
    rehash(office.store.cursor())
    assert office.say()[0]
    found = office.house.verify_trail(office.session, office.recovery_code, RECOVERY)
    sentences = [office.house.texts.say(fault) for fault in found.faults]
    assert not found.genuine
    edited = next(row.sequence for row in office.rows() if row.user == "thief")
    assert sentences[0].startswith(f"第 {edited}～")
    assert sentences[0].endswith("与封印不符，封存之后被改写。")


def test_that_seals_nobody_holds_a_key_of_are_no_proof(office: Office) -> None:
    office.store.cursor().execute("UPDATE ws.audit_holder SET holder = 'somebody' WHERE holder = ?", [AUDITOR])
    genuine, said = office.say(OWN)
    assert not genuine
    assert "封印未能核对" in said


def test_that_paper_bears_the_head_and_witnesses_a_trail_made_anew_from_the_beginning(office: Office, tmp_path: Path) -> None:
    before = office.rows()[-1]
    made = office.house.build_report(office.session, "audit-trail")
    paper = tmp_path / "trail.pdf"
    paper.write_bytes(made.pdf)
    assert f"{before.sequence}-{before.hash[:12]}" in page_text(made.pdf, 1)
    assert office.house.verify_report(office.session, paper).genuine
    office.store.cursor().execute("UPDATE ws.audit SET subject = 'x' WHERE sequence = 2")
    rehash(office.store.cursor())
    found = office.house.verify_report(office.session, paper)
    assert (found.genuine, found.message.key) == (False, "verify.trail_rewritten")


def test_that_the_trail_on_paper_names_people_actions_and_the_answer(office: Office) -> None:
    with office.store.begin() as work:
        work.commit(AuditEntry(USER, "access.denied", "see_audit", {}, Result.REFUSED))
    made = office.house.build_report(office.session, "审计轨迹", chosen=AuditFilter(action="access"))
    text = page_text(made.pdf, 1)
    for said in ("审计轨迹", "越权被拒", "建账人", "被拒绝", "审计链完整", "操作 access"):
        assert said in text, said
    assert "登录" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_that_duties_are_printed_with_who_holds_them(office: Office, language: str) -> None:
    made = office.house.build_report(office.session, "duties", language=language)
    text = "".join(page_text(made.pdf, page) for page in range(1, made.pages + 1))
    for said in (AUDITOR, f"{AUDITOR}-0101", office.house.duties.name(Role.AUDIT_ADMIN, language).split()[0]):
        assert said in text
    assert ("缺：安全管理员" if language == "zh" else "missing: security administrator") in text.replace("\r\n", " ")


def test_that_an_export_holds_every_row_as_text_and_is_on_record_with_the_head(office: Office, tmp_path: Path) -> None:
    with office.store.begin() as work:
        work.commit(AuditEntry("=cmd()", "test", "+1", {}))
    path, head = tmp_path / "trail.xlsx", office.rows()[-1]
    count = office.house.export_audit(office.session, AuditFilter(), path)
    sheet, about = load_workbook(path).worksheets
    assert (count, sheet.max_row) == (head.sequence, head.sequence + 1)
    cell = sheet.cell(head.sequence + 1, 4)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd()", "s", True)
    assert f"{head.sequence}-{head.hash[:12]}" in [row[1].value for row in about.iter_rows()]
    facts = json.loads(office.rows("audit.export")[-1].facts)
    assert facts["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


SECOND = SecondPerson(SYSTEM, OWN)


def aged(office: Office) -> dt.date:
    """Four years later, with a row at work every year; gives the day before which may be pruned."""
    for _year in range(4):
        office.clock.pass_by(days=366)
        with office.store.begin() as work:
            work.commit(AuditEntry(USER, "test", "a year later", {}))
    return office.clock.now().date() - dt.timedelta(days=3 * 365 + 1)


def test_that_pruning_keeps_three_years_whatever_is_asked(office: Office) -> None:
    aged(office)
    with pytest.raises(UserFacingError) as error:
        office.house.prune_audit(office.session, office.clock.now().date() - dt.timedelta(days=3 * 365 - 1), SECOND)
    assert error.value.message.key == "audit.too_young"


def test_that_nobody_prunes_alone(office: Office) -> None:
    before, rows = aged(office), len(office.rows())
    for second in (SecondPerson(AUDITOR, OWN), SecondPerson(SYSTEM, "Wrong-2026-words")):
        with pytest.raises((AccessDenied, WorkspaceError)):
            office.house.prune_audit(office.session, before, second)
    assert [row.action for row in office.rows()[rows:]] == ["approval.refused", "approval.refused"]


def test_that_a_pruned_trail_verifies_from_the_hash_of_the_last_row_taken_away(office: Office) -> None:
    before, rows = aged(office), office.rows()
    paper = office.store.folder / "archive"
    gone = office.house.prune_audit(office.session, before, SECOND)
    kept = office.rows()
    assert (gone, kept[0].sequence, kept[0].previous) == (gone, gone + 1, rows[gone - 1].hash)
    assert all(row.at.date() < before for row in rows[:gone])
    (archive,) = paper.iterdir()
    lines = [json.loads(line) for line in archive.read_text("utf-8").splitlines()]
    assert [line["hash"] for line in lines] == [row.hash for row in rows[:gone]]
    facts = json.loads(kept[-1].facts)
    assert (kept[-1].action, facts["rows"], facts["approver"]) == ("audit.prune", gone, SYSTEM)
    assert facts["sha256"] == hashlib.sha256(archive.read_bytes()).hexdigest()
    assert office.say()[0]
    assert office.say(OWN)[0]
    assert office.say(office.recovery_code, RECOVERY)[0]


def test_that_a_trail_can_be_pruned_again(office: Office) -> None:
    office.house.prune_audit(office.session, aged(office), SECOND)
    again = aged(office)
    assert office.house.prune_audit(office.session, again, SECOND) > 0
    assert office.say(OWN)[0]
    with pytest.raises(UserFacingError) as error:
        office.house.prune_audit(office.session, again, SECOND)
    assert error.value.message.key == "audit.nothing_old"


@pytest.mark.parametrize(
    "edit",
    [
        "DELETE FROM ws.setting WHERE name = 'audit.genesis'",
        "UPDATE ws.setting SET value = replace(value, '\"sequence\": ', '\"sequence\": 1') WHERE name = 'audit.genesis'",
        "DELETE FROM ws.audit WHERE action = 'audit.prune'",
        "DELETE FROM ws.audit WHERE sequence = (SELECT min(sequence) FROM ws.audit)",
    ],
)
def test_that_a_pruned_trail_is_accepted_only_as_the_ceremony_left_it(office: Office, edit: str) -> None:
    office.house.prune_audit(office.session, aged(office), SECOND)
    office.store.cursor().execute(edit)
    assert not office.say()[0]


def test_that_a_pruning_too_early_written_by_hand_is_found(office: Office) -> None:
    with office.store.begin() as work:
        head = work.audit.older_than(office.clock.now().date() + dt.timedelta(days=1))
        assert head is not None
        facts = work.audit.prune(head, office.clock.now().date(), "thief")
        work.commit(AuditEntry("thief", "audit.prune", "all", facts))
    with office.store.begin() as work:
        assert FaultKind.PRUNED in {fault.kind for fault in work.audit.check().faults}


def test_that_paper_older_than_the_pruning_stays_genuine(office: Office, tmp_path: Path) -> None:
    paper = tmp_path / "old.pdf"
    paper.write_bytes(office.house.build_report(office.session, "duties").pdf)
    office.house.prune_audit(office.session, aged(office), SECOND)
    assert office.house.verify_report(office.session, paper).genuine


def test_that_a_backup_older_than_a_pruning_is_restored_under_the_pruned_trail(office: Office, tmp_path: Path) -> None:
    system = session_of(Role.SYSTEM_ADMIN, SYSTEM)
    before, made = aged(office), office.house.back_up(system, tmp_path / "backups")
    office.house.prune_audit(office.session, before, SECOND)
    office.house.restore(system, made.path, SecondPerson(AUDITOR, OWN))
    assert office.rows("audit.prune")
    assert office.say(OWN)[0]
