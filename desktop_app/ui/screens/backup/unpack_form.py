"""Taking a data package in: a file and its password, what it holds, then all of it as one batch or nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain import formats
from desktop_app.domain.message import Advice
from desktop_app.domain.package import SUFFIX, PackageInfo, Unpacked
from desktop_app.domain.progress import Progress
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.backup.package_words import PackageWords
from desktop_app.ui.shell.form import Form
from desktop_app.ui.widgets.labels import button, label, row, tone
from desktop_app.ui.widgets.lines import Cell, Lines

FIELD = "unpack-password"


class UnpackForm(Form):
    """Nothing is written before the person has seen what the package says of itself and asks for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__((FIELD,), frozenset({FIELD}), parent)
        self.setObjectName("unpack-form")
        self._desk = desk
        self._path: Path | None = None
        self._info: PackageInfo | None = None
        self._done: Unpacked | None = None
        self._words = PackageWords(desk, self)
        self._choose, self._file = button("unpack-choose"), label("note", name="unpack-file", wrap=True)
        self._facts = Lines("unpack-facts", 1)
        self._compare = label("note", name="unpack-compare", wrap=True)
        self._take_in = button("unpack-take-in", "primary")
        self._result = label("strong", name="unpack-result", wrap=True, selectable=True)
        chosen = row(self._choose, self._file)
        chosen.setStretch(1, 1)
        self.column.insertLayout(2, chosen)
        for part in (self._facts, self._compare):
            self.column.addWidget(part)
        self.column.addLayout(row(self._take_in, 1))
        self.column.addWidget(self._result)
        self.column.addStretch(1)
        self._choose.clicked.connect(self._ask_for_file)
        self._take_in.clicked.connect(self.take_in)
        self.sent.connect(self.look)
        self.fields[FIELD].textEdited.connect(lambda _text: self._begin_anew())
        self.retranslate()

    def choose(self, path: Path) -> None:
        """Another file: what was seen of the one before is gone."""
        self._path = path
        self._begin_anew()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Take in"))
        self.note.setText(self.tr("What the package holds is shown first; nothing is written before you ask for it."))
        self._choose.setText(self.tr("Choose a package …"))
        self._file.setText(self._path.name if self._path else self.tr("No file chosen yet"))
        self.name_field(FIELD, self.tr("Password of the package"))
        self.send.setText(self.tr("Show what it holds"))
        facts = self._words.facts(self._info) if self._info else []
        self._facts.show_lines([[Cell(what, "note"), Cell(value, "strong")] for what, value in facts])
        self._compare.setText(
            self.tr("Anybody can sign. Compare “signed by” over the telephone with whoever sent it, then take it in.")
        )
        self._take_in.setText(self.tr("Take it in as one batch"))
        for part in (self._compare, self._take_in):
            part.setVisible(self._info is not None and self._done is None)
        self._result.setText(self._result_words())
        self._result.setVisible(self._done is not None)

    def be_busy(self, busy: bool) -> None:
        super().be_busy(busy)
        for part in (self._choose, self._take_in):
            part.setEnabled(not busy)

    def fault(self) -> Advice | None:
        if self._path is None or not self.text(FIELD):
            return Advice(self.tr("Something is left empty."), "", self.tr("Choose the file and type its password."))
        return None

    def look(self) -> None:
        """Read it to the last byte and show what it says; the store is not touched."""
        house, session, path, password = self._desk.house, self._desk.session, self._path, self.text(FIELD)
        if path is None:
            return
        self._begin_anew()
        self.be_busy(True)

        def job(progress: Progress) -> PackageInfo:
            return house.look_into_package(session, path, password, progress)

        def finished(info: PackageInfo) -> None:
            self.be_busy(False)
            self._info = info
            self.retranslate()
            self._take_in.setFocus()

        self._desk.work(self, "look-into-package", lambda: self.tr("Reading the package"), job, finished, ended=self._on_ended)

    def take_in(self) -> None:
        """Only a package signed as the one that was shown: a file exchanged meanwhile is refused."""
        house, session, path, password = self._desk.house, self._desk.session, self._path, self.text(FIELD)
        info = self._info
        if path is None or info is None:
            return
        self.be_busy(True)

        def job(progress: Progress) -> Unpacked:
            return house.unpack_data(session, path, password, progress, info.signer)

        self._desk.work(self, "unpack", lambda: self.tr("Taking the package in"), job, self._take, ended=self._on_ended)

    def forget_result(self) -> None:
        """The next time the page is opened it begins anew."""
        self._path = None
        self.forget()
        self._begin_anew()

    def forget(self) -> None:
        """Without its password a package that was shown cannot be taken in."""
        super().forget()
        self._info = None
        self.retranslate()

    def _take(self, done: Unpacked) -> None:
        self.be_busy(False)
        self._done = done
        self.forget()
        tone(self._result, "tone", "favourable")
        self._desk.tell(self._result_words, lambda: self.tr("Calculate the scores anew, so that the list shows them."))
        self._desk.changed.emit(done.changes)

    def _begin_anew(self) -> None:
        self._info = self._done = None
        self.retranslate()

    def _on_ended(self) -> None:
        self.be_busy(False)

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.title.text(), "", f"{self._words.kind_of_file()} (*{SUFFIX})")
        if chosen:
            self.choose(Path(chosen))

    def _result_words(self) -> str:
        done = self._done
        if done is None:
            return ""
        words = self.tr("Taken in as batch {batch}: {taken}; there already: {refused}")
        return words.format(
            batch=done.batch.batch_id, taken=self._words.counts(done.taken), refused=formats.count(sum(done.refused.values()))
        )
