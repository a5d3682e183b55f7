"""An in-memory house: the callables of `desktop_app.services.house.House` over 2,000 made-up customers."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pyarrow as pa

from desktop_app.domain.batch import Batch, ImportCheck, TypedTotal
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.database import DatabaseConnection, DatabaseKind, SavedConnection
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.duties import Duties
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.figures import BandCount, DataState, Overview
from desktop_app.domain.inbox import NO_INBOX, InboxLook
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.intake import NOTHING_SAID, Answers, SameMonth
from desktop_app.domain.integration import DEFAULT_RULES, IntegrationRules, RulesInForce
from desktop_app.domain.masking import Masking
from desktop_app.domain.merging import LikelySame, MergeDecision
from desktop_app.domain.message import Message
from desktop_app.domain.own_totals import OwnTotal
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quality import Hit, QualityView
from desktop_app.domain.quality_rules import RuleSpec, Setting, Settings
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.same_month import Overlap
from desktop_app.domain.templates import MappingTemplate
from desktop_app.domain.texts import Texts
from desktop_app.services.build_report import BuiltReport
from desktop_app.services.commit_import import Imported
from desktop_app.services.crash_report import CrashReport
from desktop_app.services.explain_customer import CustomerSheet
from desktop_app.services.house import House
from desktop_app.services.judge_quality import QualityJudged
from desktop_app.services.list_connections import Listed
from desktop_app.services.list_risk import RiskList
from desktop_app.services.score_customers import Scored
from desktop_app.services.segment_customers import Segmented
from desktop_app.services.verify_report import Verification
from tests.accounts import DUTIES
from tests.fakes import county, quality, words
from tests.fakes.gate import NOW, FakeGate
from tests.fakes.safety import FakeAccounts, FakeBackups, FakePrivacy, FakeTrail

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
MASKING = Masking.load(RESOURCES / "rules" / "masking.toml")


@dataclass
class FrozenClock:
    def now(self) -> dt.datetime:
        return NOW


def run_record(kind: str) -> RunRecord:
    facts = '{"allocation":"oldest_first"}'
    return RunRecord(1, kind, county.AS_OF, NOW, "王敏", "{}", 20260101, "0" * 64, "0.1.0", "0" * 64, facts)


@dataclass
class FakeHouse(FakeAccounts, FakeTrail, FakeBackups, FakePrivacy):
    """`steps` and `step_seconds` set how long the long verbs take; every step is a cancel point."""

    texts: Texts
    indicators: Mapping[str, IndicatorSpec]
    dictionary: Dictionary
    gate: FakeGate = field(default_factory=FakeGate)
    clock: FrozenClock = field(default_factory=FrozenClock)
    resources: Path = RESOURCES
    duties: Duties = DUTIES
    masking: Masking = MASKING
    filled: bool = True
    scored: bool = True
    too_little: NotEnoughData | None = None
    segmented: bool = True
    customers: int = 2000
    steps: int = 3
    step_seconds: float = 0.0
    inbox: InboxLook = NO_INBOX
    integration: RulesInForce = RulesInForce(DEFAULT_RULES)
    checked: list[tuple[Path, ...]] = field(default_factory=list)
    discarded: list[str] = field(default_factory=list)
    judged: int = 1
    typed: tuple[TypedTotal, ...] = ()
    quality_rules: tuple[RuleSpec, ...] = quality.SPECS
    quality_settings: Settings = Settings()
    built: list[tuple[str, AuditFilter | None]] = field(default_factory=list)
    sheets: list[int | None] = field(default_factory=list)
    overlaps: tuple[Overlap, ...] = ()
    own_totals: tuple[OwnTotal, ...] = ()
    frame: pa.Table = field(default_factory=lambda: county.risk_table(2000))

    def integration_rules(self, session: Session) -> RulesInForce:
        session.require_any(Permission.SEE_FIGURES, Permission.SET_PARAMETERS)
        return self.integration

    def change_integration(self, session: Session, rules: IntegrationRules) -> Changes:
        session.require(Permission.SET_PARAMETERS)
        self.integration = RulesInForce(rules, NOW, session.user)
        return Changes(frozenset({Topic.SETTINGS}))

    def list_likely_same(self, session: Session) -> tuple[LikelySame, ...]:
        session.require(Permission.IMPORT)
        return ()

    def list_merge_decisions(self, session: Session) -> tuple[MergeDecision, ...]:
        session.require(Permission.IMPORT)
        return ()

    def list_templates(self, session: Session) -> tuple[MappingTemplate, ...]:
        session.require(Permission.IMPORT)
        return ()

    def look_into_inbox(self, session: Session) -> InboxLook:
        session.require(Permission.IMPORT)
        return self.inbox

    def set_inbox(self, session: Session, folder: Path | None) -> Changes:
        session.require(Permission.IMPORT)
        self.inbox = InboxLook(folder, files=tuple(sorted(folder.iterdir()))) if folder else NO_INBOX
        return Changes(frozenset({Topic.SETTINGS}))

    def check_extracts(
        self, session: Session, paths: Sequence[Path], progress: Progress = SILENT, answers: Answers = NOTHING_SAID
    ) -> ImportCheck:
        session.require(Permission.IMPORT)
        self._work("import.stage.commit", progress, file=paths[0].name)
        self.checked.append(tuple(paths))
        found = replace(
            county.import_check(tuple(paths)), same_month=answers.same_month or SameMonth.SKIP, overlaps=self.overlaps
        )
        if not self.own_totals:
            return found
        second = replace(found.files[1], source_rows=None, source_amount=None, totals=self.own_totals)
        return replace(found, files=(found.files[0], second, *found.files[2:]))

    def commit_import(
        self, session: Session, token: str, progress: Progress = SILENT, typed: Sequence[TypedTotal] = ()
    ) -> Imported:
        self.typed = tuple(typed)
        session.require(Permission.IMPORT)
        self._work("import.stage.seal", progress)
        self.filled = True
        batch = Batch(1, NOW, session.user, 3, 128_430, 12, "0" * 64)
        return Imported(batch, Changes(frozenset({Topic.LEDGER, Topic.BATCHES})))

    def list_connections(self, session: Session) -> Listed:
        session.require(Permission.IMPORT)
        connection = DatabaseConnection("营销系统", DatabaseKind.ORACLE, "10.1.2.3", 1521, "sgpm", "reader")
        return Listed((SavedConnection(connection, keeps_secret=True),), keyring=True)

    def discard_import(self, session: Session, token: str) -> None:
        self.discarded.append(token)

    def save_rejects(self, session: Session, token: str, path: Path) -> int:
        path.write_bytes(b"rejects")
        return 12

    def score_customers(self, session: Session, as_of: dt.date | None = None, progress: Progress = SILENT) -> Scored:
        session.require(Permission.SCORE)
        if self.too_little is not None:
            raise self.too_little
        self._work("score.stage.train", progress)
        self.scored = True
        return Scored(run_record("score"), self.frame.num_rows, self._bands(), Changes(frozenset({Topic.RUNS})))

    def segment_customers(self, session: Session, as_of: dt.date | None = None, progress: Progress = SILENT) -> Segmented:
        session.require(Permission.SCORE)
        self._work("segment.stage.group", progress)
        self.segmented = True
        return Segmented(run_record("segment"), county.segmentation(), Changes(frozenset({Topic.RUNS})))

    def show_segments(self, session: Session) -> Segmented | None:
        if not self.segmented:
            return None
        return Segmented(run_record("segment"), county.segmentation(), Changes(frozenset()))

    def show_overview(self, session: Session, as_of: dt.date | None = None) -> Overview:
        session.require(Permission.SEE_FIGURES)
        if not self.filled:
            return Overview(NOW.date(), DataState(0, 0, 0, (), None, None, 0, None, None), None, None, (), (), ())
        trend = county.trend()
        months = tuple(month.month for month in trend)
        run_day = county.AS_OF if self.scored else None
        state = DataState(128_430, 1_541_160, 1_498_200, months, 1, NOW, 12, 1 if self.scored else None, run_day)
        return Overview(county.AS_OF, state, trend[-1], trend[-2], trend, county.ageing(), self._bands())

    def list_risk(self, session: Session) -> RiskList | None:
        session.require(Permission.SEE_CUSTOMERS)
        return RiskList(run_record("score"), self.frame) if self.filled and self.scored else None

    def explain_customer(self, session: Session, cons_no: str) -> CustomerSheet:
        return county.sheet(self.frame, cons_no, run_record("score"))

    def build_report(
        self,
        session: Session,
        name: str,
        as_of: dt.date | None = None,
        progress: Progress = SILENT,
        language: str = "zh",
        chosen: AuditFilter | None = None,
        cons_no: str = "",
        batch_id: int | None = None,
    ) -> BuiltReport:
        self.built.append((name, chosen))
        self.sheets.append(batch_id)
        papers = {"audit-trail": Permission.SEE_AUDIT, "duties": next(iter(session.grants))}
        session.require(papers.get(name, Permission.REPORT))
        self._work("score.stage.save", progress)
        changes = Changes(frozenset({Topic.REPORTS}))
        return BuiltReport("PD-20261103-001", name, county.AS_OF, 2, county.two_page_pdf(), "ab" * 32, changes)

    def judge_quality(self, session: Session, as_of: dt.date | None = None, progress: Progress = SILENT) -> QualityJudged:
        session.require(Permission.IMPORT)
        self._work("quality.stage.rule", progress, rule="DQ01")
        self.judged += 1
        return QualityJudged(quality.RUN, 98.4, 12, 1_541_160, 1_204, Changes(frozenset({Topic.QUALITY})))

    def show_quality(self, session: Session, batch_id: int | None = None, org_no: str | None = None) -> QualityView | None:
        session.require(Permission.SEE_FIGURES)
        return quality.view(batch_id, org_no) if self.filled and self.judged else None

    def show_quality_parameters(self, session: Session) -> Settings:
        session.require_any(Permission.SEE_FIGURES, Permission.SET_PARAMETERS)
        return self.quality_settings

    def set_quality_parameters(self, session: Session, chosen: Sequence[Setting]) -> Changes:
        session.require(Permission.SET_PARAMETERS)
        self.quality_settings = Settings(tuple(chosen))
        return Changes(frozenset({Topic.SETTINGS}))

    def quality_rows(
        self, session: Session, rule: str, page: int = 0, batch_id: int | None = None, org_no: str | None = None
    ) -> tuple[Hit, ...]:
        session.require(Permission.SEE_CUSTOMERS)
        return quality.rows(rule, page)

    def verify_report(self, session: Session, path: Path) -> Verification:
        session.require(Permission.VERIFY)
        number = "PD-20261103-001"
        genuine = path.read_bytes() == county.two_page_pdf()
        key = "verify.genuine" if genuine else "verify.altered"
        return Verification(number if genuine else None, genuine, Message.of(key, number=number, sha256="ab" * 8))

    def page_count(self, pdf: bytes) -> int:
        return county.page_count(pdf)

    def crash_report(self, error: BaseException) -> str:
        return CrashReport(tuple)(error)

    def render_page(self, pdf: bytes, page: int, width_px: int) -> tuple[int, int, bytes]:
        return county.render_page(pdf, page, width_px)

    def _bands(self) -> tuple[BandCount, ...]:
        return county.bands(self.frame) if self.scored else ()

    def _work(self, key: str, progress: Progress, **values: object) -> None:
        for step in range(self.steps):
            progress.stage(Message.of(key, **values), step + 1, self.steps)
            for part in range(10):
                time.sleep(self.step_seconds / 10)
                progress.advance(part + 1, 10)
                progress.check()


def fake_house(**changes: object) -> FakeHouse:
    """A filled and scored office; keyword arguments change the fake's fields."""
    texts = Texts.load(RESOURCES / "texts")
    whole = Texts("zh", {**county.ENTRIES, **words.ENTRIES, **texts.entries})
    return FakeHouse(whole, county.INDICATORS, county.dictionary(), **changes)  # type: ignore[arg-type]  # fields by name


def as_house(fake: FakeHouse) -> House:
    """The fake where the desktop expects the real one: it has the same callables."""
    return cast("House", fake)
