"""数据质量报告: what the rules found, by rule, by unit and by batch, with what to do and samples of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.domain import formats
from desktop_app.domain.masking import Mask, Personal
from desktop_app.domain.quality import Hit, QualityView, RuleFound, Scored
from desktop_app.domain.quality_rules import Gravity, RuleSpec, Settings
from desktop_app.domain.quality_words import fix_in_words, name_in_words, rule_in_words, score_in_words
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.domain.texts import Texts
from desktop_app.domain.unit_words import finding_in_words
from desktop_app.reports.formalities import SHORT, batch_fact, sign_off, whose
from desktop_app.reports.model import (
    Align,
    Block,
    Chart,
    Column,
    Document,
    Fact,
    Heading,
    Imprint,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
)
from desktop_app.reports.pictures import Pictures, Point

NAME = "data-quality"


def build_data_quality(
    view: QualityView,
    settings: Settings,
    texts: Texts,
    imprint: Imprint,
    pictures: Pictures,
    mask: Mask,
    scope: Scope = EVERYWHERE,
) -> Document:
    """The paper of one run; `settings` are the parameters in force, `mask` and `scope` those of the person who prints."""
    found = [rule for rule in view.rules if rule.hits]
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("quality.paper.title"),
        subtitle=texts("quality.paper.subtitle", day=formats.day(view.run.as_of)),
        as_of=view.run.as_of,
        imprint=imprint,
        scope=texts("quality.paper.scope", whose=whose(texts, scope)),
        meta=_facts(texts, view),
        blocks=(
            _figures(texts, view),
            Paragraph(texts("quality.score")),
            *((Paragraph(texts("quality.paper.stale"), strong=True),) if view.stale else ()),
            *_trend(texts, view.trend, pictures),
            Heading(texts("quality.paper.by_rule")),
            Table(_rule_columns(texts), tuple(_rule(texts, rule) for rule in view.rules if rule.judged is not None)),
            *_not_judged(texts, view.not_judged),
            Heading(texts("quality.paper.by_unit")),
            Table(_scored_columns(texts, "unit"), tuple(_unit(texts, unit) for unit in view.units)),
            *(Paragraph(finding_in_words(texts, finding)) for finding in view.unit_findings),
            Heading(texts("quality.paper.by_batch")),
            Table(_scored_columns(texts, "batch"), tuple(_batch(batch) for batch in view.batches)),
            *(block for rule in found for block in _details(texts, rule, settings, mask)),
            sign_off(texts),
        ),
    )


def _facts(texts: Texts, view: QualityView) -> tuple[Fact, ...]:
    at = formats.moment(view.run.made_at)
    return (
        Fact(texts("quality.paper.judged_on"), formats.day(view.run.as_of)),
        batch_fact(texts, view.run.followed),
        Fact(texts("quality.paper.run"), texts("reports.fact.run_value", run=view.run.run_id, at=at)),
        Fact(texts("reports.fact.data"), view.run.data_sha256[:SHORT]),
        Fact(texts("reports.fact.program"), view.run.code_version),
    )


def _figures(texts: Texts, view: QualityView) -> KeyFigures:
    judged = [rule for rule in view.rules if rule.judged is not None]
    rules = texts("quality.paper.of_rules", rules=len(judged))
    hits = (
        KeyFigure(
            texts(f"quality.gravity.{gravity.value}"),
            formats.count(view.hits_of(gravity)),
            texts("quality.paper.rows"),
            texts("quality.paper.rules_hit", rules=sum(1 for one in judged if one.hits and one.spec.gravity is gravity)),
        )
        for gravity in Gravity
    )
    return KeyFigures((KeyFigure(texts("quality.paper.score"), score_in_words(view.score), "", rules), *hits))


def _trend(texts: Texts, trend: Sequence[Scored], pictures: Pictures) -> tuple[Chart, ...]:
    """From two runs on: a single one is no trend."""
    scored = [(one.at, one.score) for one in trend if one.score is not None and one.at is not None]
    points = [Point(f"{at:%m-%d}", found / 100, score_in_words(found)) for at, found in scored]
    if len(points) < 2:
        return ()
    said = texts("reports.semicolon").join(texts("reports.chart.point", name=one.label, value=one.shown) for one in points)
    first, last = points[0].shown, points[-1].shown
    title = texts("quality.paper.trend", first=first, last=last, runs=len(points))
    return (Chart(title, texts("quality.paper.trend_note"), pictures.line(points, unit=""), said),)


def _not_judged(texts: Texts, rules: Iterable[RuleFound]) -> tuple[Block, ...]:
    names = [f"{rule.spec.id} {name_in_words(texts, rule.spec)}" for rule in rules]
    if not names:
        return ()
    return (Paragraph(texts("quality.paper.not_judged", rules=texts("reports.semicolon").join(names))),)


def _details(texts: Texts, rule: RuleFound, settings: Settings, mask: Mask) -> tuple[Block, ...]:
    spec = rule.spec
    gravity = texts(f"quality.gravity.{spec.gravity.value}")
    blocks: tuple[Block, ...] = (
        Heading(f"{spec.id} {name_in_words(texts, spec)} · {gravity}", 2),
        Paragraph(rule_in_words(texts, spec, settings)),
        Paragraph(texts("quality.paper.fix", fix=fix_in_words(texts, spec, settings))),
    )
    if not rule.samples:
        return blocks
    shown = texts("quality.paper.samples", shown=formats.count(len(rule.samples)), hits=formats.count(rule.hits))
    rows = tuple(_sample(texts, spec, hit, mask) for hit in rule.samples)
    return (*blocks, Paragraph(shown), Table(_sample_columns(texts, spec.id), rows))


def _rule_columns(texts: Texts) -> tuple[Column, ...]:
    return (
        Column(texts("quality.column.rule")),
        Column(texts("quality.column.name"), share=4, min_mm=34.0),
        Column(texts("quality.column.gravity")),
        Column(texts("quality.column.judged"), Align.RIGHT),
        Column(texts("quality.column.hits"), Align.RIGHT),
        Column(texts("quality.column.share"), Align.RIGHT),
    )


def _rule(texts: Texts, rule: RuleFound) -> tuple[str, ...]:
    share = rule.hits / rule.judged if rule.judged else None
    return (
        rule.spec.id,
        name_in_words(texts, rule.spec),
        texts(f"quality.gravity_sign.{rule.spec.gravity.value}"),
        formats.count(rule.judged),
        formats.count(rule.hits),
        formats.percent(share),
    )


def _scored_columns(texts: Texts, first: str) -> tuple[Column, ...]:
    return (
        Column(texts(f"quality.column.{first}"), share=3, min_mm=30.0),
        Column(texts("quality.column.imported" if first == "batch" else "quality.column.code"), share=2, min_mm=26.0),
        Column(texts("quality.column.hits"), Align.RIGHT),
        Column(texts("quality.column.score"), Align.RIGHT),
    )


def _unit(texts: Texts, unit: Scored) -> tuple[str, ...]:
    name = "　" * unit.depth + (unit.name or texts("quality.no_unit"))  # below which unit, as on the page
    code = unit.key if unit.key != unit.name else ""  # a unit without a code goes by its name
    return (name, code or formats.NOTHING, formats.count(unit.hits), score_in_words(unit.score))


def _batch(batch: Scored) -> tuple[str, ...]:
    return (batch.name, formats.moment(batch.at), formats.count(batch.hits), score_in_words(batch.score))


def _sample_columns(texts: Texts, rule: str) -> tuple[Column, ...]:
    return (
        Column(texts("reports.column.cons_no")),
        Column(texts("quality.column.about"), share=2, min_mm=22.0),
        Column(texts(f"quality.observed.{rule}"), share=2, min_mm=22.0),
        Column(texts(f"quality.expected.{rule}"), share=2, min_mm=22.0),
        Column(texts("quality.column.file"), share=3, min_mm=30.0),
        Column(texts("quality.column.row"), Align.RIGHT),
    )


def _sample(texts: Texts, spec: RuleSpec, hit: Hit, mask: Mask) -> tuple[str, ...]:
    """The observed value of a rule about personal data was not kept with the run: it stands in the rows on the page."""
    cells = (hit.about, texts("quality.see_rows") if spec.personal else hit.observed, hit.expected)
    source = f"{hit.batch_id} · {hit.file_name} · {hit.sheet}" if hit.sheet else f"{hit.batch_id} · {hit.file_name}"
    return (
        mask(Personal.CONS_NO, hit.cons_no),
        *(cell or formats.NOTHING for cell in cells),
        source,
        formats.count(hit.row_no),
    )
