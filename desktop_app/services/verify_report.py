"""Is this paper ours and unaltered, and does the trail still stand where the paper says it stood?"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.message import Message
from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.trail import Audit
from desktop_app.reports.pages import Stamp, stamp
from desktop_app.reports.stored import from_json


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer, and the sentence that says it; `faults` name every place of a trail that is not whole.

    `number` is the one the file bears, None where it bears none.
    """

    number: str | None
    genuine: bool
    message: Message
    faults: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifyReport:
    workspace: Workspace

    def __call__(self, session: Session, path: Path) -> Verification:
        """Hold a PDF against the register: the file byte for byte, the registered content against its own hash, and the head of
        the trail printed on it against the trail. The answer is recorded.

        Raises:
            ReportError: the file is no PDF.
        """
        session.require(Permission.VERIFY)
        pdf = path.read_bytes()
        claimed = stamp(pdf)
        digest = hashlib.sha256(pdf).hexdigest()
        with self.workspace.begin() as work:
            found = work.reports.find_by_pdf(digest)
            answer = _unknown(claimed) if found is None else _known(work, *found)
            facts = {"answer": answer.message.key, "pdf_sha256": digest}
            result = Result.DONE if answer.genuine else Result.FAILED
            work.commit(AuditEntry(session.user, "report.verify", answer.number or path.name, facts, result))
        return answer


def _known(work: UnitOfWork, number: str, content: str, registered: str) -> Verification:
    """A registered file: its content as it was, and the trail as it was when the paper was printed."""
    if hashlib.sha256(content.encode()).hexdigest() != registered:
        return Verification(number, False, Message.of("verify.content_altered", number=number))
    imprint = from_json(content).imprint
    if imprint.anchor and not _stands(work.audit, imprint.anchor, imprint.made_at.date()):
        return Verification(number, False, Message.of("verify.trail_rewritten", number=number, anchor=imprint.anchor))
    return Verification(number, True, Message.of("verify.genuine", number=number, sha256=registered[:12]))


def _stands(audit: Audit, anchor: str, made: dt.date) -> bool:
    """Whether the printed head is in the trail; what was pruned since cannot be asked any more, if it was old enough to be."""
    number, _, begins_with = anchor.partition("-")
    hashed, begins = audit.hash_at(int(number)), audit.genesis()
    if hashed is None and begins is not None and int(number) <= begins.sequence:
        return made < begins.before or (int(number) == begins.sequence and begins.hash.startswith(begins_with))
    return hashed is not None and hashed.startswith(begins_with)


def _unknown(claimed: Stamp | None) -> Verification:
    """A file the register does not hold: what it claims to be is said, but proves nothing."""
    if claimed is None:
        return Verification(None, False, Message.of("verify.not_ours"))
    return Verification(claimed.number, False, Message.of("verify.altered", number=claimed.number))
