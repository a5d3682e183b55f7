"""The recovery code: read off paper by people, so every typing error is forgiven or told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import WorkspaceError
from desktop_app.security.codes import ALPHABET, new_code, secret_of

CODES = st.builds(new_code)
PLACES = st.integers(0, 27)


def refused(typed: str) -> str:
    with pytest.raises(WorkspaceError) as error:
        secret_of(typed)
    return error.value.message.key


def test_that_a_code_has_seven_groups_of_four_and_more_than_125_bits() -> None:
    code = new_code()
    assert re.fullmatch(rf"([{ALPHABET}]{{4}}-){{6}}[{ALPHABET}]{{4}}", code)
    assert len(secret_of(code)) * 5 >= 125
    assert len({new_code() for _ in range(1000)}) == 1000


@given(CODES)
def test_that_the_way_of_typing_does_not_matter(code: str) -> None:
    secret = secret_of(code)
    full_width = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else "－" for c in code)
    blurred = code.replace("1", "l").replace("0", "o")
    for typed in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", "  "),
        f" {code}\n",
        code.replace("-", "—"),
        full_width,
        blurred,
    ):
        assert secret_of(typed) == secret
    assert secret_of(code.replace("1", "I").replace("0", "O")) == secret


@given(CODES, PLACES, st.sampled_from(ALPHABET))
def test_that_every_single_wrong_character_is_told_as_a_typing_error(code: str, place: int, other: str) -> None:
    plain = code.replace("-", "")
    typed = plain[:place] + other + plain[place + 1 :]
    assert typed == plain or refused(typed) == "recovery.mistyped"


@given(CODES, st.integers(0, 26))
def test_that_every_two_swapped_neighbours_are_told_as_a_typing_error(code: str, place: int) -> None:
    plain = code.replace("-", "")
    typed = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    assert typed == plain or refused(typed) == "recovery.mistyped"


@pytest.mark.parametrize("typed", ["", "1234", "U" * 28, "0" * 27, "0" * 29, "你好" * 14, "!" * 28])
def test_that_what_cannot_be_a_code_is_told_as_incomplete(typed: str) -> None:
    assert refused(typed) == "recovery.incomplete"
