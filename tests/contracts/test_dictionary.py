"""The field dictionary and the schema are two tellings of one thing."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import pytest

from desktop_app.composition.settings import RESOURCES
from desktop_app.domain.dictionary import ABOUT, Dictionary, ExtractKind, FieldType
from desktop_app.storage.canonical import TABLES
from tests.migrations.test_schema import GOLDEN

DICTIONARY = Dictionary.load(RESOURCES / "dictionaries" / "extracts.toml")
LINEAGE = ("batch_id", "file_no", "sheet", "row_no")
COLUMN_TYPES = {
    FieldType.ID: {"VARCHAR"},
    FieldType.TEXT: {"VARCHAR"},
    FieldType.CODE: {"VARCHAR"},
    FieldType.DATE: {"DATE"},
    FieldType.TIME: {"TIMESTAMP"},
    FieldType.MONTH: {"DATE"},
    FieldType.MONEY: {"DECIMAL(18,2)"},
    FieldType.NUMBER: {"DECIMAL(18,4)"},
    FieldType.CURVE: {"DOUBLE[]"},
}


def columns() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in GOLDEN.read_text("utf-8").splitlines():
        name, kind = line.removesuffix(" NOT NULL").split(" ", 1)
        table, column = name.split(".")
        found[table][column] = kind
    return found


@pytest.mark.parametrize("kind", DICTIONARY.kinds, ids=lambda kind: kind.id)
def test_that_a_kind_of_extract_has_exactly_the_columns_of_its_table(kind: ExtractKind) -> None:
    table = columns()[kind.table]
    assert [column for column in table if column not in LINEAGE] == [field.id for field in kind.fields]
    assert {field.id: table[field.id] for field in kind.fields if table[field.id] not in COLUMN_TYPES[field.type]} == {}


def test_that_every_kind_of_imported_row_is_covered_by_fingerprint_undo_inspection_and_packages() -> None:
    views = {"customer_now", "bill_now", "payment_now"}
    imported = {table for table, found in columns().items() if tuple(found)[:4] == LINEAGE} - views
    assert set(TABLES) == imported == {kind.table for kind in DICTIONARY.kinds}
    assert len(TABLES) == len(set(TABLES))


def test_that_a_table_stands_after_the_one_it_refers_to() -> None:
    for kind in DICTIONARY.kinds:
        assert kind.parent is None or TABLES.index(DICTIONARY.kind(kind.parent).table) < TABLES.index(kind.table)


def test_that_required_fields_are_those_a_row_cannot_lack() -> None:
    required = {f"{kind.table}.{field.id}" for kind in DICTIONARY.kinds for field in kind.fields if field.required}
    filled = {line.split(" ")[0] for line in GOLDEN.read_text("utf-8").splitlines() if line.endswith(" NOT NULL")}
    held = {name for name in filled if name.split(".")[0] in TABLES and name.split(".")[1] not in LINEAGE}
    assert required == held


@pytest.mark.parametrize("kind", DICTIONARY.kinds, ids=lambda kind: kind.id)
def test_that_no_alias_means_two_fields_of_one_kind(kind: ExtractKind) -> None:
    owners: dict[str, str] = {}
    for field in kind.readable:
        for alias in (field.zh, field.id, *field.aliases):
            assert owners.setdefault(alias, field.id) == field.id


def test_that_keys_and_totals_name_fields_of_their_kind() -> None:
    for kind in DICTIONARY.kinds:
        ids, readable = {field.id for field in kind.fields}, {field.id for field in kind.readable}
        assert {*kind.key, *kind.tells} <= ids
        assert {*chain(*kind.needs), *chain(*kind.sure), *chain(*(composite.parts for composite in kind.composites))} <= readable
        assert not kind.beside or kind.field(ABOUT) in kind.fields
        assert len(readable) == len(kind.readable)
        assert kind.total is None or kind.total in ids
