"""One-time codes of an authenticator app (RFC 6238), checked without a network."""

from __future__ import annotations

import datetime as dt

import pyotp

STEP_S = 30
_WINDOW = 1


def new_secret() -> str:
    """A base32 secret of 160 bits."""
    return pyotp.random_base32()


def address(secret: str, user: str, unit: str) -> str:
    """What an authenticator reads from a QR code."""
    return pyotp.TOTP(secret, interval=STEP_S).provisioning_uri(name=user, issuer_name=unit)


def step_of(secret: str, code: str, at: dt.datetime, after: int) -> int | None:
    """The time step the code belongs to, one step early or late at most; None for a wrong code and for one of step `after` or
    before it, which was used already. `at` is local time."""
    plain = code.replace(" ", "")
    now = int(at.timestamp()) // STEP_S
    generator = pyotp.TOTP(secret, interval=STEP_S)
    for step in range(now - _WINDOW, now + _WINDOW + 1):
        if step > after and generator.verify(plain, for_time=step * STEP_S):
            return step
    return None
