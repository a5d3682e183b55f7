"""Customer groups found by clustering, described in words."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.money import Money


@dataclass(frozen=True, slots=True)
class Trait:
    """What sets a group apart: the indicator's mean in the group beside the mean of all, and how many standard deviations."""

    indicator_id: str
    group_mean: float
    overall_mean: float
    z: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One group. `name_key` names its words in the text catalogue; `typical` are the customers nearest its centre."""

    number: int
    name_key: str
    size: int
    arrears: Money
    traits: tuple[Trait, ...]
    typical: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KChoice:
    """How one number of groups did: agreement of bootstrap re-runs (adjusted Rand index), silhouette, smallest share."""

    k: int
    stability: float
    silhouette: float
    smallest_share: float


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The groups, why their number was chosen, and whether a stable structure was found at all."""

    segments: tuple[Segment, ...]
    choices: tuple[KChoice, ...]
    stable: bool
    seed: int
