"""The task runner: order of events, cancelling, and which answer counts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.ui.tasks.events import Cancelled, Event, Failed, Finished, Progressed, Started
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.tasks.runner import TaskRunner

Job = Callable[[Progress], object]


class Asker(QObject):
    """Notes what it is answered, and on which thread."""

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self.runner = runner
        self.said: list[object] = []
        self.threads: list[QThread] = []
        self.events: list[Event] = []
        runner.told.connect(self.events.append)

    def ask(self, job: Job, key: str = "k", lane: Lane = Lane.STORE) -> int:
        answer = Answer(self._say, self._say, lambda: self._say("cancelled"))
        return self.runner.ask(self, Question(key, lane, str, job, shown=True), answer)

    def _say(self, what: object) -> None:
        self.said.append(what)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def asker(runner: TaskRunner) -> Asker:
    return Asker(runner)


def staged(progress: Progress) -> str:
    for number in (1, 2):
        progress.stage(Message("stage"), number, 2)
        time.sleep(0.12)
        progress.advance(1, 2)
    return "done"


def endless(progress: Progress) -> None:
    while True:
        time.sleep(0.005)
        progress.check()


def test_that_events_come_in_order_and_the_answer_on_the_gui_thread(asker: Asker, settle: Callable[[], None]) -> None:
    number = asker.ask(staged)
    settle()
    kinds = [type(event) for event in asker.events]
    assert kinds[0] is Started
    assert kinds[-1] is Finished
    assert set(kinds[1:-1]) == {Progressed}
    assert [event.number for event in asker.events if isinstance(event, Progressed)] == sorted(
        event.number for event in asker.events if isinstance(event, Progressed)
    )
    assert asker.said == ["done"]
    assert asker.threads == [asker.thread()]
    assert {event.task for event in asker.events} == {number}


def test_that_cancel_is_answered_within_a_second_as_cancelled_not_failed(
    asker: Asker, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    number = asker.ask(endless)
    qtbot.waitUntil(lambda: any(isinstance(event, Started) for event in asker.events))
    began = time.monotonic()
    asker.runner.cancel(number)
    settle()
    assert time.monotonic() - began < 1.0
    assert asker.said == ["cancelled"]
    assert isinstance(asker.events[-1], Cancelled)


def test_that_a_waiting_task_can_be_cancelled_before_it_begins(asker: Asker, settle: Callable[[], None]) -> None:
    first = asker.ask(endless, "first")
    ran: list[int] = []
    second = asker.ask(lambda _progress: ran.append(1), "second")
    asker.runner.cancel(second)
    asker.runner.cancel(first)
    settle()
    assert ran == []
    assert asker.said == ["cancelled", "cancelled"]


def test_that_the_newest_question_of_a_key_wins(asker: Asker, settle: Callable[[], None]) -> None:
    gate = threading.Event()

    def slow(_progress: Progress) -> str:
        gate.wait(5)
        return "old"

    asker.ask(slow, lane=Lane.COMPUTE)
    asker.ask(lambda _progress: "new", lane=Lane.COMPUTE)
    gate.set()
    settle()
    assert "old" not in asker.said
    assert "new" in asker.said


def test_that_questions_of_different_keys_do_not_disturb_each_other(asker: Asker, settle: Callable[[], None]) -> None:
    asker.ask(lambda _progress: "a", "a")
    asker.ask(lambda _progress: "b", "b")
    settle()
    assert asker.said == ["a", "b"]


def test_that_the_store_lane_runs_one_job_at_a_time(asker: Asker, settle: Callable[[], None]) -> None:
    inside, most = [0], [0]

    def job(_progress: Progress) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.02)
        inside[0] -= 1

    for number in range(4):
        asker.ask(job, f"k{number}")
    settle()
    assert most == [1]


def test_that_what_a_job_raises_reaches_the_asker_whole(asker: Asker, settle: Callable[[], None]) -> None:
    error = ExtractError("importing.no_header", file="a.csv")

    def job(_progress: Progress) -> None:
        raise error

    asker.ask(job)
    settle()
    assert asker.said == [error]
    assert isinstance(asker.events[-1], Failed)


def test_that_nobody_is_answered_once_they_are_gone(runner: TaskRunner, qtbot: QtBot, settle: Callable[[], None]) -> None:
    gate = threading.Event()
    asker = Asker(runner)
    said = asker.said
    asker.ask(lambda _progress: gate.wait(5))
    runner.told.disconnect(asker.events.append)
    with qtbot.waitSignal(asker.destroyed):
        asker.deleteLater()
    gate.set()
    settle()
    assert said == []


def test_that_closing_while_work_runs_stops_it_and_says_nothing_more(asker: Asker) -> None:
    asker.ask(endless)
    asker.ask(lambda _progress: "later", "later")
    began = time.monotonic()
    asker.runner.close()
    assert time.monotonic() - began < 1.0
    assert asker.said == []
    assert not any(thread.name.startswith(("store", "compute")) for thread in threading.enumerate())
