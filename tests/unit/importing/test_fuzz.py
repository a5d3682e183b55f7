"""A short run of what `make soak` does for long, and every finding it ever made."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS, whole_file

FOUND = Path(__file__).resolve().parents[2] / "fixtures" / "import"
RUNS = {"whole_file": 60, "page": 60, "sheet_part": 60, "encoding": 300, "header": 60, "values": 5, "whole_import": 1}


def bent(seed: bytes, chance: random.Random) -> bytes:
    """The seed with bytes changed, cut out, doubled or swapped in place."""
    data = bytearray(seed)
    for _ in range(chance.randrange(1, 6)):
        at, length = chance.randrange(len(data) + 1), chance.randrange(1, 40)
        match chance.randrange(4):
            case 0:
                data[at : at + length] = b""
            case 1:
                data[at:at] = data[at : at + length]
            case 2:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                data[at:at] = chance.choice((b"<", b'"', b"\0", b"\xff\xfe", b"&#x", b"]]>", b"\r", "，".encode(), b"9" * 20))
        if not data:
            data = bytearray(b"x")
    return bytes(data)


@pytest.mark.parametrize("name", TARGETS)
def test_that_bent_files_and_words_end_in_rows_or_one_sentence(name: str) -> None:
    chance, started = random.Random(20260105), seeds(name)
    for seed in started:
        TARGETS[name](seed)
    for _ in range(RUNS[name]):
        TARGETS[name](bent(chance.choice(started), chance))


@pytest.mark.parametrize("path", sorted(path for path in FOUND.iterdir() if path.suffix != ".md"), ids=lambda path: path.name)
def test_that_what_fuzzing_found_stays_mended(path: Path) -> None:
    """Named by their target: values-1, whole_file-2."""
    TARGETS.get(path.name.partition("-")[0], whole_file)(path.read_bytes())
