"""Making a report: build, number, hash, register, print to PDF; one transaction, one audit row."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotEnoughData, ReportError
from desktop_app.domain.indicator import IndicatorEngine, IndicatorSpec
from desktop_app.domain.masking import Masking
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.texts import Texts
from desktop_app.reports.collection import build_collection
from desktop_app.reports.indicators import build_indicators
from desktop_app.reports.model import Document, Imprint
from desktop_app.reports.pages import page_count
from desktop_app.reports.pictures import Pictures
from desktop_app.reports.risk_list import build_risk_list
from desktop_app.reports.stored import content_sha256, to_json
from desktop_app.reports.typst_pdf import Press, render
from desktop_app.services import audit_papers, privacy_papers, quality_papers
from desktop_app.services.audit_papers import AuditPapers
from desktop_app.services.list_risk import SCORE
from desktop_app.services.privacy_papers import PrivacyPapers
from desktop_app.services.quality_papers import QualityPapers
from desktop_app.services.show_overview import ShowOverview, default_as_of

NAMES = ("risk-list", "collection", "indicators", *quality_papers.NAMES, *audit_papers.NAMES, *privacy_papers.NAMES)
TITLES = {
    "风险客户明细": "risk-list",
    "月度回收分析": "collection",
    "指标口径": "indicators",
    **quality_papers.TITLES,
    **audit_papers.TITLES,
    **privacy_papers.TITLES,
}


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """A registered report; `content_sha256` is printed on it, the register also holds the hash of the PDF itself."""

    number: str
    name: str
    as_of: dt.date
    pages: int
    pdf: bytes
    content_sha256: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class BuildReport:
    workspace: Workspace
    engine: IndicatorEngine
    overview: ShowOverview
    texts: Texts
    indicators: Mapping[str, IndicatorSpec]
    press: Press
    clock: Clock
    masking: Masking
    audit: AuditPapers
    privacy: PrivacyPapers
    quality: QualityPapers

    def __call__(
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
        """A report, by its name or Chinese title, as of a day, over the customers of the person's scope.

        By default that is the end of the newest bill month; for the risk list, the day of the newest scores; for the papers of
        trail, duties and privacy, today. `chosen` is what of the trail is printed, `cons_no` whose rating is explained,
        `batch_id` the batch of a control sheet.

        Raises:
            ReportError: no such report; NotEnoughData: nothing scored yet, or scored as of another day.
        """
        name = TITLES.get(name, name)
        session.require_any(*audit_papers.NEEDS.get(name, (Permission.REPORT,)))
        if name not in NAMES:
            raise ReportError("report.unknown", name=name, names=", ".join(NAMES))
        texts = self.texts.in_language(language)
        with self.workspace.begin() as work:
            now = self.clock.now()
            imprint = Imprint(
                work.reports.next_number(now.date()), work.users.unit(), session.user, now, work.audit.head().printed
            )
            progress.stage(Message.of("report.stage.collect"), 1, 2)
            document = self._document(session, work, name, as_of, imprint, texts, progress, chosen, cons_no, batch_id)
            progress.stage(Message.of("report.stage.set"), 2, 2)
            pdf = render(document, texts, self.press)
            progress.check()
            return self._registered(session, work, name, imprint, document, pdf)

    def _registered(
        self, session: Session, work: UnitOfWork, name: str, imprint: Imprint, document: Document, pdf: bytes
    ) -> BuiltReport:
        content, digest, pages = to_json(document), content_sha256(document), page_count(pdf)
        pdf_digest = hashlib.sha256(pdf).hexdigest()
        work.reports.record(imprint.number, name, document.as_of, imprint.made_at, session.user, content, digest, pdf_digest)
        facts = {"name": name, "as_of": document.as_of, "pages": pages, "content_sha256": digest, "pdf_sha256": pdf_digest}
        changes = work.commit(AuditEntry(session.user, "report.print", imprint.number, facts))
        return BuiltReport(imprint.number, name, document.as_of, pages, pdf, digest, changes)

    def _document(
        self,
        session: Session,
        work: UnitOfWork,
        name: str,
        as_of: dt.date | None,
        imprint: Imprint,
        texts: Texts,
        progress: Progress,
        chosen: AuditFilter | None,
        cons_no: str,
        batch_id: int | None,
    ) -> Document:
        match name:
            case name if name in audit_papers.NAMES:
                return self.audit.document(work, name, as_of, chosen, imprint, texts, progress)
            case "risk-list":
                return self._risk_list(session, work, as_of, imprint, texts, progress)
            case name if name in privacy_papers.NAMES:
                return self.privacy.document(session, work, name, as_of, imprint, texts, cons_no)
            case name if name in quality_papers.NAMES:
                return self.quality.document(session, work, name, imprint, texts, batch_id)
            case "collection":
                figures = self.overview(session, as_of)
                if not figures.trend:
                    raise NotEnoughData("score.no_bills", as_of=figures.as_of)
                pictures, rule = Pictures(self.press.fonts), self.engine.allocation_rule()
                return build_collection(figures, texts, imprint, pictures, rule, scope=session.scope, progress=progress)
            case _:
                day = as_of or default_as_of(work, self.clock)
                sql, rule = self.engine.compiled(day), self.engine.allocation_rule()
                return build_indicators(day, texts, self.indicators, sql, rule, imprint)

    def _risk_list(
        self, session: Session, work: UnitOfWork, as_of: dt.date | None, imprint: Imprint, texts: Texts, progress: Progress
    ) -> Document:
        run = work.runs.latest(SCORE)
        if run is None:
            raise NotEnoughData("score.none_yet")
        if as_of is not None and run.as_of != as_of:
            raise NotEnoughData("score.other_day", run=run.as_of, as_of=as_of)
        batch = work.ledger.state().last_batch
        frame, mask = work.runs.risk(run.run_id, session.scope), self.masking.of(session.role)
        return build_risk_list(run, frame, batch, texts, self.indicators, imprint, mask, session.scope, progress=progress)
