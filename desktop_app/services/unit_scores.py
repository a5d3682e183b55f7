"""The score of every unit, rolled up the tree: a unit's is over its own rows and those of the units below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from desktop_app.domain.quality import Scored, Tally, score
from desktop_app.domain.quality_rules import Gravity
from desktop_app.domain.roles import Scope
from desktop_app.domain.units import UnitTree


def unit_scores(tree: UnitTree, tallies: Iterable[Tally], gravities: Mapping[str, Gravity], scope: Scope) -> tuple[Scored, ...]:
    """Each unit right before those below it, the worst of its neighbours first; of a limited scope only the units inside."""
    found, names = _rolled_up(tree, tallies)
    scored = {
        key: Scored(key, names[key], score(mine, gravities), sum(tally.hits for tally in mine))
        for key, mine in found.items()
        if key.startswith(scope.org_prefix)
    }
    parents = {unit.key: unit.parent for unit in tree.units}
    below: dict[str | None, list[Scored]] = defaultdict(list)
    for key, one in scored.items():
        parent = parents.get(key)
        below[parent if parent in scored else None].append(one)
    return tuple(_in_order(below, None, 0))


def _rolled_up(tree: UnitTree, tallies: Iterable[Tally]) -> tuple[dict[str, list[Tally]], dict[str, str]]:
    """Tallies and names by unit, also of units that were there when the rules ran and are gone since."""
    found: dict[str, list[Tally]] = defaultdict(list)
    names: dict[str, str] = {}
    for tally in tallies:
        key = tree.key_of(tally.org_no)
        found[key].append(tally)
        names[key] = max(names.get(key, ""), tally.org_name)
    for unit in reversed(tree.units):  # those below a unit stand behind it
        if unit.key in found:
            names[unit.key] = unit.name or names.get(unit.key, "")
            if unit.parent is not None:
                found[unit.parent] += found[unit.key]
    return dict(found), names


def _in_order(below: Mapping[str | None, list[Scored]], parent: str | None, depth: int) -> Iterator[Scored]:
    for one in sorted(below.get(parent, ()), key=lambda one: (one.score if one.score is not None else 101.0, one.key)):
        yield replace(one, depth=depth)
        yield from _in_order(below, one.key, depth + 1)
