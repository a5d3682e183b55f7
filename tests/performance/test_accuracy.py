"""The card on 30,000 real people: by customer and by time, beside a boosted peer on the same indicators and folds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from desktop_app.domain.risk import Evaluation
from tests.houses import AS_OF, Opened, imported_in

pytestmark = pytest.mark.bench


def test_the_card_by_customer_and_by_time(county: Opened) -> None:
    found = county.house.evaluate_card(county.session, AS_OF)
    print()
    for one in found.evaluations:
        print(_told(one))
    headline = next(one for one in found.evaluations if (one.name, one.population) == ("by_customer", "all"))
    assert headline.metrics.customers == 30_000
    assert headline.metrics.auc >= 0.765
    assert 0.9 <= headline.metrics.calibration_slope <= 1.1


def test_a_boosted_peer_on_the_published_attributes(real_people: Path) -> None:
    from lightgbm import LGBMClassifier  # noqa: PLC0415 - installed by `make bench` only

    data = pd.read_csv(real_people)
    features, label = data[[f"X{i}" for i in range(1, 24) if i not in {2, 3, 4, 5}]], data["Y"].to_numpy()
    predicted = np.zeros(len(data))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(features, label):
        model = LGBMClassifier(n_estimators=300, learning_rate=0.05, num_leaves=15, random_state=0, verbose=-1)
        predicted[test] = model.fit(features.iloc[train], label[train]).predict_proba(features.iloc[test])[:, 1]
    measured = roc_auc_score(label, predicted)
    print(f"\nLightGBM on the published attributes without sex, education, marriage, age; 5 folds: AUC {measured:.4f}")


def test_deleting_all_later_payments_changes_no_score(county: Opened, extracts: tuple[Path, Path, Path], tmp_path: Path) -> None:
    """The same day scored with and without what happened after it: equal to the byte."""
    customers, bills, payments = extracts
    kept = pd.read_csv(payments, encoding="gb18030", sep="\t", dtype=str)
    earlier = kept[kept["收费时间"].str[:10] <= AS_OF.isoformat()]
    assert len(earlier) < len(kept)
    cut = tmp_path / "缴费明细.csv"
    earlier.to_csv(cut, index=False, sep="\t", encoding="gb18030")
    blind = imported_in(tmp_path / "blind", (customers, bills, cut))
    files = []
    for number, opened in enumerate((county, blind)):
        opened.house.score_customers(opened.session, AS_OF)
        files.append(tmp_path / f"{number}.csv")
        opened.house.export_scores(opened.session, files[-1])
    blind.house.gate.sign_out()
    assert files[0].read_bytes() == files[1].read_bytes()
    print(f"\n{len(kept) - len(earlier):,} payments after {AS_OF} deleted: 30,000 scores identical to the byte")


def _told(one: Evaluation) -> str:
    found, days = one.metrics, " ".join(f"{day:%m-%d}" for day in one.trained_on if isinstance(day, dt.date))
    return (
        f"{one.name:11} {one.population:5} n={found.customers:6,} bads={found.bads:5,} AUC {found.auc:.4f} "
        f"[{one.auc_interval[0]:.4f} {one.auc_interval[1]:.4f}] KS {found.ks:.3f} Brier {found.brier:.4f} "
        f"slope {found.calibration_slope:.3f} ECE {found.ece:.4f} top10 {found.captured_top_10:.3f} | "
        f"late last month {one.baselines.late_last_month_auc:.4f} | trained {days}"
    )
