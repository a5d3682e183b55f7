"""A new account: name, staff number, a first password, and the duty where it may be given at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.policy import Policy
from desktop_app.domain.roles import Role
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.accounts.account_words import AccountWords
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets import inputs
from desktop_app.ui.widgets.inputs import Choice, Labelled
from desktop_app.ui.widgets.labels import button, label, row, tone
from desktop_app.ui.widgets.password_rules import PasswordRules
from desktop_app.ui.widgets.scrolled import scrolled


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What was typed; `role` None where the security administrator gives the duty afterwards."""

    user: str
    person: str
    first_password: str = field(repr=False)
    role: Role | None = None


class AddPanel(RetranslatedFrame):
    """`added(NewPerson)`; `left` when the person thinks better of it."""

    added = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, policy: Policy, roles: tuple[Role, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("add-panel")
        self.setProperty("card", "true")
        self._desk = desk
        self._roles = roles
        self._words = AccountWords(desk, self)
        self._title = label("heading", name="add-title")
        self._user, self._person = inputs.field("add-user"), inputs.field("add-person")
        self._password = inputs.field("add-password", secret=True)
        self._rules = PasswordRules(policy, self._password, lambda: self._user.text().strip())
        self._duty = Choice("add-duty")
        self._later = label("note", name="add-later", wrap=True)
        self._fault = label("note", name="add-fault", wrap=True)
        tone(self._fault, "tone", "unfavourable")
        self._add, self._leave = button("add-send", "primary"), button("add-leave", "link")
        self._lay_out()
        self._add.clicked.connect(self._on_add)
        self._leave.clicked.connect(self.left)
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()
        self._user.setFocus()

    def retranslate(self) -> None:
        self.setFixedWidth(self._desk.theme.px("drawer"))
        self._title.setText(self.tr("Add a person"))
        self._user_line.say(self.tr("User"))
        self._person_line.say(self.tr("Staff number (one account each)"))
        self._password_line.say(self.tr("First password, to be changed at the first sign-in"))
        self._duty_line.say(self.tr("Duty"))
        self._duty_line.show_it(bool(self._roles))
        self._duty.show_choices([(role, self._words.duty(role)) for role in self._roles])
        self._later.setText(self.tr("The account begins without rights; the security administrator assigns duty and scope."))
        self._later.setVisible(not self._roles)
        self._fault.setText(self.tr("Fill in name and staff number, and keep the rules of the password."))
        self._add.setText(self.tr("Add"))
        self._leave.setText(self.tr("Go back"))

    def _on_add(self) -> None:
        user, person = self._user.text().strip(), self._person.text().strip()
        if not (user and person and self._rules.kept):
            self._fault.show()
            return
        self._fault.hide()
        role = self._duty.value()
        self.added.emit(NewPerson(user, person, self._password.text(), role if isinstance(role, Role) else None))

    def _lay_out(self) -> None:
        area, column = scrolled("add-scroll")
        column.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 10, 12)
        outer.addWidget(area)
        column.addWidget(self._title)
        self._user_line = Labelled(self._user, column)
        self._person_line = Labelled(self._person, column)
        self._password_line = Labelled(self._password, column)
        self._password_line.label.setWordWrap(True)
        column.addWidget(self._rules)
        self._duty_line = Labelled(self._duty, column)
        for part in (self._later, self._fault):
            column.addWidget(part)
        self._fault.hide()
        column.addSpacing(6)
        column.addLayout(row(self._add, self._leave, 1))
        column.addStretch(1)
