"""Units are placed by what extracts say or prove, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.unit_tree import tree_of
from desktop_app.domain.units import NO_UNIT, Nesting, Proof, SaidAbove, SeenUnit, Trouble, UnitsSaid, UnitTree

CITY, COUNTY, OTHER_COUNTY = "65400", "6540001", "6540002"
TOWN, VILLAGE = "654000101", "654000102"


def seen(*units: tuple[str, str]) -> tuple[SeenUnit, ...]:
    """Units of (code, name) as customers' records name them."""
    return tuple(SeenUnit(code, name, 10, of_customers=True) for code, name in units)


def above(code: str, over: str, *, name: str = "", over_name: str = "") -> SaidAbove:
    return SaidAbove(code, name, over, over_name, 3)


def parents(tree: UnitTree) -> dict[str, str | None]:
    return {unit.key: unit.parent for unit in tree.units}


def troubles(tree: UnitTree) -> list[tuple[Trouble, str]]:
    return [(finding.trouble, finding.key) for finding in tree.findings]


def test_that_without_a_word_about_units_above_everything_stays_flat() -> None:
    tree = tree_of(UnitsSaid(seen((COUNTY, "青河县公司"), (TOWN, "城关供电所")), ()))
    assert (tree.nesting, parents(tree)) == (Nesting.OPEN, {COUNTY: None, TOWN: None})


def test_that_one_extract_that_agrees_with_the_codes_proves_them_for_the_rest() -> None:
    units = seen((COUNTY, "青河县公司"), (TOWN, "城关供电所"), (VILLAGE, "北山供电所"))
    tree = tree_of(UnitsSaid(units, (above(TOWN, COUNTY),)))
    assert (tree.nesting, parents(tree)) == (Nesting.PROVEN, {COUNTY: None, TOWN: COUNTY, VILLAGE: COUNTY})
    assert [unit.proof for unit in tree.units] == [None, Proof.SAID, Proof.CODED]


def test_that_the_office_may_say_what_no_extract_shows() -> None:
    tree = tree_of(UnitsSaid(seen((COUNTY, ""), (TOWN, "")), ()), codes_nest=True)
    assert (tree.nesting, parents(tree)) == (Nesting.TOLD, {COUNTY: None, TOWN: COUNTY})


def test_that_codes_that_contradict_what_is_said_place_nobody() -> None:
    units = seen((COUNTY, ""), (OTHER_COUNTY, ""), (TOWN, ""), (VILLAGE, ""))
    tree = tree_of(UnitsSaid(units, (above(TOWN, OTHER_COUNTY), above(VILLAGE, COUNTY))))
    assert tree.nesting is Nesting.DENIED
    assert parents(tree) == {COUNTY: None, OTHER_COUNTY: None, TOWN: OTHER_COUNTY, VILLAGE: COUNTY}, "only what is said"
    assert troubles(tree) == [(Trouble.CODE_DENIES, TOWN)]


def test_that_the_nearest_unit_named_is_the_one_above() -> None:
    """A ticket names province and city, a customer's record the county."""
    said = (above(TOWN, "65"), above(TOWN, CITY), above(CITY, "65"), above(TOWN, "", over_name="青河县公司"))
    tree = tree_of(UnitsSaid(seen((TOWN, "城关供电所"), (COUNTY, "青河县公司")), said))
    assert parents(tree) == {"65": None, CITY: "65", COUNTY: CITY, TOWN: COUNTY}
    assert [unit.depth for unit in tree.units] == [0, 1, 2, 3]


def test_that_two_units_above_are_told_and_none_is_taken() -> None:
    said = (above("", "", name="城关供电所", over_name="青河县公司"), above("", "", name="城关供电所", over_name="福海县公司"))
    tree = tree_of(UnitsSaid(seen(("", "城关供电所")), said))
    assert parents(tree)["城关供电所"] is None
    assert troubles(tree) == [(Trouble.TWO_PARENTS, "城关供电所")]


def test_that_a_circle_is_told_and_cut() -> None:
    said = (above("", "", name="甲", over_name="乙"), above("", "", name="乙", over_name="甲"))
    tree = tree_of(UnitsSaid(seen(("", "甲"), ("", "乙")), said))
    assert parents(tree) == {"甲": None, "乙": None}
    assert {trouble for trouble, _ in troubles(tree)} == {Trouble.CIRCLE}


def test_that_a_name_alone_is_the_unit_with_the_one_code_it_has() -> None:
    tree = tree_of(UnitsSaid(seen((TOWN, "城关供电所"), ("", "城关供电所")), ()))
    assert (parents(tree), tree.key_of("城关供电所")) == ({TOWN: None}, TOWN)


def test_that_a_name_with_two_codes_belongs_to_neither() -> None:
    tree = tree_of(UnitsSaid(seen((TOWN, "城关供电所"), (VILLAGE, "城关供电所"), ("", "城关供电所")), ()))
    assert tree.key_of("城关供电所") == "城关供电所"
    assert troubles(tree) == [(Trouble.TWO_CODES, "城关供电所")]


def test_that_a_code_with_two_names_is_told_and_goes_by_the_usual_one() -> None:
    units = (SeenUnit(TOWN, "城关所", 2, True), SeenUnit(TOWN, "城关供电所", 9, True), SeenUnit(TOWN, "", 90, True))
    tree = tree_of(UnitsSaid(units, ()))
    assert [unit.name for unit in tree.units] == ["城关供电所"]
    assert troubles(tree) == [(Trouble.TWO_NAMES, TOWN)]


def test_that_a_unit_without_customers_is_told_unless_its_customers_are_below_it() -> None:
    units = (*seen((TOWN, "")), SeenUnit(COUNTY, "", 5), SeenUnit("9999", "", 5), SeenUnit("", "", 1))
    tree = tree_of(UnitsSaid(units, (above(TOWN, COUNTY),)))
    assert troubles(tree) == [(Trouble.STRANGER, "9999")]
    assert NO_UNIT in parents(tree)


codes = st.text("01", min_size=0, max_size=4)
names = st.sampled_from(("", "甲", "乙", "丙"))


@given(
    st.lists(st.builds(SeenUnit, codes, names, st.integers(1, 3), st.booleans())),
    st.lists(st.builds(SaidAbove, codes, names, codes, names, st.integers(1, 3))),
    st.booleans(),
)
def test_that_every_row_has_one_unit_and_every_unit_one_place(units: list[SeenUnit], claims: list[SaidAbove], word: bool) -> None:
    tree = tree_of(UnitsSaid(tuple(units), tuple(claims)), word)
    keys = [unit.key for unit in tree.units]
    assert len(keys) == len(set(keys))
    assert {tree.key_of(unit.code or unit.name) for unit in units} <= set(keys)
    for place, unit in enumerate(tree.units):
        assert (unit.parent is None) == (unit.depth == 0) == (unit.proof is None)
        assert unit.parent is None or unit.parent in keys[:place], "parents stand before their children"


@pytest.mark.parametrize("word", [True, False])
def test_that_the_order_of_the_rows_changes_nothing(word: bool) -> None:
    units = seen((COUNTY, "青河"), (TOWN, "城关"), ("", "城关"), (VILLAGE, "城关"))
    claims = (above(TOWN, COUNTY), above(VILLAGE, OTHER_COUNTY), above("", "", name="城关", over_name="青河"))
    assert tree_of(UnitsSaid(units, claims), word) == tree_of(UnitsSaid(units[::-1], claims[::-1]), word)
