"""Control totals of a batch: what each file holds in the store, beside what the file and a person said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.domain.batch import CheckedFile, TypedTotal
from desktop_app.domain.control import Control
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.money import Money
from desktop_app.domain.ports import UnitOfWork


def controls(
    work: UnitOfWork, files: Sequence[CheckedFile], batch_id: int, dictionary: Dictionary, typed: Sequence[TypedTotal]
) -> Iterator[Control]:
    """One for each file, read back from the store after its rows were written: what is printed is what is there."""
    for file in files:
        said = next((one for one in typed if one.file_no == file.file_no), TypedTotal(file.file_no))
        held = work.quality.sums(dictionary.kind(file.kind_id).table, batch_id, file.file_no)
        yield Control(
            batch_id=batch_id,
            file_no=file.file_no,
            file_name=file.name,
            sheet=file.sheet,
            kind_id=file.kind_id,
            accepted=file.accepted.rows,
            rejected=file.rejected.rows,
            set_aside=file.total_rows,
            customers=held.customers,
            first_month=held.first_month,
            last_month=held.last_month,
            billed_fen=held.billed_fen,
            paid_fen=held.paid_fen,
            said_rows=file.source_rows,
            said_customers=file.source_customers,
            said_fen=_fen(file.source_amount),
            typed_rows=said.rows,
            typed_customers=said.customers,
            typed_fen=_fen(said.amount),
        )


def _fen(amount: Money | None) -> int | None:
    return None if amount is None else amount.fen
