"""Every use case asks for one permission before it does anything; whoever lacks it is turned away."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Pull
from desktop_app.domain.errors import AccessDenied, Cancelled, UserFacingError
from desktop_app.domain.integration import IntegrationRules
from desktop_app.domain.policy import Policy
from desktop_app.domain.ports import Workspace
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import ADMINISTRATORS, EVERYWHERE, Permission, Role, Session
from desktop_app.domain.safety import EVERY_ROW
from desktop_app.services import audit_papers
from desktop_app.services.house import House
from desktop_app.services.refusals import recorded_refusals
from tests.accounts import DUTIES, account
from tests.fakes.progress import CancelAfter
from tests.fingerprints import store_fingerprint
from tests.houses import opened_in

DATABASE = DatabaseConnection("", DatabaseKind.POSTGRESQL, "", None, "", "")
SECOND = SecondPerson("somebody else", "a password")

NEEDS: dict[str, tuple[Permission, tuple[object, ...]]] = {
    "check_extracts": (Permission.IMPORT, ([],)),
    "commit_import": (Permission.IMPORT, ("token",)),
    "discard_import": (Permission.IMPORT, ("token",)),
    "list_connections": (Permission.IMPORT, ()),
    "save_connection": (Permission.IMPORT, (DATABASE,)),
    "delete_connection": (Permission.IMPORT, ("营销库",)),
    "try_connection": (Permission.IMPORT, (DATABASE,)),
    "list_tables": (Permission.IMPORT, ("营销库",)),
    "preview_pull": (Permission.IMPORT, (Pull("营销库", "SELECT 1"),)),
    "set_inbox": (Permission.IMPORT, (Path("no folder"),)),
    "look_into_inbox": (Permission.IMPORT, ()),
    "save_rejects": (Permission.IMPORT, ("token", Path("unused.xlsx"))),
    "suggest_mapping": (Permission.IMPORT, (["户号"], "customer")),
    "list_templates": (Permission.IMPORT, ()),
    "rename_template": (Permission.IMPORT, ("layout", "欠费表")),
    "delete_template": (Permission.IMPORT, ("layout",)),
    "export_templates": (Permission.IMPORT, (Path("unused.json"),)),
    "import_templates": (Permission.IMPORT, (Path("unused.json"),)),
    "score_customers": (Permission.SCORE, (None, CancelAfter(0))),
    "evaluate_card": (Permission.SCORE, (None, CancelAfter(0))),
    "judge_quality": (Permission.IMPORT, (None, CancelAfter(0))),
    "show_quality": (Permission.SEE_FIGURES, ()),
    "show_control": (Permission.SEE_FIGURES, (1,)),
    "quality_rows": (Permission.SEE_CUSTOMERS, ("DQ01",)),
    "set_quality_parameters": (Permission.SET_PARAMETERS, ([],)),
    "segment_customers": (Permission.SCORE, (None, CancelAfter(0))),
    "show_segments": (Permission.SEE_FIGURES, ()),
    "show_units": (Permission.SEE_FIGURES, ()),
    "show_overview": (Permission.SEE_FIGURES, ()),
    "list_risk": (Permission.SEE_CUSTOMERS, ()),
    "explain_customer": (Permission.SEE_CUSTOMERS, ("0000012345",)),
    "build_report": (Permission.REPORT, ("risk-list",)),
    "export_list": (Permission.EXPORT, (Path("unused.xlsx"), "走访催收")),
    "export_scores": (Permission.EXPORT, (Path("unused.csv"),)),
    "note_copy": (Permission.SEE_CUSTOMERS, (3, "list")),
    "unmask": (Permission.UNMASK, ("0000012345", "电话核对")),
    "unmask_many": (Permission.UNMASK_MANY, (["0000012345"], "电话核对", SECOND)),
    "override_band": (Permission.OVERRIDE, ("0000012345", Band.LOW, "已签分期协议", SECOND)),
    "list_batches": (Permission.SEE_FIGURES, ()),
    "change_integration": (Permission.SET_PARAMETERS, (IntegrationRules(),)),
    "batch_standing": (Permission.SEE_FIGURES, (1,)),
    "list_likely_same": (Permission.IMPORT, ()),
    "list_merge_decisions": (Permission.IMPORT, ()),
    "compare_customers": (Permission.IMPORT, ("0000012345", "0000012346")),
    "decide_same": (Permission.IMPORT, ("0000012345", "0000012346", True, "同一户换表")),
    "undo_import": (Permission.UNDO_IMPORT, (1, "选错文件")),
    "object_to_marketing": (Permission.SERVE_PRIVACY, ("0000012345", "客户来电")),
    "withdraw_objection": (Permission.SERVE_PRIVACY, ("0000012345", "客户来电")),
    "erase_expired": (Permission.SERVE_PRIVACY, (dt.date(2026, 1, 5), SECOND)),
    "make_training": (Permission.APPOINT, ()),
    "verify_report": (Permission.VERIFY, (Path("unused.pdf"),)),
    "verify_trail": (Permission.VERIFY, ()),
    "back_up": (Permission.BACK_UP, ()),
    "list_backups": (Permission.BACK_UP, ()),
    "set_backup_folder": (Permission.BACK_UP, (None,)),
    "verify_workspace": (Permission.BACK_UP, ()),
    "repair_here": (Permission.BACK_UP, ("x",)),
    "preview_restore": (Permission.RESTORE, (Path("unused.pdbackup"),)),
    "restore": (Permission.RESTORE, (Path("unused.pdbackup"), SecondPerson("b", "x"))),
    "pack_data": (Permission.EXPORT, (Path("unused.pdpack"), "x", "换新电脑")),
    "look_into_package": (Permission.IMPORT, (Path("unused.pdpack"), "x")),
    "unpack_data": (Permission.IMPORT, (Path("unused.pdpack"), "x")),
    "show_audit": (Permission.SEE_AUDIT, ()),
    "export_audit": (Permission.EXPORT_AUDIT, (EVERY_ROW, Path("unused.xlsx"))),
    "prune_audit": (Permission.PRUNE_AUDIT, (dt.date(2020, 1, 1), SecondPerson("other", "word"))),
    "change_policy": (Permission.SET_SECURITY, (Policy(),)),
    "rotate_key": (Permission.ROTATE_KEY, ()),
}
NEEDS_ONE_OF: dict[str, tuple[tuple[Permission, ...], tuple[object, ...]]] = {
    "show_quality_parameters": ((Permission.SEE_FIGURES, Permission.SET_PARAMETERS), ()),
    "list_accounts": ((Permission.MANAGE_ACCOUNTS, Permission.ASSIGN_DUTIES, Permission.APPOINT), ()),
    "add_account": ((Permission.MANAGE_ACCOUNTS, Permission.APPOINT), ("new", "0042", "Initial-2026")),
    "assign_duty": ((Permission.ASSIGN_DUTIES, Permission.APPOINT), ("other", Role.CLERK)),
    "set_account_state": ((Permission.MANAGE_ACCOUNTS, Permission.APPOINT), ("other", True)),
    "reset_password": ((Permission.MANAGE_ACCOUNTS, Permission.APPOINT), ("other", "Initial-2026")),
    "drop_totp": ((Permission.MANAGE_ACCOUNTS, Permission.APPOINT), ("other",)),
    "integration_rules": ((Permission.SEE_FIGURES, Permission.SET_PARAMETERS), ()),
    "new_recovery_code": ((Permission.SET_SECURITY, Permission.APPOINT), ()),
}
NEEDS_BY_ARGUMENT: dict[str, tuple[str, tuple[Permission, ...], tuple[object, ...]]] = {
    "build_report audit-trail": ("build_report", (Permission.SEE_AUDIT,), ("audit-trail",)),
    "build_report duties": ("build_report", (Permission.ASSIGN_DUTIES, Permission.SEE_AUDIT), ("duties",)),
}
CASES: dict[str, tuple[str, tuple[Permission, ...], tuple[object, ...]]] = {
    **{name: (name, (permission,), arguments) for name, (permission, arguments) in NEEDS.items()},
    **{name: (name, permissions, arguments) for name, (permissions, arguments) in NEEDS_ONE_OF.items()},
    **NEEDS_BY_ARGUMENT,
}
TRAIL = ("audit", "audit_seal", "audit_anchor")
EXEMPT = {
    "gate": "nobody is signed in yet; it is what gives a session",
    "change_password": "everybody's own; the old password is asked for",
    "start_totp": "everybody's own; changes nothing before it is confirmed",
    "confirm_totp": "everybody's own second factor",
    "back_up_if_changed": "serves everyone's work at exit; writes an encrypted file in the workspace and shows nothing",
    "backup_age": "a date in everyone's status bar",
    "rescue": "nobody can sign in to a damaged store; asks for a password of the backup whose duty may restore",
    "repair": "for when nobody can sign in; clears away what a crash left and shows no data",
    "page_count": "pure function of bytes the caller already holds",
    "render_page": "pure function of bytes the caller already holds",
    "clock": "no use case",
    "crash_report": "reads the program's own log, no workspace; must work when nobody is signed in",
    "texts": "no use case",
    "dictionary": "no use case",
    "duties": "no use case",
    "masking": "no use case",
    "indicators": "no use case",
    "quality_rules": "no use case",
    "resources": "no use case",
}


def test_that_every_part_of_the_house_needs_a_permission_or_says_why_not() -> None:
    assert {field.name for field in dataclasses.fields(House)} == NEEDS.keys() | NEEDS_ONE_OF.keys() | EXEMPT.keys()


def test_that_every_report_with_a_right_of_its_own_is_in_the_matrix() -> None:
    assert {NEEDS_BY_ARGUMENT[case][2][0] for case in NEEDS_BY_ARGUMENT} == set(audit_papers.NAMES)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A real house where every role has an account; sessions refuse as the gate has them refuse."""

    house: House

    @property
    def store(self) -> Workspace:
        return self.house.gate.workspace

    def session(self, role: Role) -> Session:
        refused = recorded_refusals(self.store, role.value)
        return Session(role.value, role, self.house.clock.now(), DUTIES.grants(role), EVERYWHERE, refused)

    def call(self, case: str, role: Role) -> None:
        name, _permissions, arguments = CASES[case]
        getattr(self.house, name)(self.session(role), *arguments)

    def everything_but_the_trail(self) -> str:
        return store_fingerprint(self.house, without=TRAIL)

    def head(self) -> int:
        with self.store.begin() as work:
            return work.audit.head().sequence

    def rows_since(self, sequence: int) -> tuple[AuditRow, ...]:
        with self.store.begin() as work:
            return work.audit.since(sequence)


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matrix]:
    opened = opened_in(tmp_path_factory.mktemp("matrix") / "workspace")
    with opened.house.gate.workspace.begin() as work:
        for role in Role:
            work.users.keep(account(role.value, role))
        work.commit(AuditEntry(opened.session.user, "test", "every role", {}))
    yield Matrix(opened.house)
    opened.house.gate.sign_out()


def granted(case: str, role: Role) -> bool:
    return any(permission in DUTIES.grants(role) for permission in CASES[case][1])


@pytest.mark.parametrize("case", sorted(CASES))
def test_that_a_call_is_refused_to_every_duty_that_does_not_grant_it_recorded_and_changes_nothing(
    matrix: Matrix, case: str
) -> None:
    """One case holds all its duties: the whole store is read before and after them, not between."""
    before, permission = matrix.everything_but_the_trail(), CASES[case][1][0].value
    for role in (role for role in Role if not granted(case, role)):
        last = matrix.head()
        with pytest.raises(AccessDenied) as error:
            matrix.call(case, role)
        assert (error.value.message.key, error.value.message.values["permission"]) == ("access.denied", permission), role
        (row,) = matrix.rows_since(last)
        assert (row.user, row.role, row.action, row.subject, row.result) == (
            role.value, role.value, "access.denied", permission, "refused",
        )  # fmt: skip
    assert matrix.everything_but_the_trail() == before


@pytest.mark.parametrize("case", sorted(CASES))
def test_that_a_call_is_not_refused_to_a_duty_that_grants_it(
    matrix: Matrix, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # what is written lands nowhere else
    for role in (role for role in Role if granted(case, role)):
        try:
            matrix.call(case, role)
        except (UserFacingError, OSError, Cancelled) as error:  # an empty house has little to show; that is no refusal
            key = error.message.key if isinstance(error, UserFacingError) else ""
            assert key != "access.denied", role


def test_that_after_all_that_the_trail_is_whole(matrix: Matrix) -> None:
    with matrix.store.begin() as work:
        assert work.audit.check().whole


def test_that_administrators_see_no_business_data_and_share_no_right_but_that_to_second_another() -> None:
    business = {Permission.SEE_CUSTOMERS, Permission.SEE_FIGURES, Permission.IMPORT, Permission.EXPORT, Permission.UNMASK}
    rights = [DUTIES.grants(role) - {Permission.APPROVE} for role in ADMINISTRATORS]
    assert not any(right & business for right in rights)
    assert sum(len(right) for right in rights) == len(frozenset().union(*rights))


def test_that_no_business_duty_can_do_what_the_administrators_are_there_for() -> None:
    reserved = {
        Permission.MANAGE_ACCOUNTS, Permission.ASSIGN_DUTIES, Permission.SET_SECURITY, Permission.SET_PARAMETERS,
        Permission.SEE_AUDIT, Permission.EXPORT_AUDIT, Permission.PRUNE_AUDIT, Permission.ROTATE_KEY,
    }  # fmt: skip
    for role in set(Role) - set(ADMINISTRATORS):
        assert not DUTIES.grants(role) & reserved
