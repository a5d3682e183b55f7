"""Whatever comes in goes out again without a trace, and batches that do not overlap may come in any order."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import Answers, SameMonth
from desktop_app.storage.canonical import TABLES
from tests.houses import Opened, opened_in
from tests.unit.services.months import bills_csv, payments_csv

QUICK = settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
CUSTOMERS = [f"{number:010d}" for number in range(1, 7)]
UNITS = ("城关", "河口")
BILLS = st.lists(
    st.tuples(
        st.sampled_from(CUSTOMERS), st.integers(-50_00, 300_00).map(lambda fen: f"{fen / 100:.2f}"), st.sampled_from(UNITS)
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Two months of bills and their receipts."""
    folder = tmp_path_factory.mktemp("office")
    opened = opened_in(folder / "workspace")
    for month in ("202601", "202602"):
        take(opened, bills_csv(folder / f"{month}.csv", *((cons, "100.00", UNITS[0]) for cons in CUSTOMERS[:4]), month=month))
        take(opened, payments_csv(folder / f"p{month}.csv", *((cons, month, "2026-03-01", "60.00") for cons in CUSTOMERS[:4])))
    yield opened
    opened.house.gate.sign_out()


def take(opened: Opened, path: Path, way: SameMonth = SameMonth.SKIP) -> int | None:
    """The batch, None where nothing of the file could be taken."""
    check = opened.house.check_extracts(opened.session, (path,), answers=Answers(same_month=way))
    try:
        return opened.house.commit_import(opened.session, check.token).batch.batch_id
    except ExtractError:
        return None


def digest(opened: Opened) -> str:
    """Every imported row and what is in force, whichever numbers their batches have."""
    lines = []
    with opened.house.gate.workspace.begin() as work:
        for source in (*TABLES, "bill_now", "payment_now"):
            rows = f"SELECT * EXCLUDE (batch_id) FROM ws.{source}"
            found = work.staging.query(
                f"SELECT count(*) AS n, coalesce(sum(md5_number_lower(t::VARCHAR)), 0)::VARCHAR AS h FROM ({rows}) AS t"
            )
            lines.append(f"{source}:{found.column('n')[0].as_py()}:{found.column('h')[0].as_py()}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@QUICK
@given(rows=BILLS, month=st.sampled_from(("202601", "202602", "202603")), way=st.sampled_from(SameMonth))
def test_that_an_import_in_whatever_way_leaves_no_trace_when_undone(
    office: Opened, tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], month: str, way: SameMonth
) -> None:
    before = digest(office)
    batch = take(office, bills_csv(tmp_path_factory.mktemp("again") / "again.csv", *rows, month=month), way)
    if batch is not None:
        office.house.undo_import(office.session, batch, "性质测试撤销")
    assert digest(office) == before


def test_that_batches_that_do_not_overlap_give_the_same_store_in_any_order(tmp_path: Path) -> None:
    files = [
        bills_csv(tmp_path / "a.csv", (CUSTOMERS[0], "10.00", UNITS[0]), (CUSTOMERS[1], "20.00", UNITS[0])),
        bills_csv(tmp_path / "b.csv", (CUSTOMERS[2], "30.00", UNITS[1])),
        payments_csv(tmp_path / "c.csv", (CUSTOMERS[0], "202601", "2026-02-10", "10.00")),
    ]
    found = set()
    for place, order in enumerate(itertools.permutations(files)):
        opened = opened_in(tmp_path / f"workspace-{place}")
        for path in order:
            take(opened, path, SameMonth.REPLACE if place % 2 else SameMonth.SKIP)
        found.add(digest(opened))
        opened.house.gate.sign_out()
    assert len(found) == 1


def test_that_batches_go_in_any_order_too(tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "workspace")
    empty = digest(opened)
    rows = [(CUSTOMERS[0], "10.00", UNITS[0]), (CUSTOMERS[1], "20.00", UNITS[0])]
    batches = [
        take(opened, bills_csv(tmp_path / f"{place}.csv", *rows[: 1 + place % 2], month="202601"), SameMonth.REPLACE)
        for place in range(2)
    ]
    batches.append(take(opened, bills_csv(tmp_path / "more.csv", (CUSTOMERS[1], "-5.00", UNITS[0])), SameMonth.APPEND))
    for batch in (batches[1], batches[0], batches[2]):
        assert batch is not None
        opened.house.undo_import(opened.session, batch, "任意顺序撤销")
    assert digest(opened) == empty
    opened.house.gate.sign_out()


def test_that_files_of_one_kind_in_one_import_give_the_store_of_one_import_each(tmp_path: Path) -> None:
    files = [
        bills_csv(tmp_path / f"{month}.csv", (CUSTOMERS[0], "10.00", UNITS[0]), (CUSTOMERS[1], "20.50", UNITS[1]), month=month)
        for month in ("202601", "202602", "202603")
    ]
    together, apart = opened_in(tmp_path / "together"), opened_in(tmp_path / "apart")
    check = together.house.check_extracts(together.session, files)
    done = together.house.commit_import(together.session, check.token)
    assert done.batch.rows == 6
    for path in files:
        take(apart, path)
    with together.house.gate.workspace.begin() as one, apart.house.gate.workspace.begin() as other:
        assert one.ledger.fingerprint() == other.ledger.fingerprint()
    facts = together.house.verify_workspace(together.session).facts
    assert all(fact.well for fact in facts if fact.name != "backups")
