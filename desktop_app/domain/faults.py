"""An error told with everything a programmer needs and nothing a customer would mind."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import PurePath

from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.redaction import redacted, redacted_fault

_ROOTS = ("desktop_app", "site-packages", "tests")
_CAUSE = "The direct cause was:"
_CONTEXT = "It happened while this was being dealt with:"


def told(error: BaseException) -> str:
    """Type, place and redacted message of the error and of all that led to it, the last one first; no values of variables."""
    return "\n".join(_lines(error, set()))


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_message(error)}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
        if frame.line:
            yield f"    {redacted(frame.line)}"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _lines(part, seen)
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None and id(earlier) not in seen:
        yield _CAUSE if error.__cause__ else _CONTEXT
        yield from _lines(earlier, seen)


def _message(error: BaseException) -> str:
    """What a person can act on is told by its key alone: its values name files and customers."""
    if isinstance(error, UserFacingError):
        return error.message.key
    return redacted_fault(" / ".join([str(error), *getattr(error, "__notes__", ())]))


def _place(filename: str) -> str:
    """The file from the program or library on: the folders before it may bear a person's name."""
    parts = PurePath(filename.replace("\\", "/")).parts
    starts = [number for number, part in enumerate(parts) if part in _ROOTS]
    return "/".join(parts[starts[-1] :] if starts else parts[-1:])
