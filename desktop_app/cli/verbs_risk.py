"""Verbs that compute: score, evaluate, segment, indicators."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import (
    AsOfOption,
    JsonOption,
    LanguageOption,
    UserOption,
    WorkspaceOption,
    day,
    signed_in,
)
from desktop_app.domain import formats
from desktop_app.domain.risk import Evaluation
from desktop_app.domain.texts import Texts
from desktop_app.services.score_customers import Scored
from desktop_app.services.segment_customers import Segmented

OutOption = Annotated[Path | None, typer.Option("--out", help="CSV file / CSV 文件")]


def score(
    context: typer.Context,
    as_of: AsOfOption = None,
    out: OutOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """计算风险评分 / score every customer."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        done = desk.house.score_customers(desk.session, day(as_of), progress)
        rows = desk.house.export_scores(desk.session, out) if out else 0
        facts = {"run": done.run, "bands": done.bands, "customers": done.customers, "csv_rows": rows}
        lines = [scored_in_words(desk.house.texts, done)]
        if out:
            lines.append(desk.house.texts("cli.csv", rows=formats.count(rows), file=out))
        desk.teller.result("\n".join(lines), facts)


def evaluate(
    context: typer.Context,
    as_of: AsOfOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """按客户和按时间检验评分 / back-test by customer and by time."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        found = desk.house.evaluate_card(desk.session, day(as_of), progress)
        texts = desk.house.texts
        lines = [_evaluated(texts, one) for one in found.evaluations]
        last = formats.day(found.last_payment)
        rule = texts(f"reports.allocation_name.{found.allocation.value}")
        lines.append(texts("cli.evaluated_until", closed=found.closed_on, last=last, allocation=rule))
        desk.teller.result("\n".join(lines), {"evaluation": found})


def segment(
    context: typer.Context,
    as_of: AsOfOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """客户分群 / group customers."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        done = desk.house.segment_customers(desk.session, day(as_of), progress)
        desk.teller.result(segmented_in_words(desk.house.texts, done), {"run": done.run, "segmentation": done.segmentation})


def add_risk_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("score")(score)
    app.command("evaluate")(evaluate)
    app.command("segment")(segment)


def scored_in_words(texts: Texts, done: Scored) -> str:
    """Customers and arrears per band."""
    rule = texts(f"reports.allocation_name.{done.run.allocation.value}") if done.run.allocation else formats.NOTHING
    parts = [
        texts("cli.band", band=texts(f"band.{band.band}"), customers=formats.count(band.customers), owed=band.owed)
        for band in done.bands
    ]
    return "\n".join([texts("cli.scored", as_of=done.run.as_of, allocation=rule), *parts])


def segmented_in_words(texts: Texts, done: Segmented) -> str:
    """One line per group."""
    return "\n".join(
        texts("cli.segment", name=texts(group.name_key), size=formats.count(group.size), arrears=group.arrears)
        for group in done.segmentation.segments
    )


def _evaluated(texts: Texts, one: Evaluation) -> str:
    found = one.metrics
    return texts(
        "cli.evaluated",
        protocol=texts(f"protocol.{one.name}"),
        population=texts(f"population.{one.population}"),
        customers=formats.count(found.customers),
        bads=formats.count(found.bads),
        auc=formats.number(found.auc, 4),
        low=formats.number(one.auc_interval[0], 4),
        high=formats.number(one.auc_interval[1], 4),
        ks=formats.number(found.ks, 3),
        brier=formats.number(found.brier, 4),
        slope=formats.number(found.calibration_slope, 3),
        ece=formats.number(found.ece, 4),
        captured=formats.percent(found.captured_top_10, 1),
        base=formats.percent(one.baselines.base_rate, 2),
        late=formats.number(one.baselines.late_last_month_auc, 4),
        trained=" ".join(str(day) for day in one.trained_on),
    )
