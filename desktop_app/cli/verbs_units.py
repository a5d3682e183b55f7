"""Verbs about the office's units: units."""

from __future__ import annotations

import typer

from desktop_app.cli.context import AsOfOption, JsonOption, LanguageOption, UserOption, WorkspaceOption, day, signed_in
from desktop_app.domain import formats
from desktop_app.domain.texts import Texts
from desktop_app.domain.unit_words import finding_in_words, name_in_words
from desktop_app.services.show_units import UnitLine, UnitsView


def units(
    context: typer.Context,
    as_of: AsOfOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """列出供电单位的层级，以及各单位（含下级）的客户数与电费 / units as a tree, with everybody below."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        view = desk.house.show_units(desk.session, day(as_of))
        facts = {
            "as_of": view.as_of,
            "later": view.later,
            "nesting": view.nesting,
            "units": view.lines,
            "findings": view.findings,
        }
        desk.teller.result("\n".join(_in_words(desk.house.texts, view)), facts)


def add_unit_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("units")(units)


def _in_words(texts: Texts, view: UnitsView) -> list[str]:
    lines = [texts("cli.units", as_of=view.as_of), *(_line(texts, line) for line in view.lines)]
    if view.later.newest is not None:
        told = {"receipts": formats.count(view.later.receipts), "amount": formats.yuan(view.later.amount)}
        lines.append(texts("cli.units_later", as_of=view.as_of, newest=view.later.newest, **told))
    lines.append(texts(f"units.nesting.{view.nesting.value}"))
    return lines + [finding_in_words(texts, finding) for finding in view.findings]


def _line(texts: Texts, line: UnitLine) -> str:
    unit, sums = line.unit, line.whole
    name = name_in_words(texts, unit.key, unit.name)
    proof = texts(f"units.proof.{unit.proof.value}") if unit.proof else ""
    told = {"billed": formats.yuan(sums.billed), "paid": formats.yuan(sums.paid), "owed": formats.yuan(sums.owed)}
    counts = {"customers": formats.count(sums.customers), "areas": formats.count(sums.areas)}
    return "  " * (unit.depth + 1) + texts("cli.unit", name=name, **counts, **told) + proof
