"""Erasing personal data whose time is over: two persons, one transaction, one paper."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.custody import Closed, PersonalColumns
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.indicator import IndicatorEngine
from desktop_app.domain.message import Message
from desktop_app.domain.month import months_before
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.texts import Texts
from desktop_app.reports.erasure import NAME, Erasure, build_erasure
from desktop_app.reports.model import Imprint
from desktop_app.reports.stored import content_sha256, to_json
from desktop_app.reports.typst_pdf import Press, render
from desktop_app.services.approvals import Approvals
from desktop_app.services.office_policy import policy_of


@dataclass(frozen=True, slots=True)
class Erased:
    """Whose data are gone, how many closed customers were left because something is open, and the paper to sign."""

    cons_nos: tuple[str, ...]
    kept: int
    report: str
    pdf: bytes
    changes: Changes


def personal_columns(dictionary: Dictionary) -> tuple[PersonalColumns, ...]:
    """Every table that tells whose rows they are, with its personal columns."""
    return tuple(
        PersonalColumns(kind.table, personal)
        for kind in dictionary.kinds
        if any(field.id == "cons_no" for field in kind.fields)
        and (personal := tuple(field.id for field in kind.fields if field.personal))
    )


@dataclass(frozen=True, slots=True)
class EraseExpired:
    workspace: Workspace
    engine: IndicatorEngine
    approvals: Approvals
    dictionary: Dictionary
    texts: Texts
    press: Press
    clock: Clock

    def __call__(self, session: Session, today: dt.date, second: SecondPerson, progress: Progress = SILENT) -> Erased:
        """Empty the personal fields of customers of the scope closed longer than the policy's months ago who neither owe nor are
        owed anything, and delete their scores, groups, overrides and wishes. Bills and payments stay as accounts must.

        Raises:
            NotEnoughData: there is nobody; AccessDenied, WorkspaceError: the second person is refused.
        """
        session.require(Permission.SERVE_PRIVACY)
        with self.workspace.begin() as work:
            self._expired(work, session, today)
        approver = self.approvals.confirm(session, second, "privacy.erase")
        with self.workspace.begin() as work:
            done = self._expired(work, session, today, approver)
            cons_nos = tuple(customer.cons_no for customer in done.erased)
            held = personal_columns(self.dictionary)
            before = work.ledger.fingerprint(progress).sha256
            progress.stage(Message.of("erasure.stage"), 1, 1)
            rows = work.custody.erase(cons_nos, held, progress)
            number, pdf = self._paper(session, work, done, self._names(held))
            progress.check()
            facts = {
                "customers": len(cons_nos),
                "rows": rows,
                "until": done.until,
                "kept": done.kept,
                "approver": approver,
                "report": number,
                "before": before,
                "after": work.ledger.fingerprint(progress).sha256,
            }
            changes = work.commit(AuditEntry(session.user, "privacy.erase", f"{len(cons_nos)} customers", facts))
        return Erased(cons_nos, done.kept, number, pdf, changes)

    def _expired(self, work: UnitOfWork, session: Session, today: dt.date, approver: str = "") -> Erasure:
        months = policy_of(work).retention_months
        until = months_before(today, months)
        closed = work.custody.closed_by(until, session.scope)
        open_accounts = set(self.engine.balances(today, session.scope).column("cons_no").to_pylist())
        erased: list[Closed] = [customer for customer in closed if customer.cons_no not in open_accounts]
        if not erased:
            raise NotEnoughData("erasure.nobody", until=until, months=months)
        return Erasure(today, until, months, erased, len(closed) - len(erased), approver)

    def _names(self, held: Iterable[PersonalColumns]) -> list[str]:
        """What is emptied, each name once."""
        kinds = {kind.table: kind for kind in self.dictionary.kinds}
        fields = (kinds[columns.table].field(column) for columns in held for column in columns.columns)
        return list(dict.fromkeys(field.name(self.texts.language) for field in fields))

    def _paper(self, session: Session, work: UnitOfWork, done: Erasure, fields: list[str]) -> tuple[str, bytes]:
        """The list of numbers, registered like any report."""
        now = self.clock.now()
        number, head = work.reports.next_number(now.date()), work.audit.head().printed
        imprint = Imprint(number, work.users.unit(), session.user, now, head)
        document = build_erasure(done, fields, self.texts, imprint)
        pdf = render(document, self.texts, self.press)
        content, digest = to_json(document), content_sha256(document)
        pdf_digest = hashlib.sha256(pdf).hexdigest()
        work.reports.record(imprint.number, NAME, done.today, now, session.user, content, digest, pdf_digest)
        return imprint.number, pdf
