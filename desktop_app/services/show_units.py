"""The office's units as a tree, each with the sums of its own customers and of everybody below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.figures import LaterMoney
from desktop_app.domain.indicator import IndicatorEngine
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Scope, Session
from desktop_app.domain.unit_tree import tree_of
from desktop_app.domain.units import NO_UNIT, Nesting, Unit, UnitFigures, UnitFinding, UnitSums, UnitTree
from desktop_app.services.integration_rules import rules_of
from desktop_app.services.show_overview import default_as_of


@dataclass(frozen=True, slots=True)
class UnitLine:
    """`own` are the sums of the unit's own customers, `whole` those with everybody below it."""

    unit: Unit
    own: UnitSums
    whole: UnitSums


@dataclass(frozen=True, slots=True)
class UnitsView:
    """Lines in the order of the tree; the roots come to the whole. Findings are only for who sees the whole office. `later` is
    what came in after the day and is in no line."""

    as_of: dt.date
    later: LaterMoney
    nesting: Nesting
    lines: tuple[UnitLine, ...]
    findings: tuple[UnitFinding, ...]

    @property
    def total(self) -> UnitSums:
        return sum((line.own for line in self.lines), UnitSums())


@dataclass(frozen=True, slots=True)
class ShowUnits:
    workspace: Workspace
    engine: IndicatorEngine
    clock: Clock

    def __call__(self, session: Session, as_of: dt.date | None = None) -> UnitsView:
        """Figures of the person's scope as of `as_of`, by default as everywhere the end of the month of the newest bill."""
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            day, tree = as_of or default_as_of(work, self.clock), units_of(work)
        later = self.engine.later_money(day, session.scope)
        own = _by_unit(tree, self.engine.units(day, session.scope))
        whole = _rolled_up(tree, own)
        units = _inside(tree, whole, session.scope)
        lines = tuple(UnitLine(unit, own.get(unit.key, UnitSums()), whole[unit.key]) for unit in units)
        return UnitsView(day, later, tree.nesting, lines, tree.findings if session.scope.everywhere else ())


def units_of(work: UnitOfWork) -> UnitTree:
    """The tree, by what the store says and the office's word."""
    return tree_of(work.units.said(), rules_of(work).codes_nest)


def _by_unit(tree: UnitTree, found: Iterable[UnitFigures]) -> dict[str, UnitSums]:
    """Rows that name a unit by its code and rows that name it otherwise are one unit's."""
    sums: dict[str, UnitSums] = {}
    for one in found:
        key = tree.key_of(one.key)
        sums[key] = sums.get(key, UnitSums()) + one.sums
    return sums


def _rolled_up(tree: UnitTree, own: Mapping[str, UnitSums]) -> dict[str, UnitSums]:
    """Units stand before those below them, so that from the last to the first each is whole when its parent asks."""
    whole = {unit.key: own.get(unit.key, UnitSums()) for unit in tree.units}
    for unit in reversed(tree.units):
        if unit.parent is not None:
            whole[unit.parent] = whole[unit.parent] + whole[unit.key]
    return whole


def _inside(tree: UnitTree, whole: Mapping[str, UnitSums], scope: Scope) -> tuple[Unit, ...]:
    """All units but for customers of none where there are no such; of a limited scope those with customers in it, and a root is
    what has nothing above it there."""
    if scope.everywhere:
        return tuple(unit for unit in tree.units if unit.key != NO_UNIT or whole[unit.key].customers)
    depths: dict[str, int] = {}
    shown = []
    for unit in tree.units:
        if whole[unit.key].customers and unit.key.startswith(scope.org_prefix):
            root = unit.parent not in depths
            depths[unit.key] = 0 if unit.parent is None or root else depths[unit.parent] + 1
            shown.append(replace(unit, parent=None if root else unit.parent, depth=depths[unit.key]))
    return tuple(shown)
