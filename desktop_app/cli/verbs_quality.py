"""Verbs about the quality of the data: quality."""

from __future__ import annotations

import typer

from desktop_app.cli.context import AsOfOption, JsonOption, LanguageOption, UserOption, WorkspaceOption, day, signed_in
from desktop_app.domain import formats
from desktop_app.domain.quality import QualityView
from desktop_app.domain.quality_words import name_in_words, score_in_words
from desktop_app.domain.texts import Texts


def quality(
    context: typer.Context,
    as_of: AsOfOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """核对数据质量（DQ01–DQ30） / judge the quality of the data."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        done = desk.house.judge_quality(desk.session, day(as_of), progress)
        view = desk.house.show_quality(desk.session)
        assert view is not None  # a run was just made
        rules = {rule.spec.id: {"judged": rule.judged, "hits": rule.hits} for rule in view.rules}
        facts = {"run": done.run, "score": view.score, "rules": rules}
        desk.teller.result(judged_in_words(desk.house.texts, view), facts)


def add_quality_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("quality")(quality)


def judged_in_words(texts: Texts, view: QualityView) -> str:
    """The score, then a line for every rule with a hit, then those that could not be judged."""
    lines = [texts("cli.quality", score=score_in_words(view.score), as_of=view.run.as_of)]
    for rule in view.rules:
        if rule.hits:
            sign = texts(f"quality.gravity_sign.{rule.spec.gravity.value}")
            counts = {"hits": formats.count(rule.hits), "judged": formats.count(rule.judged)}
            lines.append(texts("cli.quality_rule", rule=rule.spec.id, sign=sign, name=name_in_words(texts, rule.spec), **counts))
    if view.not_judged:
        lines.append(texts("cli.quality_not_judged", rules=" ".join(rule.spec.id for rule in view.not_judged)))
    return "\n".join(lines)
