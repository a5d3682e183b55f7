"""What makes a run reproducible, written down the same way for every kind of run."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import hashlib
import json
from typing import Any

from desktop_app import __version__
from desktop_app.domain.integration import Allocation
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Clock, UnitOfWork
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import Session


def new_run(
    work: UnitOfWork,
    session: Session,
    clock: Clock,
    kind: str,
    as_of: dt.date,
    parameters: object,
    seed: int,
    artefact: str,
    facts: dict[str, object],
    progress: Progress,
    allocation: Allocation,
) -> RunRecord:
    """A record over the data as they are now; `allocation` is the rule they were read by. Parameters and facts become canonical
    JSON."""
    return RunRecord(
        run_id=work.runs.next_run_id(),
        kind=kind,
        as_of=as_of,
        started_at=clock.now(),
        user=session.user,
        parameters=canonical(parameters),
        seed=seed,
        data_sha256=work.ledger.fingerprint(progress).sha256,
        code_version=__version__,
        artefact_sha256=hashlib.sha256(artefact.encode()).hexdigest(),
        facts=canonical(facts | {"allocation": allocation}),
    )


def run_facts(run: RunRecord, before: RunRecord | None) -> dict[str, object]:
    """What the trail keeps of a run: all it takes to make it again, and which run it takes the place of."""
    return {
        "as_of": run.as_of,
        "seed": run.seed,
        "data_sha256": run.data_sha256,
        "code_version": run.code_version,
        "allocation": run.allocation.value if run.allocation else "",
        "before": f"run {before.run_id} {before.artefact_sha256}" if before else "",
        "after": f"run {run.run_id} {run.artefact_sha256}",
    }


def canonical(value: object) -> str:
    """JSON with sorted keys and no blanks; the same value gives the same bytes."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    match value:
        case Money():
            return f"{value.yuan}"
        case enum.Enum():
            return value.value
        case dt.date():
            return value.isoformat()
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case _ if dataclasses.is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        case _:
            return value
