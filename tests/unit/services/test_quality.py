"""Judging the data, showing what was found, setting parameters, and the two papers."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.batch import TypedTotal
from desktop_app.domain.custody import PersonalColumns
from desktop_app.domain.errors import Cancelled, QualityError
from desktop_app.domain.intake import Answers, SameMonth
from desktop_app.domain.money import Money
from desktop_app.domain.progress import SILENT
from desktop_app.domain.quality import QualityView
from desktop_app.domain.quality_rules import Setting, Settings
from desktop_app.domain.roles import EVERYWHERE, Role, Scope, Session
from desktop_app.reports.model import Table
from desktop_app.reports.stored import from_json
from tests.accounts import DUTIES
from tests.fakes.progress import CancelAfter
from tests.fingerprints import store_fingerprint
from tests.houses import EXTRACTS, Opened
from tests.people import people, write_customers
from tests.unit.services.office import refused

BILLS = """户号,电费年月,应收电费,实收电费,欠费金额,发行日期,交费截止日
0000012345,202605,100.00,50.00,40.00,2026-05-28,2026-06-20
0000012346,202605,100.00,50.00,50.00,2026-05-28,2026-06-20
合计,,200.00,,,,
"""


def take_in(opened: Opened, path: Path, text: str, typed: tuple[TypedTotal, ...] = ()) -> int:
    path.write_text(text, "utf-8")
    check = opened.house.check_extracts(opened.session, [path])
    return opened.house.commit_import(opened.session, check.token, typed=typed).batch.batch_id


def view_of(opened: Opened, session: Session | None = None, **chosen: object) -> QualityView:
    found = opened.house.show_quality(session or opened.session, **chosen)  # type: ignore[arg-type]  # by name
    assert found is not None
    return found


def session_of(opened: Opened, role: Role, scope: Scope = EVERYWHERE) -> Session:
    return replace(opened.session, role=role, grants=DUTIES.grants(role), scope=scope)


@pytest.fixture
def billed(fresh: Opened, tmp_path: Path) -> Opened:
    take_in(fresh, tmp_path / "电费.csv", BILLS)
    return fresh


def test_that_nothing_is_shown_before_the_first_run(fresh: Opened) -> None:
    assert fresh.house.show_quality(fresh.session) is None


def test_that_a_run_is_kept_with_all_that_made_it(billed: Opened) -> None:
    done = billed.house.judge_quality(billed.session)
    run = view_of(billed).run
    assert (run.run_id, run.user, run.as_of, run.followed) == (1, billed.session.user, billed.house.clock.now().date(), 1)
    assert run.data_sha256 == billed.house.list_batches(billed.session)[0].batch.data_sha256
    assert '"DQ29","value":"1"' in run.parameters
    assert done.hits == sum(rule.hits for rule in view_of(billed).rules)


def test_that_a_cancelled_run_leaves_the_store_as_it_was(billed: Opened) -> None:
    before = store_fingerprint(billed.house)
    with pytest.raises(Cancelled):
        billed.house.judge_quality(billed.session, None, CancelAfter(30))
    assert store_fingerprint(billed.house) == before


def test_that_a_rule_without_its_data_is_not_judged_and_does_not_count(billed: Opened) -> None:
    billed.house.judge_quality(billed.session)
    rules = {rule.spec.id: rule for rule in view_of(billed).rules}
    assert (rules["DQ07"].judged, rules["DQ07"].hits) == (2, 1)
    assert (rules["DQ19"].judged, rules["DQ19"].hits) == (None, 0)
    assert [hit.file_name for hit in rules["DQ07"].samples] == ["电费.csv"]


def test_that_a_batch_after_the_run_and_one_undone_make_it_stale(billed: Opened, tmp_path: Path) -> None:
    billed.house.judge_quality(billed.session)
    assert not view_of(billed).stale
    take_in(billed, tmp_path / "又一份.csv", BILLS.replace("202605", "202604").replace("2026-05", "2026-04"))
    assert view_of(billed).stale
    billed.house.judge_quality(billed.session)
    assert not view_of(billed).stale
    billed.house.undo_import(billed.session, 2, "选错了月份")
    assert view_of(billed).stale


def test_that_the_trend_holds_every_run_oldest_first(billed: Opened, tmp_path: Path) -> None:
    billed.house.judge_quality(billed.session)
    clean = BILLS.replace("40.00", "50.00").replace("202605", "202604").replace("2026-05", "2026-04")
    take_in(billed, tmp_path / "又一份.csv", clean)
    billed.house.judge_quality(billed.session)
    trend = view_of(billed).trend
    assert [one.key for one in trend] == ["1", "2"]
    assert trend[1].score > trend[0].score  # type: ignore[operator]  # both were judged
    assert [one.key for one in view_of(billed).batches] == ["1", "2"]
    assert view_of(billed, batch_id=2).score > view_of(billed, batch_id=1).score  # type: ignore[operator]


def test_that_parameters_are_in_force_from_the_next_run_and_on_record(billed: Opened) -> None:
    billed.house.judge_quality(billed.session)
    system = session_of(billed, Role.SYSTEM_ADMIN)
    billed.house.set_quality_parameters(system, [Setting("DQ07", "tolerance", "10")])
    assert view_of(billed).stale
    billed.house.judge_quality(billed.session)
    assert next(rule.hits for rule in view_of(billed).rules if rule.spec.id == "DQ07") == 0
    with billed.house.gate.workspace.begin() as work:
        row = next(row for row in work.audit.rows() if row.action == "quality.parameters")
    assert row.facts == '{"DQ07.tolerance": {"after": "10", "before": "0.00"}}'


@pytest.mark.parametrize(
    ("setting", "key"),
    [
        (Setting("DQ07", "tolerance", "-1"), "quality.outside"),
        (Setting("DQ07", "tolerance", "ten"), "quality.outside"),
        (Setting("DQ08", "settled", " , "), "quality.bad_words"),
        (Setting("DQ07", "colour", "red"), "quality.unknown_parameter"),
        (Setting("DQ99", "tolerance", "1"), "quality.unknown_parameter"),
    ],
)
def test_that_a_parameter_nobody_may_set_changes_nothing(fresh: Opened, setting: Setting, key: str) -> None:
    system = session_of(fresh, Role.SYSTEM_ADMIN)
    before = fresh.house.show_quality_parameters(system)
    good = Setting("DQ29", "months", "2")
    assert refused(lambda: fresh.house.set_quality_parameters(system, [good, setting])) == key
    assert fresh.house.show_quality_parameters(system) == before


def test_that_a_value_equal_to_its_default_is_not_kept(fresh: Opened) -> None:
    system = session_of(fresh, Role.SYSTEM_ADMIN)
    for value in ("2", "1"):
        fresh.house.set_quality_parameters(system, [Setting("DQ29", "months", value)])
    with fresh.house.gate.workspace.begin() as work:
        assert work.settings.get("quality") == []
    assert isinstance(fresh.house.show_quality_parameters(system), Settings)


def test_that_personal_data_are_masked_for_whoever_may_not_see_them_and_never_kept(fresh: Opened, tmp_path: Path) -> None:
    text = "户号,户名,联系电话\n0000012345,张三,12345678901\n0000012346,李四,13800138000\n"
    take_in(fresh, tmp_path / "客户.csv", text)
    fresh.house.judge_quality(fresh.session)
    with fresh.house.gate.workspace.begin() as work:
        assert [hit.observed for hit in work.quality.samples(1, "DQ19")] == [""]
    (hit,) = fresh.house.quality_rows(session_of(fresh, Role.TRAINEE), "DQ19")
    assert "12345678901" not in hit.observed
    assert (hit.cons_no, hit.row_no) == ("0000012345", 2)


def test_that_an_unknown_rule_is_a_sentence(fresh: Opened) -> None:
    with pytest.raises(QualityError):
        fresh.house.quality_rows(fresh.session, "DQ31")


def test_that_a_person_sees_their_units_and_sections_only(fresh: Opened, tmp_path: Path) -> None:
    crowd = people()
    check = fresh.house.check_extracts(fresh.session, [write_customers(tmp_path / "客户.csv", crowd), EXTRACTS[1]])
    fresh.house.commit_import(fresh.session, check.token)
    fresh.house.judge_quality(fresh.session)
    everywhere = view_of(fresh)
    unit = everywhere.units[0].key
    for scope in (Scope(unit), Scope(unit, ("A01",))):
        seen = view_of(fresh, session_of(fresh, Role.COLLECTOR, scope))
        assert {one.key for one in seen.units} == {unit}
        assert sum(rule.judged or 0 for rule in seen.rules) < sum(rule.judged or 0 for rule in everywhere.rules)


def test_that_erasing_a_customer_takes_the_samples_along(billed: Opened) -> None:
    billed.house.judge_quality(billed.session)
    with billed.house.gate.workspace.begin() as work:
        assert work.quality.samples(1, "DQ07")
        work.custody.erase(["0000012345"], [PersonalColumns("customer", ("cons_name",))], SILENT)
        assert work.quality.samples(1, "DQ07") == ()
        work.commit(AuditEntry(billed.session.user, "test", "erase", {}))


def test_that_the_control_totals_of_a_batch_are_what_is_stored_beside_what_was_said(fresh: Opened, tmp_path: Path) -> None:
    typed = TypedTotal(1, rows=2, customers=3, amount=Money.from_yuan(201))
    batch = take_in(fresh, tmp_path / "电费.csv", BILLS, (typed,))
    with fresh.house.gate.workspace.begin() as work:
        (control,) = work.quality.controls(batch)
    assert (control.accepted, control.rejected, control.set_aside, control.customers) == (2, 0, 1, 2)
    assert (control.billed_fen, control.paid_fen, control.said_fen) == (20_000, 10_000, 20_000)
    assert (control.typed_rows, control.typed_customers, control.typed_fen) == (2, 3, 20_100)
    assert (str(control.first_month), str(control.last_month)) == ("2026-05-01", "2026-05-01")


def content(opened: Opened, pdf: bytes) -> list[str]:
    with opened.house.gate.workspace.begin() as work:
        found = work.reports.find_by_pdf(hashlib.sha256(pdf).hexdigest())
    assert found is not None
    document = from_json(found[1])
    cells = [cell for block in document.blocks if hasattr(block, "rows") for row in block.rows for cell in row]
    return [*cells, *(block.text for block in document.blocks if hasattr(block, "text"))]


def test_that_the_control_sheet_prints_the_stored_facts_and_says_what_differs(fresh: Opened, tmp_path: Path) -> None:
    typed = TypedTotal(1, rows=2, customers=3, amount=Money.from_yuan(201))
    take_in(fresh, tmp_path / "电费.csv", BILLS, (typed,))
    said = content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)
    assert {"200.00", "201.00", "-1.00", "100.00"} <= set(said)
    assert any("入库行的电费年月 2026-05 – 2026-05。合计行 1 行（不入库）。" in one for one in said)
    assert "4 项总数中有 2 项不符，见“差异”一行" in said


def test_that_the_control_sheet_names_the_columns_that_were_not_read_and_counts_their_cells(
    fresh: Opened, tmp_path: Path
) -> None:
    text = "户号,电费年月,应收电费,备注,序号\n0000012345,202605,100.00,,1\n0000012346,202605,x,已联系,2\n"
    take_in(fresh, tmp_path / "电费.csv", text)
    said = content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)
    assert "未读取的列（不入库），共 3 格有内容：备注 1 格、序号 2 格。" in said
    take_in(fresh, tmp_path / "再来.csv", "户号,电费年月,应收电费,备注\n0000012347,202605,100.00,\n")
    assert "凡有内容的列都已读取。" in content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)


def test_that_the_check_and_the_control_sheet_say_which_columns_were_multiplied(fresh: Opened, tmp_path: Path) -> None:
    path = tmp_path / "账单.csv"
    path.write_text("电费台账,单位：万元\n户号,电费年月,应收电费,总电量（万kWh）\n0012345678,202603,0.5,1.25\n", "gb18030")
    check = fresh.house.check_extracts(fresh.session, [path])
    said = [fresh.house.texts.say(finding.message) for finding in check.findings if finding.rule == "converted"]
    assert said == [
        "“应收电费（万元）”的单位是万元：每个数乘以 10,000 后入库",
        "“总电量（万kWh）”的单位是万kWh：每个数乘以 10,000 后入库",
    ]
    assert str(check.files[0].accepted.amount) == "5,000.00"
    fresh.house.commit_import(fresh.session, check.token)
    paper = content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)
    assert "“应收电费（万元）”的单位是万元，每个数乘以 10,000 后入库。" in paper
    assert "“总电量（万kWh）”的单位是万kWh，每个数乘以 10,000 后入库。" in paper


@pytest.mark.parametrize(
    ("total", "verdict", "row"),
    [
        (
            "合计,,200.005",
            "1 项总数中有 1 项不符，见“差异”一行和各文件下面的合计行说明",
            "文件合计写的是 200.005 元，实际 200.00 元",
        ),
        ("合计,,", "文件有合计行，但没有能够对照的数（见各文件下面的说明）", "没有读得出的金额"),
        ("累计,,900.00", "文件有合计行，但没有能够对照的数（见各文件下面的说明）", "“累计”写的是 900.00 元，看不出算的是哪些行"),
        ("小计,,200.00", "1 项总数全部相符", "“小计”写的是 200.00 元，与它上面这一段的行相符"),
        ("合计,2户,", "1 项总数全部相符；合计行里另有 1 项没有对照", "没有读得出的金额"),
    ],
)
def test_that_the_control_sheet_never_says_there_is_no_total_row_where_there_is_one(
    fresh: Opened, tmp_path: Path, total: str, verdict: str, row: str
) -> None:
    text = f"户号,电费年月,应收电费\n0000012345,202605,100.00\n0000012346,202605,100.00\n{total}\n"
    take_in(fresh, tmp_path / "电费.csv", text)
    said = content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)
    assert any(one.startswith(verdict) for one in said)
    assert any(one.startswith("合计行（第 4 行）：") and row in one for one in said)


def test_that_the_control_sheet_holds_a_total_of_several_parts_against_all_of_them(fresh: Opened, tmp_path: Path) -> None:
    first, second = tmp_path / "数据_1.csv", tmp_path / "数据_2.csv"
    first.write_text("户号,电费年月,应收电费\n0000012345,202605,100.00\n", "utf-8")
    second.write_text("0000012346,202605,50.00\n合计,,150.00\n", "utf-8")
    fresh.house.commit_import(fresh.session, fresh.house.check_extracts(fresh.session, [first, second]).token)
    said = content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)
    assert "1 项总数全部相符" in said
    assert any("是 数据_1.csv、数据_2.csv 合起来的合计，与它们的行相符" in one for one in said)


def test_that_a_wrong_total_of_a_file_of_which_nothing_is_stored_counts_on_the_control_sheet(
    fresh: Opened, tmp_path: Path
) -> None:
    good, bad = tmp_path / "甲.csv", tmp_path / "乙.csv"
    good.write_text("户号,电费年月,应收电费\n0000012345,202605,100.00\n", "utf-8")
    bad.write_text("户号,电费年月,应收电费\n0000012345,202605,100.00\n合计,,99.00\n", "utf-8")
    fresh.house.commit_import(fresh.session, fresh.house.check_extracts(fresh.session, [good, bad]).token)
    said = content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)
    assert (
        "2 个文件中 1 个有合计可对照；1 项总数中有 1 项不符，见“差异”一行；其中拒绝 1 行没有入库，行数和金额见各文件的表" in said
    )


WITH_A_BAD_ROW = """户号,电费年月,应收电费,发行日期
0000012345,202605,100.00,2026-05-28
0000012346,202605,410.00,2026-05-28
0000012347,202605,50.00,坏日期
合计,3户,560.00,
"""


def sheet_of(opened: Opened) -> dict[str, tuple[str, ...]]:
    """The rows of the last control sheet's table, by what stands first in them."""
    pdf = opened.house.build_report(opened.session, "导入核对表").pdf
    with opened.house.gate.workspace.begin() as work:
        found = work.reports.find_by_pdf(hashlib.sha256(pdf).hexdigest())
    assert found is not None
    (table,) = (block for block in from_json(found[1]).blocks if isinstance(block, Table))
    return {row[0]: row[1:] for row in table.rows}


def test_that_the_control_sheet_reconciles_a_total_with_what_is_stored_and_what_was_rejected(
    fresh: Opened, tmp_path: Path
) -> None:
    take_in(fresh, tmp_path / "电费.csv", WITH_A_BAD_ROW)
    rows = sheet_of(fresh)
    assert rows["入库"] == ("2", "2", "510.00")
    assert rows["跳过（库中已有）"] == ("0", "0", "0.00")
    assert rows["拒绝"] == ("1", "1", "50.00")
    assert rows["读入（以上三项之和）"] == ("3", "3", "560.00")
    assert rows["文件合计行"] == ("--", "3", "560.00")
    assert rows["差异"] == ("--", "0", "0.00")
    said = content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)
    assert "2 项总数全部相符；其中拒绝 1 行没有入库，行数和金额见各文件的表" in said


def test_that_rows_the_ledger_had_count_towards_the_total_of_the_file(fresh: Opened, tmp_path: Path) -> None:
    head = "户号,电费年月,应收电费\n0000012345,202605,100.00\n"
    take_in(fresh, tmp_path / "先.csv", head)
    take_in(fresh, tmp_path / "后.csv", head + "0000012346,202605,30.00\n合计,,130.00\n")
    rows = sheet_of(fresh)
    assert [rows[name][-1] for name in ("入库", "跳过（库中已有）", "读入（以上三项之和）", "差异")] == [
        "30.00",
        "100.00",
        "130.00",
        "0.00",
    ]


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        (SameMonth.REPLACE, "本批次替换了以前批次的 1 行：那些行不再计入；撤销本批次即恢复。"),
        (SameMonth.APPEND, "本批次按“追加”导入：库中已有的行也再导入一次，两次都计入。"),
    ],
)
def test_that_the_control_sheet_says_what_became_of_rows_of_earlier_batches(
    fresh: Opened, tmp_path: Path, way: SameMonth, sentence: str
) -> None:
    take_in(fresh, tmp_path / "先.csv", "户号,电费年月,应收电费\n0000012345,202605,100.00\n")
    later = tmp_path / "后.csv"
    later.write_text("户号,电费年月,应收电费\n0000012345,202605,120.00\n", "utf-8")
    check = fresh.house.check_extracts(fresh.session, [later], answers=Answers(same_month=way))
    fresh.house.commit_import(fresh.session, check.token)
    assert sentence in content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)


def test_that_the_control_sheet_names_the_files_that_could_not_be_read(fresh: Opened, tmp_path: Path) -> None:
    good, damaged = tmp_path / "账单.csv", tmp_path / "坏.xlsx"
    good.write_text(BILLS, "gb18030")
    damaged.write_bytes(b"PK\x03\x04 cut off")
    fresh.house.commit_import(fresh.session, fresh.house.check_extracts(fresh.session, [good, damaged]).token)
    said = content(fresh, fresh.house.build_report(fresh.session, "导入核对表").pdf)
    assert "一起选择的文件中有 1 个读不了，不在本批内：坏.xlsx。" in said


def test_that_a_batch_without_control_totals_is_a_sentence(fresh: Opened) -> None:
    assert refused(lambda: fresh.house.build_report(fresh.session, "import-control")) == "quality.no_control"
    assert refused(lambda: fresh.house.build_report(fresh.session, "data-quality")) == "quality.none_yet"


def test_that_the_quality_report_tells_of_hits_of_what_was_not_judged_and_what_to_do(billed: Opened) -> None:
    billed.house.judge_quality(billed.session)
    for language, not_judged in (("zh", "未判断"), ("en", "Not judged")):
        said = content(billed, billed.house.build_report(billed.session, "data-quality", language=language).pdf)
        assert any(text.startswith(not_judged) for text in said)
        assert {"40.00", "50.00"} <= set(said)


def test_that_a_unit_imported_without_a_code_has_none_on_the_paper(fresh: Opened, tmp_path: Path) -> None:
    take_in(fresh, tmp_path / "电费.csv", "供电单位,户号,电费年月,应收电费\n城关供电所,0000012345,202605,100.00\n")
    fresh.house.judge_quality(fresh.session)
    pdf = fresh.house.build_report(fresh.session, "data-quality").pdf
    cells = content(fresh, pdf)
    assert cells[cells.index("城关供电所") + 1] == "--"


def test_that_what_was_not_kept_of_people_is_said_to_be_in_the_rows(fresh: Opened, tmp_path: Path) -> None:
    take_in(fresh, tmp_path / "客户.csv", "户号,户名,证件号码\n0000012345,张三,110105194912310021\n")
    fresh.house.judge_quality(fresh.session)
    said = content(fresh, fresh.house.build_report(fresh.session, "data-quality").pdf)
    row = said[said.index("见明细") - 2 :]
    assert row[1:4] == ["--", "见明细", "GB 11643"]


def test_that_each_paper_calls_its_day_by_what_it_is(billed: Opened) -> None:
    billed.house.judge_quality(billed.session)
    for name, word in (("data-quality", "判断日期"), ("import-control", "导入日期")):
        pdf = billed.house.build_report(billed.session, name).pdf
        with pypdfium2.PdfDocument(pdf) as document:
            text = document[0].get_textpage().get_text_bounded()
        assert word in text
        assert "数据截" not in text
