"""Handing a data package out: a purpose, a password typed twice, a file, and counted facts of what is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.message import Advice
from desktop_app.domain.package import SUFFIX, Packed
from desktop_app.domain.progress import Progress
from desktop_app.services.pack_data import MIN_PASSWORD
from desktop_app.ui.asking.second_person import act_and_ask_if_needed
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.backup.package_words import PackageWords
from desktop_app.ui.shell.form import Form
from desktop_app.ui.widgets.labels import label, tone

PURPOSE, PASSWORD, AGAIN = "package-purpose", "package-password", "package-again"


class PackForm(Form):
    """The rules stand above the fields before anything is typed; the service judges them again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__((PURPOSE, PASSWORD, AGAIN), frozenset({PASSWORD, AGAIN}), parent)
        self.setObjectName("pack-form")
        self._desk = desk
        self._packed: Packed | None = None
        self._words = PackageWords(desk, self)
        self._length, self._apart = label("note", name="pack-rule-length"), label("note", name="pack-rule-apart", wrap=True)
        self._result = label("strong", name="pack-result", wrap=True, selectable=True)
        for place, rule in enumerate((self._length, self._apart), start=2):
            self.column.insertWidget(place, rule)
        self.column.addWidget(self._result)
        self.column.addStretch(1)
        self.fields[PASSWORD].textChanged.connect(lambda _text: self._show_rules())
        self.sent.connect(self._ask_where)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Hand out"))
        self.note.setText(
            self.tr("All customers, bills and payments in one encrypted, signed file for another computer or another office.")
        )
        self.name_field(PURPOSE, self.tr("What is the package for? (goes into the register of exports)"))
        self.name_field(PASSWORD, self.tr("Password of the package"))
        self.name_field(AGAIN, self.tr("Password again"))
        self.send.setText(self.tr("Choose the file and pack …"))
        self._apart.setText("· " + self.tr("Tell it by telephone; never send it along with the file"))
        self._show_rules()
        self._result.setText(self._result_words())
        self._result.setVisible(self._packed is not None)

    def fault(self) -> Advice | None:
        password = self.text(PASSWORD)
        if not self.text(PURPOSE):
            return Advice(self.tr("Nobody has said yet what the package is for."), "", self.tr("Type it in the first field."))
        if len(password) < MIN_PASSWORD:
            return Advice(self.tr("The password does not keep the rules yet."), "", self.tr("See the rules above the field."))
        if password != self.text(AGAIN):
            return Advice(self.tr("The two passwords differ."), "", self.tr("Type the same password twice."))
        return None

    def pack_to(self, path: Path) -> None:
        """Write the package; cancelled, there is no file. Above the office's limit a second person is asked."""
        house, session = self._desk.house, self._desk.session
        password, purpose = self.text(PASSWORD), self.text(PURPOSE)
        self._packed = None
        self.retranslate()

        def job(second: SecondPerson | None, progress: Progress) -> Packed:
            return house.pack_data(session, path, password, purpose, second, progress)

        act_and_ask_if_needed(self._desk, self, lambda: self.tr("Packing the data"), job, self._take)

    def _take(self, packed: Packed) -> None:
        self._packed = packed
        self.forget()
        tone(self._result, "tone", "favourable")
        self.retranslate()
        self._desk.tell(self._result_words, lambda: self.tr("File: {path}").format(path=packed.path))
        self._desk.changed.emit(packed.changes)

    def _ask_where(self) -> None:
        name = f"powerdesk-{self._desk.house.clock.now():%Y%m%d}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, self.title.text(), name, f"{self._words.kind_of_file()} (*{SUFFIX})")
        if chosen:
            self.pack_to(Path(chosen))

    def _show_rules(self) -> None:
        kept = len(self.text(PASSWORD)) >= MIN_PASSWORD
        rule = self.tr("At least {count} characters").format(count=MIN_PASSWORD)
        self._length.setText(("✓ " if kept else "○ ") + rule)
        tone(self._length, "tone", "favourable" if kept else "")

    def _result_words(self) -> str:
        packed = self._packed
        if packed is None:
            return ""
        words = self.tr("Packed: {rows}; {size} MB. Signed by {signer}")
        return words.format(
            rows=self._words.counts(packed.info.rows), size=self._words.size(packed.size), signer=packed.info.signer
        )

    def forget_result(self) -> None:
        """The next time the page is opened it begins anew."""
        self._packed = None
        self.forget()
        self.retranslate()
