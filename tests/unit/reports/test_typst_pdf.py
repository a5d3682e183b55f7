"""The paper itself: read back through its text layer, as an auditor would."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import ReportError
from desktop_app.reports import pages
from desktop_app.reports.model import Align, Column, Document, Table
from desktop_app.reports.risk_list import RiskListChoice, build_risk_list
from desktop_app.reports.stored import content_sha256, from_json, to_json
from desktop_app.reports.typst_pdf import render
from tests.papers import page_text
from tests.unit.reports.samples import IMPRINT, INDICATORS, MASK, PRESS, RUN, document, ranked, texts

RADICALS = re.compile("[\u2e80-\u2fdf]")


@pytest.fixture(scope="module")
def listed() -> Document:
    return build_risk_list(RUN, ranked(500), 3, texts(), INDICATORS, IMPRINT, MASK)


@pytest.fixture(scope="module")
def pdf(listed: Document) -> bytes:
    return render(listed, texts(), PRESS)


@pytest.fixture(scope="module")
def layer(pdf: bytes) -> list[str]:
    return [page_text(pdf, number) for number in range(1, pages.page_count(pdf) + 1)]


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def only_cell(text: str) -> Table:
    return Table((Column("户号"), Column("户名", share=1, min_mm=60)), (("0300000001", text),))


def test_that_customer_number_and_risk_word_are_found_in_the_text_layer(layer: list[str]) -> None:
    assert "0300000000" in flat(layer[0])
    assert "高风险" in flat(layer[0])
    assert "户号" in flat(layer[0])


def test_that_no_radical_stands_in_for_an_ideograph(layer: list[str]) -> None:
    assert not RADICALS.search("".join(layer))


def test_that_pdftotext_finds_the_same(pdf: bytes, tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler) is not on this machine")
    (tmp_path / "list.pdf").write_bytes(pdf)
    found = subprocess.run([program, str(tmp_path / "list.pdf"), "-"], check=True, capture_output=True).stdout.decode()
    assert "高风险" in flat(found)
    assert "户号" in flat(found)
    assert not RADICALS.search(found)


def test_that_every_page_has_header_title_unit_day_filter_number_and_its_place(layer: list[str], listed: Document) -> None:
    short = content_sha256(listed)[:12]
    assert len(layer) > 10
    for number, page in enumerate(layer, 1):
        words = flat(page)
        for expected in (
            "青河县供电公司",
            "风险客户明细",
            "数据截至2026-03-31",
            "筛选条件：全部客户，高风险、中风险",
            "文件编号FX-20260401-001",
            short,
        ):
            assert expected in words, (number, expected)
        assert f"第{number}页/共{len(layer)}页" in words
        assert "打印人李建国·打印时间2026-04-0109:30" in words
        assert "主要原因" in words, "the table header is repeated"


def test_that_two_builds_are_byte_identical(listed: Document, pdf: bytes) -> None:
    assert render(listed, texts(), PRESS) == pdf


def test_that_a_stored_report_is_rebuilt_byte_for_byte(listed: Document, pdf: bytes) -> None:
    assert render(from_json(to_json(listed)), texts("en"), PRESS) == pdf


def test_that_page_sums_add_up_to_the_printed_total_and_to_the_rows(layer: list[str], listed: Document) -> None:
    (table,) = (block for block in listed.blocks if isinstance(block, Table))
    subtotals = [Decimal(found.replace(",", "")) for page in layer for found in re.findall(r"本页小计\s*(-?[\d,]+\.\d\d)", page)]
    (total,) = re.findall(r"合计\s*([\d,]+\.\d\d)", "".join(layer))
    assert len(subtotals) > 10
    assert sum(subtotals) == Decimal(total.replace(",", "")) == table.total(7)


def test_that_the_full_hash_and_the_places_to_sign_stand_on_the_last_page_only(layer: list[str], listed: Document) -> None:
    for expected in ("制表：", "复核：", "负责人：", "日期：", "（盖章处）", content_sha256(listed)):
        assert expected in flat(layer[-1])
        assert not any(expected in flat(page) for page in layer[:-1])


def test_that_number_and_hash_are_in_the_metadata(pdf: bytes, listed: Document) -> None:
    assert pages.stamp(pdf) == pages.Stamp("FX-20260401-001", content_sha256(listed))


def test_that_the_file_is_tagged_pdf_a(pdf: bytes) -> None:
    assert b"pdfaid:part" in pdf
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf


@pytest.mark.parametrize(
    "name",
    [
        '#[*甲_] $x$ @ref <a> \\n "引" `c` // /* = - + ~ {b} %',
        "#panic()",
        "https://a.b/c",
        "--- -- ...",
        "'单' \"双\"",
        "㼆𣲘",
    ],
)
def test_that_a_name_prints_literally(name: str) -> None:
    assert flat(name) in flat(page_text(render(document(only_cell(name)), texts(), PRESS), 1))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.sampled_from("#*[]$@<>\\\"'`_~={}()/-+:;,.!?%^&|甲乙户高aZ09"), min_size=1, max_size=20))
def test_that_any_name_prints_literally(name: str) -> None:
    assert flat(name) in flat(page_text(render(document(only_cell(f"甲{name}乙")), texts(), PRESS), 1))


def test_that_a_long_run_is_broken_on_paper_but_whole_in_the_text_layer() -> None:
    run = 'SUM(CAST("t0"."rcvbl"AS"b"))OVER(PARTITION)BY"x"' * 2
    layer = flat(page_text(render(document(only_cell(run)), texts(), PRESS), 1))
    assert run in layer
    assert "\u200b" not in layer


def test_that_a_file_name_too_long_for_its_column_goes_on_in_the_next_line() -> None:
    name = "powerdesk-20261123-114010.pdbackup"
    crowded = Table((Column("文件", share=1, min_mm=26.0), Column("说明", share=9, min_mm=60.0)), ((name, "甲乙丙丁" * 60),))
    layer = page_text(render(document(crowded), texts(), PRESS), 1)
    assert name in flat(layer)
    assert name not in layer


def test_that_a_character_without_a_glyph_is_named_not_lost() -> None:
    layer = flat(page_text(render(document(only_cell("张\U0001f600三\x07四")), texts(), PRESS), 1))
    assert "张〔U+1F600〕三〔U+0007〕四" in layer


def test_that_a_rare_ideograph_in_a_bold_title_still_prints() -> None:
    layer = page_text(render(document(only_cell("甲"), title="㼆镇报表"), texts(), PRESS), 1)
    assert "㼆镇报表" in layer


def test_that_a_narrow_table_stands_upright_and_a_wide_one_lies() -> None:
    narrow = Table((Column("户号"), Column("金额", Align.RIGHT)), (("0300000001", "1.00"),))
    wide = Table(tuple(Column(f"列 {place}") for place in range(9)), (("0300000001 甲乙",) * 9,))
    upright, lying = (pages.page(render(document(table), texts(), PRESS), 1, 36) for table in (narrow, wide))
    assert upright.height > upright.width
    assert lying.width > lying.height


def test_that_a_table_too_wide_for_paper_is_refused_not_clipped() -> None:
    table = Table(tuple(Column(f"列 {place}") for place in range(30)), (("0300000001 甲乙",) * 30,))
    with pytest.raises(ReportError, match=r"reports\.too_wide"):
        render(document(table), texts(), PRESS)


def test_that_negative_amounts_enter_the_sums() -> None:
    columns = Column("户号", min_mm=30), Column("余额", Align.RIGHT, summed=True)
    table = Table(columns, (("1", "-30.05"), ("2", "10.00"), ("3", "--")), page_sums=True)
    layer = page_text(render(document(table), texts(), PRESS), 1)
    assert re.search(r"本页小计\s*-20\.05", layer)
    assert re.search(r"合计\s*-20\.05", layer)


def test_that_an_empty_list_still_makes_a_paper() -> None:
    choice = RiskListChoice(bands=())
    layer = page_text(
        render(build_risk_list(RUN, ranked(5), None, texts(), INDICATORS, IMPRINT, MASK, choice=choice), texts(), PRESS), 1
    )
    assert "没有符合筛选条件的客户" in layer


def test_that_the_english_paper_has_no_chinese_words_of_its_own() -> None:
    frame = ranked(30, cons_name=["Li Ming Co."] * 30, elec_type=["Household"] * 30)
    imprint = dataclasses.replace(IMPRINT, unit="Qinghe Power", user="Li")
    english = build_risk_list(RUN, frame, 3, texts("en"), INDICATORS, imprint, MASK)
    pdf = render(english, texts("zh"), PRESS)
    said = "".join(page_text(pdf, number) for number in range(1, pages.page_count(pdf) + 1))
    assert not re.search("[\u4e00-\u9fff]", said)
    assert "Page 1 of" in said


def test_that_report_after_report_the_memory_stays() -> None:
    def after(count: int) -> int:
        for number in range(count):
            imprint = dataclasses.replace(IMPRINT, number=f"M-{count}-{number}")
            render(build_risk_list(RUN, ranked(400), 3, texts(), INDICATORS, imprint, MASK), texts(), PRESS)
        return int(psutil.Process().memory_info().rss)

    settled = after(2)
    assert after(5) - settled < 60_000_000, "Typst would keep 50 MB of each"
