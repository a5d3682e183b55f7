"""Storing what was checked, and what follows by itself: scores, then the rules of data quality."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.batch import TypedTotal
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.services.commit_import import Imported
from desktop_app.services.judge_quality import QualityJudged
from desktop_app.services.score_customers import Scored
from desktop_app.ui.desk import Desk


class Storing(QObject):
    """`stored(Imported, seconds)` or `gave_up`; then, where the duty may score, `scored(Scored)`, `too_little(Message)` where
    what is known is not enough to score by, or `scoring_stopped`."""

    stored = Signal(object, float)
    gave_up = Signal()
    scored = Signal(object)
    too_little = Signal(object)
    scoring_stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def may_score(self) -> bool:
        return self._desk.session.may(Permission.SCORE)

    def store(self, token: str, typed: Sequence[TypedTotal]) -> None:
        """All or nothing, under one batch."""
        house, session, began = self._desk.house, self._desk.session, time.monotonic()

        def job(progress: Progress) -> Imported:
            return house.commit_import(session, token, progress, typed)

        def finished(imported: Imported) -> None:
            self._take(imported, time.monotonic() - began)

        self._desk.work(self, "import", lambda: self.tr("Importing"), job, finished, ended=self.gave_up.emit)

    def _take(self, imported: Imported, seconds: float) -> None:
        self.stored.emit(imported, seconds)
        self._desk.changed.emit(imported.changes)
        if self.may_score:
            self._score()
        self._judge()

    def _score(self) -> None:
        house, session = self._desk.house, self._desk.session

        def job(progress: Progress) -> Scored | NotEnoughData:
            try:
                return house.score_customers(session, None, progress)
            except NotEnoughData as error:  # the first month of a new office: no fault, and nothing to try again
                return error

        def finished(scored: Scored | NotEnoughData) -> None:
            if isinstance(scored, NotEnoughData):
                self.too_little.emit(scored.message)
                return
            self.scored.emit(scored)
            self._desk.changed.emit(scored.changes)

        self._desk.work(self, "score", lambda: self.tr("Calculating scores"), job, finished, ended=self.scoring_stopped.emit)

    def _judge(self) -> None:
        """The rules over what is now in the store; after the scores, which somebody is waiting for."""
        house, session, changed = self._desk.house, self._desk.session, self._desk.changed

        def job(progress: Progress) -> QualityJudged:
            return house.judge_quality(session, None, progress)

        def finished(judged: QualityJudged) -> None:
            changed.emit(judged.changes)

        self._desk.work(self, "quality", lambda: self.tr("Judging data quality"), job, finished)
