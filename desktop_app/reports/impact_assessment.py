"""个人信息保护影响评估 (PIPL 55, 56): the form, with the program's measures and figures filled in, conclusions left to people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from desktop_app.domain.privacy_rules import Question
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import sign_off
from desktop_app.reports.model import Align, Block, Column, Document, Fact, Heading, Imprint, Paragraph, Table

NAME = "impact-assessment"
SECTIONS = ("lawful", "impact", "measures")


def build_impact_assessment(
    day: dt.date, questions: Sequence[Question], values: Mapping[str, object], texts: Texts, imprint: Imprint
) -> Document:
    """`values` fill the places in the questions' words."""
    blocks: list[Block] = [Paragraph(texts("assessment.intro"))]
    for section in SECTIONS:
        chosen = [question for question in questions if question.section == section]
        rows = tuple(_line(texts, question, values) for question in chosen)
        blocks += [Heading(texts(f"assessment.{section}")), Table(_columns(texts), rows)]
    blocks += [Heading(texts("assessment.conclusion")), Paragraph(texts("assessment.conclude")), sign_off(texts)]
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("assessment.title"),
        subtitle=texts("assessment.subtitle"),
        as_of=day,
        imprint=imprint,
        scope=texts("assessment.scope"),
        meta=(
            Fact(texts("record.handler"), imprint.unit),
            Fact(texts("assessment.assessors"), texts("record.to_fill")),
            Fact(texts("assessment.keep"), texts("assessment.three_years")),
        ),
        blocks=tuple(blocks),
    )


def _columns(texts: Texts) -> tuple[Column, ...]:
    return (
        Column(texts("assessment.question"), share=2, min_mm=38.0),
        Column(texts("assessment.measure"), share=4, min_mm=70.0),
        Column(texts("assessment.verdict"), Align.CENTER, min_mm=34.0),
    )


def _line(texts: Texts, question: Question, values: Mapping[str, object]) -> tuple[str, ...]:
    said = (question.words.part(texts.language, part, values) for part in ("question", "measure"))
    return (*said, texts("assessment.boxes"))
