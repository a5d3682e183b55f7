"""Work in a forked child that may die: what it said before, and how it ended.

The parent never opens a store, so that a fork inherits no thread and no lock of the engine's.
"""

from __future__ import annotations

import json
import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Say = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """What the child said, line by line, and its signal (0: it ended by itself)."""

    said: list[Any]
    signal: int


def in_child(work: Callable[[Say], None], kill_after: float | None = None, patience: float = 120.0, since: Any = None) -> Ended:
    """Run `work` in a child; SIGKILL it so many seconds after its first word, or after it said `since`."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    word = b"" if since is None else _line(since)
    said, killed = _listen(reading, child, kill_after, patience, word)
    _pid, status = os.waitpid(child, 0)
    os.close(reading)
    ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    lines = [json.loads(line) for line in said.decode().splitlines(keepends=True) if line.endswith("\n")]
    return Ended(lines, 0 if killed and ended_by == 0 else ended_by)


def _work(work: Callable[[Say], None], writing: int) -> None:
    def say(fact: Any) -> None:
        os.write(writing, _line(fact))

    try:
        work(say)
    except BaseException:  # noqa: BLE001 - whatever it was, the parent wants to know
        say({"bug": traceback.format_exc()[-1500:]})
    finally:
        os._exit(0)


def _line(fact: Any) -> bytes:
    return json.dumps(fact, ensure_ascii=False).encode() + b"\n"


def _listen(reading: int, child: int, kill_after: float | None, patience: float, word: bytes) -> tuple[bytes, bool]:
    heard, end, killed, counting = b"", time.monotonic() + patience, False, False
    while True:
        wait = max(0.0, end - time.monotonic())
        ready, _, _ = select.select([reading], [], [], wait)
        if not ready:
            if killed:
                return heard, True
            os.kill(child, signal.SIGKILL)
            killed, end = True, time.monotonic() + 10
            continue
        part = os.read(reading, 65536)
        if not part:
            return heard, killed
        heard += part
        if kill_after is not None and not counting and word in heard:
            end, counting = time.monotonic() + kill_after, True
