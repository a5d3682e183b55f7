"""How backups and what a store holds read."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.domain import formats
from desktop_app.domain.safety import TRAIL, StoreState

MEGABYTE = 1024 * 1024


class BackupWords(QObject):
    """Words in the present language."""

    def why(self, why: str) -> str:
        words = {
            "import": self.tr("before an import"),
            "upgrade": self.tr("before an upgrade"),
            "exit": self.tr("at the end of work"),
            "manual": self.tr("asked for"),
            "restore": self.tr("before a restore"),
        }
        return words.get(why, why)

    def verified(self, verified: bool) -> str:
        return "● " + self.tr("verified") if verified else "△ " + self.tr("not verified")

    def size(self, size: int) -> str:
        return f"{size / MEGABYTE:,.1f}"

    def kind(self, kind: str) -> str:
        words = {
            "customers": self.tr("Customers"),
            "bills": self.tr("Bills"),
            "payments": self.tr("Payments"),
            "runs": self.tr("Calculations"),
            "reports": self.tr("Reports"),
            "audit": self.tr("Rows of the audit trail"),
        }
        return words.get(kind, kind)

    def lines(self, now: StoreState | None, then: StoreState) -> list[tuple[str, str, str, bool]]:
        """What, now, after the restore, and whether the two differ."""

        def count(state: StoreState | None, kind: str) -> str:
            return formats.count(state.rows.get(kind)) if state else formats.NOTHING

        def month(state: StoreState | None) -> str:
            return str(state.last_month) if state and state.last_month else formats.NOTHING

        def users(state: StoreState | None) -> str:
            return self.tr(", ").join(state.users) if state else formats.NOTHING

        rows = [(self.kind(kind), count(now, kind), count(then, kind)) for kind in then.rows if kind != TRAIL]
        rows.insert(0, (self.tr("Last bill month"), month(now), month(then)))
        rows.append((self.tr("People who can sign in"), users(now), users(then)))
        return [(what, here, there, here != there) for what, here, there in rows]
