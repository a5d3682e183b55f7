"""The shipped field dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.dictionary import Dictionary, FieldType
from desktop_app.importing.casts import SQL_TYPES
from desktop_app.importing.mapping import map_columns
from desktop_app.importing.names import plain, unit_power
from tests.fakes.staging import MemoryStaging

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
KINDS = tuple(kind.id for kind in Dictionary.load(RESOURCES / "dictionaries" / "extracts.toml").kinds)


@pytest.mark.parametrize("kind_id", KINDS)
def test_that_a_kind_has_the_columns_of_its_table_in_order_and_type(
    kind_id: str, dictionary: Dictionary, staging: MemoryStaging
) -> None:
    kind = dictionary.kind(kind_id)
    described = staging.connection.execute(f"DESCRIBE ws.{kind.table}").fetchall()
    columns = [(name, sql_type) for name, sql_type, *_ in described][4:]
    assert columns == [(field.id, SQL_TYPES[field.type].replace(" ", "")) for field in kind.fields]


@pytest.mark.parametrize("kind_id", KINDS)
def test_that_no_name_stands_for_two_fields_of_a_kind(kind_id: str, dictionary: Dictionary) -> None:
    owners: dict[str, set[str]] = {}
    for field in dictionary.kind(kind_id).readable:
        for name in (field.zh, *field.aliases, field.sg186, field.id, field.en):
            if name:
                owners.setdefault(plain(name), set()).add(field.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("kind_id", KINDS)
def test_that_keys_totals_and_parents_name_existing_fields(kind_id: str, dictionary: Dictionary) -> None:
    kind = dictionary.kind(kind_id)
    ids = {field.id for field in kind.fields}
    assert {*kind.key, *kind.parent_key} <= ids
    assert kind.total is None or kind.field(kind.total).type is FieldType.MONEY
    assert kind.parent is None or {*kind.parent_key} <= {field.id for field in dictionary.kind(kind.parent).fields}


def test_that_personal_fields_are_those_that_name_a_person(dictionary: Dictionary) -> None:
    personal = {field.id for field in dictionary.kind("customer").fields if field.personal}
    assert personal == {
        "cons_name", "elec_addr", "mobile", "tel", "tel_home", "landlord_tel", "tenant_tel", "cert_type", "cert_no",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "power"),
    [
        ("应收电费（元）", 0),
        ("应收电费(万元)", 4),
        ("合同容量（kVA）", 0),
        ("合同容量(MVA)", 3),
        ("应收电费", 0),
        ("应收电费（百元）", None),
    ],
)
def test_that_a_unit_in_a_header_is_known_or_refused(header: str, power: int | None, dictionary: Dictionary) -> None:
    assert unit_power(header, dictionary) == power


def test_that_an_amount_in_an_unknown_unit_is_not_mapped(dictionary: Dictionary) -> None:
    columns = map_columns(["户号", "应收电费（百元）"], dictionary.kind("bill"), dictionary)
    assert [column.field_id for column in columns] == ["cons_no", None]


def test_that_of_two_headers_for_one_field_the_preferred_one_is_read(dictionary: Dictionary) -> None:
    columns = map_columns(["县公司", "供电所", "户号"], dictionary.kind("bill"), dictionary)
    assert [column.field_id for column in columns] == ["county_name", "org_name", "cons_no"]


def test_that_a_spare_name_goes_to_the_field_that_needs_it_more(dictionary: Dictionary) -> None:
    columns = map_columns(["县公司", "户号"], dictionary.kind("bill"), dictionary)
    assert [column.field_id for column in columns] == ["org_name", "cons_no"]


@pytest.mark.parametrize("header", [" 用户 编号 ", "用户编号*", "ＣＯＮＳ＿ＮＯ", "cons_no", "户号：", "CUST_NO", "Customer no."])
def test_that_a_header_is_known_however_it_is_typed(header: str, dictionary: Dictionary) -> None:
    assert map_columns([header], dictionary.kind("customer"), dictionary)[0].field_id == "cons_no"
