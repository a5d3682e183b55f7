"""Finding the header and the kind."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.dictionary import Dictionary, ExtractKind, FieldType
from desktop_app.importing.headers import Header, recognise
from tests.unit.importing.conftest import RESOURCES

SHIPPED = Dictionary.load(RESOURCES / "dictionaries" / "extracts.toml")

CUSTOMER = ("供电单位", "用户编号", "用户名称", "用电类别", "合同容量", "立户时间")
BILL = ("供电单位", "户号", "电费年月", "应收电费", "发行日期", "交费截止日")
PAYMENT = ("用户编号", "应收年月", "收费时间", "实收金额", "缴费方式")


def header_of(head: Sequence[Sequence[str]], dictionary: Dictionary) -> Header | None:
    return recognise(head, dictionary).header


@pytest.mark.parametrize(("row", "kind_id"), [(CUSTOMER, "customer"), (BILL, "bill"), (PAYMENT, "payment")])
def test_that_the_kind_follows_from_the_headers(row: tuple[str, ...], kind_id: str, dictionary: Dictionary) -> None:
    header = header_of([row], dictionary)
    assert header is not None
    assert (header.kind.id, header.missing) == (kind_id, ())


def test_that_titles_and_query_conditions_above_the_header_are_passed_over(dictionary: Dictionary) -> None:
    head = [("电费台账", "", ""), ("单位：城关", "户号：全部", ""), ("", "", ""), BILL, ("城关", "0000012345", "202601")]
    header = header_of(head, dictionary)
    assert header is not None
    assert header.row_no == 4


def test_that_a_word_shared_by_two_kinds_is_read_in_the_kind_it_appears_in(dictionary: Dictionary) -> None:
    as_payment = header_of([PAYMENT], dictionary)
    as_bill = header_of([(*BILL, "实收金额")], dictionary)
    assert as_payment is not None
    assert as_bill is not None
    assert as_payment.columns[3].field_id == "rcv_amt"
    assert as_bill.columns[6].field_id == "rcved_amt"


def test_that_two_known_names_are_not_enough(dictionary: Dictionary) -> None:
    assert header_of([("户号", "户名", "备用")], dictionary) is None


def test_that_a_bill_file_without_its_month_is_a_bill_file_that_lacks_it(dictionary: Dictionary) -> None:
    header = header_of([("户名", "应收电费", "实收电费", "欠费", "发行日期", "户号")], dictionary)
    assert header is not None
    assert (header.kind.id, header.missing) == ("bill", ("rcvbl_ym",))


def test_that_bills_need_no_days(dictionary: Dictionary) -> None:
    header = header_of([BILL[:4]], dictionary)
    assert header is not None
    assert (header.kind.id, header.missing) == ("bill", ())


def test_that_a_list_of_arrears_with_many_customer_columns_is_still_a_bill_file(dictionary: Dictionary) -> None:
    row = ("单位", "户号", "户名", "用电地址", "抄表段信息", "台区", "电话", "抄表员", "电量", "电费", "欠费", "电费年月")
    header = header_of([row], dictionary)
    assert header is not None
    assert (header.kind.id, header.missing) == ("bill", ())


def test_that_two_kinds_fitting_equally_well_are_not_decided_by_chance(dictionary: Dictionary) -> None:
    found = recognise([("应收标识", "供电单位编码", "供电单位")], dictionary)
    assert (found.header, len(found.candidates) > 1) == (None, True)


def test_that_a_customer_header_is_found_with_only_the_number_required(dictionary: Dictionary) -> None:
    header = header_of([("户号", "供电单位", "缴费方式")], dictionary)
    assert header is not None
    assert header.kind.id == "customer"


_NAMES = sorted({name for kind in SHIPPED.kinds for field in kind.fields for name in (field.zh, field.sg186, *field.aliases)})
_CELLS = st.one_of(
    st.sampled_from(_NAMES), st.text(max_size=8), st.sampled_from(["", "（元）", "P01", "单位：万元", "0210001234|城关"])
)


@given(st.lists(st.lists(_CELLS, max_size=12), max_size=6))
@settings(deadline=None, max_examples=300)
def test_that_whatever_stands_in_the_first_rows_has_an_answer(head: list[list[str]]) -> None:
    found = recognise(head, SHIPPED)
    for header in found.candidates:
        fed = [field_id for column in header.columns for field_id in column.field_ids if field_id != "power"]
        assert len(fed) == len(set(fed)), "a field is read from one column only"
        assert 1 <= header.row_no <= len(head)
    if found.header is not None:
        assert found.candidates == (found.header,)


@given(st.sampled_from(SHIPPED.kinds), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=100)
def test_that_the_order_of_the_columns_does_not_matter(kind: ExtractKind, chance: random.Random) -> None:
    columns = [field.zh for field in kind.fields if not field.own and field.type is not FieldType.CURVE]
    turned = chance.sample(columns, len(columns))
    assert [one.kind.id for one in recognise([turned], SHIPPED).candidates] == [
        one.kind.id for one in recognise([columns], SHIPPED).candidates
    ]


@pytest.mark.parametrize("kind", SHIPPED.kinds, ids=lambda kind: kind.id)
@pytest.mark.parametrize("word", ["zh", "en", "sg186", "id"])
def test_that_a_kind_is_known_by_its_own_words_and_taken_for_no_other(kind: ExtractKind, word: str) -> None:
    columns = [str(getattr(field, word)) for field in kind.fields if not field.own and getattr(field, word)]
    assert [one.kind.id for one in recognise([columns], SHIPPED).candidates] == [kind.id]


@pytest.mark.parametrize("kind", SHIPPED.kinds, ids=lambda kind: kind.id)
def test_that_the_least_a_kind_needs_is_enough_to_know_it(kind: ExtractKind) -> None:
    least = [field for field in kind.fields if field.required or field.id in {"cons_name", "org_name"}]
    needed = [kind.field(group[0]) for group in kind.needs]
    header = recognise([[field.zh for field in dict.fromkeys((*least, *needed))]], SHIPPED).header
    assert header is not None
    assert (header.kind.id, header.missing) == (kind.id, ())
