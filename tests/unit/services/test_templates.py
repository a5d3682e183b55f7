"""Mappings people corrected: remembered by the import, renamed, deleted, carried to another PC."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import ExtractError, TemplateError
from desktop_app.domain.intake import Answers, DayOrder, SheetChoice
from desktop_app.domain.templates import MappingTemplate
from tests.houses import Opened, opened_in

COLUMNS = ((0, "cons_no"), (1, "rcvbl_ym"), (2, "rcvbl_amt"), (3, "release_date"), (4, "due_date"))
FIRST = "甲,乙,丙,丁,戊\n0000012345,202603,100.00,28/03/26,20260420\n"
SECOND = "甲,乙,丙,丁,戊\n0000012345,202604,120.00,03/04/26,20260520\n"


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return opened_in(tmp_path / "workspace")


def extract(tmp_path: Path, name: str, content: str) -> Path:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    return path


def answer(path: Path) -> Answers:
    return Answers((SheetChoice(path, "", None, "bill", 1, COLUMNS, DayOrder.DAY_FIRST),))


def learn(opened: Opened, tmp_path: Path) -> MappingTemplate:
    path = extract(tmp_path, "欠费.csv", FIRST)
    house, session = opened.house, opened.session
    check = house.check_extracts(session, [path], answers=answer(path))
    house.commit_import(session, check.token)
    (template,) = house.list_templates(session)
    return template


def test_that_a_correction_is_remembered_by_the_import_and_needs_no_second_answer(opened: Opened, tmp_path: Path) -> None:
    template = learn(opened, tmp_path)
    assert (template.name, template.headers, template.used) == ("应收电费 · 欠费", ("甲", "乙", "丙", "丁", "戊"), 1)
    house, session = opened.house, opened.session
    check = house.check_extracts(session, [extract(tmp_path, "四月.csv", SECOND)])
    assert (check.accepted, check.open_sheets) == (1, ())
    house.commit_import(session, check.token)
    assert [again.used for again in house.list_templates(session)] == [2]


def test_that_nothing_is_remembered_of_a_check_that_was_let_go(opened: Opened, tmp_path: Path) -> None:
    path = extract(tmp_path, "欠费.csv", FIRST)
    check = opened.house.check_extracts(opened.session, [path], answers=answer(path))
    opened.house.discard_import(opened.session, check.token)
    assert opened.house.list_templates(opened.session) == ()


def test_that_importing_nothing_but_open_sheets_says_what_is_missing(opened: Opened, tmp_path: Path) -> None:
    check = opened.house.check_extracts(opened.session, [extract(tmp_path, "欠费.csv", FIRST)])
    with pytest.raises(ExtractError, match="no_header"):
        opened.house.commit_import(opened.session, check.token)


def test_that_a_template_is_renamed_and_deleted_on_record(opened: Opened, tmp_path: Path) -> None:
    template, house, session = learn(opened, tmp_path), opened.house, opened.session
    house.rename_template(session, template.layout, " 城关欠费表 ")
    assert [one.name for one in house.list_templates(session)] == ["城关欠费表"]
    with pytest.raises(TemplateError, match="no_name"):
        house.rename_template(session, template.layout, " ")
    house.delete_template(session, template.layout)
    with pytest.raises(TemplateError, match="gone"):
        house.delete_template(session, template.layout)
    with house.gate.workspace.begin() as work:
        actions = [row.action for row in work.audit.rows()]
    assert actions[-2:] == ["template.rename", "template.delete"]


def test_that_another_pc_reads_by_templates_it_was_given(opened: Opened, tmp_path: Path) -> None:
    learn(opened, tmp_path)
    file = tmp_path / "模板.json"
    assert opened.house.export_templates(opened.session, file) == 1
    other = opened_in(tmp_path / "other")
    taken = other.house.import_templates(other.session, file)
    assert (taken.added, taken.alike, taken.differing) == (("应收电费 · 欠费",), (), ())
    check = other.house.check_extracts(other.session, [extract(tmp_path, "四月.csv", SECOND)])
    assert check.accepted == 1
    assert other.house.import_templates(other.session, file).alike == ("应收电费 · 欠费",)


def test_that_a_layout_read_otherwise_here_is_told_and_replaced_only_on_request(opened: Opened, tmp_path: Path) -> None:
    mine = learn(opened, tmp_path)
    file = tmp_path / "模板.json"
    opened.house.export_templates(opened.session, file)
    file.write_text(file.read_text("utf-8").replace('"dmy"', '"mdy"'), "utf-8")
    house, session = opened.house, opened.session
    assert house.import_templates(session, file).differing == (mine.name,)
    assert house.list_templates(session) == (mine,)
    house.import_templates(session, file, replace_differing=True)
    assert [one.day_order for one in house.list_templates(session)] == [DayOrder.MONTH_FIRST]
