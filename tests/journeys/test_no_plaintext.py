"""A whole life of the program on planted people, with two power cuts: then every byte it ever wrote is searched for them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.plaintext_program import EXPORTS, EXTRACTS, WORKSPACE
from tests.journeys.planted import CUSTOMERS, Keeper, Search, forms, people, plant

ROOT = Path(__file__).resolve().parents[2]
SECRETS = [secret for person in people() for secret in person.secrets]
FOLDERS = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "TEMP": "tmp",
    "TMP": "tmp",
    "SQLITE_TMPDIR": "tmp",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config-home",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
    "MPLCONFIGDIR": "matplotlib",
}
LOOK_EVERY_S = 0.04
OPENED = re.compile(r'(?:openat|creat|open)\((?:AT_FDCWD, |\d+<?[^,]*, )?"([^"]+)"[^)]*?(?:O_WRONLY|O_RDWR|O_CREAT)')
NOT_OURS = ("/dev/", "/proc/", "/sys/", "/run/", "pipe:")


@dataclass(frozen=True, slots=True)
class Journey:
    """Where it took place, and how each stretch ended."""

    root: Path
    codes: tuple[int, ...]

    @property
    def searched(self) -> Path:
        return self.root / "searched"


def environment(root: Path) -> dict[str, str]:
    folders = {name: str(root / "searched" / folder) for name, folder in FOLDERS.items()}
    for folder in folders.values():
        Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    ours = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    return {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | folders | ours | keyring


def travel(root: Path, *before: str) -> Journey:
    """All stretches one after the other, each in a process of its own (`before` stands before its command line)."""
    plant(root / EXTRACTS)
    around = environment(root)
    keeper = Keeper(root / "searched", root / "kept")
    codes = []
    for stretch in ("import", "score", "rest"):
        command = [*before, sys.executable, "-m", "tests.journeys.plaintext_program", stretch, str(root)]
        with (
            (root / f"{stretch}.err").open("w") as told,
            subprocess.Popen(command, env=around, cwd=root / "searched", stdout=told, stderr=told) as child,
        ):
            while child.poll() is None:
                keeper.look()
                time.sleep(LOOK_EVERY_S)
        keeper.look()
        codes.append(child.returncode)
    return Journey(root, tuple(codes))


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    return travel(tmp_path_factory.mktemp("plaintext"))


def said(journey: Journey) -> str:
    return "".join(path.read_text("utf-8") for path in journey.root.glob("*.err"))


def test_that_the_journey_went_through_two_kills_to_its_end(journey: Journey) -> None:
    assert journey.codes == (-signal.SIGKILL, -signal.SIGKILL, 0), said(journey)
    assert (journey.searched / WORKSPACE.split("/")[1] / "ledger.duckdb").stat().st_size > 1_000_000
    assert {path.name for path in (journey.root / EXPORTS).iterdir()} == {
        "拒绝行.xlsx",
        "风险清单.xlsx",
        "scores.csv",
        "pictures",
    }


def test_that_no_planted_secret_stands_in_any_byte_the_program_wrote(journey: Journey) -> None:
    search = Search(SECRETS)
    search.folder(journey.searched)
    search.folder(journey.root / "kept")
    for path in journey.root.glob("*.err"):
        search.file(path)
    print(f"{len(SECRETS)} secrets, {search.files} files, {search.bytes:,} bytes, {len(search.found)} found")  # noqa: T201
    assert search.hits == {}
    assert search.bytes > 10_000_000


def test_that_the_search_finds_every_secret_where_it_does_stand(journey: Journey) -> None:
    search = Search(SECRETS)
    search.folder(journey.root / EXTRACTS)
    assert len(search.found) > 0.99 * len(SECRETS)  # an old .xls cuts a few strings where a block of it ends
    listed = Search(SECRETS)
    listed.content("a list of all", "\n".join(SECRETS).encode("utf-16-le"))
    assert len(listed.found) == len(set(SECRETS)) == 5 * CUSTOMERS


@pytest.mark.parametrize("form", range(len(forms(""))))
def test_that_one_secret_in_a_haystack_is_found_in_any_form_at_any_offset(form: int) -> None:
    for offset in range(5):
        for secret in people()[7].secrets:
            search = Search(SECRETS)
            search.content("hay", os.urandom(5000 + offset) + forms(secret)[form] + os.urandom(3))
            assert search.found == {secret}


def test_that_a_secret_in_a_file_thrown_away_at_once_is_found(tmp_path: Path) -> None:
    watched = tmp_path / "watched"
    watched.mkdir()
    keeper = Keeper(watched, tmp_path / "kept")
    with zipfile.ZipFile(watched / "gone.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", people()[0].name)
    keeper.look()
    shutil.rmtree(watched)
    search = Search(SECRETS)
    search.folder(tmp_path / "kept")
    assert search.found == {people()[0].name}


def written_places(root: Path, trace: str) -> set[str]:
    """Files opened for writing, system files aside; relative ones belong to the folder the program was started in."""
    opened = {(root / "searched" / match[1]).as_posix() for match in OPENED.finditer(trace)}
    return {path for path in opened if not path.startswith(NOT_OURS)}


@pytest.mark.bench
def test_that_the_program_writes_nowhere_but_where_was_searched(tmp_path: Path) -> None:
    """Under strace: every open for writing, of every thread and child, by its path."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed here")
    trace = tmp_path / "trace.txt"
    traced = travel(tmp_path, "strace", "-f", "-A", "-qq", "--seccomp-bpf", "-e", "trace=open,openat,creat", "-o", str(trace))
    assert traced.codes[-1] == 0, said(traced)
    places = written_places(tmp_path, trace.read_text("utf-8", errors="replace"))
    assert (tmp_path / WORKSPACE / "ledger.duckdb").as_posix() in places
    assert {path for path in places if not path.startswith(f"{tmp_path}/")} == set()
    print(f"{len(places)} places written to")  # noqa: T201
    search = Search(SECRETS)
    search.folder(traced.searched)
    search.folder(tmp_path / "kept")
    assert search.hits == {}
