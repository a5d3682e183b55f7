"""Taking an import back: whole, with a reason, never what later data stand on, and never signed data by one person."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import Cancelled, PrivacyError, UndoError, UserFacingError
from desktop_app.domain.ledger import Fingerprint
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Silent
from tests.fakes.clock import FrozenClock
from tests.houses import AS_OF, EXTRACTS, SAMPLE, Opened, opened_in, signed_in
from tests.ready import copy_of
from tests.seconds import SECOND, newest_row, second_in
from tests.unit.importing.gallery.forms import clean
from tests.unit.importing.gallery.layouts import LAYOUTS
from tests.unit.importing.gallery.rows import ROWS, table

PRACTICE = SAMPLE / "待核对-2005年10月电费.csv"


def bring_in(opened: Opened, *paths: Path) -> int:
    """Import as one batch a minute after whatever was before."""
    clock = opened.house.clock
    assert isinstance(clock, FrozenClock)
    clock.pass_by(minutes=1)
    check = opened.house.check_extracts(opened.session, paths)
    return opened.house.commit_import(opened.session, check.token).batch.batch_id


def fingerprint(opened: Opened) -> Fingerprint:
    with opened.house.gate.workspace.begin() as work:
        return work.ledger.fingerprint()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Opened]:
    """The sample as batch 1, the next month's bills as batch 2."""

    def make(folder: Path) -> dt.datetime:
        made = opened_in(folder)
        bring_in(made, *EXTRACTS)
        bring_in(made, PRACTICE)
        made.house.gate.sign_out()
        return made.house.clock.now()

    now = copy_of("two batches", tmp_path / "workspace", make)
    opened = signed_in(tmp_path / "workspace", now)
    yield opened
    opened.house.gate.sign_out()


def test_that_undoing_the_newest_batch_leaves_the_data_as_before_it(fresh: Opened) -> None:
    bring_in(fresh, *EXTRACTS)
    before = fingerprint(fresh)
    bring_in(fresh, PRACTICE)
    assert fingerprint(fresh) != before
    done = fresh.house.undo_import(fresh.session, 2, "选错了文件")
    assert (done.batch_id, done.rows) == (2, 115)
    assert fingerprint(fresh) == before
    facts = json.loads(newest_row(fresh).facts)
    assert (facts["rows"], facts["reason"], facts["after"]) == (115, "选错了文件", before.sha256)


def test_that_rows_of_every_kind_of_extract_come_in_and_go_again(fresh: Opened, tmp_path: Path) -> None:
    before, kinds = fingerprint(fresh), fresh.house.dictionary.kinds
    layouts = {layout.kind_id: layout for layout in LAYOUTS}
    assert layouts.keys() == {kind.id for kind in kinds}
    folders = {kind.id: tmp_path / kind.id for kind in kinds}
    for folder in folders.values():
        folder.mkdir()
    bring_in(fresh, *(clean(table(layouts[kind.id], kind), folders[kind.id]) for kind in kinds))
    cursor = fresh.house.gate.workspace.cursor()  # type: ignore[attr-defined]
    counted = {kind.table: cursor.execute(f"SELECT count(*) FROM ws.{kind.table}").fetchone()[0] for kind in kinds}
    assert counted == dict.fromkeys(counted, ROWS)
    assert fingerprint(fresh) != before
    assert fresh.house.undo_import(fresh.session, 1, "选错了文件").rows == ROWS * len(kinds)
    assert fingerprint(fresh) == before


def test_that_an_undone_file_may_come_in_again_under_a_new_batch(two: Opened) -> None:
    before = fingerprint(two)
    two.house.undo_import(two.session, 2, "选错了文件")
    assert bring_in(two, PRACTICE) == 3
    assert (fingerprint(two).bills, fingerprint(two).billed) == (before.bills, before.billed)


def test_that_a_batch_others_stand_on_is_not_undone(two: Opened) -> None:
    before = fingerprint(two)
    with pytest.raises(UndoError) as error:
        two.house.undo_import(two.session, 1, "选错了文件")
    assert error.value.message.key == "undo.depended_on"
    assert error.value.message.values["bills"] == 115
    assert fingerprint(two) == before
    two.house.undo_import(two.session, 2, "选错了文件")
    two.house.undo_import(two.session, 1, "选错了文件")
    assert fingerprint(two).customers == fingerprint(two).bills == fingerprint(two).payments == 0


def test_that_payments_and_newer_customers_hold_their_batch_in_place(tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "workspace")
    bring_in(opened, EXTRACTS[0], EXTRACTS[1])
    bring_in(opened, EXTRACTS[2])
    newer = tmp_path / "客户.csv"
    newer.write_text("用户编号,用户名称,用电类别\n0000012345,改了名的人,居民生活\n", "utf-8")
    bring_in(opened, newer)
    with pytest.raises(UndoError) as error:
        opened.house.undo_import(opened.session, 1, "选错了文件")
    assert (error.value.message.values["payments"], error.value.message.values["versions"]) == (23_276, 1)
    opened.house.undo_import(opened.session, 3, "选错了文件")
    with opened.house.gate.workspace.begin() as work:
        assert work.ledger.customer("0000012345").cons_name == "用户12345"  # type: ignore[union-attr]  # the sample has it
    opened.house.gate.sign_out()


@pytest.mark.parametrize(("batch", "key"), [(9, "undo.unknown"), (2, "undo.already")])
def test_that_a_batch_that_is_not_there_is_told_as_such(two: Opened, batch: int, key: str) -> None:
    two.house.undo_import(two.session, 2, "选错了文件")
    with pytest.raises(UndoError) as error:
        two.house.undo_import(two.session, batch, "选错了文件")
    assert error.value.message.key == key


def test_that_a_reason_is_asked_for(two: Opened) -> None:
    with pytest.raises(PrivacyError):
        two.house.undo_import(two.session, 2, "错")


def test_that_printed_data_are_undone_by_two_persons_only(two: Opened) -> None:
    second_in(two)
    two.house.build_report(two.session, "collection", AS_OF)
    before = fingerprint(two)
    for second in (None, SecondPerson(SECOND.user, "wrong-2026")):
        with pytest.raises(UserFacingError):
            two.house.undo_import(two.session, 2, "选错了文件", second)
        assert fingerprint(two) == before
    two.house.undo_import(two.session, 2, "选错了文件", SECOND)
    assert json.loads(newest_row(two).facts)["approver"] == SECOND.user


def test_that_a_report_printed_before_the_batch_asks_for_nobody(fresh: Opened) -> None:
    bring_in(fresh, *EXTRACTS)
    fresh.house.build_report(fresh.session, "collection", AS_OF)
    bring_in(fresh, PRACTICE)
    assert fresh.house.undo_import(fresh.session, 2, "选错了文件").rows == 115


def test_that_breaking_off_leaves_the_batch_whole(two: Opened) -> None:
    before = fingerprint(two)

    class Stop(Silent):
        def stage(self, message: Message, number: int, count: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        two.house.undo_import(two.session, 2, "选错了文件", progress=Stop())
    assert fingerprint(two) == before
    assert all(past.undone_at is None for past in two.house.list_batches(two.session))


def test_that_the_list_of_batches_tells_what_was_undone_and_what_is_signed(two: Opened) -> None:
    second_in(two)
    two.house.build_report(two.session, "collection", AS_OF)
    assert [(past.batch.batch_id, past.reported) for past in two.house.list_batches(two.session)] == [(2, True), (1, True)]
    two.house.undo_import(two.session, 2, "选错了文件", SECOND)
    newest, oldest = two.house.list_batches(two.session)
    assert (newest.undone_by, newest.reason) == (two.session.user, "选错了文件")
    assert newest.undone_at is not None
    assert oldest.undone_at is None
    assert two.house.show_overview(two.session).state.last_batch == 1
