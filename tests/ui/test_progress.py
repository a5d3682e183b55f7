"""The window's side of the progress contract."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.message import Message
from desktop_app.ui.tasks.events import Progressed
from desktop_app.ui.tasks.progress import PAUSE, TaskProgress


class Watch:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def progress_with() -> tuple[TaskProgress, list[Progressed], Watch]:
    posted: list[Progressed] = []
    watch = Watch()
    return TaskProgress(7, posted.append, watch), posted, watch


def test_that_a_thousand_steps_in_one_second_are_told_at_most_eleven_times() -> None:
    progress, posted, watch = progress_with()
    for step in range(1000):
        watch.now = step / 1000
        progress.advance(step, 1000)
    assert 9 <= len(posted) <= 11


def test_that_a_stage_held_back_by_the_throttle_is_told_with_the_next_check() -> None:
    progress, posted, watch = progress_with()
    progress.stage(Message("a"), 1, 2)
    progress.stage(Message("b"), 2, 2)
    assert [event.stage for event in posted] == [Message("a")]
    watch.now = PAUSE
    progress.check()
    assert [event.stage for event in posted] == [Message("a"), Message("b")]


def test_that_cancelling_raises_at_the_next_check() -> None:
    progress, _, _ = progress_with()
    progress.check()
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.check()


def test_that_cancelling_breaks_off_work_that_cannot_check_by_itself() -> None:
    progress, _, _ = progress_with()
    stopped: list[str] = []

    def broken_off() -> None:
        with progress.interrupting(lambda: stopped.append("engine")):
            progress.cancel()
            raise RuntimeError("broken off")

    with pytest.raises(Cancelled):
        broken_off()
    assert stopped == ["engine"]


def test_that_a_fault_inside_interruptible_work_stays_a_fault() -> None:
    progress, _, _ = progress_with()
    with pytest.raises(RuntimeError), progress.interrupting(lambda: None):
        raise RuntimeError("disk")


def test_that_a_stop_is_not_called_after_its_work_has_ended() -> None:
    progress, _, _ = progress_with()
    stopped: list[str] = []
    with progress.interrupting(lambda: stopped.append("engine")):
        pass
    progress.cancel()
    assert stopped == []


def test_that_work_cancelled_before_it_could_be_broken_off_does_not_begin() -> None:
    progress, _, _ = progress_with()
    progress.cancel()
    begun = []
    with pytest.raises(Cancelled), progress.interrupting(lambda: None):
        begun.append(1)
    assert begun == []


@pytest.mark.parametrize(
    ("number", "count", "done", "total", "share"),
    [(1, 4, 0, 10, 0.0), (2, 4, 5, 10, 0.375), (4, 4, 10, 10, 1.0), (4, 4, 30, 10, 1.0), (1, 1, 0, 0, None)],
)
def test_that_the_share_counts_finished_stages(number: int, count: int, done: int, total: int, share: float | None) -> None:
    assert Progressed(1, None, number, count, done, total).share == share
