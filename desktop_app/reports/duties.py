"""权限矩阵: which duty may do what, and who holds it for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop_app.domain import formats
from desktop_app.domain.accounts import Account
from desktop_app.domain.duties import ENDS_WITH_APPOINTMENT, Duties
from desktop_app.domain.roles import ADMINISTRATORS, Permission, Role, Scope
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import sign_off
from desktop_app.reports.model import Align, Column, Document, Fact, Heading, Imprint, Paragraph, Table

NAME = "duties"
GRANTED = "●"


def build_duties(day: dt.date, duties: Duties, accounts: Sequence[Account], texts: Texts, imprint: Imprint) -> Document:
    """The matrix and the people, as of now."""
    open_accounts = sum(not account.disabled for account in accounts)
    held = {account.role for account in accounts if not account.disabled}
    missing = [duties.name(role, texts.language) for role in ADMINISTRATORS if role not in held]
    said = (
        texts("audit.duties.missing", duties=texts("reports.risk.and").join(missing)) if missing else texts("audit.duties.held")
    )
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("audit.duties.title"),
        subtitle=texts("audit.duties.subtitle"),
        as_of=day,
        imprint=imprint,
        scope=texts("audit.duties.scope"),
        meta=(
            Fact(texts("reports.fact.as_of"), formats.day(day)),
            Fact(texts("audit.duties.accounts"), formats.count(len(accounts))),
            Fact(texts("audit.duties.open"), formats.count(open_accounts)),
        ),
        blocks=(
            Paragraph(said, strong=bool(missing)),
            Heading(texts("audit.duties.matrix")),
            Paragraph(texts("audit.duties.legend", sign=GRANTED)),
            _matrix(duties, texts, ended=not missing),
            Heading(texts("audit.duties.people")),
            _people(duties, accounts, texts),
            sign_off(texts),
        ),
    )


def _matrix(duties: Duties, texts: Texts, ended: bool) -> Table:
    """What the founder could do for want of administrators is gone when all three are appointed."""

    def granted(right: Permission, role: Role) -> bool:
        return right in duties.grants(role) and not (ended and role is Role.FOUNDER and right in ENDS_WITH_APPOINTMENT)

    roles = [Column(duties.name(role, texts.language), Align.CENTER) for role in Role]
    rows = tuple(
        (texts(f"audit.permission.{right.value}"), *(GRANTED if granted(right, role) else "" for role in Role))
        for right in Permission
    )
    return Table((Column(texts("audit.duties.right"), share=1, min_mm=30.0), *roles), rows)


def _people(duties: Duties, accounts: Sequence[Account], texts: Texts) -> Table:
    def column(key: str, share: int = 0, min_mm: float = 0.0) -> Column:
        return Column(texts(f"audit.duties.column.{key}"), share=share, min_mm=min_mm)

    columns = (
        column("user", 2, 20.0),
        column("person", 2, 20.0),
        column("role", 2, 24.0),
        column("scope", 4, 40.0),
        column("state"),
        column("since"),
        column("last"),
    )
    return Table(columns, tuple(_person(duties, account, texts) for account in accounts))


def _person(duties: Duties, account: Account, texts: Texts) -> tuple[str, ...]:
    return (
        account.user,
        account.person,
        duties.name(account.role, texts.language),
        _scope(account.scope, texts),
        texts("audit.duties.closed" if account.disabled else "audit.duties.in_force"),
        formats.day(account.created_at.date()),
        formats.moment(account.last_sign_in),
    )


def _scope(scope: Scope, texts: Texts) -> str:
    if scope.everywhere:
        return texts("audit.duties.everywhere")
    parts = [texts("audit.duties.units", prefix=scope.org_prefix)] if scope.org_prefix else []
    if scope.sections:
        parts.append(texts("audit.duties.sections", sections=texts("reports.risk.and").join(scope.sections)))
    return texts("reports.semicolon").join(parts)
