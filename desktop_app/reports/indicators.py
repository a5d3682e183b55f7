"""指标口径: the dictionary of indicators, printed from the registry with the SQL each one runs as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from desktop_app.domain import formats
from desktop_app.domain.indicator import IndicatorSpec, Side
from desktop_app.domain.integration import Allocation
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import sign_off
from desktop_app.reports.model import Align, Block, Code, Column, Document, Fact, Heading, Imprint, Paragraph, Table

NAME = "indicators"


def build_indicators(
    as_of: dt.date,
    texts: Texts,
    indicators: Mapping[str, IndicatorSpec],
    compiled: Mapping[str, str],
    allocation: Allocation,
    imprint: Imprint,
) -> Document:
    """One table per side (意愿, 能力, 历史), then the SQL as an appendix. `compiled`
    is the SQL by indicator id, and under `history` that of the table they all stand on; `allocation` is the office's rule."""
    blocks: list[Block] = [Paragraph(texts("reports.indicators.intro")), Paragraph(texts("reports.money_received"))]
    blocks.append(Paragraph(texts(f"reports.allocation.{allocation.value}")))
    for side in Side:
        chosen = [spec for spec in indicators.values() if spec.side is side]
        blocks += [Heading(texts(f"side.{side.value}")), Table(_columns(texts), tuple(_line(texts, spec) for spec in chosen))]
    blocks += [Heading(texts("reports.indicators.sql")), Paragraph(texts("reports.indicators.sql_note"))]
    blocks += [Heading(texts("reports.indicators.history"), 2), Code(compiled["history"])]
    for spec in indicators.values():
        blocks += [Heading(f"{spec.name(texts.language)} ({spec.id})", 2), Code(compiled[spec.id])]
    blocks.append(sign_off(texts))
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("reports.indicators.title"),
        subtitle=texts("reports.indicators.subtitle", count=len(indicators)),
        as_of=as_of,
        imprint=imprint,
        scope=texts("reports.indicators.scope"),
        meta=(Fact(texts("reports.fact.as_of"), formats.day(as_of)),),
        blocks=tuple(blocks),
    )


def _columns(texts: Texts) -> tuple[Column, ...]:
    def column(key: str, share: int, min_mm: float, align: Align = Align.LEFT) -> Column:
        return Column(texts(f"reports.indicators.{key}"), align, share=share, min_mm=min_mm)

    return (
        column("name", 3, 26.0),
        column("formula", 7, 60.0),
        column("unit", 1, 10.0, Align.CENTER),
        column("direction", 2, 18.0),
        column("source", 3, 24.0),
    )


def _line(texts: Texts, spec: IndicatorSpec) -> tuple[str, ...]:
    name = f"{spec.name(texts.language)} {spec.id}"
    return (name, spec.formula, spec.unit, texts(f"reports.indicators.direction_{spec.direction.name.lower()}"), spec.source)
