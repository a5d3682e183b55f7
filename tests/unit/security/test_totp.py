"""One-time codes: RFC 6238's own numbers, a step of tolerance, and none twice."""

from __future__ import annotations

import datetime as dt

import pyotp
import pytest

from desktop_app.security import totp

NOW = dt.datetime(2026, 1, 5, 9, 30)
STEP = int(NOW.timestamp()) // totp.STEP_S


def code(secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(NOW.timestamp()) + steps * totp.STEP_S)


def test_that_the_numbers_are_those_of_the_standard() -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # RFC 6238, appendix B: the ASCII key 12345678901234567890
    at = dt.datetime.fromtimestamp(59, dt.UTC)
    assert totp.step_of(secret, "287082", at, after=0) == 1


@pytest.mark.parametrize(("steps", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_that_one_step_early_or_late_is_accepted(steps: int, accepted: bool) -> None:
    secret = totp.new_secret()
    assert totp.step_of(secret, code(secret, steps), NOW, after=0) == (STEP + steps if accepted else None)


def test_that_a_code_is_good_once_and_no_older_one_after_it() -> None:
    secret = totp.new_secret()
    assert totp.step_of(secret, code(secret), NOW, after=STEP) is None
    assert totp.step_of(secret, code(secret, -1), NOW, after=STEP) is None
    assert totp.step_of(secret, code(secret, 1), NOW, after=STEP) == STEP + 1


@pytest.mark.parametrize("wrong", ["", "000", "abcdef", "１２３４５６", "1234567"])
def test_that_anything_else_is_wrong(wrong: str) -> None:
    assert totp.step_of(totp.new_secret(), wrong, NOW, after=0) is None


def test_that_blanks_in_a_code_do_not_matter_and_the_address_names_user_and_office() -> None:
    secret = totp.new_secret()
    typed = code(secret)
    assert totp.step_of(secret, f"{typed[:3]} {typed[3:]}", NOW, after=0) == STEP
    address = totp.address(secret, "王敏", "县公司")
    assert address.startswith("otpauth://totp/")
    assert secret in address
