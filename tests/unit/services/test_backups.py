"""Backups as the office meets them: made by themselves, verified, in two places, and brought back by two people."""

from __future__ import annotations

import json
import random
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.errors import AccessDenied, BackupError, Cancelled, UserFacingError, WorkspaceError
from desktop_app.domain.safety import BackupMade
from desktop_app.storage.database import FILE_NAME
from tests.fakes.clock import FrozenClock
from tests.fakes.progress import CancelAfter
from tests.fingerprints import store_fingerprint
from tests.houses import PASSWORD, USER, Opened, house_in
from tests.offices import SECOND, extracts_in, office_in, take_in


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    opened = office_in(tmp_path / "workspace", tmp_path / "extracts")
    yield opened
    opened.house.gate.sign_out()


def rows_of(opened: Opened) -> tuple[int, int, int]:
    with opened.house.gate.workspace.begin() as work:
        held = work.ledger.fingerprint()
    return held.customers, held.bills, held.payments


def audited(opened: Opened) -> list[tuple[str, str]]:
    with opened.house.gate.workspace.begin() as work:
        return [(row.action, row.result) for row in work.audit.rows()]


def clock_of(opened: Opened) -> FrozenClock:
    clock = opened.house.clock
    assert isinstance(clock, FrozenClock)
    return clock


def test_that_a_backup_is_one_file_that_tells_its_counts_but_no_name(office: Opened) -> None:
    made = office.house.back_up(office.session)
    with zipfile.ZipFile(made.path) as container:
        assert sorted(container.namelist()) == ["ledger.duckdb", "manifest.json", "slots.json"]
        manifest = json.loads(container.read("manifest.json"))["manifest"]
        assert (manifest["rows"]["customer"], manifest["last_month"], manifest["users"]) == (40, "2026-01", 2)
        assert {info.compress_type for info in container.infolist()} == {zipfile.ZIP_STORED}
    content = made.path.read_bytes()
    assert not any(word.encode() in content for word in ("客户0000000001", "0000000001", "示例县供电公司"))


def test_that_the_list_shows_it_verified_and_the_trail_records_it(office: Opened) -> None:
    made = office.house.back_up(office.session)
    (info,) = office.house.list_backups(office.session)
    assert (info.path, info.verified, info.why, info.size) == (made.path, True, "manual", made.path.stat().st_size)
    assert audited(office)[-1] == ("backup.make", "done")


def test_that_an_import_is_preceded_by_a_backup_of_what_was_there(office: Opened, tmp_path: Path) -> None:
    assert office.house.list_backups(office.session) == ()  # an empty store has nothing to lose
    take_in(office, extracts_in(tmp_path / "more", 1))
    (info,) = office.house.list_backups(office.session)
    assert info.why == "import"
    assert office.house.preview_restore(office.session, info.path).then.rows["customers"] == 40


def test_that_leaving_makes_a_backup_only_where_something_changed(office: Opened) -> None:
    assert office.house.backup_age(office.session).changed
    first = office.house.back_up_if_changed(office.session, "exit")
    assert first is not None
    assert office.house.back_up_if_changed(office.session, "exit") is None
    age = office.house.backup_age(office.session)
    assert (age.newest, age.changed, age.stale(office.house.clock.now())) == (first.made_at, False, False)


def test_that_a_second_folder_gets_the_same_file(office: Opened, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    office.house.set_backup_folder(office.session, stick)
    made = office.house.back_up(office.session)
    assert made.second == stick / made.path.name
    assert made.second.read_bytes() == made.path.read_bytes()
    assert len(office.house.list_backups(office.session)) == 2


def test_that_a_stick_that_is_not_there_costs_only_the_second_copy(office: Opened, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    office.house.set_backup_folder(office.session, stick)
    stick.rmdir()
    made = office.house.back_up(office.session)
    assert made.path.exists()
    assert (made.second, made.remark and made.remark.key) == (None, "backup.no_second_folder")
    assert not office.house.backup_age(office.session).second_there


def test_that_a_stick_pulled_out_while_writing_costs_only_the_second_copy(
    office: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    office.house.set_backup_folder(office.session, stick)
    copy = shutil.copyfile

    def pulled(source: Path, target: Path) -> None:
        copy(source, target)
        shutil.rmtree(stick)

    monkeypatch.setattr(shutil, "copyfile", pulled)
    made = office.house.back_up(office.session)
    assert made.path.exists()
    assert (made.second, made.remark and made.remark.key) == (None, "backup.second_failed")


def test_that_the_second_folder_is_not_inside_the_workspace(office: Opened) -> None:
    with pytest.raises(BackupError) as error:
        office.house.set_backup_folder(office.session, office.house.gate.folder / "backups")
    assert error.value.message.key in {"backup.same_place", "backup.no_second_folder"}


def test_that_old_backups_go_and_other_peoples_files_stay(office: Opened, tmp_path: Path) -> None:
    stranger = office_in(tmp_path / "other", tmp_path / "other extracts")
    with stranger.house.gate.workspace.begin() as work:
        work._cursor.execute("UPDATE ws.workspace SET created_at = created_at - INTERVAL 1 DAY")  # type: ignore[attr-defined]
        work._cursor.commit()  # type: ignore[attr-defined]
    theirs = stranger.house.back_up(stranger.session)
    stranger.house.gate.sign_out()
    folder = office.house.gate.folder / "backups"
    folder.mkdir()
    foreign = Path(shutil.copy(theirs.path, folder / "powerdesk-20200101-000000.pdbackup"))
    for _day in range(15):
        office.house.back_up(office.session)
        clock_of(office).pass_by(days=1)
    assert len(office.house.list_backups(office.session)) == 8  # 13 to 19 January, and Sunday the 11th
    assert foreign.exists()


def test_that_any_flipped_byte_of_a_backup_is_found(office: Opened, tmp_path: Path) -> None:
    made = office.house.back_up(office.session)
    whole, draw = made.path.read_bytes(), random.Random(5)
    places = (
        [draw.randrange(len(whole)) for _ in range(60)] + list(range(0, 200, 7)) + list(range(len(whole) - 400, len(whole), 9))
    )
    flipped = tmp_path / "flipped.pdbackup"
    for place in places:
        content = bytearray(whole)
        content[place] ^= 1 << draw.randrange(8)
        flipped.write_bytes(content)
        with pytest.raises(BackupError):
            office.house.preview_restore(office.session, flipped)


def test_that_a_backup_cut_short_is_found(office: Opened, tmp_path: Path) -> None:
    made = office.house.back_up(office.session)
    for size in (0, 10, 500, made.size // 2, made.size - 1):
        cut = tmp_path / "cut.pdbackup"
        cut.write_bytes(made.path.read_bytes()[:size])
        with pytest.raises(BackupError):
            office.house.preview_restore(office.session, cut)


def test_that_a_forged_manifest_is_found_though_its_seal_fits(office: Opened, tmp_path: Path) -> None:
    import hashlib  # noqa: PLC0415

    made = office.house.back_up(office.session)
    content = made.path.read_bytes().replace(b'"users": 2', b'"users": 9')[:-64]
    forged = tmp_path / "forged.pdbackup"
    with zipfile.ZipFile(made.path) as old:
        said, database, slots = (old.read(name) for name in ("manifest.json", "ledger.duckdb", "slots.json"))
    with zipfile.ZipFile(forged, "w") as new:
        new.comment = b"0" * 64
        new.writestr("manifest.json", said.replace(b'"users": 2', b'"users": 9'))
        new.writestr("ledger.duckdb", database)
        new.writestr("slots.json", slots)
    content = forged.read_bytes()[:-64]
    forged.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    with pytest.raises(BackupError) as error:
        office.house.preview_restore(office.session, forged)
    assert error.value.message.key == "backup.other_key"


def changed_after_backup(office: Opened, tmp_path: Path) -> BackupMade:
    """A backup of 40 customers, then an import that makes them 80."""
    made = office.house.back_up(office.session)
    clock_of(office).pass_by(minutes=5)
    take_in(office, extracts_in(tmp_path / "more", 1))
    assert rows_of(office) == (80, 80, 80)
    return made


def test_that_the_preview_says_what_is_there_and_what_will_be(office: Opened, tmp_path: Path) -> None:
    made = changed_after_backup(office, tmp_path)
    seen = office.house.preview_restore(office.session, made.path)
    assert seen.now is not None
    assert (seen.now.rows["bills"], seen.then.rows["bills"], str(seen.then.last_month)) == (80, 40, "2026-01")
    assert set(seen.then.users) == {USER, SECOND.user}
    assert seen.verified


def test_that_restoring_brings_the_old_rows_back_keeps_the_trail_and_a_way_back(office: Opened, tmp_path: Path) -> None:
    made = changed_after_backup(office, tmp_path)
    before = audited(office)
    done = office.house.restore(office.session, made.path, SECOND)
    assert rows_of(office) == (40, 40, 40)
    assert done.rows["customers"] == 40
    trail = audited(office)
    assert trail[: len(before)] == before
    assert trail[-1] == ("backup.restore", "done")
    assert office.house.verify_trail(office.session).genuine
    assert done.safety_copy is not None
    office.house.restore(office.session, done.safety_copy, SECOND)
    assert rows_of(office) == (80, 80, 80)
    office.house.gate.sign_out()
    office.house.gate.sign_in(USER, PASSWORD)
    assert rows_of(office) == (80, 80, 80)


@pytest.mark.parametrize("second", [SecondPerson(SECOND.user, "wrong-2026"), SecondPerson(USER, PASSWORD)])
def test_that_nobody_restores_alone(office: Opened, second: SecondPerson) -> None:
    made = office.house.back_up(office.session)
    before = store_of_tables(office)
    with pytest.raises((AccessDenied, WorkspaceError)):
        office.house.restore(office.session, made.path, second)
    assert store_of_tables(office) == before
    assert audited(office)[-1] == ("approval.refused", "refused")


def store_of_tables(opened: Opened) -> str:
    with opened.house.gate.workspace.begin() as work:
        return work.ledger.fingerprint().sha256


def test_that_a_cancelled_restore_leaves_everything_as_before(office: Opened, tmp_path: Path) -> None:
    made = changed_after_backup(office, tmp_path)
    for checks in (1, 30, 80, 100, 110, 120):
        before = store_of_tables(office)
        try:
            office.house.restore(office.session, made.path, SECOND, CancelAfter(checks))
        except Cancelled:
            assert store_of_tables(office) == before
            assert ("backup.restore", "failed") not in audited(office)
        else:
            pytest.fail(f"{checks} checks are more than a restore makes")
        assert not (office.house.gate.folder / "arriving").exists()


def test_that_a_damaged_backup_is_not_restored_and_the_failure_is_recorded(office: Opened, tmp_path: Path) -> None:
    made = office.house.back_up(office.session)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    bad = tmp_path / "bad.pdbackup"
    bad.write_bytes(content)
    before = store_of_tables(office)
    with pytest.raises(BackupError):
        office.house.restore(office.session, bad, SECOND)
    assert store_of_tables(office) == before
    assert audited(office)[-1] == ("backup.restore", "failed")


def test_that_a_whole_store_is_not_rescued_past_the_second_person(office: Opened) -> None:
    made = office.house.back_up(office.session)
    office.house.gate.sign_out()
    with pytest.raises(BackupError) as error:
        office.house.rescue(USER, PASSWORD, made.path)
    assert error.value.message.key == "rescue.not_needed"
    office.house.gate.sign_in(USER, PASSWORD)


@pytest.mark.parametrize("damage", ["pages", "head", "gone", "slots"])
def test_that_a_damaged_store_is_rescued_and_its_files_are_kept(tmp_path: Path, damage: str) -> None:
    office = office_in(tmp_path / "workspace", tmp_path / "extracts")
    made = office.house.back_up(office.session)
    office.house.gate.sign_out()
    database = tmp_path / "workspace" / FILE_NAME
    content = bytearray(database.read_bytes())
    match damage:
        case "pages":
            content[20_000:] = bytes(len(content) - 20_000)
            database.write_bytes(content)
        case "head":
            database.write_bytes(b"nothing of ours")
        case "gone":
            database.unlink()
        case "slots":
            (tmp_path / "workspace" / "slots.json").write_text("{}", "utf-8")
    damaged = database.read_bytes() if database.exists() else b""
    house = house_in(tmp_path / "workspace")
    done = house.rescue(USER, PASSWORD, made.path)
    assert (done.rows["customers"], done.safety_copy) == (40, None)
    session = house.gate.sign_in(USER, PASSWORD)
    assert rows_of(Opened(house, session)) == (40, 40, 40)
    assert ("backup.rescue", "done") in audited(Opened(house, session))
    house.gate.sign_out()
    kept = [path.read_bytes() for path in (tmp_path / "workspace" / "replaced").rglob(FILE_NAME)]
    assert kept == ([damaged] if damaged else [])


def test_that_a_rescue_needs_a_password_of_the_backup_and_a_duty_that_may(tmp_path: Path) -> None:
    office = office_in(tmp_path / "workspace", tmp_path / "extracts")
    made = office.house.back_up(office.session)
    office.house.gate.sign_out()
    (tmp_path / "workspace" / FILE_NAME).write_bytes(b"broken")
    house = house_in(tmp_path / "workspace")
    with pytest.raises(WorkspaceError):
        house.rescue(USER, "wrong-2026", made.path)
    with pytest.raises(AccessDenied):
        house.rescue(SECOND.user, SECOND.password, made.path)
    assert (tmp_path / "workspace" / FILE_NAME).read_bytes() == b"broken"
    assert house.rescue(USER, PASSWORD, made.path).rows["bills"] == 40


def test_that_the_checkup_counts_what_it_looked_at(office: Opened) -> None:
    office.house.back_up(office.session)
    checkup = office.house.verify_workspace(office.session)
    assert checkup.well
    assert [fact.name for fact in checkup.facts] == ["slots", "tables", "schema", "batches", "trail", "backups"]
    clock_of(office).pass_by(days=8)
    stale = office.house.verify_workspace(office.session)
    assert [fact.name for fact in stale.facts if not fact.well] == ["backups"]


@pytest.mark.parametrize(
    ("sql", "wrong"),
    [
        ("UPDATE ws.bill SET rcvbl_amt = rcvbl_amt + 1 WHERE cons_no = '0000000001'", "batches"),
        ("DELETE FROM ws.payment WHERE cons_no = '0000000002'", "batches"),
        ("UPDATE ws.audit SET subject = 'x' WHERE sequence = 2", "trail"),
        ("ALTER TABLE ws.segment ADD COLUMN extra INTEGER", "schema"),
    ],
)
def test_that_the_checkup_finds_what_was_changed_behind_the_programs_back(office: Opened, sql: str, wrong: str) -> None:
    office.house.back_up(office.session)
    office.house.gate.workspace.cursor().execute(sql)  # type: ignore[attr-defined]
    checkup = office.house.verify_workspace(office.session)
    assert [fact.name for fact in checkup.facts if not fact.well] == [wrong]


def test_that_repair_clears_what_a_crash_left_and_nothing_else(tmp_path: Path) -> None:
    office = office_in(tmp_path / "workspace", tmp_path / "extracts")
    office.house.back_up(office.session)
    before = store_of_tables(office)
    office.house.gate.sign_out()
    folder = tmp_path / "workspace"
    (folder / "scratch").mkdir(exist_ok=True)
    (folder / "scratch" / "stage.duckdb").write_bytes(b"left over")
    (folder / "backups" / ".half.pdbackup.draft").write_bytes(b"half")
    (folder / "arriving").mkdir()
    house = house_in(folder)
    found = house.repair(USER, PASSWORD)
    assert {message.key for message in found.done} == {"repair.scratch", "repair.drafts", "repair.arriving"}
    assert found.opens
    session = house.gate.sign_in(USER, PASSWORD)
    assert store_of_tables(Opened(house, session)) == before
    house.gate.sign_out()


def test_that_repair_of_a_damaged_store_points_to_the_newest_whole_backup(tmp_path: Path) -> None:
    office = office_in(tmp_path / "workspace", tmp_path / "extracts")
    good = office.house.back_up(office.session)
    clock_of(office).pass_by(days=1)
    bad = office.house.back_up(office.session)
    office.house.gate.sign_out()
    content = bytearray(bad.path.read_bytes())
    content[30_000] ^= 4
    bad.path.write_bytes(content)
    (tmp_path / "workspace" / FILE_NAME).write_bytes(b"broken")
    found = house_in(tmp_path / "workspace").repair(USER, PASSWORD)
    assert (found.opens, found.rescue_from) == (False, good.path)
    assert found.trouble is not None
    assert found.trouble.key == "workspace.damaged"


def test_that_a_workspace_half_made_when_the_power_went_can_be_made_again(tmp_path: Path) -> None:
    house = house_in(tmp_path)
    house.gate.vault.create(USER, PASSWORD, DeviceChoice.UNBOUND)
    with pytest.raises(UserFacingError):
        house.gate.create("x", USER, PASSWORD, DeviceChoice.UNBOUND)
    found = house.repair(USER, PASSWORD)
    assert [message.key for message in found.done] == ["repair.half_made"]
    house.gate.create("x", USER, PASSWORD, DeviceChoice.UNBOUND)
    house.gate.sign_out()


def test_that_the_whole_content_survives_the_way_there_and_back(office: Opened) -> None:
    before = store_fingerprint(office.house)
    made = office.house.back_up(office.session)
    found = office.house.preview_restore(office.session, made.path)
    assert found.verified
    assert before != store_fingerprint(office.house)  # the record of the backup itself
