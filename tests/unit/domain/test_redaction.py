"""What leaves the workspace as text holds no person; what helps to find a fault stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.redaction import redacted, redacted_fault

DIGITS = "0123456789"
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=4)
MOBILE = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
CARD = st.from_regex(r"65[0-9]{4}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9X]", fullmatch=True)
CUSTOMER = st.text(DIGITS, min_size=8, max_size=16)
AROUND = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=12)


@given(AROUND, st.one_of(MOBILE, CARD, CUSTOMER), AROUND)
def test_that_no_long_number_survives_between_any_words(before: str, number: str, after: str) -> None:
    assert number not in redacted(before + number + after)


@given(st.sampled_from(["户名", "姓名", "用户名称", "客户名称"]), st.sampled_from(["", ":", "：", " ", '": "', "='"]), HAN)
def test_that_a_name_does_not_survive_its_label(label: str, between: str, name: str) -> None:
    assert name not in redacted(f"第 3 行 {label}{between}{name}，电费 12.50 元").replace(label, "")


@pytest.mark.parametrize(
    "written",
    ["138 0013 8000", "138-0013-8000", "+86 13800138000", "0999-3021234", "654023 19900307 123X", "6222 0210 0112 2334",
     "１３８００１３８０００", "手机：13800138000", "(13800138000)", "13800138000.0", "tel=3021234", "¥00000000",
     "¥13800138000"],
)  # fmt: skip
def test_that_numbers_are_known_however_they_are_written(written: str) -> None:
    assert not re.search(r"\d{4}", redacted(written))


@pytest.mark.parametrize(
    "kept",
    ["2026-11-23 06:19:00", "2026-03-05", "1,234,567.89 元", "¥12345678.90", "123456789.00元", "batch 17", "42,225 rows",
     "3000 customers", "duckdb 1.5.5", "line 400", "用户名或密码不正确", "0x7f3a", "97.40%"],
)  # fmt: skip
def test_that_days_amounts_counts_and_versions_stay(kept: str) -> None:
    assert redacted(kept) == kept


@given(st.text(max_size=60))
def test_that_redacting_twice_changes_nothing_more(text: str) -> None:
    assert redacted(redacted(text)) == redacted(text)


@given(HAN, st.sampled_from(["Could not convert string '{}' to INT32", "KeyError: '{}'", "no such {} here", "C:\\Users\\{}\\x"]))
def test_that_a_machines_message_keeps_no_chinese(name: str, message: str) -> None:
    assert name not in redacted_fault(message.format(name))


def test_that_bytes_shown_as_escapes_are_taken_out() -> None:
    assert redacted_fault(repr("张三丰".encode())) == "b'[text]'"
    assert "\\u" not in redacted(ascii("张三丰"))


def test_that_names_of_code_stay_in_a_machines_message_and_quoted_values_go() -> None:
    said = redacted_fault("'Frame' object has no attribute 'cons_no': got 'ZHANG SAN'")
    assert said == "'Frame' object has no attribute 'cons_no': got '[text]'"
    assert "ZHANG" not in redacted_fault("customer name: 'ZHANG SAN', one named 'ZHANG'")
    assert "'purpose'" in redacted_fault("f() missing 1 required positional argument: 'purpose'")
