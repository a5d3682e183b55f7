"""Packs of staged rows: what was packed comes back, and only under the key of the sitting."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.frame import Packed
from desktop_app.storage.packs import Packs

SECRET = "张三丰 13800000000".encode()


def test_that_packs_come_back_by_table_and_rows_whatever_was_added_between(tmp_path: Path) -> None:
    packs = Packs(tmp_path / "stage.packs")
    packs.add("rows_1", Packed(101, 200, b"second"))
    packs.add("rows_2", Packed(1, 100, b"other"))
    packs.add("rows_1", Packed(1, 100, b"first"))
    assert packs.spans("rows_1") == ((1, 100), (101, 200))
    assert [packs.cells("rows_1", span) for span in packs.spans("rows_1")] == [b"first", b"second"]
    assert packs.cells("rows_2", (1, 100)) == b"other"
    assert packs.spans("rows_3") == ()


def test_that_nothing_of_the_cells_can_be_read_in_the_file(tmp_path: Path) -> None:
    packs = Packs(tmp_path / "stage.packs")
    packs.add("rows_1", Packed(1, 1, SECRET))
    packs.add("rows_1", Packed(2, 2, SECRET))
    written = (tmp_path / "stage.packs").read_bytes()
    assert SECRET[:4] not in written
    half = len(written) // 2
    assert written[:half] != written[half:], "one nonce for two packs"


def test_that_a_changed_byte_is_told_and_not_read_over(tmp_path: Path) -> None:
    packs = Packs(tmp_path / "stage.packs")
    packs.add("rows_1", Packed(1, 1, SECRET))
    written = bytearray((tmp_path / "stage.packs").read_bytes())
    written[3] ^= 1
    (tmp_path / "stage.packs").write_bytes(written)
    with pytest.raises(WorkspaceError, match=r"workspace\.damaged"):
        packs.cells("rows_1", (1, 1))


def test_that_cleared_packs_are_gone_and_others_can_follow(tmp_path: Path) -> None:
    packs = Packs(tmp_path / "stage.packs")
    packs.add("rows_1", Packed(1, 1, b"before"))
    packs.clear()
    assert packs.spans("rows_1") == ()
    assert not (tmp_path / "stage.packs").exists()
    packs.add("rows_1", Packed(1, 1, b"after"))
    assert packs.cells("rows_1", (1, 1)) == b"after"
