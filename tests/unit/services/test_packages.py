"""数据包 between two PCs: whole, signed, once, and nothing of it in clear."""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.errors import AccessDenied, Cancelled, PackageError, PrivacyError
from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Role, Scope
from desktop_app.security.sealed_stream import MAGIC, OpeningReader, SealingWriter
from desktop_app.security.signed_frames import MANIFEST, Frame, FrameWriter, frames, new_private_key, public_of
from desktop_app.services.office_policy import NAME
from desktop_app.services.pack_data import framed, unframed
from tests.fakes.progress import CancelAfter
from tests.houses import CHEAP, USER, Opened, opened_in
from tests.offices import SECOND, extracts_in, office_in, take_in
from tests.seconds import newest_row, signed_in_as

PASSWORD = "over the telephone"
PURPOSE = "给新电脑"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    opened = office_in(tmp_path / "workspace", tmp_path / "extracts")
    yield opened
    opened.house.gate.sign_out()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Opened]:
    opened = opened_in(tmp_path / "other")
    yield opened
    opened.house.gate.sign_out()


def bills_of(opened: Opened) -> list[tuple[object, ...]]:
    """Every stored bill and receipt without its batch."""
    cursor = opened.house.gate.workspace.cursor()  # type: ignore[attr-defined]
    return sorted(
        cursor.execute("SELECT * EXCLUDE (batch_id, file_no) FROM ws.bill").fetchall()
        + cursor.execute("SELECT * EXCLUDE (batch_id, file_no) FROM ws.payment").fetchall(),
        key=repr,
    )


def packed(office: Opened, folder: Path) -> Path:
    return office.house.pack_data(office.session, folder / "office.pdpack", PASSWORD, PURPOSE).path


def test_that_the_rows_arrive_with_their_files_sheets_and_row_numbers(office: Opened, other: Opened, tmp_path: Path) -> None:
    take_in(office, extracts_in(tmp_path / "more", 1))
    done = other.house.unpack_data(other.session, packed(office, tmp_path), PASSWORD)
    assert {table: rows for table, rows in done.taken.items() if rows} == {"customer": 80, "bill": 80, "payment": 80}
    assert sum(done.refused.values()) == 0
    assert bills_of(other) == bills_of(office)
    with other.house.gate.workspace.begin() as work:
        assert [batch.files for batch in work.ledger.batches()] == [6]
        assert work.audit.rows()[-1].action == "package.take_in"
    sources = "SELECT DISTINCT f.file_name, b.sheet FROM ws.bill b JOIN ws.batch_file f USING (batch_id, file_no) ORDER BY 1"
    named = [opened.house.gate.workspace.cursor().execute(sources).fetchall() for opened in (office, other)]  # type: ignore[attr-defined]
    assert named[0] == named[1]


def test_that_the_checkup_of_the_other_pc_holds_afterwards(office: Opened, other: Opened, tmp_path: Path) -> None:
    other.house.unpack_data(other.session, packed(office, tmp_path), PASSWORD)
    other.house.back_up(other.session)
    assert other.house.verify_workspace(other.session).well


def test_that_rows_that_are_there_already_are_counted_and_not_doubled(office: Opened, other: Opened, tmp_path: Path) -> None:
    other.house.unpack_data(other.session, packed(office, tmp_path), PASSWORD)
    take_in(office, extracts_in(tmp_path / "more", 1))
    done = other.house.unpack_data(other.session, packed(office, tmp_path), PASSWORD)
    assert (done.batch.rows, sum(done.refused.values())) == (120, 120)
    assert bills_of(other) == bills_of(office)


def test_that_a_package_with_nothing_new_makes_no_batch(office: Opened, tmp_path: Path) -> None:
    with pytest.raises(PackageError) as error:
        office.house.unpack_data(office.session, packed(office, tmp_path), PASSWORD)
    assert error.value.message.key == "package.nothing_new"
    with office.house.gate.workspace.begin() as work:
        assert len(work.ledger.batches()) == 1
        assert (work.audit.rows()[-1].action, work.audit.rows()[-1].result) == ("package.take_in", "failed")


def test_that_it_tells_who_packed_and_signed_it_and_shows_nothing_without_the_password(
    office: Opened, other: Opened, tmp_path: Path
) -> None:
    path = packed(office, tmp_path)
    info = other.house.look_into_package(other.session, path, PASSWORD)
    assert (info.made_by, info.unit, dict(info.rows)["bill"]) == (USER, "示例县供电公司", 40)
    assert len(info.signer.split()) == 8
    content = path.read_bytes()
    assert not any(word.encode() in content for word in ("客户0000000001", "0000000001", "示例县供电公司", USER, "cons_name"))
    with pytest.raises(PackageError) as error:
        other.house.look_into_package(other.session, path, "some other words")
    assert error.value.message.key == "package.wrong_password"


def test_that_the_signer_can_be_demanded(office: Opened, other: Opened, tmp_path: Path) -> None:
    path = packed(office, tmp_path)
    signer = other.house.look_into_package(other.session, path, PASSWORD).signer
    with pytest.raises(PackageError) as error:
        other.house.unpack_data(other.session, path, PASSWORD, signer="0000 " + signer[5:])
    assert error.value.message.key == "package.other_signer"
    assert other.house.unpack_data(other.session, path, PASSWORD, signer=signer.lower().replace(" ", "")).batch.rows == 120


def test_that_no_flipped_byte_and_no_cut_is_accepted(office: Opened, other: Opened, tmp_path: Path) -> None:
    path, draw = packed(office, tmp_path), random.Random(5)
    whole = path.read_bytes()
    bad = tmp_path / "bad.pdpack"
    spoilt = [whole[:-1], whole[: len(whole) // 2], whole + b"x", b"", whole[: len(MAGIC)]]
    for place in [*range(0, 160, 3), *(draw.randrange(len(whole)) for _ in range(60))]:
        content = bytearray(whole)
        content[place] ^= 1 << draw.randrange(8)
        spoilt.append(bytes(content))
    for content in spoilt:
        bad.write_bytes(content)
        with pytest.raises(PackageError):
            other.house.unpack_data(other.session, bad, PASSWORD)
    assert bills_of(other) == []


def test_that_a_newer_format_has_its_own_sentence(office: Opened, other: Opened, tmp_path: Path) -> None:
    path = packed(office, tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 2'))
    with pytest.raises(PackageError) as error:
        other.house.look_into_package(other.session, path, PASSWORD)
    assert error.value.message.key == "package.newer"


def test_that_a_package_of_a_version_with_three_tables_is_told_as_older_and_not_as_damaged(
    office: Opened, other: Opened, tmp_path: Path
) -> None:
    pack = office.house.pack_data
    three = dataclasses.replace(pack, dictionary=dataclasses.replace(pack.dictionary, kinds=pack.dictionary.kinds[:3]))
    path = three(office.session, tmp_path / "office.pdpack", PASSWORD, PURPOSE).path
    for call in (other.house.look_into_package, other.house.unpack_data):
        with pytest.raises(PackageError) as error:
            call(other.session, path, PASSWORD)
        assert error.value.message.key == "package.older"
    with pytest.raises(PackageError) as newer:
        dataclasses.replace(other.house.unpack_data, dictionary=three.dictionary)(
            other.session, packed(office, tmp_path), PASSWORD
        )
    assert newer.value.message.key == "package.newer"
    assert bills_of(other) == []


def test_that_a_package_whose_bills_lack_a_field_is_told_as_older(office: Opened, other: Opened, tmp_path: Path) -> None:
    older, private = tmp_path / "older.pdpack", new_private_key()
    with packed(office, tmp_path).open("rb") as source, older.open("wb") as target:
        written = FrameWriter(SealingWriter(target, PASSWORD, CHEAP), private)
        for frame in frames(OpeningReader(source, PASSWORD)):
            written.add(frame.kind, without_a_field(frame, public_of(private)))
        written.sign()
    with pytest.raises(PackageError) as error:
        other.house.unpack_data(other.session, older, PASSWORD)
    assert error.value.message.key == "package.older"
    assert bills_of(other) == []


def without_a_field(frame: Frame, public_key: bytes) -> bytes:
    if frame.kind == MANIFEST:
        return public_key + frame.content[len(public_key) :]
    table, rows = unframed(frame.content)
    return framed(table, rows.drop_columns(["sn"]) if table == "bill" else rows)


@pytest.mark.parametrize(("here", "there", "key"), [(True, False, "package.real_data"), (False, True, "package.practice")])
def test_that_real_and_practice_data_never_meet(
    office: Opened, other: Opened, tmp_path: Path, here: bool, there: bool, key: str
) -> None:
    for opened, training in ((other, here), (office, there)):
        with opened.house.gate.workspace.begin() as work:
            work.settings.put(NAME, {"training": training}, USER)
            work.commit(AuditEntry(USER, "setting.put", NAME, {}))
    with pytest.raises(PackageError) as error:
        other.house.unpack_data(other.session, packed(office, tmp_path), PASSWORD)
    assert error.value.message.key == key
    assert bills_of(other) == []


def test_that_cancelling_takes_nothing_in_and_leaves_no_file(office: Opened, other: Opened, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        office.house.pack_data(office.session, tmp_path / "cancelled.pdpack", PASSWORD, PURPOSE, progress=CancelAfter(3))
    assert [path for path in tmp_path.iterdir() if "cancelled" in path.name] == []
    path = packed(office, tmp_path)
    with pytest.raises(Cancelled):
        other.house.unpack_data(other.session, path, PASSWORD, CancelAfter(9))
    assert bills_of(other) == []


def test_that_a_short_password_and_an_empty_office_pack_nothing(office: Opened, other: Opened, tmp_path: Path) -> None:
    with pytest.raises(PackageError) as short:
        office.house.pack_data(office.session, tmp_path / "x.pdpack", "short", PURPOSE)
    with pytest.raises(PackageError) as empty:
        other.house.pack_data(other.session, tmp_path / "x.pdpack", PASSWORD, PURPOSE)
    assert (short.value.message.key, empty.value.message.key) == ("package.weak_password", "package.empty")
    assert not (tmp_path / "x.pdpack").exists()


def limit(office: Opened, customers: int) -> None:
    security = signed_in_as(office, Role.SECURITY_ADMIN)
    office.house.change_policy(security, dataclasses.replace(Policy(), export_rows=customers))


def test_that_a_package_is_in_the_register_of_exports_with_its_purpose(office: Opened, tmp_path: Path) -> None:
    made = office.house.pack_data(office.session, tmp_path / "office.pdpack", PASSWORD, "  给新   电脑 ")
    with office.house.gate.workspace.begin() as work:
        (line,) = work.exports.newest(10)
    assert (line.kind, line.purpose, line.rows, line.file_name) == ("package", "给新 电脑", 120, "office.pdpack")
    assert (line.sha256, line.encrypted, line.approver) == (made.info.data_sha256, True, "")
    row = newest_row(office)
    assert (row.action, json.loads(row.facts)["serial"]) == ("package.make", line.serial)


def test_that_without_a_purpose_nothing_is_packed(office: Opened, tmp_path: Path) -> None:
    with pytest.raises(PrivacyError):
        office.house.pack_data(office.session, tmp_path / "office.pdpack", PASSWORD, "  ")
    assert not (tmp_path / "office.pdpack").exists()


def test_that_more_customers_than_one_may_export_need_a_second_person(office: Opened, tmp_path: Path) -> None:
    limit(office, 39)
    with pytest.raises(AccessDenied) as alone:
        office.house.pack_data(office.session, tmp_path / "office.pdpack", PASSWORD, PURPOSE)
    assert alone.value.message.key == "export.too_many"
    assert not (tmp_path / "office.pdpack").exists()
    office.house.pack_data(office.session, tmp_path / "office.pdpack", PASSWORD, PURPOSE, SECOND)
    with office.house.gate.workspace.begin() as work:
        assert [line.approver for line in work.exports.newest(10)] == [SECOND.user]


def test_that_who_sees_a_part_of_the_office_cannot_pack_all_of_it(office: Opened, tmp_path: Path) -> None:
    with pytest.raises(PackageError) as error:
        office.house.pack_data(
            signed_in_as(office, Role.MANAGER, Scope(org_prefix="33401")), tmp_path / "office.pdpack", PASSWORD, PURPOSE
        )
    assert error.value.message.key == "package.not_everything"
    assert not (tmp_path / "office.pdpack").exists()
