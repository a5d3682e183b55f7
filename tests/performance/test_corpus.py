"""Every file of the collection of real workbooks, by category: opened, or refused with the sentence that names the cause."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from tests.corpus import CORPUS, EXPLAINED, MOST_BYTES, OPENED, Outcome, claims, outcomes, sentence

pytestmark = pytest.mark.bench


def test_that_no_file_of_the_collection_crashes_hangs_or_eats_the_memory() -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"the workbook corpus is not at {CORPUS}")
    listed = claims()
    found = _by_name(list(listed))
    _print_table(found)
    worst = max(found.values(), key=lambda outcome: outcome.seconds), max(found.values(), key=lambda outcome: outcome.bytes)
    print(f"slowest {worst[0].seconds} s {worst[0].file}; most memory {worst[1].bytes >> 20} MB {worst[1].file}")
    differing = {
        name: (claim.cells, found[name].how, found[name].cells)
        for name, claim in listed.items()
        if claim.cells is not None and (found[name].how, found[name].cells) != (OPENED, claim.cells)
    }
    for name, what in differing.items():
        print(f"differs: {name} two readers {what[0]}, here {what[1]} {what[2]}: {EXPLAINED.get(name, 'NOT EXPLAINED')}")
    assert [outcome for outcome in found.values() if outcome.how in {"crashed", "hung"}] == []
    assert [outcome for outcome in found.values() if outcome.bytes > MOST_BYTES] == []
    assert differing.keys() <= EXPLAINED.keys()


def _by_name(names: list[str]) -> dict[str, Outcome]:
    told = outcomes([CORPUS / name for name in names])
    return dict(zip(names, told, strict=True))


def _print_table(found: dict[str, Outcome]) -> None:
    listed = claims()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for name, outcome in found.items():
        table[listed[name].category][outcome.how] += 1
    for category, counts in sorted(table.items()):
        print(f"{category}: {sum(counts.values())} files")
        for how, count in counts.most_common():
            print(f"  {count:4} {how}{'' if how == OPENED else ': ' + sentence(how)}")
