"""Every use case asks for one permission before it does anything; whoever lacks it is turned away."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import AccessDenied
from desktop_app.domain.policy import Policy
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import ADMINISTRATORS, Permission, Role
from desktop_app.services.house import House
from tests.accounts import DUTIES, session_of
from tests.houses import house_in

SECOND = SecondPerson("somebody else", "a password")

NEEDS: dict[str, tuple[Permission, tuple[object, ...]]] = {
    "check_extracts": (Permission.IMPORT, ([],)),
    "commit_import": (Permission.IMPORT, ("token",)),
    "discard_import": (Permission.IMPORT, ("token",)),
    "save_rejects": (Permission.IMPORT, ("token", Path("unused.xlsx"))),
    "score_customers": (Permission.SCORE, ()),
    "evaluate_card": (Permission.SCORE, ()),
    "segment_customers": (Permission.SCORE, ()),
    "show_segments": (Permission.SEE_FIGURES, ()),
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
    "preview_restore": (Permission.RESTORE, (Path("unused.pdbackup"),)),
    "restore": (Permission.RESTORE, (Path("unused.pdbackup"), SecondPerson("b", "x"))),
    "pack_data": (Permission.EXPORT, (Path("unused.pdpack"), "x")),
    "look_into_package": (Permission.IMPORT, (Path("unused.pdpack"), "x")),
    "unpack_data": (Permission.IMPORT, (Path("unused.pdpack"), "x")),
    "change_policy": (Permission.SET_SECURITY, (Policy(),)),
    "rotate_key": (Permission.ROTATE_KEY, ()),
}
NEEDS_ONE_OF: dict[str, tuple[tuple[Permission, ...], tuple[object, ...]]] = {
    "list_accounts": ((Permission.MANAGE_ACCOUNTS, Permission.ASSIGN_DUTIES, Permission.APPOINT), ()),
    "add_account": ((Permission.MANAGE_ACCOUNTS, Permission.APPOINT), ("new", "0042", "Initial-2026")),
    "assign_duty": ((Permission.ASSIGN_DUTIES, Permission.APPOINT), ("other", Role.CLERK)),
    "set_account_state": ((Permission.MANAGE_ACCOUNTS, Permission.APPOINT), ("other", True)),
    "reset_password": ((Permission.MANAGE_ACCOUNTS, Permission.APPOINT), ("other", "Initial-2026")),
    "drop_totp": ((Permission.MANAGE_ACCOUNTS, Permission.APPOINT), ("other",)),
    "new_recovery_code": ((Permission.SET_SECURITY, Permission.APPOINT), ()),
}
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
    "resources": "no use case",
}


def test_that_every_part_of_the_house_needs_a_permission_or_says_why_not() -> None:
    assert {field.name for field in dataclasses.fields(House)} == NEEDS.keys() | NEEDS_ONE_OF.keys() | EXEMPT.keys()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", sorted(NEEDS))
def test_that_a_role_without_the_permission_is_denied_before_anything_happens(tmp_path: Path, name: str, role: Role) -> None:
    permission, arguments = NEEDS[name]
    if permission in DUTIES.grants(role):
        assert session_of(role).may(permission)
        return
    with pytest.raises(AccessDenied) as error:
        getattr(house_in(tmp_path), name)(session_of(role), *arguments)
    assert error.value.message.values["permission"] == permission.value


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", sorted(NEEDS_ONE_OF))
def test_that_a_role_with_none_of_the_permissions_is_denied_before_anything_happens(
    tmp_path: Path, name: str, role: Role
) -> None:
    permissions, arguments = NEEDS_ONE_OF[name]
    if any(permission in DUTIES.grants(role) for permission in permissions):
        return
    with pytest.raises(AccessDenied) as error:
        getattr(house_in(tmp_path), name)(session_of(role), *arguments)
    assert error.value.message.values["permission"] == permissions[0].value


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
