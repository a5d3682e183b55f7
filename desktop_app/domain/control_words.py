"""What came of reconciling a batch, in words: the same on paper and on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.domain import formats
from desktop_app.domain.control import CommitRecord
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.reconciliation import Reconciled, totals_of
from desktop_app.domain.texts import Texts


def verdict_in_words(texts: Texts, files: Sequence[Reconciled]) -> str:
    """Whether everything that was said agrees with what was read; where nothing was said, nothing was checked."""
    compared = sum(file.compared for file in files)
    if not compared:
        return texts(f"quality.control.{_why_nothing(files)}")
    below = sum(file.off_below for file in files)
    off = below + sum(file.off_in_lines for file in files)
    key = "agrees" if off == 0 else "differs_below" if below else "differs"
    with_claims = sum(_is_compared(file, files) for file in files)
    some = texts("quality.control.some_files", files=len(files), compared=with_claims) if with_claims < len(files) else ""
    verdict = some + texts(f"quality.control.{key}", compared=compared, off=off)
    return verdict + "".join(_further(texts, files))


def same_month_in_words(texts: Texts, record: CommitRecord) -> str:
    """What the batch did to rows of earlier ones; '' where it did nothing, and where nobody wrote it down."""
    if record.replaced:
        return texts("quality.control.replaced", rows=formats.count(record.replaced))
    return texts("quality.control.appended") if record.same_month is SameMonth.APPEND else ""


def _is_compared(file: Reconciled, files: Sequence[Reconciled]) -> bool:
    """By what was said of it, or by a total of several parts that it is one of."""
    parts = {name for other in files for total in other.totals if total.is_compared for name in total.parts}
    return bool(file.compared) or file.control.file_name in parts


def _why_nothing(files: Sequence[Reconciled]) -> str:
    if any(line.said is not None or line.typed is not None for file in files if file.unrecorded for line in file.lines):
        return "nothing_recorded"
    return "nothing_comparable" if any(file.control.set_aside for file in files) else "nothing_said"


def _further(texts: Texts, files: Sequence[Reconciled]) -> Iterator[str]:
    """What stayed out, and what was not compared."""
    skipped, rejected = totals_of(files)
    parts = [(key, rows) for key, rows in (("rows_skipped", skipped), ("rows_rejected", rejected)) if rows]
    if parts:
        told = texts("quality.control.between").join(texts(f"quality.control.{key}", rows=formats.count(n)) for key, n in parts)
        yield texts("quality.control.stayed_out", parts=told)
    left = sum(file.not_compared for file in files)
    if left:
        yield texts("quality.control.left", left=left)
