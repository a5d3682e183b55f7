"""Putting one store in place of another: broken off after any single move, the next start finds one of the two, whole."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from desktop_app.storage import switch
from desktop_app.storage.container import DATABASE, SLOTS

NOW = dt.datetime(2026, 11, 23, 9)
OLD = {DATABASE: "old", f"{DATABASE}.wal": "old", SLOTS: "old"}


class PowerCutError(Exception):
    """The power goes."""


def laid_out(folder: Path) -> None:
    folder.mkdir()
    for name, content in OLD.items():
        (folder / name).write_text(content)
    room = switch.room_for_arrival(folder)
    for name in (DATABASE, SLOTS):
        (room / name).write_text("new")


def in_place(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text() for name in OLD if (folder / name).exists()}


def test_that_the_new_store_stands_alone_and_the_old_files_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    laid_out(folder)
    replaced = switch.switch(folder, NOW)
    assert in_place(folder) == {DATABASE: "new", SLOTS: "new"}
    assert {path.name: path.read_text() for path in replaced.iterdir()} == OLD
    assert sorted(path.name for path in folder.iterdir()) == sorted([DATABASE, SLOTS, switch.REPLACED])
    switch.take_back(folder, replaced, NOW)
    assert in_place(folder) == OLD


@pytest.mark.parametrize("moves", range(12))
def test_that_a_power_cut_after_any_move_leaves_old_or_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    folder = tmp_path / "workspace"
    laid_out(folder)
    left = [moves]

    def until_the_power_goes(real):  # type: ignore[no-untyped-def]
        def move(path: Path, target: Path) -> Path:
            if left[0] == 0:
                raise PowerCutError
            left[0] -= 1
            return real(path, target)

        return move

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", until_the_power_goes(Path.rename))
        patched.setattr(Path, "replace", until_the_power_goes(Path.replace))
        try:
            switch.switch(folder, NOW)
        except PowerCutError:
            assert moves < 8
    switch.finish(folder, NOW)
    assert in_place(folder) in (OLD, {DATABASE: "new", SLOTS: "new"})
    assert moves == 0 or in_place(folder)[DATABASE] == "new"
