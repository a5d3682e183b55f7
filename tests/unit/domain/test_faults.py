"""An error is told with its places, without its values."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.faults import told

NAME, PHONE, NUMBER = "阿不都热依木", "13999012345", "0000012345"


def deep(secret: str) -> None:
    rows: dict[str, str] = {"cons_name": secret}  # a local variable is never told
    try:
        rows.pop(secret)
    except KeyError as error:
        error.add_note(f"customer {secret}")
        raise ValueError(f"row of {secret}, at {PHONE}, {NUMBER}") from error


def caught(secret: str) -> BaseException:
    with pytest.raises(ValueError, match="row of") as error:
        deep(secret)
    return error.value


def test_that_causes_and_places_are_told() -> None:
    said = told(caught(NAME))
    assert "builtins.ValueError: row of [text], at [number], [number]" in said
    assert "builtins.KeyError" in said
    assert "tests/unit/domain/test_faults.py:" in said
    assert " in deep" in said


def test_that_no_value_of_message_note_or_variable_is_told() -> None:
    said = told(caught(NAME))
    assert not [secret for secret in (NAME, PHONE, NUMBER) if secret in said]


def test_that_the_parts_of_a_group_are_told_and_circles_end() -> None:
    first, second = ValueError("a"), TypeError("b")
    first.__context__, second.__context__ = second, first
    said = told(ExceptionGroup("both", [first, second]))
    assert said.count("builtins.TypeError: b") >= 1
    assert said.count("builtins.ValueError: a") >= 1


def test_that_what_a_person_can_act_on_is_told_by_its_key_alone() -> None:
    assert told(ExtractError("importing.locked", file=f"{NAME}.xlsx")).endswith("ExtractError: importing.locked")
