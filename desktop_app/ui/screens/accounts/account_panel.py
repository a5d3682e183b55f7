"""Beside the list: one person's account, and what the signed-in administrator may do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.accounts import Account
from desktop_app.domain.roles import Permission, Role, Scope
from desktop_app.ui.asking.inline import Inline, Words
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.accounts.account_words import AccountWords
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.inputs import Choice, Labelled, field
from desktop_app.ui.widgets.labels import button, label, row, ruler
from desktop_app.ui.widgets.lines import Cell, Lines
from desktop_app.ui.widgets.password_rules import PasswordRules
from desktop_app.ui.widgets.scrolled import scrolled


class AccountPanel(RetranslatedFrame):
    """`assigned(role, scope)`, `state_asked(disabled)`, `reset_asked(first password)`, `totp_dropped`."""

    assigned = Signal(object, object)
    state_asked = Signal(bool)
    reset_asked = Signal(str)
    totp_dropped = Signal()

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("account-panel")
        self.setProperty("card", "true")
        self._desk = desk
        self._office = office
        self._account: Account | None = None
        self._words = AccountWords(desk, self)
        self._name = label("heading", name="account-name")
        self._facts = Lines("account-facts", 1)
        self._duty_title = label("strong", name="account-duty-title")
        self._own = label("note", name="account-own", wrap=True)
        self._duty = Choice("account-duty")
        self._prefix, self._sections = field("account-prefix"), field("account-sections")
        self._assign = button("account-assign", "primary")
        self._state, self._reset, self._totp = button("account-state"), button("account-reset"), button("account-totp")
        self._ask_first = Inline("first-password", self._reset_words)
        rules = PasswordRules(office.policy, self._ask_first.text_field, lambda: self._account.user if self._account else "")
        self._ask_first.add_part(rules)
        self._assigning, self._managing, self._line = QWidget(), QWidget(), ruler()
        self._lay_out()
        self._connect()
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def show_account(self, account: Account | None) -> None:
        self._account = account
        self._ask_first.forget()
        if account is not None:
            self._fill_duties(account)
            self._prefix.setText(account.scope.org_prefix)
            self._sections.setText(" ".join(account.scope.sections))
        self.retranslate()

    def retranslate(self) -> None:
        self.setFixedWidth(self._desk.theme.px("drawer"))
        account = self._account
        self.setVisible(account is not None)
        if account is None:
            return
        self._name.setText(account.user)
        self._facts.show_lines(self._fact_lines(account))
        own = account.user == self._desk.session.user
        self._own.setText(self.tr("Nobody changes a duty or an account of their own."))
        self._own.setVisible(own)
        self._assigning.setVisible(self._desk.session.may(Permission.ASSIGN_DUTIES) and not own)
        self._managing.setVisible(self._desk.session.may(Permission.MANAGE_ACCOUNTS) and not own)
        self._line.setVisible(not (self._assigning.isHidden() and self._managing.isHidden()))
        self._duty_title.setText(self.tr("Duty and scope"))
        self._fill_duties(account)
        self._duty_line.say(self.tr("Duty"))
        self._prefix_line.say(self.tr("Unit code begins with (empty: all)"))
        self._sections_line.say(self.tr("Meter-reading sections, separated by blanks (empty: all)"))
        self._assign.setText(self.tr("Assign"))
        self._state.setText(self.tr("Enable the account") if account.disabled else self.tr("Disable the account"))
        self._reset.setText(self.tr("Give a new first password"))
        self._totp.setText(self.tr("Remove the authenticator"))
        self._totp.setVisible(account.totp_secret is not None)

    def _fact_lines(self, account: Account) -> list[list[Cell]]:
        facts = (
            (self.tr("Staff number"), account.person),
            (self.tr("Duty"), self._words.duty(account.role)),
            (self.tr("Scope"), self._words.scope(account.scope)),
            (self.tr("State"), self._words.state(account, self._office.policy.unused_days)),
            (self.tr("Last sign-in"), f"{formats.moment(account.last_sign_in)} {account.last_station}".strip()),
            (self.tr("Authenticator"), self.tr("yes") if account.totp_secret else self.tr("no")),
            (self.tr("Created"), self.tr("{day} by {user}").format(day=formats.day(account.created_at), user=account.created_by)),
        )
        return [[Cell(name, "note"), Cell(value)] for name, value in facts]

    def _fill_duties(self, account: Account) -> None:
        assignable = [role for role in Role if role is not Role.FOUNDER]
        self._duty.show_choices([(role, self._words.duty(role)) for role in assignable])
        if self._duty.value() is None or not self._duty.hasFocus():
            self._duty.choose(account.role)

    def _reset_words(self) -> Words:
        return Words(
            self.tr("The person changes it at the next sign-in."),
            self.tr("First password"),
            self.tr("Give it"),
        )

    def _on_assign(self) -> None:
        role = self._duty.value()
        if isinstance(role, Role):
            sections = tuple(self._sections.text().replace("、", " ").replace(",", " ").split())
            self.assigned.emit(role, Scope(self._prefix.text().strip(), sections))

    def _on_state(self) -> None:
        if self._account is not None:
            self.state_asked.emit(not self._account.disabled)

    def _connect(self) -> None:
        self._assign.clicked.connect(self._on_assign)
        self._state.clicked.connect(self._on_state)
        self._reset.clicked.connect(self._ask_first.ask)
        self._ask_first.answered.connect(lambda first, _nothing: self.reset_asked.emit(first))
        self._totp.clicked.connect(self.totp_dropped)

    def _lay_out(self) -> None:
        area, column = scrolled("account-scroll")
        column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 10, 12)
        outer.addWidget(area)
        for part in (self._name, self._facts, self._own, self._line):
            column.addWidget(part)
        duty = QVBoxLayout(self._assigning)
        duty.setContentsMargins(0, 0, 0, 0)
        duty.setSpacing(4)
        duty.addWidget(self._duty_title)
        self._duty_line = Labelled(self._duty, duty)
        self._prefix_line = Labelled(self._prefix, duty)
        self._sections_line = Labelled(self._sections, duty)
        for line in (self._prefix_line, self._sections_line):
            line.label.setWordWrap(True)
        duty.addSpacing(4)
        duty.addLayout(row(self._assign, 1))
        manage = QVBoxLayout(self._managing)
        manage.setContentsMargins(0, 0, 0, 0)
        manage.setSpacing(6)
        for entry in (self._state, self._reset, self._ask_first, self._totp):
            manage.addWidget(entry)
        column.addWidget(self._assigning)
        column.addWidget(self._managing)
        column.addStretch(1)
