"""Third step: counted facts, then the scoring that follows by itself."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.message import Message
from desktop_app.services.commit_import import Imported
from desktop_app.services.score_customers import Scored
from desktop_app.ui.desk import Desk, Visit
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.labels import button, card, label, row


class Scoring(enum.Enum):
    """What became of the scoring after the import."""

    NOT_ALLOWED = "not allowed"
    RUNNING = "running"
    STOPPED = "stopped"
    TOO_LITTLE = "too little"  # is known to score by; trying again would not help
    DONE = "done"


class ResultPage(Retranslated):
    """`more_asked` for another import."""

    more_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("result-page")
        self._desk = desk
        self._facts: tuple[Imported, float] | None = None
        self._unreadable: tuple[str, ...] = ()
        self._scoring = Scoring.RUNNING
        self._scored: Scored | None = None
        self._lacking: Message | None = None
        self._sign = QLabel()
        self._title = label("title", name="result-title")
        self._rows = label("", name="result-rows", wrap=True)
        self._then = label("note", name="result-then", wrap=True)
        self._more = button("result-more")
        self._next = button("result-next", "primary")
        self._more.clicked.connect(self.more_asked)
        self._next.clicked.connect(self._go_on)
        frame, inside = card("result-card")
        inside.setSpacing(8)
        inside.addStretch(1)
        for part in (self._sign, self._title, self._rows, self._then):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)  # the words, not the label: it needs the whole width to wrap in
            inside.addWidget(part)
        inside.addLayout(row(1, self._more, self._next, 1))
        inside.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.retranslate()

    def show_import(self, imported: Imported, seconds: float, scoring: Scoring, unreadable: Sequence[str] = ()) -> None:
        """`unreadable` names the files nothing of which could be read."""
        self._facts, self._unreadable = (imported, seconds), tuple(unreadable)
        self.show_scoring(scoring)

    def show_scoring(self, scoring: Scoring, scored: Scored | None = None) -> None:
        self._scoring, self._scored = scoring, scored
        self.retranslate()

    def show_too_little(self, lacking: Message) -> None:
        """What is needed before there can be scores is told, instead of offering them in vain."""
        self._lacking = lacking
        self.show_scoring(Scoring.TOO_LITTLE)

    def facts(self) -> str:
        """The finish message: files, rows stored, skipped and rejected, time."""
        if self._facts is None:
            return ""
        imported, seconds = self._facts
        batch = imported.batch
        words = self.tr("Imported {files} files, {rows} rows; skipped {skipped} rows; rejected {rejected} rows; took {time}")
        counts = {"files": batch.files, "rows": batch.rows, "skipped": imported.skipped, "rejected": batch.rejected}
        told = {name: formats.count(count) for name, count in counts.items()}
        left = self.tr(" · ✕ not imported, not readable: {files}") if self._unreadable else ""
        return words.format(time=self._time(seconds), **told) + left.format(files=self._desk.listed(self._unreadable))

    def _time(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        words = self.tr("{minutes} min {seconds} s") if minutes else self.tr("{seconds} s")
        return words.format(minutes=formats.count(minutes), seconds=rest)

    def retranslate(self) -> None:
        size = self._desk.theme.scaled(48)
        self._sign.setPixmap(icons.icon("check", self._desk.theme.colour("favourable"), size).pixmap(QSize(size, size)))
        self._title.setText(self.tr("The data are in"))
        self._rows.setText(self.facts())
        self._then.setText(self._scoring_words())
        self._more.setText(self.tr("Import more files"))
        stopped = self._scoring is Scoring.STOPPED
        self._next.setText(self.tr("Calculate scores") if stopped else self.tr("Open the collection list"))
        self._next.setEnabled(self._scoring is not Scoring.RUNNING)
        self._next.setVisible(self._scoring not in {Scoring.NOT_ALLOWED, Scoring.TOO_LITTLE})

    def _scoring_words(self) -> str:
        match self._scoring:
            case Scoring.NOT_ALLOWED:
                return self.tr("Scores are calculated by an administrator or analyst.")
            case Scoring.RUNNING:
                return self.tr("Calculating scores now; you may go on working meanwhile.")
            case Scoring.STOPPED:
                return self.tr("The scores were not calculated; the imported data are kept.")
            case Scoring.TOO_LITTLE if self._lacking is not None:
                return str(replace(self._desk.texts.advice(self._lacking), means=""))
            case _:
                return self.scored_facts()

    def scored_facts(self) -> str:
        """How many customers were scored, and how they fall into the bands."""
        if self._scored is None:
            return ""
        texts = self._desk.texts
        bands = [f"{texts(f'band.{count.band}')} {formats.count(count.customers)}" for count in self._scored.bands]
        return " · ".join([self.tr("Customers scored: {count}").format(count=formats.count(self._scored.customers)), *bands])

    def _go_on(self) -> None:
        stopped = self._scoring is Scoring.STOPPED
        self._desk.visited.emit(Visit("analysis", "score") if stopped else Visit("worklist"))
