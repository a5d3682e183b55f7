"""A new recovery code in place of the last: asked twice, by two where there are two, shown once and put away."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.progress import Progress
from desktop_app.ui.asking.confirm import Confirm
from desktop_app.ui.asking.second_person import act_and_ask_if_needed
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.shell.first_start import RecoveryForm
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import button, label, row, tone


class NewCodeForm(RecoveryForm):
    """The paper of the first start, for a workspace that is in use."""

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("The new recovery code"))
        self.send.setText(self.tr("It is put away"))

    def whose(self) -> str:
        return self.tr("Unit: {unit} · made anew by: {user}").format(unit=self._unit, user=self._user)


class CodeCard(RetranslatedFrame):
    """The code stays on the screen until its last group was typed from the paper: nothing else holds it."""

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code-card")
        self.setProperty("card", "true")
        self._desk = desk
        self._office = office
        self._form: NewCodeForm | None = None
        self._put_away = False
        self._title, self._note = label("heading", name="code-title"), label("note", name="code-note", wrap=True)
        self._begin = button("code-begin", "primary")
        self._confirm = Confirm("code-confirm", self._confirm_words)
        self._result = label("strong", name="code-result", wrap=True)
        tone(self._result, "tone", "favourable")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        for part in (self._title, self._note, self._confirm, self._result):
            self._column.addWidget(part)
        self._column.insertLayout(2, row(self._begin, 1))
        self._column.addStretch(1)
        self._begin.clicked.connect(self._confirm.ask)
        self._confirm.confirmed.connect(self.renew)
        self.retranslate()

    def forget_result(self) -> None:
        self._put_away = False
        self._confirm.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Recovery code"))
        self._note.setText(self.tr("When the sealed code was used, lost or seen, make a new one and seal it again."))
        self._begin.setText(self.tr("Make a new recovery code …"))
        self._result.setText(self.tr("The new code is put away; the code before opens nothing any more. It is on record."))
        self._result.setVisible(self._put_away)
        for part in (self._title, self._note, self._begin):
            part.setVisible(self._form is None)

    def renew(self) -> None:
        """Where somebody else may confirm, the service asks for them."""
        house, session = self._desk.house, self._desk.session
        self._put_away = False

        def job(second: SecondPerson | None, _progress: Progress) -> str:
            return house.new_recovery_code(session, second)

        act_and_ask_if_needed(self._desk, self, lambda: self.tr("New recovery code"), job, self._show_code)

    def _show_code(self, code: str) -> None:
        self._drop_form()
        self._form = NewCodeForm(code, self._office.unit, self._desk.session.user)
        self._form.sent.connect(self._on_put_away)
        self._column.insertWidget(0, self._form)
        self.retranslate()
        self._desk.changed.emit(Changes(frozenset({Topic.AUDIT})))

    def _on_put_away(self) -> None:
        self._drop_form()
        self._put_away = True
        self.retranslate()

    def _drop_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.setParent(None)  # out of the window at once; it is deleted when its own signal is over
            self._form.deleteLater()
            self._form = None

    def _confirm_words(self) -> tuple[str, str]:
        what = self.tr(
            "From then on the code in the safe opens nothing. The new one is shown once: have the printer, an envelope and, "
            "where there is one, a colleague who may confirm at hand."
        )
        return what, self.tr("Make it now")
