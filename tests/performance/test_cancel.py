"""Cancel pressed at ten random moments of an import and of a scoring run: store as before, answer within a second."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.progress import Progress
from desktop_app.services.house import House
from desktop_app.ui.tasks.progress import TaskProgress
from tests.fingerprints import store_fingerprint
from tests.houses import AS_OF, Opened, opened_in

pytestmark = pytest.mark.bench
TIMES = 10
ANSWER_SECONDS = 1.0

Work = Callable[[Progress], object]


def cancelled_after(work: Work, seconds: float) -> float | None:
    """Seconds from the press to the answer; None where the work had ended before."""
    progress = TaskProgress(1, lambda _news: None)
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.perf_counter())
        progress.cancel()

    timer = threading.Timer(seconds, press)
    timer.start()
    try:
        work(progress)
    except Cancelled:
        return time.perf_counter() - pressed[0]
    finally:
        timer.cancel()
        timer.join()
    return None


def press_at_random(name: str, house: House, work: Work, whole: float) -> None:
    before, answers, draw = store_fingerprint(house), [], random.Random(5)
    while len(answers) < TIMES:
        moment = draw.uniform(0.02, 0.95) * whole
        answer = cancelled_after(work, moment)
        if answer is None:  # the work was quicker than when it was timed; nothing was cancelled
            whole *= 0.9
            before = store_fingerprint(house)
            continue
        answers.append(answer)
        assert store_fingerprint(house) == before
    print(f"\n{name}: {TIMES} cancels, store unchanged each time, slowest answer {max(answers) * 1000:.0f} ms")
    assert max(answers) < ANSWER_SECONDS


def test_cancelling_an_import(extracts: tuple[Path, Path, Path], tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "workspace")

    def work(progress: Progress) -> None:
        check = opened.house.check_extracts(opened.session, extracts, progress)
        opened.house.commit_import(opened.session, check.token, progress)
        pytest.fail("the import ended before the button was pressed; shorten the moment")

    press_at_random("import", opened.house, work, timed_import(extracts, tmp_path))
    opened.house.gate.sign_out()


def timed_import(extracts: tuple[Path, Path, Path], tmp_path: Path) -> float:
    """How long the whole takes here and now, less a margin so that no press comes too late."""
    opened = opened_in(tmp_path / "timed")
    begun = time.perf_counter()
    check = opened.house.check_extracts(opened.session, extracts)
    opened.house.commit_import(opened.session, check.token)
    opened.house.gate.sign_out()
    return 0.8 * (time.perf_counter() - begun)


def test_cancelling_a_scoring_run(county: Opened) -> None:
    begun = time.perf_counter()
    county.house.score_customers(county.session, AS_OF)
    whole = time.perf_counter() - begun
    press_at_random(
        "scoring", county.house, lambda progress: county.house.score_customers(county.session, AS_OF, progress), whole
    )
