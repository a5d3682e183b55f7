"""Zip archives of several files."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.batch import told_name
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources import archive, limits
from desktop_app.importing.sources.opening import open_extracts
from tests.unit.importing.hostile import text_rows, xlsx

CSV = "户号,户名\n001,张三\n".encode("gb18030")


def parcel(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def read(path: Path) -> list[tuple[str, str, tuple[tuple[str, ...], ...]]]:
    with closing(open_extracts(path, SILENT)) as extracts:
        return [(told_name(extract.path), extract.sha256, next(extract.sheets).head) for extract in extracts]


def refused(path: Path) -> str:
    with pytest.raises(ExtractError) as caught:
        read(path)
    return caught.value.message.key


def test_that_each_table_in_an_archive_has_its_own_name_and_hash(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "a.xlsx", text_rows(("户号", "户名"), ("002", "李四"))).read_bytes()
    path = parcel(tmp_path / "四月.zip", **{"甲/客户.csv": CSV, "乙.xlsx": book})
    assert read(path) == [
        ("四月.zip/甲/客户.csv", hashlib.sha256(CSV).hexdigest(), (("户号", "户名"), ("001", "张三"))),
        ("四月.zip/乙.xlsx", hashlib.sha256(book).hexdigest(), (("户号", "户名"), ("002", "李四"))),
    ]


def test_that_names_written_in_gbk_without_saying_so_are_read(tmp_path: Path) -> None:
    path = parcel(tmp_path / "a.zip", **{"xxxx.csv": CSV})
    path.write_bytes(path.read_bytes().replace(b"xxxx.csv", "台账".encode("gbk") + b".csv"))
    assert [name for name, _, _ in read(path)] == ["a.zip/台账.csv"]


def test_that_what_is_no_table_is_told_and_passed_by(tmp_path: Path) -> None:
    path = parcel(tmp_path / "a.zip", **{"说明.docx": b"x", "__MACOSX/._a.csv": b"x", "~$a.xlsx": b"x", "a.csv": CSV})
    (extract,) = open_extracts(path, SILENT)
    assert [note.values for note in extract.notes] == [{"archive": "a.zip", "member": "说明.docx"}]


def test_that_an_archive_in_an_archive_is_opened_once_and_no_deeper(tmp_path: Path) -> None:
    inner = parcel(tmp_path / "内.zip", **{"a.csv": CSV})
    middle = parcel(tmp_path / "中.zip", **{"内.zip": inner.read_bytes()})
    assert [name for name, _, _ in read(middle)] == ["中.zip/内.zip/a.csv"]
    assert refused(parcel(tmp_path / "外.zip", **{"中.zip": middle.read_bytes()})) == "importing.archive_nested"


def test_that_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SMALL", 1 << 20)
    assert refused(parcel(tmp_path / "a.zip", **{"a.csv": bytes(20 << 20)})) == "importing.bomb"


def test_that_a_member_under_a_password_is_told(tmp_path: Path) -> None:
    path = parcel(tmp_path / "a.zip", **{"a.csv": CSV})
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + place] |= 1
    path.write_bytes(bytes(content))
    assert refused(path) == "importing.archive_locked"


@pytest.mark.parametrize(
    ("members", "key"), [({"a.docx": b"x"}, "importing.archive_without_tables"), ({}, "importing.archive_without_tables")]
)
def test_that_an_archive_without_a_table_is_told(tmp_path: Path, members: dict[str, bytes], key: str) -> None:
    assert refused(parcel(tmp_path / "a.zip", **members)) == key


def test_that_a_cut_off_member_is_damage(tmp_path: Path) -> None:
    path = parcel(tmp_path / "a.zip", **{"a.csv": os.urandom(5000).hex().encode()})
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(500) + content[600:])
    assert refused(path) == "importing.broken"


def test_that_names_that_climb_out_stay_inside(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    found = read(parcel(inside / "a.zip", **{"../../x.csv": CSV, "/etc/y.csv": CSV, "C:\\z.csv": CSV}))
    assert [name for name, _, _ in found] == ["a.zip/x.csv", "a.zip/etc/y.csv", "a.zip/C:/z.csv"]
    assert not list(tmp_path.glob("*.csv"))


def test_that_nothing_unpacked_is_left_lying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    path = parcel(tmp_path / "a.zip", **{"a.csv": CSV, "b.csv": CSV})
    assert len(read(path)) == 2
    broken_off = next(open_extracts(path, SILENT))
    assert broken_off.sheets
    assert not list((tmp_path / "temp").iterdir())


READER = """
import sys, time
from pathlib import Path
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources.opening import open_extracts
extracts = open_extracts(Path(sys.argv[1]), SILENT)
next(extracts)
print("reading", flush=True)
time.sleep(60)
"""


def test_that_what_a_killed_program_left_unpacked_goes_at_the_next_start_and_not_before(tmp_path: Path) -> None:
    room = tmp_path / "temp"
    room.mkdir()
    path = parcel(tmp_path / "a.zip", **{"a.csv": CSV, "b.csv": CSV})
    command = [sys.executable, "-c", READER, str(path)]
    with subprocess.Popen(command, env={**os.environ, "TMPDIR": str(room)}, stdout=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"reading\n"
        archive.sweep(time.time(), room)
        (unpacked,) = room.glob("*/*.csv")
        assert unpacked.read_bytes() == CSV, "a window still at work keeps its files"
        reader.kill()
    assert unpacked.exists()
    archive.sweep(time.time(), room)
    assert not list(room.iterdir())


def test_that_a_folder_just_made_is_left_to_whoever_made_it(tmp_path: Path) -> None:
    left = tmp_path / "powerdesk-unpacked-x"
    left.mkdir()
    now = left.stat().st_mtime
    archive.sweep(now + 1, tmp_path)
    assert left.exists()
    archive.sweep(now + 3600, tmp_path)
    assert not left.exists()


def test_that_a_workbook_is_no_archive_of_files(tmp_path: Path) -> None:
    assert [name for name, _, _ in read(xlsx(tmp_path / "a.zip", text_rows(("甲", "乙"))))] == ["a.zip"]


def test_that_documents_that_are_zips_are_named(tmp_path: Path) -> None:
    for name, key in (("word/document.xml", "document"), ("Index/Document.iwa", "numbers")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            made.writestr("[Content_Types].xml", "<Types/>")
            made.writestr(name, "x")
        (tmp_path / "a.xlsx").write_bytes(out.getvalue())
        assert refused(tmp_path / "a.xlsx") == f"importing.format.{key}"


def test_that_a_name_that_comes_twice_hides_no_table(tmp_path: Path) -> None:
    path = parcel(tmp_path / "a.zip", **{"x.csv": CSV, "y.csv": CSV + b"2,b\n"})
    path.write_bytes(path.read_bytes().replace(b"y.csv", b"x.csv"))
    assert [name for name, _, _ in read(path)] == ["a.zip/x.csv", "a.zip/x (2).csv"]


def test_that_a_way_of_packing_we_lack_is_told_as_such_and_not_as_damage(tmp_path: Path) -> None:
    path = parcel(tmp_path / "四月.zip", **{"台账.csv": "户号,电费年月,应收电费\n0000012345,202603,1.00\n".encode()})
    packed = bytearray(path.read_bytes())
    deflate64 = (9).to_bytes(2, "little")
    packed[8:10] = deflate64  # the method in the member's own header, and in the archive's list
    listed = packed.index(b"PK\x01\x02")
    packed[listed + 10 : listed + 12] = deflate64
    path.write_bytes(packed)
    assert refused(path) == "importing.archive_method"
