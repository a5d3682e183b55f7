"""From extracts to signed paper on the shipped sample, through the real house: what the clerk does and the auditor re-derives."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.changes import Topic
from desktop_app.domain.errors import ExtractError, NotEnoughData, WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.progress import Silent
from desktop_app.domain.risk import Band
from tests.fingerprints import store_fingerprint
from tests.houses import AS_OF, EXTRACTS, SAMPLE, UNIT, USER, Opened, house_in, imported_in, sample_in
from tests.papers import page_text


def rows_of(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="gb18030", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_that_stored_rows_and_sums_equal_the_files_own(sample: Opened) -> None:
    bills, payments = rows_of(EXTRACTS[1], ","), rows_of(EXTRACTS[2], "\t")
    with sample.house.gate.workspace.begin() as work:
        stored = work.ledger.fingerprint()
    assert (stored.customers, stored.bills, stored.payments) == (3_000, len(bills), len(payments))
    assert stored.billed == Money.from_yuan(sum(Decimal(row["应收电费"]) for row in bills))
    assert stored.paid == Money.from_yuan(sum(Decimal(row["实收金额"]) for row in payments))


def test_that_the_same_file_is_not_imported_twice(sample: Opened) -> None:
    before = store_fingerprint(sample.house)
    check = sample.house.check_extracts(sample.session, EXTRACTS)
    assert (check.files, [known.batch_id for known in check.known]) == ((), [1, 1, 1])
    with pytest.raises(ExtractError) as error:
        sample.house.commit_import(sample.session, check.token)
    assert error.value.message.key == "importing.same_file"
    assert store_fingerprint(sample.house) == before


def test_that_a_check_alone_leaves_no_trace_in_the_store(sample: Opened) -> None:
    before = store_fingerprint(sample.house)
    check = sample.house.check_extracts(sample.session, [SAMPLE / "待核对-2005年10月电费.csv"])
    assert (check.accepted, check.rejected) == (115, 5)
    sample.house.discard_import(sample.session, check.token)
    assert store_fingerprint(sample.house) == before
    with pytest.raises(ExtractError):
        sample.house.commit_import(sample.session, check.token)


def test_that_rejected_rows_come_back_corrected(tmp_path: Path) -> None:
    opened = sample_in(tmp_path / "workspace")
    house, session = opened.house, opened.session
    check = house.check_extracts(session, [SAMPLE / "待核对-2005年10月电费.csv"])
    rejects = tmp_path / "拒绝行.xlsx"
    assert house.save_rejects(session, check.token, rejects) == 5
    assert house.commit_import(session, check.token).batch.rows == 115
    book = load_workbook(rejects)
    sheet = book.active
    assert sheet is not None
    for row in sheet.iter_rows(min_row=2):
        if "E+09" in str(row[3].value):
            row[3].value = "0000012365"
        if row[5].value == "待核":
            row[5].value = "88.10"
    book.save(rejects)
    again = house.check_extracts(session, [rejects])
    assert (again.accepted, again.rejected) == (2, 3)
    batch = house.commit_import(session, again.token).batch
    assert (batch.batch_id, batch.rows, batch.rejected) == (3, 2, 3)
    house.gate.sign_out()


def test_that_the_control_total_of_the_file_stands_beside_the_rows(sample: Opened) -> None:
    check = sample.house.check_extracts(sample.session, [SAMPLE / "待核对-2005年10月电费.csv"])
    (file,) = check.files
    assert file.source_amount is not None
    assert file.accepted.amount is not None
    assert file.source_amount > file.accepted.amount
    sample.house.discard_import(sample.session, check.token)


class CancelAtStage(Silent):
    """Cancels at the first check of the given stage."""

    def __init__(self, key: str) -> None:
        self.key, self.now = key, ""

    def stage(self, message: Message, number: int, count: int) -> None:
        self.now = message.key

    def check(self) -> None:
        if self.now == self.key:
            raise KeyboardInterrupt


@pytest.mark.parametrize("stage", ["import.stage.commit", "import.stage.seal"])
def test_that_breaking_off_while_writing_leaves_the_store_as_before(fresh: Opened, stage: str) -> None:
    check = fresh.house.check_extracts(fresh.session, EXTRACTS)
    before = store_fingerprint(fresh.house)
    with pytest.raises(KeyboardInterrupt):
        fresh.house.commit_import(fresh.session, check.token, CancelAtStage(stage))
    assert store_fingerprint(fresh.house) == before
    assert fresh.house.commit_import(fresh.session, check.token).batch.batch_id == 1


def test_that_scoring_twice_gives_the_same_bytes(sample: Opened, tmp_path: Path) -> None:
    files, cards = [], []
    for number in range(2):
        run = sample.house.score_customers(sample.session, AS_OF).run
        cards.append(run.artefact_sha256)
        files.append(tmp_path / f"{number}.csv")
        assert sample.house.export_scores(sample.session, files[-1]) == 3_000
    assert files[0].read_bytes() == files[1].read_bytes()
    assert cards[0] == cards[1]


def test_that_nothing_after_the_day_changes_a_score(sample: Opened, tmp_path: Path) -> None:
    lines = EXTRACTS[2].read_text("gb18030").splitlines()
    kept = [lines[0], *(line for line in lines[1:] if line.split("\t")[2][:10] <= AS_OF.isoformat())]
    assert len(kept) < len(lines)
    cut = tmp_path / "缴费明细.csv"
    cut.write_text("\n".join(kept) + "\n", "gb18030")
    blind = imported_in(tmp_path / "blind", (EXTRACTS[0], EXTRACTS[1], cut))
    scores = []
    for number, opened in enumerate((sample, blind)):
        opened.house.score_customers(opened.session, AS_OF)
        path = tmp_path / f"{number}.csv"
        opened.house.export_scores(opened.session, path)
        scores.append(path.read_bytes())
    blind.house.gate.sign_out()
    assert scores[0] == scores[1]


def test_that_the_score_file_has_what_other_programs_ask_for(sample: Opened, tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    sample.house.export_scores(sample.session, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"cons_no", "probability", "points", "band", "reason_1", "reason_2", "reason_3"} <= rows[0].keys()
    assert len({row["cons_no"] for row in rows}) == 3_000
    assert all(len(row["cons_no"]) == 10 for row in rows)
    assert all(0 <= float(row["probability"]) <= 1 for row in rows)
    high = [row for row in rows if row["band"] == "high"]
    assert high
    assert all(row["reason_1"] for row in high)
    assert all(row["points"] == "" for row in rows if row["band"] == "unknown")


def test_that_every_points_sheet_adds_up_to_the_score(sample: Opened) -> None:
    listed = sample.house.list_risk(sample.session)
    assert listed is not None
    numbers = listed.frame.column("cons_no").to_pylist()
    for cons_no in numbers[:: len(numbers) // 40]:
        sheet = sample.house.explain_customer(sample.session, cons_no)
        added = sheet.base_points + sum(line.points for line in sheet.lines)
        if sheet.result.band is Band.UNKNOWN:
            assert sheet.result.points is None
        else:
            assert added == sheet.result.points
        assert sheet.customer is not None
        assert sheet.customer.cons_no == cons_no
        assert sheet.bills


def test_that_a_customer_with_few_bills_is_never_given_a_grade(sample: Opened) -> None:
    listed = sample.house.list_risk(sample.session)
    assert listed is not None
    billed = Counter(row["户号"] for row in rows_of(EXTRACTS[1], ","))
    bands = dict(zip(listed.frame.column("cons_no").to_pylist(), listed.frame.column("band").to_pylist(), strict=True))
    assert {bands[no] for no, bills in billed.items() if bills < 3} == {"unknown"}
    assert "unknown" not in {bands[no] for no, bills in billed.items() if bills >= 3}


def test_that_a_stranger_has_no_score_to_explain(sample: Opened) -> None:
    with pytest.raises(NotEnoughData) as error:
        sample.house.explain_customer(sample.session, "9999999999")
    assert error.value.message.key == "score.stranger"


def test_that_without_data_every_question_is_answered_by_what_to_do(fresh: Opened, tmp_path: Path) -> None:
    house, session = fresh.house, fresh.session
    assert house.list_risk(session) is None
    assert house.show_segments(session) is None
    assert house.show_overview(session).current is None
    for ask in (
        lambda: house.score_customers(session),
        lambda: house.segment_customers(session),
        lambda: house.evaluate_card(session),
        lambda: house.build_report(session, "risk-list"),
        lambda: house.export_list(session, tmp_path / "list.xlsx", "走访催收"),
    ):
        with pytest.raises(NotEnoughData):
            ask()
    assert not (tmp_path / "list.xlsx").exists()


def test_that_groups_cover_everyone_and_are_shown_again_as_they_were_found(sample: Opened) -> None:
    found = sample.house.segment_customers(sample.session, AS_OF)
    shown = sample.house.show_segments(sample.session)
    assert shown is not None
    assert (shown.run, shown.segmentation) == (found.run, found.segmentation)
    assert sum(group.size for group in found.segmentation.segments) == 3_000
    assert len({group.name_key for group in found.segmentation.segments}) == len(found.segmentation.segments)
    assert sample.house.segment_customers(sample.session, AS_OF).run.artefact_sha256 == found.run.artefact_sha256


def test_that_a_report_can_be_searched_and_verified_until_one_byte_differs(sample: Opened, tmp_path: Path) -> None:
    made = sample.house.build_report(sample.session, "risk-list", AS_OF)
    assert made.changes.touch(Topic.REPORTS)
    text = page_text(made.pdf, 1)
    for word in ("户号", "高风险", UNIT, "2005-09-30", made.number):
        assert word in text
    assert made.content_sha256[:12] in text
    path = tmp_path / "list.pdf"
    path.write_bytes(made.pdf)
    genuine = sample.house.verify_report(sample.session, path)
    assert (genuine.genuine, genuine.number) == (True, made.number)
    altered = bytearray(made.pdf)
    altered[len(altered) // 2] ^= 1
    path.write_bytes(altered)
    assert not sample.house.verify_report(sample.session, path).genuine


def test_that_the_risk_list_is_not_printed_for_a_day_that_was_not_scored(sample: Opened) -> None:
    with pytest.raises(NotEnoughData) as error:
        sample.house.build_report(sample.session, "risk-list", AS_OF.replace(day=29))
    assert error.value.message.key == "score.other_day"


@pytest.mark.parametrize(("name", "word"), [("collection", "回收率"), ("indicators", "计算公式")])
def test_that_the_other_reports_say_what_they_are_for(sample: Opened, name: str, word: str) -> None:
    made = sample.house.build_report(sample.session, name, AS_OF)
    assert word in "".join(page_text(made.pdf, page) for page in range(1, min(made.pages, 2) + 1))


def test_that_the_ranked_list_opens_in_excel_with_ids_as_text(sample: Opened, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    assert sample.house.export_list(sample.session, path, "走访催收").rows == 3_000
    sheet = load_workbook(path).worksheets[0]
    ids = [
        cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str) and cell.startswith("00000")
    ]
    assert len(ids) == 3_000


def test_that_every_write_left_a_row_in_a_whole_trail(sample: Opened) -> None:
    with sample.house.gate.workspace.begin() as work:
        actions = [row.action for row in work.audit.rows()]
    written = ("workspace.create", "import.commit", "score.run", "segment.run")
    assert tuple(action for action in actions if action in written)[:4] == written
    assert sample.house.verify_trail(sample.session).genuine


def test_that_signing_in_again_finds_everything(tmp_path: Path) -> None:
    opened = sample_in(tmp_path)
    before = store_fingerprint(opened.house)
    with opened.house.gate.workspace.begin() as work:
        data = work.ledger.fingerprint()
    opened.house.gate.sign_out()
    house = house_in(tmp_path)
    session = house.gate.sign_in(USER, "sample-2026")
    with house.gate.workspace.begin() as work:
        assert work.ledger.fingerprint() == data
    assert store_fingerprint(house) != before, "signing in is recorded"
    assert house.gate.unit == UNIT
    house.gate.sign_out()
    with pytest.raises(WorkspaceError):
        house.show_overview(session)
