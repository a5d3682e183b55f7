"""Arrivals that go in by the same SELECT, as one stream: one long statement keeps both cores busy, many short ones do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow as pa

from desktop_app.domain.frame import Arrival, Packed

Keep = Callable[[Packed], None]


@dataclass(slots=True)
class Stream:
    """The arrivals from `first` on that have its SELECT; what is packed of them is kept as they go by. `next` ended it."""

    first: Arrival
    _rest: Iterator[Arrival]
    _keep: Keep
    next: Arrival | None = None
    _error: BaseException | None = None

    @contextmanager
    def flowing(self) -> Iterator[pa.RecordBatchReader]:
        """The rows, batch by batch. What goes wrong where they come from ends the stream, and is raised at the end of the `with`:
        through the engine only its words would come."""
        yield pa.RecordBatchReader.from_batches(self.first.rows.schema, self._batches())
        if self._error is not None:
            raise self._error

    def _batches(self) -> Iterator[pa.RecordBatch]:
        arrival: Arrival | None = self.first
        try:
            while arrival is not None and arrival.select == self.first.select:
                self._keep(arrival.packed)
                yield from arrival.rows.to_batches()
                arrival = next(self._rest, None)
        except BaseException as error:  # noqa: BLE001 - raised where the stream is used
            self._error = error
            return
        self.next = arrival


def streams(arrivals: Iterable[Arrival], keep: Keep) -> Iterator[Stream]:
    """All arrivals in their order; each stream must have flowed before the next is taken."""
    rest = iter(arrivals)
    first = next(rest, None)
    while first is not None:
        stream = Stream(first, rest, keep)
        yield stream
        first = stream.next
