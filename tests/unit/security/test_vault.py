"""Key slots: who has the password has the key, nobody else, and every damage has its own sentence."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.accounts import RECOVERY, DeviceChoice
from desktop_app.domain.errors import WorkspaceError
from desktop_app.security import slot_file
from desktop_app.security.passwords import Cost, stretch
from desktop_app.security.sealing import seal_to
from desktop_app.security.slot_file import FILE_NAME
from desktop_app.security.vault import SlotVault
from tests.fakes.device import NoDevice, ThisPc

CHEAP = Cost(time=1, memory_kib=8, lanes=1)
PASSWORD = "县公司2026abc"
KEY = bytes(range(32))


def vault(folder: Path, device: ThisPc | None = None) -> SlotVault:
    return SlotVault(folder, CHEAP, device or ThisPc(b"one"))


def key_of(error: pytest.ExceptionInfo[WorkspaceError]) -> str:
    return error.value.message.key


def refused(keys: SlotVault, user: str, password: str) -> str:
    """The sentence with which a slot stays shut."""
    with pytest.raises(WorkspaceError) as error:
        keys.unlock(user, password)
    return key_of(error)


def edit(folder: Path, change: object) -> None:
    """Change the slots as somebody would who knows the format, digest and all, but has no data key."""
    path = folder / FILE_NAME
    content = json.loads(path.read_text("utf-8"))
    change(content)  # type: ignore[operator]
    del content["sha256"]
    content["sha256"] = slot_file._digest(content)
    path.write_text(json.dumps(content), "utf-8")


def test_that_the_password_gives_back_the_key_it_was_made_with(tmp_path: Path) -> None:
    key, _code = vault(tmp_path).create("王敏", PASSWORD)
    assert len(key) == 32
    assert vault(tmp_path).unlock("王敏", PASSWORD) == key


def test_that_two_workspaces_never_share_a_key(tmp_path: Path) -> None:
    assert vault(tmp_path / "a").create("a", PASSWORD) != vault(tmp_path / "b").create("a", PASSWORD)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(wrong=st.text(max_size=20).filter(lambda text: text != PASSWORD))
def test_that_no_other_password_opens_the_slot(tmp_path: Path, wrong: str) -> None:
    if not vault(tmp_path).exists():
        vault(tmp_path).create("a", PASSWORD)
    assert refused(vault(tmp_path), "a", wrong) == "security.wrong_password"


def test_that_an_unknown_name_is_refused_in_the_words_of_a_wrong_password(tmp_path: Path) -> None:
    vault(tmp_path).create("a", PASSWORD)
    assert refused(vault(tmp_path), "b", PASSWORD) == "security.wrong_password"


def test_that_a_password_typed_with_composed_or_decomposed_letters_is_the_same(tmp_path: Path) -> None:
    key, _code = vault(tmp_path).create("a", "caf\u00e9-2026")
    assert vault(tmp_path).unlock("a", "cafe\u0301-2026") == key


def test_that_neither_password_code_nor_key_stands_in_the_slot_file(tmp_path: Path) -> None:
    key, code = vault(tmp_path).create("a", PASSWORD)
    content = (tmp_path / FILE_NAME).read_bytes()
    for secret in (
        PASSWORD.encode(),
        key,
        key.hex().encode(),
        base64.b64encode(key),
        code.encode(),
        code.replace("-", "").encode(),
    ):
        assert secret not in content


def test_that_every_user_has_the_same_key_by_a_slot_of_their_own(tmp_path: Path) -> None:
    key, _code = vault(tmp_path).create("a", PASSWORD)
    vault(tmp_path).add("b", "another-2026", key)
    assert vault(tmp_path).unlock("b", "another-2026") == vault(tmp_path).unlock("a", PASSWORD) == key


def test_that_a_slot_is_not_added_without_the_data_key(tmp_path: Path) -> None:
    vault(tmp_path).create("a", PASSWORD)
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).add("b", "another-2026", KEY)
    assert key_of(error) == "security.slots_edited"
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_that_a_removed_slot_opens_nothing_and_the_others_still_do(tmp_path: Path) -> None:
    keys = vault(tmp_path)
    key, code = keys.create("a", PASSWORD)
    keys.add("b", "another-2026", key)
    keys.remove("b", key)
    keys.remove("nobody", key)
    assert refused(keys, "b", "another-2026") == "security.wrong_password"
    assert keys.unlock("a", PASSWORD) == keys.unlock_by_code(code) == key


def test_that_a_changed_password_keeps_what_was_sealed_to_the_user(tmp_path: Path) -> None:
    keys = vault(tmp_path)
    key, _code = keys.create("a", PASSWORD)
    sealed = seal_to(keys.public_keys()["a"], b"the first key of an epoch")
    keys.change_password("a", PASSWORD, "another-2026")
    assert refused(keys, "a", PASSWORD) == "security.wrong_password"
    assert keys.unlock("a", "another-2026") == key
    assert keys.open_sealed("a", "another-2026", sealed) == b"the first key of an epoch"


def test_that_a_reset_slot_has_a_key_pair_nobody_has_seen(tmp_path: Path) -> None:
    keys = vault(tmp_path)
    key, _code = keys.create("a", PASSWORD)
    sealed = seal_to(keys.public_keys()["a"], b"old")
    keys.reset("a", "another-2026", key)
    assert keys.unlock("a", "another-2026") == key
    with pytest.raises(ValueError, match="another key"):
        keys.open_sealed("a", "another-2026", sealed)


def test_that_what_is_sealed_to_the_recovery_code_opens_with_it(tmp_path: Path) -> None:
    keys = vault(tmp_path)
    key, code = keys.create("a", PASSWORD)
    sealed = seal_to(keys.public_keys()[RECOVERY], b"first key")
    assert keys.opener(RECOVERY, code.lower())(sealed) == b"first key"
    assert keys.unlock_by_code(code.replace("-", " ")) == key


def test_that_a_new_recovery_code_replaces_the_last_one(tmp_path: Path) -> None:
    keys = vault(tmp_path)
    key, old = keys.create("a", PASSWORD)
    new = keys.new_code(key)
    assert keys.unlock_by_code(new) == key
    assert refused(keys, RECOVERY, old) == "recovery.wrong"


def test_that_both_keys_are_there_from_reseal_to_settle(tmp_path: Path) -> None:
    keys = vault(tmp_path)
    key, code = keys.create("a", PASSWORD)
    keys.reseal(key, KEY)
    assert keys.keys("a", PASSWORD) == keys.keys(RECOVERY, code) == (key, KEY)
    keys.change_password("a", PASSWORD, "another-2026")
    assert keys.keys("a", "another-2026") == (key, KEY)
    keys.settle(KEY)
    assert keys.keys("a", "another-2026") == keys.keys(RECOVERY, code) == (KEY,)


# --- edits and damage


def test_that_a_slot_copied_to_another_name_does_not_open(tmp_path: Path) -> None:
    vault(tmp_path).create("a", PASSWORD)
    edit(tmp_path, lambda content: content["body"]["slots"].update(b=content["body"]["slots"]["a"]))
    assert refused(vault(tmp_path), "b", PASSWORD) == "security.wrong_password"
    assert refused(vault(tmp_path), "a", PASSWORD) == "security.slots_edited"


def test_that_a_slot_taken_away_is_seen_by_the_next_who_comes(tmp_path: Path) -> None:
    key, _code = vault(tmp_path).create("a", PASSWORD)
    vault(tmp_path).add("b", "another-2026", key)
    edit(tmp_path, lambda content: content["body"]["slots"].pop("b"))
    assert refused(vault(tmp_path), "a", PASSWORD) == "security.slots_edited"


@pytest.mark.parametrize("part", ["salt", "nonce", "wrapped", "public", "sealed", "time", "device"])
def test_that_an_edit_of_any_part_of_a_slot_opens_nothing(tmp_path: Path, part: str) -> None:
    key, _code = vault(tmp_path).create("a", PASSWORD)
    vault(tmp_path).add("b", "another-2026", key)

    def mix(content: dict[str, dict[str, dict[str, dict[str, object]]]]) -> None:
        slots = content["body"]["slots"]
        slots["a"][part] = (
            2 if part == "time" else base64.b64encode(b"12345678").decode() if part == "device" else slots["b"][part]
        )

    edit(tmp_path, mix)
    assert refused(vault(tmp_path), "a", PASSWORD) in {
        "security.wrong_password",
        "security.slots_edited",
        "security.other_device",
    }


COSTS = [("time", 10**9), ("memory_kib", 1 << 40), ("lanes", 0), ("lanes", 1 << 20), ("time", 0), ("time", -1)]
NO_SLOTS = ["", "{", "[]", "3", "null", '{"slots": 3}', '{"format": 2}', '{"format": 1, "slots": {"a": {}}}', "[" * 9999]


@pytest.mark.parametrize("cost", COSTS)
def test_that_a_cost_beyond_reason_is_damage_and_is_not_computed(tmp_path: Path, cost: tuple[str, int]) -> None:
    vault(tmp_path).create("a", PASSWORD)
    edit(tmp_path, lambda content: content["body"]["slots"]["a"].update({cost[0]: cost[1]}))
    assert refused(vault(tmp_path), "a", PASSWORD) == "security.slots_damaged"


def test_that_a_missing_slot_file_is_named_as_such(tmp_path: Path) -> None:
    assert refused(vault(tmp_path), "a", PASSWORD) == "security.no_slots"


@pytest.mark.parametrize("content", NO_SLOTS)
def test_that_a_damaged_slot_file_is_named_as_such(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, "utf-8")
    assert refused(vault(tmp_path), "a", PASSWORD) == "security.slots_damaged"


def test_that_a_slot_file_of_a_newer_program_is_refused_politely(tmp_path: Path) -> None:
    vault(tmp_path).create("a", PASSWORD)
    edit(tmp_path, lambda content: content.update(format=3))
    assert refused(vault(tmp_path), "a", PASSWORD) == "workspace.newer"


def test_that_creating_twice_keeps_the_first_key(tmp_path: Path) -> None:
    key, _code = vault(tmp_path).create("a", PASSWORD)
    with pytest.raises(WorkspaceError) as error:
        vault(tmp_path).create("a", "another2026pass")
    assert key_of(error) == "workspace.exists"
    assert vault(tmp_path).unlock("a", PASSWORD) == key


def test_that_a_draft_left_by_a_crash_is_in_nobodys_way(tmp_path: Path) -> None:
    keys = vault(tmp_path)
    key, _code = keys.create("a", PASSWORD)
    (tmp_path / f".{FILE_NAME}.draft").write_bytes(b"half a fi")
    assert keys.unlock("a", PASSWORD) == key
    keys.add("b", "another-2026", key)
    assert keys.unlock("b", "another-2026") == key


def test_that_each_of_2000_flipped_bytes_is_detected_or_harmless(tmp_path: Path) -> None:
    """Seeded, over the whole file. Harmless means: the very same key, and every slot as it was."""
    keys = vault(tmp_path)
    key, code = keys.create("王敏", PASSWORD)
    keys.add("b", "another-2026", key)
    path, chance = tmp_path / FILE_NAME, random.Random(20261123)
    whole, public = path.read_bytes(), keys.public_keys()
    told: dict[str, int] = {}
    for _ in range(2000):
        content = bytearray(whole)
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        path.write_bytes(content)
        try:
            assert keys.unlock("王敏", PASSWORD) == keys.unlock("b", "another-2026") == keys.unlock_by_code(code) == key
            assert keys.public_keys() == public
            outcome = "harmless"
        except WorkspaceError as error:
            outcome = error.message.key
        told[outcome] = told.get(outcome, 0) + 1
    assert set(told) <= {"harmless", "security.slots_damaged"}
    assert told["security.slots_damaged"] > 1700, "only blanks between the parts may change unnoticed"


# --- the PC


def test_that_a_bound_slot_opens_on_this_pc_only_and_says_so(tmp_path: Path) -> None:
    key, code = vault(tmp_path).create("a", PASSWORD, DeviceChoice.BOUND)
    assert vault(tmp_path, ThisPc(b"one")).unlock("a", PASSWORD) == key
    assert refused(vault(tmp_path, ThisPc(b"two")), "a", PASSWORD) == "security.other_device"
    assert refused(vault(tmp_path, ThisPc(None)), "a", PASSWORD) == "security.other_device"
    assert vault(tmp_path, ThisPc(b"two")).unlock_by_code(code) == key


def test_that_the_recovery_code_takes_a_bound_workspace_to_another_pc(tmp_path: Path) -> None:
    _key, code = vault(tmp_path, ThisPc(b"one")).create("a", PASSWORD, DeviceChoice.BOUND)
    there = vault(tmp_path, ThisPc(b"two"))
    there.reset("a", "another-2026", there.unlock_by_code(code))
    assert there.unlock("a", "another-2026") == there.unlock_by_code(code)
    assert refused(vault(tmp_path, ThisPc(b"one")), "a", "another-2026") == "security.other_device"


def test_that_knowing_the_password_and_the_folder_is_not_enough_for_a_bound_slot(tmp_path: Path) -> None:
    """The mark removed, as a thief would who writes his own program: the secret itself is still missing."""
    vault(tmp_path).create("a", PASSWORD, DeviceChoice.BOUND)
    edit(tmp_path, lambda content: content["body"]["slots"]["a"].update(device=""))
    assert refused(vault(tmp_path), "a", PASSWORD) == "security.wrong_password"


def test_that_a_pc_that_keeps_no_secret_makes_no_bound_slot(tmp_path: Path) -> None:
    keys = SlotVault(tmp_path / "new", CHEAP, NoDevice())
    with pytest.raises(WorkspaceError) as error:
        keys.create("a", PASSWORD, DeviceChoice.BOUND)
    assert key_of(error) == "security.no_keyring"
    assert not (tmp_path / "new").exists()


# --- format 1


def format1(folder: Path, user: str, password: str, key: bytes, bound: bytes = b"") -> None:
    """A slot file as the program before this one wrote it."""
    salt, nonce = b"0123456789abcdef", b"0123456789ab"
    wrapping = stretch(password.encode() + b"\x00" + bound, salt, CHEAP)
    slot = {
        "salt": base64.b64encode(salt).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "wrapped": base64.b64encode(AESGCM(wrapping).encrypt(nonce, key, f"powerdesk slot 1 {user}".encode())).decode(),
        "time": 1,
        "memory_kib": 8,
        "lanes": 1,
        "device_bound": bool(bound),
    }
    (folder / FILE_NAME).write_text(json.dumps({"format": 1, "slots": {user: slot}}), "utf-8")


@pytest.mark.parametrize("bound", [b"", b"one"])
def test_that_a_file_of_format_1_becomes_format_2_at_the_first_success(tmp_path: Path, bound: bytes) -> None:
    format1(tmp_path, "王敏", PASSWORD, KEY, bound)
    keys = vault(tmp_path)
    assert refused(keys, "王敏", "wrong-2026") == refused(keys, "b", PASSWORD) == "security.wrong_password"
    assert json.loads((tmp_path / FILE_NAME).read_text("utf-8"))["format"] == 1
    assert keys.unlock("王敏", PASSWORD) == KEY
    content = json.loads((tmp_path / FILE_NAME).read_text("utf-8"))
    assert (content["format"], content["body"]["bound"]) == (2, bool(bound))
    assert keys.unlock("王敏", PASSWORD) == KEY
    assert keys.unlock_by_code(keys.new_code(KEY)) == KEY
