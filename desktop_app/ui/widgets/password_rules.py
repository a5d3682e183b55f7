"""The rules of a new password, shown before typing and ticked while typing."""

from __future__ import annotations

import math
import string
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop_app.domain.policy import Policy
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.widgets.labels import label, row, tone

CLASSES = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
STRONG_BITS = 80
FAIR_BITS = 55
OTHER_SIGNS = 33
SHORTEST_NAME = 2
"""A single letter is in many good passwords."""


def classes_of(password: str) -> int:
    """How many of the four classes occur: lower case, upper case, digits, all other signs."""
    kinds = (str.islower, str.isupper, str.isdigit)
    known = sum(any(kind(sign) for sign in password) for kind in kinds)
    return known + any(not any(kind(sign) for kind in kinds) for sign in password)


def bits_of(password: str) -> float:
    """Generous upper bound of the guesses it takes: length × log2 of the signs it draws from; repeated signs count once each
    third time."""
    if not password:
        return 0.0
    pool = sum(len(group) for group in CLASSES if any(sign in group for sign in password))
    pool += OTHER_SIGNS * any(sign not in "".join(CLASSES) for sign in password)
    length = min(len(password), 3 * len(set(password)))
    return length * math.log2(pool)


class PasswordRules(Retranslated):
    """Watches one field. `kept` says whether every rule that can be seen here is kept; the service judges all of them."""

    def __init__(self, policy: Policy, field: QLineEdit, user: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password-rules")
        self._policy = policy
        self._field = field
        self._user = user
        self._lines = [label("note", name=f"rule-{name}", wrap=True) for name in ("length", "classes", "user")]
        self._also = label("note", name="rule-also", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("password-strength")
        self._bar.setRange(0, STRONG_BITS)
        self._bar.setTextVisible(False)
        self._words = label("note", name="password-strength-words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for line in (*self._lines, self._also):
            column.addWidget(line)
        strength = row(self._bar, self._words)
        strength.setStretch(0, 1)
        column.addLayout(strength)
        field.textChanged.connect(self.retranslate)
        self.retranslate()

    @property
    def kept(self) -> bool:
        return all(self._found())

    def retranslate(self) -> None:
        policy = self._policy
        words = (
            self.tr("At least {count} characters").format(count=policy.min_length),
            self.tr("At least {count} of: lower case, upper case, digits, other signs").format(count=policy.min_classes),
            self.tr("Does not contain the user name"),
        )
        for line, kept, text in zip(self._lines, self._found(), words, strict=True):
            line.setText(("✓ " if kept else "○ ") + text)
            tone(line, "tone", "favourable" if kept else "")
        also = self.tr("Not one of your last {count} passwords · to be changed after {days} days")
        self._also.setText("· " + also.format(count=policy.password_history, days=policy.password_days))
        self._show_strength()

    def _found(self) -> tuple[bool, bool, bool]:
        password, user = self._field.text(), self._user().casefold()
        return (
            len(password) >= self._policy.min_length,
            classes_of(password) >= self._policy.min_classes,
            bool(password) and (len(user) < SHORTEST_NAME or user not in password.casefold()),
        )

    def _show_strength(self) -> None:
        bits = bits_of(self._field.text())
        self._bar.setValue(min(STRONG_BITS, round(bits)))
        words = self.tr("strong") if bits >= STRONG_BITS else self.tr("fair") if bits >= FAIR_BITS else self.tr("weak")
        self._words.setText(words if bits else "")
        self._bar.setAccessibleName(self.tr("Strength of the password: {words}").format(words=self._words.text() or "--"))
