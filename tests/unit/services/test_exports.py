"""Nothing leaves without a purpose, a serial, a watermark and a line in the register."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import json
import tempfile
import zipfile
from pathlib import Path

import msoffcrypto
import pyarrow as pa
import pytest
from openpyxl import load_workbook

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.custody import Export
from desktop_app.domain.errors import AccessDenied, PrivacyError, ReportError, UserFacingError
from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Role
from desktop_app.reports.neutral import csv_text
from tests.houses import USER, Opened
from tests.people import Person
from tests.seconds import SECOND, newest_row, signed_in_as


def newest_export(opened: Opened) -> Export:
    with opened.house.gate.workspace.begin() as work:
        return max(work.exports.newest(1000), key=lambda export: export.serial)


def limit(opened: Opened, **values: int) -> None:
    """What the security administrator would set."""
    security = signed_in_as(opened, Role.SECURITY_ADMIN)
    opened.house.change_policy(security, dataclasses.replace(Policy(), **values))


@pytest.fixture
def small_limits(county: Opened) -> object:
    limit(county, export_rows=100, clipboard_rows=20)
    yield
    limit(county)


def test_that_a_list_longer_than_may_be_exported_alone_is_on_record(county: Opened, small_limits: object) -> None:
    listed = county.house.list_risk(county.session)
    assert listed is not None
    row = newest_row(county)
    assert (row.action, row.subject) == ("list.shown", f"run {listed.run.run_id}")
    assert json.loads(row.facts)["rows"] == listed.frame.num_rows == 3_000


def test_that_an_export_is_registered_with_its_file(county: Opened, tmp_path: Path) -> None:
    path = tmp_path / "催费清单.xlsx"
    done = county.house.export_list(county.session, path, "  走访   催收 ")
    line = newest_export(county)
    assert line.serial == done.serial
    assert line.serial.startswith("EX-20260105-")
    assert (line.user, line.kind, line.purpose, line.rows) == (USER, "list", "走访 催收", 3_000)
    assert line.sha256 == done.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (line.file_name, line.encrypted, line.approver) == ("催费清单.xlsx", False, "")
    row = newest_row(county)
    assert (row.action, row.subject) == ("export.made", done.serial)
    assert json.loads(row.facts)["sha256"] == done.sha256


def test_that_serials_run_on_within_a_day(county: Opened, tmp_path: Path) -> None:
    first = county.house.export_list(county.session, tmp_path / "1.xlsx", "走访催收").serial
    county.house.export_scores(county.session, tmp_path / "2.csv")
    second = newest_export(county).serial
    assert int(second[-3:]) == int(first[-3:]) + 1


def test_that_the_file_is_masked_and_says_who_took_it(county: Opened, tmp_path: Path, someone: Person) -> None:
    path = tmp_path / "list.xlsx"
    done = county.house.export_list(county.session, path, "走访催收")
    sheet = load_workbook(path).worksheets[0]
    words = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
    assert someone.name not in words
    assert someone.mobile not in words
    assert "王*英" in words
    assert "186****0000" in words
    for word in ("内部资料", USER, done.serial, "2026-01-05 09:30"):
        assert word in str(sheet.cell(1, 1).value)


@pytest.mark.parametrize("purpose", ["", "  ", "催费"])
def test_that_without_a_purpose_no_file_is_made(county: Opened, tmp_path: Path, purpose: str) -> None:
    with pytest.raises(PrivacyError):
        county.house.export_list(county.session, tmp_path / "list.xlsx", purpose)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["list.csv", "list", "list.xls", "list.pdf"])
def test_that_another_suffix_is_refused_with_a_sentence(county: Opened, tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError) as error:
        county.house.export_list(county.session, tmp_path / name, "走访催收")
    assert ".xlsx" in county.house.texts.say(error.value.message)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("small_limits")
def test_that_many_rows_need_a_second_person(county: Opened, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    analyst = signed_in_as(county, Role.ANALYST)
    with pytest.raises(AccessDenied) as error:
        county.house.export_list(analyst, path, "走访催收")
    assert error.value.message.key == "export.too_many"
    row = newest_row(county)
    assert (row.action, row.subject, row.result) == ("access.denied", "export_many", "refused")
    with pytest.raises(UserFacingError):
        county.house.export_list(analyst, path, "走访催收", second=SecondPerson(SECOND.user, "wrong-2026"))
    assert not path.exists()
    county.house.export_list(analyst, path, "走访催收", second=SECOND)
    assert newest_export(county).approver == SECOND.user
    assert county.house.export_scores(analyst, tmp_path / "scores.csv") == 3_000, "scores bear no names: no limit"


@pytest.mark.usefixtures("small_limits")
def test_that_a_manager_may_export_many(county: Opened, tmp_path: Path) -> None:
    assert county.house.export_list(signed_in_as(county, Role.MANAGER), tmp_path / "list.xlsx", "走访催收").rows == 3_000


def test_that_a_locked_file_opens_with_its_password_and_shows_nothing_without(county: Opened, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    done = county.house.export_list(county.session, path, "报送上级", "Locked-2026")
    assert newest_export(county).encrypted
    assert hashlib.sha256(path.read_bytes()).hexdigest() == done.sha256
    assert not zipfile.is_zipfile(path)
    for word in ("王*英".encode(), b"0000012345", done.serial.encode(), "催费清单".encode("utf-16-le")):
        assert word not in path.read_bytes()
    with path.open("rb") as file:
        locked, opened = msoffcrypto.OfficeFile(file), io.BytesIO()
        locked.load_key(password="Locked-2026", verify_password=True)
        locked.decrypt(opened, verify_integrity=True)
        sheet = load_workbook(opened).worksheets[0]
        assert done.serial in str(sheet.cell(1, 1).value)
        with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
            msoffcrypto.OfficeFile(file).load_key(password="Locked-2027", verify_password=True)


def test_that_no_temporary_file_is_made_on_the_way(county: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no such folder"))
    county.house.export_list(county.session, tmp_path / "list.xlsx", "报送上级", "Locked-2026")
    assert [path.name for path in tmp_path.iterdir()] == ["list.xlsx"]


def test_that_a_short_file_password_is_refused(county: Opened, tmp_path: Path) -> None:
    with pytest.raises(ReportError) as error:
        county.house.export_list(county.session, tmp_path / "list.xlsx", "报送上级", "short")
    assert error.value.message.key == "export.short_password"


def test_that_a_file_that_cannot_be_written_is_not_registered(county: Opened, tmp_path: Path) -> None:
    before = newest_export(county).serial if newest_row(county) else ""
    (tmp_path / "list.xlsx").mkdir()
    with pytest.raises(ReportError):
        county.house.export_list(county.session, tmp_path / "list.xlsx", "走访催收")
    assert newest_export(county).serial == before


def test_that_scores_are_registered_under_the_default_purpose(county: Opened, tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    assert county.house.export_scores(county.session, path) == 3_000
    line = newest_export(county)
    assert (line.kind, line.rows) == ("scores", 3_000)
    assert "score --out" in line.purpose
    assert line.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_that_no_cell_of_a_csv_is_read_as_a_formula_and_numbers_stay_numbers(county: Opened, tmp_path: Path) -> None:
    for text in ("=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1"):
        assert csv_text(text) == "'" + text
    assert csv_text("近 6 个月有 4 次逾期") == "近 6 个月有 4 次逾期"
    path = tmp_path / "scores.csv"
    county.house.export_scores(county.session, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        float(row["owed"])
        int(row["overdue_days"])
        assert not any(row[name].startswith(("=", "+", "-", "@")) for name in row if name not in {"owed", "overdue_days"})


def test_that_a_customer_number_that_looks_like_a_formula_stays_text(county: Opened, tmp_path: Path) -> None:
    listed = county.house.list_risk(county.session)
    assert listed is not None
    evil = listed.frame.slice(0, 2).set_column(0, "cons_no", pa.array(["=HYPERLINK(1)", "-12"]))  # type: ignore[attr-defined]  # an Arrow table
    exporting = dataclasses.replace(
        county.house.export_scores, list_risk=lambda _session: dataclasses.replace(listed, frame=evil)
    )
    exporting(county.session, tmp_path / "scores.csv")
    with (tmp_path / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["cons_no"] for row in csv.DictReader(file)] == ["'=HYPERLINK(1)", "'-12"]


@pytest.mark.usefixtures("small_limits")
def test_that_a_few_rows_may_be_copied_and_many_count_as_an_export(county: Opened) -> None:
    with county.house.gate.workspace.begin() as work:
        before = work.exports.count()
    county.house.note_copy(signed_in_as(county, Role.COLLECTOR), 20, "催费清单")
    with county.house.gate.workspace.begin() as work:
        assert work.exports.count() == before
    with pytest.raises(PrivacyError) as error:
        county.house.note_copy(county.session, 21, "催费清单")
    assert error.value.message.key == "export.copy_needs_purpose"
    county.house.note_copy(county.session, 21, "催费清单", "报表核对")
    line = newest_export(county)
    assert (line.kind, line.rows, line.purpose, line.sha256) == ("clipboard", 21, "报表核对", "")
    with pytest.raises(AccessDenied):
        county.house.note_copy(signed_in_as(county, Role.COLLECTOR), 21, "催费清单", "报表核对")


def test_that_printing_a_list_records_how_many_pages(county: Opened) -> None:
    made = county.house.build_report(county.session, "risk-list")
    row = newest_row(county)
    assert (row.action, json.loads(row.facts)["pages"]) == ("report.print", made.pages)
