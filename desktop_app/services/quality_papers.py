"""The papers of data quality: what the rules found, and the control totals of a batch."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import UnitOfWork
from desktop_app.domain.quality_rules import RuleSpec
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.texts import Texts
from desktop_app.reports import data_quality, import_control
from desktop_app.reports.data_quality import build_data_quality
from desktop_app.reports.import_control import build_import_control
from desktop_app.reports.model import Document, Imprint
from desktop_app.reports.pictures import Pictures
from desktop_app.services.quality_settings import in_force, settings_of
from desktop_app.services.show_control import controls_of
from desktop_app.services.show_quality import ShowQuality

NAMES = (data_quality.NAME, import_control.NAME)
TITLES = {"数据质量报告": data_quality.NAME, "导入核对表": import_control.NAME}


@dataclass(frozen=True, slots=True)
class QualityPapers:
    """Not a use case of its own: `BuildReport` asks it for these documents."""

    show: ShowQuality
    specs: tuple[RuleSpec, ...]
    dictionary: Dictionary
    masking: Masking
    pictures: Pictures

    def document(
        self, session: Session, work: UnitOfWork, name: str, imprint: Imprint, texts: Texts, batch_id: int | None
    ) -> Document:
        """One of NAMES; `batch_id` is the batch of a control sheet, by default the newest.

        Raises:
            NotEnoughData: nothing judged yet, or no control totals of that batch.
        """
        session.require(Permission.SEE_FIGURES)
        if name == import_control.NAME:
            found = controls_of(work, batch_id)
            return build_import_control(found.batch, found.files, found.record, found.undone_at, self.dictionary, texts, imprint)
        view = self.show(session)
        if view is None:
            raise NotEnoughData("quality.none_yet")
        settings = in_force(self.specs, settings_of(work))
        mask = self.masking.of(session.role)
        return build_data_quality(view, settings, texts, imprint, self.pictures, mask, session.scope)
