"""A row that another file of the same import brings as often: overlapping exports, copies, a file and the archive it lies in.

Bills with one key are `duplicate`s. Receipts and the like may be there several times, so they are counted, by their key alone:
the first file's rows come in, as if the second found them in the ledger. What other columns say is not compared.
"""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import Repeat
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.in_force import renumbered
from desktop_app.importing.sql import same


def _rows(around: Surroundings) -> str | None:
    """The rows of a file beyond what the files before it have of their key, which is the most any of them has."""
    if around.kind.repeats is not Repeat.COUNTED or len(around.plans) == 1:
        return None
    key = ", ".join(around.kind.key)
    numbered = (
        f"SELECT file_no, row_no, {key}, row_number() OVER (PARTITION BY {key}, file_no ORDER BY row_no) AS number "
        f"FROM {renumbered(around.kind, around.cast)} WHERE reasons IS NULL"
    )
    times = f"SELECT {key}, file_no, count(*) AS times FROM ({numbered}) GROUP BY ALL"
    earlier = "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
    before = f"SELECT {key}, file_no, max(times) OVER (PARTITION BY {key} ORDER BY file_no {earlier}) AS times FROM ({times})"
    return (
        f"SELECT new.file_no, new.row_no FROM ({numbered}) AS new JOIN ({before}) AS before "
        f"ON new.file_no = before.file_no AND {same('before', 'new', around.kind.key)} WHERE new.number <= before.times"
    )


RULE = SetRule("other_file", Severity.SKIP, _rows)
