"""What the law asks of the office: objections kept, ratings explained, handling recorded and assessed, expired data erased."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import AccessDenied, NotEnoughData, PrivacyError, ReportError, UserFacingError
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import Role, Scope
from tests.houses import AS_OF, EXTRACTS, Opened, imported_in, signed_in
from tests.papers import page_text
from tests.people import Person, write_customers
from tests.ready import copy_of
from tests.seconds import SECOND, newest_row, second_in, signed_in_as
from tests.unit.services.conftest import PEOPLE

TODAY = dt.date(2026, 1, 5)


def words_of(pdf: bytes, pages: int) -> str:
    text = "".join(page_text(pdf, page) for page in range(1, pages + 1))
    return "".join(text.split())


def marked(opened: Opened, path: Path) -> set[str]:
    """Customers whose row in the exported workbook says that they refuse marketing."""
    opened.house.export_list(opened.session, path, "走访催收")
    rows = list(load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True))
    place = rows[0].index("营销推送")
    return {str(row[1]) for row in rows[1:] if row[place] == "拒绝"}


def test_that_an_objection_is_honoured_in_exports_until_it_is_withdrawn(county: Opened, tmp_path: Path) -> None:
    cons_no = PEOPLE[10].cons_no
    county.house.object_to_marketing(county.session, cons_no, "客户来电要求")
    assert cons_no in marked(county, tmp_path / "1.xlsx")
    county.house.export_scores(county.session, tmp_path / "scores.csv")
    (line,) = (line for line in (tmp_path / "scores.csv").read_text("utf-8-sig").splitlines() if line.startswith(cons_no))
    assert line.endswith(",拒绝")
    county.house.withdraw_objection(county.session, cons_no, "客户改变主意")
    assert cons_no not in marked(county, tmp_path / "2.xlsx")
    row = newest_row(county)
    with county.house.gate.workspace.begin() as work:
        actions = [row.action for row in work.audit.rows() if row.subject == cons_no]
    assert actions == ["privacy.object", "privacy.withdraw"]
    assert row.action == "export.made"


def test_that_objections_are_not_taken_twice_nor_withdrawn_without_one(county: Opened) -> None:
    cons_no = PEOPLE[11].cons_no
    with pytest.raises(PrivacyError):
        county.house.withdraw_objection(county.session, cons_no, "客户来电要求")
    county.house.object_to_marketing(county.session, cons_no, "客户来电要求")
    with pytest.raises(PrivacyError):
        county.house.object_to_marketing(county.session, cons_no, "客户来电要求")
    with pytest.raises(NotEnoughData):
        county.house.object_to_marketing(county.session, "9999999999", "客户来电要求")
    with pytest.raises(AccessDenied):
        county.house.object_to_marketing(signed_in_as(county, Role.MANAGER, Scope("9")), cons_no, "客户来电要求")


def test_that_the_processing_record_names_purposes_duties_and_every_export(county: Opened, tmp_path: Path) -> None:
    done = county.house.export_list(county.session, tmp_path / "list.xlsx", "报送上级单位")
    made = county.house.build_report(county.session, "个人信息处理记录")
    assert made.name == "processing-record"
    words = words_of(made.pdf, made.pages)
    for word in ("处理活动", "合法性依据", "第十三条", "60个月", "营业所长", "催费员", done.serial, "报送上级单位", "3,000户"):
        assert word in words, word
    assert PEOPLE[0].mobile not in words


def test_that_the_assessment_is_prefilled_with_figures_and_leaves_the_verdict_open(county: Opened) -> None:
    made = county.house.build_report(county.session, "个人信息保护影响评估")
    words = words_of(made.pdf, made.pages)
    for word in ("第五十五、五十六条", "库中3,000户", "账单15,949条", "证件号码3,000户", "□符合□需改进", "总体结论", "三年"):
        assert word in words, word
    assert "{" not in words


@pytest.mark.parametrize("name", ["processing-record", "impact-assessment"])
def test_that_only_whoever_serves_privacy_prints_these(county: Opened, name: str) -> None:
    with pytest.raises(AccessDenied):
        county.house.build_report(signed_in_as(county, Role.CLERK), name)


def test_that_a_rating_is_explained_with_points_that_add_up_bills_and_rights(county: Opened, someone: Person) -> None:
    made = county.house.build_report(county.session, "评级说明", cons_no=someone.cons_no)
    sheet = county.house.explain_customer(county.session, someone.cons_no)
    words = words_of(made.pdf, made.pages)
    for word in (someone.cons_no, "王*英", "评分本身不会触发停电", "第二十四条", "12398", "计分表", "依据的账单"):
        assert word in words, word
    assert someone.name not in words
    assert str(sheet.result.points) in words
    for bill in sheet.bills:
        assert str(bill.rcvbl_ym) in words
    for other in (PEOPLE[1].cons_no, PEOPLE[2].cons_no):
        assert other not in words
    assert county.house.verify_report(county.session, _saved(made.pdf, county)).genuine


def _saved(pdf: bytes, opened: Opened) -> Path:
    path = opened.house.gate.folder.parent / "explanation.pdf"
    path.write_bytes(pdf)
    return path


def test_that_the_explanation_says_when_people_set_the_grade(county: Opened) -> None:
    cons_no = PEOPLE[20].cons_no
    own = county.house.explain_customer(county.session, cons_no).result.band
    county.house.override_band(
        county.session, cons_no, Band.MEDIUM if own is not Band.MEDIUM else Band.LOW, "已签分期协议", SECOND
    )
    made = county.house.build_report(county.session, "rating-explanation", cons_no=cons_no)
    words = words_of(made.pdf, made.pages)
    assert "（人工调整）" in words
    assert "已签分期协议" in words


def test_that_an_explanation_needs_a_customer_within_the_scope(county: Opened, someone: Person) -> None:
    with pytest.raises(ReportError) as error:
        county.house.build_report(county.session, "rating-explanation")
    assert error.value.message.key == "explanation.whose"
    outside = signed_in_as(county, Role.COLLECTOR, Scope("655"))
    with pytest.raises(AccessDenied):
        county.house.build_report(outside, "rating-explanation", cons_no=someone.cons_no)


@pytest.mark.parametrize("name", ["processing-record", "impact-assessment", "rating-explanation"])
def test_that_the_papers_are_there_in_english_too(county: Opened, name: str, someone: Person) -> None:
    made = county.house.build_report(county.session, name, language="en", cons_no=someone.cons_no)
    assert "PIPL" in page_text(made.pdf, 1) or "Personal Information" in page_text(made.pdf, 1)


@pytest.fixture
def closing(tmp_path: Path) -> Iterator[Opened]:
    """Forty customers: 0 to 9 closed in 2019, 10 to 19 closed in 2024, the others still there."""

    def make(folder: Path) -> None:
        closed = {person.cons_no: "20190630" if person.place < 10 else "20240630" for person in PEOPLE[:20]}
        made = imported_in(folder, (write_customers(tmp_path / "客户档案.csv", PEOPLE[:40], closed), *EXTRACTS[1:]))
        second_in(made)
        made.house.gate.sign_out()

    copy_of("closing", tmp_path / "workspace", make)
    opened = signed_in(tmp_path / "workspace")
    yield opened
    opened.house.gate.sign_out()


def open_accounts(opened: Opened) -> set[str]:
    engine = opened.house.show_overview.engine
    return set(engine.balances(TODAY).column("cons_no").to_pylist())


def test_that_expired_customers_lose_their_personal_data_and_keep_their_accounts(closing: Opened) -> None:
    expected = [person.cons_no for person in PEOPLE[:10] if person.cons_no not in open_accounts(closing)]
    assert expected
    with closing.house.gate.workspace.begin() as work:
        before = work.ledger.fingerprint()
    done = closing.house.erase_expired(closing.session, TODAY, SECOND)
    assert list(done.cons_nos) == expected
    assert done.kept == 10 - len(expected)
    with closing.house.gate.workspace.begin() as work:
        after = work.ledger.fingerprint()
        for person in PEOPLE[:40]:
            found = work.custody.personal(person.cons_no)
            assert found is not None
            gone = person.cons_no in expected
            assert (found.name, found.mobile, found.address, found.cert) == (
                (None,) * 4 if gone else (person.name, person.mobile, person.address, person.cert)
            )
    assert (after.bills, after.billed, after.payments, after.paid) == (before.bills, before.billed, before.payments, before.paid)
    words = words_of(done.pdf, 1)
    for cons_no in expected:
        assert cons_no in words
    facts = json.loads(newest_row(closing).facts)
    assert (facts["customers"], facts["approver"], facts["report"]) == (len(expected), SECOND.user, done.report)


def test_that_nobody_is_erased_twice_or_without_a_second_person(closing: Opened) -> None:
    with pytest.raises(UserFacingError):
        closing.house.erase_expired(closing.session, TODAY, SecondPerson(SECOND.user, "wrong-2026"))
    with closing.house.gate.workspace.begin() as work:
        assert work.custody.holdings().names == 40
    closing.house.erase_expired(closing.session, TODAY, SECOND)
    with pytest.raises(NotEnoughData):
        closing.house.erase_expired(closing.session, TODAY, SECOND)


def test_that_what_was_computed_of_an_erased_customer_goes_too(closing: Opened) -> None:
    closing.house.segment_customers(closing.session, AS_OF)
    cons_no = next(person.cons_no for person in PEOPLE[:10] if person.cons_no not in open_accounts(closing))
    closing.house.object_to_marketing(closing.session, cons_no, "客户来电要求")
    closing.house.erase_expired(closing.session, TODAY, SECOND)
    with closing.house.gate.workspace.begin() as work:
        run = work.runs.latest("segment")
        assert run is not None
        assert cons_no not in work.runs.segments(run.run_id).column("cons_no").to_pylist()
        assert not work.wishes.holds(cons_no, "marketing")


def test_that_the_scope_bounds_who_is_erased(closing: Opened) -> None:
    manager = signed_in_as(closing, Role.MANAGER, Scope("6540002"))
    done = closing.house.erase_expired(manager, TODAY, SECOND)
    units = {person.cons_no: person.unit for person in PEOPLE}
    assert {units[cons_no] for cons_no in done.cons_nos} == {"6540002"}


def test_that_what_other_extracts_tell_of_an_erased_person_goes_too(closing: Opened, tmp_path: Path) -> None:
    gone = next(person.cons_no for person in PEOPLE[:10] if person.cons_no not in open_accounts(closing))
    here = PEOPLE[30].cons_no
    tickets, balances = tmp_path / "工单.csv", tmp_path / "余额.csv"
    told = "".join(f"A{number},抄表,2019-01-02 10:00:00,张三称停电,{number},张三\n" for number in (gone, here))
    tickets.write_text(f"申请编号,业务类型,受理时间,受理内容,用户编号,用户名称\n{told}", "utf-8")
    balances.write_text("户号,户名,联系电话,当前余额\n" + "".join(f"{n},张三,13800000001,5.00\n" for n in (gone, here)), "utf-8")
    check = closing.house.check_extracts(closing.session, (tickets, balances))
    closing.house.commit_import(closing.session, check.token)
    closing.house.erase_expired(closing.session, TODAY, SECOND)
    cursor = closing.house.gate.workspace.cursor()  # type: ignore[attr-defined]
    kept = (
        "SELECT accept_content, cons_name FROM ws.ticket WHERE cons_no = ?",
        "SELECT cons_name, mobile FROM ws.balance WHERE cons_no = ?",
    )
    assert [cursor.execute(sql, [gone]).fetchall() for sql in kept] == [[(None, None)], [(None, None)]]
    assert [cursor.execute(sql, [here]).fetchall() for sql in kept] == [[("张三称停电", "张三")], [("张三", "13800000001")]]
    assert cursor.execute("SELECT prepay_bal FROM ws.balance WHERE cons_no = ?", [gone]).fetchone()[0] == 5
