"""Work of a native library that cannot be asked to stop: done aside, so that the person can."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from desktop_app.domain.progress import Progress

T = TypeVar("T")
_LOOK_EVERY_S = 0.05


def finished(work: Callable[[], T], progress: Progress) -> Future[T]:
    """The finished future of `work`; its error, if any, is in the future.

    Cancelling leaves at once; what was begun ends by itself and is forgotten.
    """
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="extract")
    future = executor.submit(work)
    executor.shutdown(wait=False)
    while not wait([future], timeout=_LOOK_EVERY_S).done:
        progress.check()
    progress.check()
    return future
