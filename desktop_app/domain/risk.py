"""Risk of arrears: the question asked, the answer per customer, and the record of the run that gave it."""

from __future__ import annotations

import datetime as dt
import enum
import json
from dataclasses import dataclass, field

from desktop_app.domain.integration import Allocation
from desktop_app.domain.money import Money


@dataclass(frozen=True, slots=True)
class LabelRule:
    """The question: is some bill falling due in the next `horizon_days` still unpaid, by more than `tolerance`,
    `late_days` days after its due date? Versioned with every card that was trained on it."""

    horizon_days: int = 30
    late_days: int = 30
    tolerance: Money = Money(100)
    version: str = "1"

    def closed_on(self, as_of: dt.date) -> dt.date:
        """The first day on which the answer for `as_of` is known of every customer."""
        return as_of + dt.timedelta(days=self.horizon_days + self.late_days)


class Band(enum.Enum):
    """What the office acts on. UNKNOWN is a state of its own (资料不足), never a low grade."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BandRule:
    """Fixed probability limits, so that a band keeps its meaning from month to month."""

    high_from: float = 0.30
    medium_from: float = 0.10
    min_bills: int = 3

    def band(self, probability: float, bills: int) -> Band:
        if bills < self.min_bills:
            return Band.UNKNOWN
        if probability >= self.high_from:
            return Band.HIGH
        return Band.MEDIUM if probability >= self.medium_from else Band.LOW


@dataclass(frozen=True, slots=True)
class ScoreParameters:
    """Everything that decides a scoring run besides the data."""

    label: LabelRule = field(default_factory=LabelRule)
    bands: BandRule = field(default_factory=BandRule)
    seed: int = 20260101
    max_bins: int = 10
    training_snapshots: int = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the points of one indicator differ from the class: the customer's own value beside the class mean.

    `points` are risk points above (+) or below (-) the class mean; `value` is None where nothing is known.
    """

    indicator_id: str
    value: float | None
    class_mean: float | None
    points: int


@dataclass(frozen=True, slots=True)
class RiskResult:
    """One customer in one run. Probability in 0..1; points are the card's integer sum, higher is riskier;
    None where there is not enough data (then the probability is that of the class)."""

    cons_no: str
    probability: float
    points: int | None
    band: Band
    reasons: tuple[Reason, ...]
    in_favour: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a customer's points sheet; the points of all lines plus the base give the score."""

    indicator_id: str
    value: float | None
    bin_text: str
    points: int
    class_mean_points: float


@dataclass(frozen=True, slots=True)
class Baselines:
    """What the card is measured against, on the same customers: AUC of simple answers."""

    base_rate: float
    late_last_month_auc: float


@dataclass(frozen=True, slots=True)
class Metrics:
    """Quality of probabilities on customers the card had not seen. Shares in 0..1."""

    customers: int
    bads: int
    auc: float
    ks: float
    brier: float
    calibration_slope: float
    calibration_intercept: float
    ece: float
    captured_top_10: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One protocol's answer; `name` is "by_customer" or "by_time"; `population` "all", "clean" or "late"."""

    name: str
    population: str
    metrics: Metrics
    baselines: Baselines
    auc_interval: tuple[float, float]
    trained_on: tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """An immutable run: enough to say later exactly how its numbers came about. Times are the clock's, in local time."""

    run_id: int
    kind: str
    as_of: dt.date
    started_at: dt.datetime
    user: str
    parameters: str
    seed: int
    data_sha256: str
    code_version: str
    artefact_sha256: str
    facts: str

    @property
    def allocation(self) -> Allocation | None:
        """The rule of that day for receipts that name no bill; None of runs made before it was written down."""
        said = json.loads(self.facts).get("allocation")
        return Allocation(said) if said else None
