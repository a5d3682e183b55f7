"""Workspaces for training never hold real data; real ones take practice data with a remark only."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.composition.settings import RESOURCES
from desktop_app.domain.batch import Severity
from desktop_app.domain.errors import AccessDenied, ExtractError, WorkspaceError
from desktop_app.domain.policy import Policy
from desktop_app.domain.practice import PracticeMark
from desktop_app.domain.roles import Role
from tests.houses import EXTRACTS, SAMPLE, Opened
from tests.people import people, write_customers
from tests.seconds import newest_row, signed_in_as

PRACTICE = SAMPLE / "待核对-2005年10月电费.csv"


@pytest.fixture
def training(fresh: Opened) -> Opened:
    fresh.house.make_training(fresh.session)
    return fresh


def test_that_the_list_of_practice_files_is_that_of_the_shipped_sample() -> None:
    mark = PracticeMark.load(RESOURCES / "rules" / "practice.toml")
    shipped = {hashlib.sha256(path.read_bytes()).hexdigest() for path in SAMPLE.iterdir() if path.suffix in {".csv", ".xlsx"}}
    assert mark.files == shipped


def test_that_a_workspace_for_training_takes_the_sample(training: Opened) -> None:
    check = training.house.check_extracts(training.session, EXTRACTS)
    assert [finding for finding in check.findings if finding.rule == "practice"] == []
    assert training.house.commit_import(training.session, check.token).batch.rows == 42_225


def test_that_a_real_file_is_refused_there_with_a_sentence_and_nothing_is_kept(training: Opened, tmp_path: Path) -> None:
    real = write_customers(tmp_path / "客户档案.csv", people()[:50])
    with pytest.raises(ExtractError) as error:
        training.house.check_extracts(training.session, [EXTRACTS[1], real])
    assert error.value.message.key == "training.real_file"
    assert "客户档案.csv" in training.house.texts.say(error.value.message)
    with training.house.gate.workspace.begin() as work:
        assert work.staging.query("SELECT table_name FROM duckdb_tables() WHERE database_name = 'stage'").num_rows == 0


def test_that_a_synthetic_county_is_known_by_its_unit_codes(training: Opened, tmp_path: Path) -> None:
    made_up = write_customers(tmp_path / "合成县客户.csv", people()[:50], unit="9900101")
    check = training.house.check_extracts(training.session, [made_up])
    assert training.house.commit_import(training.session, check.token).batch.rows == 50


def test_that_one_real_unit_among_synthetic_ones_is_enough_to_refuse(training: Opened, tmp_path: Path) -> None:
    mixed = write_customers(tmp_path / "混合.csv", people()[:50], unit="9900101")
    text = mixed.read_text("utf-8-sig").replace("9900101", "6540001", 1)
    mixed.write_text(text, "utf-8-sig")
    with pytest.raises(ExtractError):
        training.house.check_extracts(training.session, [mixed])


def test_that_a_corrected_reject_workbook_comes_back_in(training: Opened, tmp_path: Path) -> None:
    house, session = training.house, training.session
    house.commit_import(session, house.check_extracts(session, EXTRACTS).token)
    check = house.check_extracts(session, [PRACTICE])
    rejects = tmp_path / "拒绝行.xlsx"
    house.save_rejects(session, check.token, rejects)
    house.commit_import(session, check.token)
    book = load_workbook(rejects)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if "E+09" in str(row[3].value):
            row[3].value = "0000012365"
        if row[5].value == "待核":
            row[5].value = "88.10"
    book.save(rejects)
    assert house.check_extracts(session, [rejects]).accepted == 2


def test_that_bills_of_unknown_customers_are_refused(training: Opened, tmp_path: Path) -> None:
    house, session = training.house, training.session
    house.commit_import(session, house.check_extracts(session, EXTRACTS).token)
    real = tmp_path / "真实电费.csv"
    real.write_text("户号,电费年月,应收电费,发行日期,交费截止日\n3100000001,200510,88.00,20051028,2005-11-20\n", "utf-8")
    with pytest.raises(ExtractError) as error:
        house.check_extracts(session, [real])
    assert error.value.message.key == "training.real_file"


def test_that_an_offices_own_workspace_takes_practice_data_with_a_remark(fresh: Opened) -> None:
    check = fresh.house.check_extracts(fresh.session, EXTRACTS)
    remarks = [finding for finding in check.findings if finding.rule == "practice"]
    assert [(finding.severity, finding.rows) for finding in remarks] == [
        (Severity.CONFIRM, 3_000), (Severity.CONFIRM, 15_949), (Severity.CONFIRM, 23_276)
    ]  # fmt: skip
    assert fresh.house.commit_import(fresh.session, check.token).batch.rows == 42_225


def test_that_only_an_empty_workspace_becomes_one_for_training_and_it_is_on_record(fresh: Opened) -> None:
    fresh.house.make_training(fresh.session)
    assert newest_row(fresh).action == "workspace.training"
    assert fresh.house.gate.policy().training


def test_that_a_workspace_with_data_cannot_be_turned_into_one_for_training(fresh: Opened) -> None:
    fresh.house.commit_import(fresh.session, fresh.house.check_extracts(fresh.session, EXTRACTS).token)
    with pytest.raises(WorkspaceError) as error:
        fresh.house.make_training(fresh.session)
    assert error.value.message.key == "training.too_late"


def test_that_no_policy_turns_training_off(training: Opened) -> None:
    security = signed_in_as(training, Role.SECURITY_ADMIN)
    training.house.change_policy(security, dataclasses.replace(Policy(), idle_minutes=5, training=False))
    assert training.house.gate.policy().training
    with pytest.raises(AccessDenied):
        training.house.make_training(signed_in_as(training, Role.TRAINER))
