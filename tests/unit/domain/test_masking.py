"""Masking: what anyone sees of personal data without giving a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.composition.settings import RESOURCES
from desktop_app.domain.masking import Masking, Personal
from desktop_app.domain.roles import Role

MASKING = Masking.load(RESOURCES / "rules" / "masking.toml")
MASK = MASKING.strict
DIGITS = st.text("0123456789", min_size=1, max_size=24)
WORDS = st.text("王明村镇路号栋公司店小区院 户0123456789-*Xx张三丰", max_size=24)


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (Personal.NAME, "张明", "张*"),
        (Personal.NAME, "张小明", "张*明"),
        (Personal.NAME, "欧阳小明", "欧**明"),
        (Personal.NAME, "阿布都热依木·买买提", "阿********提"),
        (Personal.NAME, "张", "*"),
        (Personal.NAME, "用户12801", "用*****1"),
        (Personal.NAME, "某某建材有限公司", "某某**有限公司"),
        (Personal.NAME, "青河县城关镇中心小学", "青河****中心小学"),
        (Personal.NAME, "东风村村委会", "东风*村委会"),
        (Personal.NAME, "县中医院", "县**院"),
        (Personal.NAME, None, "--"),
        (Personal.NAME, "  ", "--"),
        (Personal.PHONE, "18612341402", "186****1402"),
        (Personal.PHONE, "+86 186-1234-1402", "186****1402"),
        (Personal.PHONE, "18612341402/13800138000", "186****1402/138****8000"),
        (Personal.PHONE, "0999-8251234", "0999-*****34"),
        (Personal.PHONE, "02788251234", "027******34"),
        (Personal.PHONE, "8251234", "*****34"),
        (Personal.CERT, "110101199003071234", "110***********1234"),
        (Personal.CERT, "11010119900307123X", "110***********123X"),
        (Personal.CERT, "A123456", "****"),
        (Personal.BANK, "6222021234567890123", "***************0123"),
        (Personal.ADDRESS, "城关镇人民路12号3单元", "城关镇人民路***"),
        (Personal.ADDRESS, "城关镇幸福小区3栋2单元501室", "城关镇幸福小区***"),
        (Personal.ADDRESS, "城关镇东风村二组七号", "城关镇东风村***"),
        (Personal.ADDRESS, "门口有树的那家", "***"),
        (Personal.TEXT, "联系13800138000，身份证110101199003071234", "联系138****8000，身份证110***********1234"),
        (Personal.TEXT, "2005-09 电费 1234.50 元，户号 0000012345", "2005-09 电费 1234.50 元，户号 0000012345"),
    ],
)
def test_that_each_kind_keeps_what_the_policy_says(kind: Personal, text: str | None, shown: str) -> None:
    assert MASK(kind, text) == shown


@given(st.sampled_from(list(Personal)), st.one_of(WORDS, DIGITS))
def test_that_masking_twice_changes_nothing(kind: Personal, text: str) -> None:
    once = MASK(kind, text)
    assert MASK(kind, once) == once


@given(st.sampled_from([Personal.PHONE, Personal.CERT, Personal.BANK, Personal.CONS_NO]), DIGITS)
def test_that_no_more_than_four_digits_in_a_row_survive(kind: Personal, number: str) -> None:
    assert max((len(run) for run in re.findall(r"\d+", MASK(kind, number))), default=0) <= 4


@given(st.text("王李张明芳伟娜", min_size=2, max_size=8))
def test_that_a_persons_name_shows_its_ends_and_nothing_between(name: str) -> None:
    shown = MASK(Personal.NAME, name)
    assert len(shown) == len(name)
    assert set(shown[1:-1] or shown[1:]) == {"*"}


@given(st.text("甲乙丙丁戊", min_size=1, max_size=12), st.sampled_from(["有限公司", "村委会", "厂", "商店"]))
def test_that_an_organisation_never_shows_more_than_six_characters_and_hides_one_at_least(head: str, word: str) -> None:
    shown = MASK(Personal.NAME, head + word)
    assert "*" in shown
    assert len(shown.replace("*", "")) <= 6


@given(st.text("城关镇东风村幸福小区人民路", max_size=12), st.integers(1, 99), st.integers(1, 30))
def test_that_no_door_is_ever_shown(place: str, house: int, flat: int) -> None:
    shown = MASK(Personal.ADDRESS, f"{place}{house}栋{flat}单元")
    assert not re.search(r"\d", shown)


@pytest.mark.parametrize("role", list(Role))
def test_that_nobody_sees_personal_data_in_clear_without_a_reason(role: Role) -> None:
    mask = MASKING.of(role)
    assert mask(Personal.NAME, "张小明") == "张*明"
    assert mask(Personal.PHONE, "18612341402") == "186****1402"
    assert "*" in mask(Personal.CERT, "110101199003071234")
    assert "*" in mask(Personal.ADDRESS, "城关镇东风村7号")


def test_that_trainees_see_the_last_four_digits_of_a_customer_number_and_others_all() -> None:
    assert MASKING.of(Role.TRAINEE)(Personal.CONS_NO, "0000012345") == "****2345"
    assert MASKING.of(Role.COLLECTOR)(Personal.CONS_NO, "0000012345") == "0000012345"


def test_that_a_policy_with_an_unknown_word_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "masking.toml"
    path.write_text('organisations = []\n[everybody]\nname = "perhaps"\n', "utf-8")
    with pytest.raises(ValueError, match="perhaps"):
        Masking.load(path)
