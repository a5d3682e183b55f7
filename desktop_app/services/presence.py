"""Who is here: what is known of the one session a program can have."""

from __future__ import annotations

from desktop_app.domain.duties import ENDS_WITH_APPOINTMENT
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import LastSignIn


class Presence:
    """Filled by the gate at sign-in, emptied at sign-out."""

    def __init__(self) -> None:
        self.user = ""
        self.last: LastSignIn | None = None
        self._ended: frozenset[Permission] = frozenset()

    def come(self, user: str, last: LastSignIn | None) -> None:
        self.user, self.last, self._ended = user, last, frozenset()

    def go(self) -> None:
        self.come("", None)

    def end_founding(self) -> None:
        """The administrators are appointed: what the founder could do for want of them ends, in the middle of a session too."""
        self._ended = ENDS_WITH_APPOINTMENT

    def ended(self) -> frozenset[Permission]:
        return self._ended
