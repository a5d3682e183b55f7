"""收件箱: a folder the office sets, in which files that arrive are found and never touched."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.bootstrap import build
from desktop_app.composition.settings import Settings
from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.inbox import NO_INBOX, InboxLook
from desktop_app.domain.intake import Answers
from desktop_app.domain.safety import EVERY_ROW
from tests.fakes.clock import FrozenClock
from tests.houses import CHEAP, EXTRACTS, PASSWORD, UNIT, USER, Opened
from tests.unit.importing.test_archive import parcel
from tests.unit.importing.test_unlocking import PASSWORD as LOCK
from tests.unit.importing.test_unlocking import locked


class Office:
    """A house with an inbox and a clock that goes on when told."""

    def __init__(self, folder: Path) -> None:
        self.clock = FrozenClock()
        house = build(Settings(folder / "workspace", clock=self.clock, password_cost=CHEAP))
        self.opened = Opened(house, house.gate.create(UNIT, USER, PASSWORD, DeviceChoice.UNBOUND).session)
        self.inbox = folder / "收件箱"
        self.inbox.mkdir()

    def look(self, after: float = 0.0) -> InboxLook:
        self.clock.pass_by(seconds=after)
        return self.opened.house.look_into_inbox(self.opened.session)

    def names(self) -> list[str]:
        """What is found once everything stood still."""
        self.look()
        return [path.name for path in self.look(after=2).files]

    def put(self, *files: Path) -> None:
        for file in files:
            (self.inbox / file.name).write_bytes(file.read_bytes())

    def bring_in(self, *paths: Path) -> None:
        house, session = self.opened.house, self.opened.session
        house.commit_import(session, house.check_extracts(session, paths).token)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    made.opened.house.set_inbox(made.opened.session, made.inbox)
    yield made
    made.opened.house.gate.sign_out()


def test_that_without_a_folder_nothing_is_looked_for(tmp_path: Path) -> None:
    assert Office(tmp_path).look() == NO_INBOX


def test_that_a_file_is_found_once_it_stood_still(office: Office) -> None:
    office.put(EXTRACTS[0])
    assert (office.look().files, office.look().arriving) == ((), (office.inbox / EXTRACTS[0].name,))
    assert office.look(after=1).files == ()
    path = office.inbox / EXTRACTS[0].name
    content = path.read_bytes()
    path.write_bytes(content[:-10])
    assert office.look(after=1).files == ()
    path.write_bytes(content)
    assert office.look(after=1).files == ()
    assert office.look(after=2).files == (path,)


def test_that_a_file_written_long_ago_is_found_at_once(office: Office) -> None:
    office.put(EXTRACTS[0])
    long_ago = office.clock.now().timestamp() - 60
    os.utime(office.inbox / EXTRACTS[0].name, (long_ago, long_ago))
    assert len(office.look().files) == 1


def test_that_files_of_programs_at_work_are_passed_by(office: Office) -> None:
    for name in ("~$台账.xlsx", "台账.xlsx.part", ".台账.csv", "说明.docx", "空.csv"):
        (office.inbox / name).write_bytes(b"" if name == "空.csv" else b"x")
    (office.inbox / "夹.csv").mkdir()
    assert office.names() == []


def test_that_a_file_that_stays_empty_is_told_as_one_after_a_minute(office: Office) -> None:
    (office.inbox / "空.csv").touch()
    assert office.names() == []
    written = office.clock.now().timestamp() - 90
    os.utime(office.inbox / "空.csv", (written, written))
    assert office.names() == ["空.csv"]


def test_that_what_was_imported_is_not_found_again_under_any_name(office: Office) -> None:
    office.put(*EXTRACTS)
    assert sorted(office.names()) == sorted(file.name for file in EXTRACTS)
    before = {path: path.read_bytes() for path in office.inbox.iterdir()}
    office.bring_in(*before)
    (office.inbox / "副本.csv").write_bytes(EXTRACTS[1].read_bytes())
    parcel(office.inbox / "三个.zip", **{file.name: file.read_bytes() for file in EXTRACTS})
    parcel(office.inbox / "还有.zip", **{EXTRACTS[1].name: EXTRACTS[1].read_bytes(), "新.csv": b"a,b\n1,2\n"})
    assert office.names() == ["还有.zip"]
    assert {path: path.read_bytes() for path in before} == before


def test_that_a_file_nobody_can_read_is_found_so_that_the_check_can_say_why(office: Office) -> None:
    (office.inbox / "坏.xlsx").write_bytes(b"PK\x03\x04 cut off")
    assert office.names() == ["坏.xlsx"]


def test_that_a_locked_workbook_is_known_again_once_it_came_in_with_its_password(office: Office) -> None:
    rows = (("户号", "户名", "用电地址"), ("0012345678", "张三", "甲路1号"))
    path = locked(office.inbox / "档案.xlsx", rows=rows)
    assert office.names() == ["档案.xlsx"]
    house, session = office.opened.house, office.opened.session
    check = house.check_extracts(session, [path], answers=Answers(passwords=((path, LOCK),)))
    house.commit_import(session, check.token)
    assert office.names() == []


def test_that_a_folder_out_of_reach_is_said_to_be(office: Office) -> None:
    office.inbox.rename(office.inbox.with_name("elsewhere"))
    assert office.look() == InboxLook(office.inbox, there=False)


def test_that_the_folder_is_on_record_and_can_be_given_up(office: Office) -> None:
    house, session = office.opened.house, office.opened.session
    house.set_inbox(session, None)
    assert office.look() == NO_INBOX
    with house.gate.workspace.begin() as work:
        rows = [row for row in work.audit.rows(EVERY_ROW) if row.action == "inbox.set"]
    assert sorted(row.subject for row in rows) == ["", str(office.inbox)]


def test_that_only_a_folder_outside_the_workspace_may_be_the_inbox(office: Office, tmp_path: Path) -> None:
    for folder, key in ((tmp_path / "none", "inbox.no_folder"), (tmp_path / "workspace", "inbox.in_workspace")):
        with pytest.raises(ExtractError) as caught:
            office.opened.house.set_inbox(office.opened.session, folder)
        assert caught.value.message.key == key


def test_that_a_file_nobody_can_read_holds_up_nothing_that_arrived_with_it_and_is_on_record(office: Office) -> None:
    (office.inbox / "坏.xlsx").write_bytes(b"PK\x03\x04 cut off")
    office.put(EXTRACTS[0])
    office.look()
    house, session = office.opened.house, office.opened.session
    check = house.check_extracts(session, office.look(after=2).files)
    assert [sheet.path.name for sheet in check.unreadable] == ["坏.xlsx"]
    assert house.commit_import(session, check.token).batch.files == 1
    with house.gate.workspace.begin() as work:
        (row,) = [row for row in work.audit.rows(EVERY_ROW) if row.action == "import.commit"]
    assert json.loads(row.facts)["unreadable"] == ["坏.xlsx"]
    assert office.names() == ["坏.xlsx"]


def test_that_an_archive_is_no_longer_new_once_all_of_it_that_can_be_read_is_in(office: Office) -> None:
    whole = EXTRACTS[1].read_bytes()
    parcel(office.inbox / "四月.zip", **{EXTRACTS[1].name: whole, "坏.xlsx": b"PK\x03\x04 cut off", "新.csv": b"a,b\n1,2\n"})
    parcel(office.inbox / "五月.zip", **{EXTRACTS[0].name: EXTRACTS[0].read_bytes(), "坏.xlsx": b"PK\x03\x04 cut off"})
    office.bring_in(office.inbox / "四月.zip", office.inbox / "五月.zip")
    assert office.names() == ["四月.zip"], "a table of it can be read and is not in"
    assert office.look().broken == (office.inbox / "五月.zip" / "坏.xlsx",)
