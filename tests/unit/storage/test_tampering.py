"""An intruder with the data key edits the trail's tables in DuckDB itself: each edit is found, named and located."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.trail import FaultKind
from tests.unit.storage.trails import FIRST_KEYS, Trail, rehash, sealed_trail

K = FaultKind
AUDIT_EDITS = {
    "format": "1",
    "happened_at": "happened_at + INTERVAL 1 SECOND",
    "at_utc": "NULL",
    "user_name": "'somebody else'",
    "role": "'founder'",
    "station": "'another PC'",
    "action": "'user.look'",
    "subject": "subject || ' '",
    "result": "'refused'",
    "facts": "'{}'",
    "previous": "repeat('0', 64)",
    "hash": "repeat('f', 64)",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Trail:
    return sealed_trail(tmp_path_factory.mktemp("trail"))


@pytest.fixture
def trail(built: Trail) -> Iterator[Trail]:
    """The same trail for every test: what an intruder did is undone."""
    saved = built.tables()
    yield built
    built.put_back(saved)


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize("sequence", [3, 8, 10, 14])
@pytest.mark.parametrize("column", sorted(AUDIT_EDITS))
def test_that_an_edit_of_any_column_is_found_at_its_row(trail: Trail, column: str, sequence: int, keyed: bool) -> None:
    trail.sql(f"UPDATE ws.audit SET {column} = {AUDIT_EDITS[column]} WHERE sequence = ?", (sequence,))
    found = trail.found(keyed)
    assert (K.EDITED, sequence, sequence) in found
    assert {kind for kind, *_ in found} <= {K.EDITED, K.EPOCH}  # row 8 is also what the table of epochs is held against


@pytest.mark.parametrize("sequence", [3, 8, 14])
def test_that_another_seal_is_found_at_its_row_with_the_key_and_none_at_all_without(trail: Trail, sequence: int) -> None:
    trail.sql("UPDATE ws.audit SET seal = repeat('a', 64) WHERE sequence = ?", (sequence,))
    assert trail.found(keyed=True) == [(K.SEAL, sequence, sequence)]
    trail.sql("UPDATE ws.audit SET seal = '' WHERE sequence = ?", (sequence,))
    assert trail.found() == trail.found(keyed=True) == [(K.SEAL, sequence, sequence)]


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize(("first", "last"), [(1, 1), (1, 4), (3, 3), (5, 6), (10, 10), (2, 13)])
def test_that_missing_rows_are_told_as_a_range(trail: Trail, first: int, last: int, keyed: bool) -> None:
    trail.sql("DELETE FROM ws.audit WHERE sequence BETWEEN ? AND ?", (first, last))
    assert (K.MISSING, first, last) in trail.found(keyed)


@pytest.mark.parametrize("keyed", [False, True])
def test_that_rows_given_each_others_place_are_told_with_their_own(trail: Trail, keyed: bool) -> None:
    trail.sql("UPDATE ws.audit SET sequence = 90 WHERE sequence = 3")
    trail.sql("UPDATE ws.audit SET sequence = 3 WHERE sequence = 6")
    trail.sql("UPDATE ws.audit SET sequence = 6 WHERE sequence = 90")
    faults = trail.check(keyed).faults
    assert [(fault.sequence, fault.about) for fault in faults if fault.kind is K.REORDERED] == [(3, "6"), (6, "3")]


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize("last", [13, 11, 8, 7, 4])
def test_that_rows_cut_off_the_end_are_found(trail: Trail, last: int, keyed: bool) -> None:
    trail.sql("DELETE FROM ws.audit WHERE sequence > ?", (last,))
    assert any(kind is K.TRUNCATED and first == last + 1 for kind, first, _ in trail.found(keyed))


def test_that_cutting_off_and_putting_the_count_right_is_found_by_the_key_with_the_number_of_rows(trail: Trail) -> None:
    trail.sql("DELETE FROM ws.audit WHERE sequence > 11")
    trail.sql("DELETE FROM ws.audit_anchor WHERE sequence >= 11")
    trail.sql("UPDATE ws.audit_seal SET next_sequence = 12 WHERE epoch = 2")
    assert trail.found() == []
    assert trail.found(keyed=True) == [(K.TRUNCATED, 12, 14)]


def test_that_a_trail_of_nothing_is_told_as_cut_off(trail: Trail) -> None:
    trail.sql("DELETE FROM ws.audit")
    assert K.TRUNCATED in {kind for kind, *_ in trail.found()}


def test_that_a_row_put_in_at_the_end_is_found_with_the_key_and_without(trail: Trail) -> None:
    trail.sql("INSERT INTO ws.audit SELECT * REPLACE (15 AS sequence, hash AS previous) FROM ws.audit WHERE sequence = 14")
    rehash(trail.store.cursor())
    assert (K.ADDED, 15, 15) in trail.found()
    assert {(K.SEAL, 15, 15), (K.ADDED, 15, 15)} <= set(trail.found(keyed=True))


@pytest.mark.parametrize("sequence", [2, 7, 8, 9, 13, 14])
def test_that_linking_all_rows_anew_does_not_help_without_the_first_key(trail: Trail, sequence: int) -> None:
    trail.sql("UPDATE ws.audit SET subject = 'somebody else' WHERE sequence = ?", (sequence,))
    rehash(trail.store.cursor())
    assert trail.found() == []  # the chain alone is no proof against somebody who knows how it is made
    kind, first, _last = trail.found(keyed=True)[0]
    assert (kind, first) == (K.SEAL, sequence)


def test_that_taking_a_row_out_and_linking_the_rest_anew_is_found_by_the_key(trail: Trail) -> None:
    trail.sql("DELETE FROM ws.audit WHERE sequence = 3")
    rehash(trail.store.cursor())
    trail.sql("UPDATE ws.audit_seal SET first_sequence = first_sequence - 1, next_sequence = next_sequence - 1 WHERE epoch = 2")
    trail.sql("UPDATE ws.audit_seal SET next_sequence = 7 WHERE epoch = 1")
    assert (K.SEAL, 3) in {(kind, first) for kind, first, _ in trail.found(keyed=True)}


def test_that_sealing_anew_from_the_key_at_hand_is_found_where_it_begins(trail: Trail) -> None:
    (present,) = trail.sql("SELECT next_key FROM ws.audit_seal WHERE epoch = 2")[0]
    trail.sql("UPDATE ws.audit SET subject = 'somebody else' WHERE sequence = 2")
    rehash(trail.store.cursor(), bytes.fromhex(str(present)))
    assert (K.SEAL, 1, 14) in trail.found(keyed=True)


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize("epoch", [1, 2])
@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE ws.audit_seal SET epoch = 9 WHERE epoch = ?",
        "UPDATE ws.audit_seal SET first_sequence = first_sequence + 1 WHERE epoch = ?",
        "DELETE FROM ws.audit_seal WHERE epoch = ?",
        "INSERT INTO ws.audit_seal SELECT epoch, first_sequence, 3, repeat('0', 64) FROM ws.audit_seal WHERE epoch = ?",
        "UPDATE ws.audit_holder SET epoch = 9 WHERE epoch = ?",
        "UPDATE ws.audit_holder SET holder = 'thief' WHERE holder = 'audit' AND epoch = ?",
        "UPDATE ws.audit_holder SET sealed_key = '00' WHERE holder = 'audit' AND epoch = ?",
        "DELETE FROM ws.audit_holder WHERE holder = 'recovery' AND epoch = ?",
        "INSERT INTO ws.audit_holder VALUES (?, 'thief', '00')",
    ],
)
def test_that_an_edit_of_the_tables_of_keys_and_holders_is_found(trail: Trail, edit: str, epoch: int, keyed: bool) -> None:
    trail.sql(edit, (epoch,))
    faults = trail.check(keyed).faults
    assert (K.EPOCH, str(epoch)) in {(fault.kind, fault.about) for fault in faults}


@pytest.mark.parametrize(("epoch", "kinds"), [(1, {K.EPOCH}), (2, {K.TRUNCATED})])
def test_that_an_edit_of_the_count_is_found_and_with_the_key_told_from_lost_rows(
    trail: Trail, epoch: int, kinds: set[FaultKind]
) -> None:
    trail.sql("UPDATE ws.audit_seal SET next_sequence = next_sequence + 3 WHERE epoch = ?", (epoch,))
    assert {kind for kind, *_ in trail.found()} == kinds
    assert {kind for kind, *_ in trail.found(keyed=True)} == {K.EPOCH}
    trail.sql("UPDATE ws.audit_seal SET next_sequence = next_sequence - 5 WHERE epoch = ?", (epoch,))
    assert trail.found()
    assert {kind for kind, *_ in trail.found(keyed=True)} == {K.EPOCH}


@pytest.mark.parametrize("epoch", [1, 2])
def test_that_an_edit_of_the_key_kept_is_found_by_the_first_key(trail: Trail, epoch: int) -> None:
    trail.sql("UPDATE ws.audit_seal SET next_key = repeat('0', 64) WHERE epoch = ?", (epoch,))
    assert trail.found(keyed=True) == [(K.EPOCH, 1 if epoch == 1 else 8, 1 if epoch == 1 else 8)]


def test_that_another_first_key_than_the_trail_speaks_of_is_told(trail: Trail) -> None:
    with trail.store.begin() as work:
        told = work.audit.check({1: FIRST_KEYS[1], 2: bytes(32)})
    assert ([(fault.kind, fault.sequence) for fault in told.faults], told.opened) == ([(K.EPOCH, 8)], (1,))


@pytest.mark.parametrize(
    ("edit", "sequence"),
    [
        ("UPDATE ws.audit_anchor SET hash = repeat('0', 64) WHERE sequence = 4", 5),
        ("UPDATE ws.audit_anchor SET sequence = 5 WHERE sequence = 4", 5),
        ("UPDATE ws.audit_anchor SET day = DATE '2025-01-01' WHERE sequence = 4", 5),
        ("DELETE FROM ws.audit_anchor WHERE sequence = 4", 5),
        ("INSERT INTO ws.audit_anchor SELECT DATE '2025-01-01', 9, hash FROM ws.audit WHERE sequence = 9", 10),
    ],
)
def test_that_an_edit_of_an_anchor_is_found_at_the_row_it_belongs_to(trail: Trail, edit: str, sequence: int) -> None:
    trail.sql(edit)
    assert (K.ANCHOR, sequence, sequence) in trail.found()


def test_that_a_beginning_taken_away_without_the_ceremony_is_found(trail: Trail) -> None:
    (hashed,) = trail.sql("SELECT hash FROM ws.audit WHERE sequence = 4")[0]
    trail.sql("DELETE FROM ws.audit WHERE sequence <= 4")
    trail.sql("DELETE FROM ws.audit_anchor WHERE sequence < 4")
    forged = f'{{"sequence": 4, "hash": "{hashed}", "before": "2026-01-06"}}'
    trail.sql("INSERT INTO ws.setting VALUES ('audit.genesis', ?, now()::TIMESTAMP, 'thief')", (forged,))
    assert K.PRUNED in {kind for kind, *_ in trail.found()}


TABLES = {
    "audit": ("sequence", [*(column for column in AUDIT_EDITS if column not in {"format", "at_utc"}), "seal"]),
    "audit_seal": ("epoch", ["first_sequence", "next_sequence", "next_key"]),
    "audit_holder": ("epoch", ["holder", "sealed_key"]),
    "audit_anchor": ("sequence", ["hash"]),
}  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> str:
    """One statement that changes, swaps or removes something somewhere in the four tables."""
    table = draw(st.sampled_from(sorted(TABLES)))
    key, columns = TABLES[table]
    row = f"{key} = (SELECT {key} FROM ws.{table} ORDER BY hash({key}, {draw(st.integers(0, 99))}) LIMIT 1)"
    if draw(st.booleans()) and table != "audit_anchor":
        return f"DELETE FROM ws.{table} WHERE {row}"
    column = draw(st.sampled_from(columns))
    if column == "happened_at":
        return f"UPDATE ws.{table} SET {column} = {column} + INTERVAL {draw(st.integers(1, 10**7))} SECOND WHERE {row}"
    if column in {"first_sequence", "next_sequence"}:
        return f"UPDATE ws.{table} SET {column} = {column} + {draw(st.integers(1, 50))} WHERE {row}"
    letters = draw(st.text("0123456789abcdef", min_size=1, max_size=64))
    return f"UPDATE ws.{table} SET {column} = {column} || '{letters}' WHERE {row}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edit=edits(), linked_anew=st.booleans())
def test_that_no_edit_whatever_passes_the_check_with_the_keys(built: Trail, edit: str, linked_anew: bool) -> None:
    cursor, saved = built.store.cursor(), built.tables()
    cursor.execute(edit)
    if linked_anew and cursor.execute("SELECT count(*) FROM ws.audit").fetchone():
        rehash(cursor)
    changed, faults = built.tables() != saved, built.check(keyed=True).faults
    built.put_back(saved)
    assert bool(faults) == changed
    assert built.check(keyed=True).whole
