"""Garbage collection, the watchdog, and the guard against a reference leak of PySide6 6.12."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import PySide6
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop_app.domain.progress import Progress
from desktop_app.ui.tasks.collector import Collector
from desktop_app.ui.tasks.question import Answer, Lane, Question
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.tasks.watchdog import Watchdog

EMITS = 5000


class Sender(QObject):
    yes = Signal(bool)
    thing = Signal(object)


def test_that_emitting_loses_no_references_to_true() -> None:
    sender = Sender()
    sender.yes.connect(lambda _value: None)
    sender.thing.connect(lambda _value: None)
    sender.yes.emit(True)
    before = sys.getrefcount(True)
    for _ in range(EMITS):
        sender.yes.emit(True)
        sender.thing.emit(True)
    assert abs(sys.getrefcount(True) - before) < EMITS // 100


def test_that_the_pinned_binding_is_older_than_the_one_that_leaks() -> None:
    assert tuple(map(int, PySide6.__version__.split(".")[:2])) < (6, 12)


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector(lambda: True)
    yield made
    made.close()


class Knot:
    """A cycle that notes on which thread it is taken apart."""

    def __init__(self, seen: list[int]) -> None:
        self.me = self
        self.seen = seen

    def __del__(self) -> None:
        self.seen.append(threading.get_ident())


def test_that_cycles_made_on_another_thread_are_taken_apart_on_the_gui_thread(collector: Collector) -> None:
    seen: list[int] = []

    def tie() -> None:
        for _ in range(3000):
            Knot(seen)

    thread = threading.Thread(target=tie)
    thread.start()
    thread.join()
    assert seen == []
    assert collector.collect() > 0
    assert set(seen) == {threading.get_ident()}


def test_that_automatic_collection_comes_back_after_closing(qtbot: QtBot) -> None:
    collector = Collector(lambda: True)
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()


def test_that_the_watchdog_measures_and_logs_a_gap(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    watchdog = Watchdog()
    qtbot.wait(60)
    watchdog.reset()
    time.sleep(0.3)
    qtbot.waitUntil(lambda: watchdog.largest_gap_ms > 200)
    watchdog.close()
    assert "did not listen" in caplog.text


def test_that_the_window_listens_while_numpy_works(runner: TaskRunner, qtbot: QtBot, settle: Callable[[], None]) -> None:
    watchdog = Watchdog()

    def busy(progress: Progress) -> float:
        draw = np.random.default_rng(1)
        total = 0.0
        for step in range(12):
            values = draw.random(400_000)
            total += float(np.sort(values)[values > 0.5].sum() + np.histogram(values, bins=200)[0].max())
            progress.advance(step, 12)
            progress.check()
        return total

    answers: list[float] = []
    qtbot.wait(50)
    watchdog.reset()
    runner.ask(watchdog, Question("busy", Lane.COMPUTE, str, busy), Answer(answers.append, lambda _error: answers.append(0.0)))
    settle()
    watchdog.close()
    assert answers[0] > 0
    assert watchdog.largest_gap_ms < 200
