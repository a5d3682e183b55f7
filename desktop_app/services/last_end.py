"""Whether the program ended by itself the last time, told by a marker file that a clean exit takes away."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from desktop_app.domain.held import hold
from desktop_app.domain.message import Message

RUNNING = "running.json"
BROKEN_OFF = "broken-off.json"


@dataclass(frozen=True, slots=True)
class Ended:
    """`started` is when the run began that was broken off; None after a clean end."""

    started: dt.datetime | None = None

    @property
    def clean(self) -> bool:
        return self.started is None

    @property
    def message(self) -> Message | None:
        """What to tell at the next start; None where nothing happened."""
        return None if self.started is None else Message.of("watch.broken_off", started=f"{self.started:%Y-%m-%d %H:%M}")


@contextmanager
def running(folder: Path, now: dt.datetime) -> Iterator[None]:
    """Mark that the program runs; what a run that was broken off left behind is kept for `last_end` until a clean exit.

    The mark is locked as long as its process lives, so that a second window is not taken for a crash. A folder that cannot be
    written costs the mark, not the work.
    """
    mark = folder / RUNNING
    held = _held(folder, mark, now)
    try:
        yield
    except Exception:
        if held is not None:
            held.close()  # the mark stays: this is no clean end
        raise
    if held is not None:
        held.close()
        with suppress(OSError):
            mark.unlink(missing_ok=True)
            (folder / BROKEN_OFF).unlink(missing_ok=True)


def _held(folder: Path, mark: Path, now: dt.datetime) -> IO[str] | None:
    """The locked mark; None where another window holds it or the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = mark.open("a+", encoding="utf-8")
    except OSError:
        return None
    if not hold(held.fileno()):
        held.close()
        return None
    try:
        held.seek(0)
        if left := held.read():
            (folder / BROKEN_OFF).write_text(left, encoding="utf-8")
        held.seek(0)
        held.truncate()
        held.write(json.dumps({"started": now.isoformat(timespec="seconds")}))
        held.flush()
    except OSError:
        held.close()
        return None
    return held


def last_end(folder: Path) -> Ended:
    """How the run before this one ended; to be asked inside `running`."""
    try:
        return Ended(dt.datetime.fromisoformat(json.loads((folder / BROKEN_OFF).read_text("utf-8"))["started"]))
    except FileNotFoundError:
        return Ended()
    except (OSError, ValueError, KeyError, TypeError):  # written only half when the power went
        return Ended(_written(folder / BROKEN_OFF))


def _written(path: Path) -> dt.datetime | None:
    with suppress(OSError):
        return dt.datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)  # noqa: DTZ006 - the PC's wall clock
    return None
