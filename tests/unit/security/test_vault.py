"""Key slots: who has the password has the key, nobody else, and every damage has its own sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import WorkspaceError
from desktop_app.security.passwords import Cost
from desktop_app.security.vault import FILE_NAME, SlotVault

CHEAP = Cost(time=1, memory_kib=8, lanes=1)
PASSWORD = "县公司2026abc"


class ThisPc:
    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def secret(self) -> bytes:
        return self._secret


def vault(folder: Path, **more: object) -> SlotVault:
    return SlotVault(folder, CHEAP, **more)  # type: ignore[arg-type]


def key_of(error: pytest.ExceptionInfo[WorkspaceError]) -> str:
    return error.value.message.key


def test_that_the_password_gives_back_the_key_it_was_made_with(tmp_path: Path) -> None:
    key = vault(tmp_path).create("王敏", PASSWORD)
    assert len(key) == 32
    assert vault(tmp_path).unlock("王敏", PASSWORD) == key


def test_that_two_workspaces_never_share_a_key(tmp_path: Path) -> None:
    assert vault(tmp_path / "a").create("a", PASSWORD) != vault(tmp_path / "b").create("a", PASSWORD)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(wrong=st.text(max_size=20).filter(lambda text: text != PASSWORD))
def test_that_no_other_password_opens_the_slot(tmp_path: Path, wrong: str) -> None:
    if not vault(tmp_path).exists():
        vault(tmp_path).create("a", PASSWORD)
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).unlock("a", wrong)
    assert key_of(error) == "security.wrong_password"


def test_that_an_unknown_name_is_refused_in_the_words_of_a_wrong_password(tmp_path: Path) -> None:
    vault(tmp_path).create("a", PASSWORD)
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).unlock("b", PASSWORD)
    assert key_of(error) == "security.wrong_password"


def test_that_a_slot_copied_to_another_name_does_not_open(tmp_path: Path) -> None:
    vault(tmp_path).create("a", PASSWORD)
    path = tmp_path / FILE_NAME
    content = json.loads(path.read_text("utf-8"))
    content["slots"]["b"] = content["slots"]["a"]
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).unlock("b", PASSWORD)
    assert key_of(error) == "security.wrong_password"


def test_that_neither_password_nor_key_stands_in_the_slot_file(tmp_path: Path) -> None:
    key = vault(tmp_path).create("a", PASSWORD)
    content = (tmp_path / FILE_NAME).read_bytes()
    assert PASSWORD.encode() not in content
    assert key not in content
    assert key.hex().encode() not in content


@pytest.mark.parametrize("password", ["short1", "lettersonly", "12345678", ""])
def test_that_a_weak_password_makes_no_slot_file(tmp_path: Path, password: str) -> None:
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).create("a", password)
    assert key_of(error) == "security.weak_password"
    assert not (tmp_path / FILE_NAME).exists()


def test_that_a_missing_slot_file_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).unlock("a", PASSWORD)
    assert key_of(error) == "security.no_slots"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"slots": 3}', '{"format": 1, "slots": {"a": {"salt": "?"}}}'])
def test_that_a_damaged_slot_file_is_named_as_such(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, "utf-8")
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).unlock("a", PASSWORD)
    assert key_of(error) == "security.slots_damaged"


def test_that_a_slot_file_of_a_newer_program_is_refused_politely(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"format": 2, "slots": {}}', "utf-8")
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).unlock("a", PASSWORD)
    assert key_of(error) == "workspace.newer"


def test_that_creating_twice_keeps_the_first_key(tmp_path: Path) -> None:
    key = vault(tmp_path).create("a", PASSWORD)
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).create("a", "another2026pass")
    assert key_of(error) == "workspace.exists"
    assert vault(tmp_path).unlock("a", PASSWORD) == key


def test_that_a_device_bound_slot_opens_on_this_pc_only(tmp_path: Path) -> None:
    key = vault(tmp_path, device_bound=True, device=ThisPc(b"one")).create("a", PASSWORD)
    assert vault(tmp_path, device=ThisPc(b"one")).unlock("a", PASSWORD) == key
    with pytest.raises(WorkspaceError):
        vault(tmp_path, device=ThisPc(b"two")).unlock("a", PASSWORD)


def test_that_a_password_typed_with_composed_or_decomposed_letters_is_the_same(tmp_path: Path) -> None:
    key = vault(tmp_path).create("a", "caf\u00e9-2026")
    assert vault(tmp_path).unlock("a", "cafe\u0301-2026") == key
