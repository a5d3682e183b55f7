"""Is this paper ours and unaltered, and is the trail of what was done whole?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.message import Message
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.reports.pages import Stamp, stamp


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer, and the sentence that says it. `number` is the one the file bears, None where it bears none."""

    number: str | None
    genuine: bool
    message: Message


@dataclass(frozen=True, slots=True)
class VerifyReport:
    workspace: Workspace

    def __call__(self, session: Session, path: Path) -> Verification:
        """Hold a PDF against the register: the file byte for byte, then the registered content against its own hash.

        Raises:
            ReportError: the file is no PDF.
        """
        session.require(Permission.VERIFY)
        pdf = path.read_bytes()
        claimed = stamp(pdf)
        with self.workspace.begin() as work:
            found = work.reports.find_by_pdf(hashlib.sha256(pdf).hexdigest())
        if found is None:
            return _unknown(claimed)
        number, content, registered = found
        if hashlib.sha256(content.encode()).hexdigest() != registered:
            return Verification(number, False, Message.of("verify.content_altered", number=number))
        return Verification(number, True, Message.of("verify.genuine", number=number, sha256=registered[:12]))


def _unknown(claimed: Stamp | None) -> Verification:
    """A file the register does not hold: what it claims to be is said, but proves nothing."""
    if claimed is None:
        return Verification(None, False, Message.of("verify.not_ours"))
    return Verification(claimed.number, False, Message.of("verify.altered", number=claimed.number))


@dataclass(frozen=True, slots=True)
class VerifyTrail:
    workspace: Workspace

    def __call__(self, session: Session) -> Verification:
        """Walk the audit chain from its first row."""
        session.require(Permission.VERIFY)
        with self.workspace.begin() as work:
            rows, broken = len(work.audit.rows()), work.audit.broken_at()
        if broken is None:
            return Verification(None, True, Message.of("verify.trail_whole", rows=rows))
        return Verification(None, False, Message.of("verify.trail_broken", sequence=broken))
