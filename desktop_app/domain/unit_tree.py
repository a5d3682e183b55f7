"""How units nest, worked out of what the store says of them (`domain.units`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.units import (
    NO_UNIT,
    Nesting,
    Proof,
    SeenUnit,
    Trouble,
    Unit,
    UnitFinding,
    UnitsSaid,
    UnitTree,
)


def tree_of(said: UnitsSaid, codes_nest: bool = False) -> UnitTree:
    """`codes_nest`: the office's word that the unit above has the beginning of the code, for stores that do not prove it."""
    names = _Names.of(said)
    above, nesting, denied = _claims(said, names, codes_nest)
    parents, troubles = _named_parents(above, nesting)
    contested = {finding.key for finding in troubles}
    proofs = dict.fromkeys(parents, Proof.SAID)
    if nesting in (Nesting.PROVEN, Nesting.TOLD):
        for key, parent in _coded_parents(names.codes).items():
            if key not in contested and _is_nearer(parent, parents.get(key)):
                parents[key], proofs[key] = parent, Proof.CODED
    circles = _cut_circles(parents)
    units = _in_order(names.shown, parents, proofs)
    bare = UnitTree(units, nesting, aliases=names.aliases)
    findings = (*names.findings, *denied, *troubles, *circles, *_strangers(said, bare))
    return UnitTree(units, nesting, findings, names.aliases)


@dataclass(frozen=True, slots=True)
class _Names:
    """Which code or name is which unit. `shown`: a name for every key."""

    codes: frozenset[str]
    shown: Mapping[str, str]
    aliases: Mapping[str, str]
    findings: tuple[UnitFinding, ...] = field(default=())

    @classmethod
    def of(cls, said: UnitsSaid) -> _Names:
        pairs = [(unit.code, unit.name, unit.rows) for unit in said.seen]
        pairs += [(one.above_code, one.above_name, 0) for one in said.above]
        names: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        codes: dict[str, set[str]] = defaultdict(set)
        for code, name, rows in pairs:
            if code:
                names[code][name] += rows
                codes[name].add(code)
        alone = {name for code, name, _ in pairs if name and not code}
        aliases = {name: min(codes[name]) for name in alone if len(codes[name]) == 1}
        shown = {code: _usual(found) for code, found in names.items()}
        shown |= {name: name for name in alone if name not in aliases}
        if any(not code and not name and rows for code, name, rows in pairs):
            shown[NO_UNIT] = ""
        return cls(frozenset(names), shown, aliases, (*_two_names(names), *_two_codes(codes, alone)))

    def key(self, code: str, name: str) -> str:
        return code or self.aliases.get(name, name)


def _usual(names: Mapping[str, int]) -> str:
    """The name most rows give; one that is told before none."""
    return max(names, key=lambda name: (bool(name), names[name], name))


def _two_names(names: Mapping[str, Mapping[str, int]]) -> Iterable[UnitFinding]:
    for code, found in sorted(names.items()):
        told = tuple(sorted(name for name in found if name))
        if len(told) > 1:
            yield UnitFinding(Trouble.TWO_NAMES, code, told)


def _two_codes(codes: Mapping[str, set[str]], alone: Iterable[str]) -> Iterable[UnitFinding]:
    """Only where rows have the name and no code: elsewhere the code says which of the two is meant."""
    for name in sorted(alone):
        if len(codes[name]) > 1:
            yield UnitFinding(Trouble.TWO_CODES, name, tuple(sorted(codes[name])))


def _claims(said: UnitsSaid, names: _Names, codes_nest: bool) -> tuple[dict[str, set[str]], Nesting, list[UnitFinding]]:
    """Who is named above whom, whether codes nest, and which claims the codes deny. Where the office's word is that they nest, a
    claim they deny does not stand."""
    above: dict[str, set[str]] = defaultdict(set)
    denied: dict[str, set[str]] = defaultdict(set)
    agreed = False
    for one in said.above:
        key, over = names.key(one.code, one.name), names.key(one.above_code, one.above_name)
        if not key or not over or key == over:
            continue
        coded = key in names.codes and over in names.codes
        if coded and not key.startswith(over):
            denied[key].add(over)
        agreed = agreed or (coded and key.startswith(over))
        if not codes_nest or over not in denied[key]:
            above[key].add(over)
    findings = [UnitFinding(Trouble.CODE_DENIES, key, tuple(sorted(overs))) for key, overs in sorted(denied.items()) if overs]
    if codes_nest:
        return above, Nesting.TOLD, findings
    told = Nesting.PROVEN if agreed else Nesting.OPEN
    return above, Nesting.DENIED if findings else told, findings


def _named_parents(above: Mapping[str, set[str]], nesting: Nesting) -> tuple[dict[str, str], list[UnitFinding]]:
    """The nearest of the units named above each: the one with all others above it."""
    parents, troubles = {}, []
    for key, overs in sorted(above.items()):
        nearest = [one for one in sorted(overs) if not any(_lies_above(one, other, above, nesting) for other in overs - {one})]
        if len(nearest) == 1:
            parents[key] = nearest[0]
        elif nearest:
            troubles.append(UnitFinding(Trouble.TWO_PARENTS, key, tuple(nearest)))
    return parents, troubles


def _lies_above(one: str, other: str, above: Mapping[str, set[str]], nesting: Nesting) -> bool:
    if one in above.get(other, ()):
        return True
    return nesting in (Nesting.PROVEN, Nesting.TOLD) and other.startswith(one)


def _coded_parents(codes: Iterable[str]) -> dict[str, str]:
    """The longest other code each begins with, among units that are there."""
    known = set(codes)
    found = {}
    for code in known:
        beginnings = (code[:length] for length in range(len(code) - 1, 0, -1))
        parent = next((beginning for beginning in beginnings if beginning in known), None)
        if parent is not None:
            found[code] = parent
    return found


def _is_nearer(parent: str, named: str | None) -> bool:
    """What an extract names may lie further up: a ticket of a supply station names its city."""
    return named is None or (parent != named and parent.startswith(named))


def _cut_circles(parents: dict[str, str]) -> list[UnitFinding]:
    """Units that lie below themselves get no parent at all."""
    circling = []
    for key in sorted(parents):
        path, at = [key], parents[key]
        while at in parents and at not in path:
            path.append(at)
            at = parents[at]
        if at == key:
            circling.append((key, tuple(path[1:])))
    for key, _ in circling:
        del parents[key]
    return [UnitFinding(Trouble.CIRCLE, key, path) for key, path in circling]


def _in_order(shown: Mapping[str, str], parents: Mapping[str, str], proofs: Mapping[str, Proof]) -> tuple[Unit, ...]:
    below: dict[str | None, list[str]] = defaultdict(list)
    for key in sorted(shown, key=lambda key: (key == NO_UNIT, key)):
        below[parents.get(key)].append(key)
    found: list[Unit] = []
    waiting = [(key, 0) for key in reversed(below[None])]
    while waiting:
        key, depth = waiting.pop()
        found.append(Unit(key, shown[key], parents.get(key), proofs.get(key) if key in parents else None, depth))
        waiting += [(one, depth + 1) for one in reversed(below[key])]
    return tuple(found)


def _strangers(said: UnitsSaid, tree: UnitTree) -> Iterable[UnitFinding]:
    """Units of bills and receipts without any customer, in a store whose customers have units."""
    peopled = {tree.key_of(_own(unit)) for unit in said.seen if unit.of_customers} - {NO_UNIT}
    if not peopled:
        return
    for key in sorted({tree.key_of(_own(unit)) for unit in said.seen} - {NO_UNIT}):
        if not peopled & tree.whole(key):
            yield UnitFinding(Trouble.STRANGER, key, ())


def _own(unit: SeenUnit) -> str:
    return unit.code or unit.name
