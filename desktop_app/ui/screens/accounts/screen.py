"""People and duties."""

from __future__ import annotations

import enum
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.accounts import Account, vacant
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission, Role, Scope
from desktop_app.ui.asking.paper import print_report
from desktop_app.ui.asking.second_person import act_and_ask_if_needed
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.accounts.account_panel import AccountPanel
from desktop_app.ui.screens.accounts.account_words import AccountWords
from desktop_app.ui.screens.accounts.accounts_table import AccountColumns
from desktop_app.ui.screens.accounts.add_panel import AddPanel, NewPerson
from desktop_app.ui.screens.accounts.keys_page import KeysPage
from desktop_app.ui.screens.accounts.matrix import Matrix
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.labels import button, card, label, tone
from desktop_app.ui.widgets.pages import Pages

DONE = Changes(frozenset({Topic.USERS, Topic.AUDIT}))
BUSINESS = (Role.MANAGER, Role.COLLECTOR, Role.CLERK, Role.ANALYST, Role.AUDITOR, Role.TRAINER, Role.TRAINEE)


class Page(enum.IntEnum):
    """What takes the place of what, as it lies on the stack."""

    PEOPLE = 0
    MATRIX = 1
    KEYS = 2


class AccountsScreen(Screen):
    """The list on the left, one person on the right; the matrix of permissions or the keys take the place of both."""

    topics = frozenset({Topic.USERS})

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("accounts", desk)
        self._office = office
        self._accounts: tuple[Account, ...] = ()
        self._words = AccountWords(desk, self)
        self._columns = AccountColumns(desk, office, self)
        self._view = ColumnarView("accounts-table", desk.theme)
        self._vacant = label("", name="accounts-vacant", wrap=True)
        tone(self._vacant, "tone", "attention")
        self._panel = AccountPanel(desk, office)
        self._add_panel: AddPanel | None = None
        self._matrix = Matrix(desk)
        self._keys = KeysPage(desk, office)
        self._show_keys = button("accounts-keys")
        self._show_matrix, self._add = button("accounts-matrix"), button("accounts-add", "primary")
        self._stack = Pages()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def view(self) -> ColumnarView:
        return self._view

    def refresh(self) -> None:
        house, session = self.desk.house, self.desk.session
        self.desk.look_up(self, "accounts", lambda: house.list_accounts(session), self._take)

    def visit(self, todo: str) -> None:
        self._turn_to({"matrix": Page.MATRIX, "keys": Page.KEYS}.get(todo, Page.PEOPLE))

    def retranslate(self) -> None:
        self.title.setText(self.tr("People and duties"))
        active = sum(not account.disabled for account in self._accounts)
        self.subtitle.setText(
            self.tr("Accounts: {count}, of them enabled: {active}").format(count=len(self._accounts), active=active)
        )
        self._show_matrix.setText(self.tr("Permission matrix"))
        self._show_keys.setText(self._keys.name())
        self._add.setText(self.tr("Add a person"))
        self._view.setAccessibleName(self.tr("Accounts"))
        open_duties = vacant(self._accounts) if self._accounts else ()
        names = self.tr(", ").join(self._words.duty(role) for role in open_duties)
        if self.desk.session.may(Permission.APPOINT):
            hint = self.tr("Not appointed yet: {duties}. Appoint three different people; then your right to appoint ends.")
        else:
            hint = self.tr("Not appointed yet: {duties}. The founder of the workspace appoints them.")
        self._vacant.setText("△ " + hint.format(duties=names))
        self._vacant.setVisible(bool(open_duties))
        on_list = self._stack.currentIndex() == Page.PEOPLE
        self._add.setVisible(on_list and self._may_add(open_duties))
        self._show_matrix.setVisible(on_list)
        self._show_keys.setVisible(on_list and self._keys.offered)

    def print_out(self) -> None:
        print_report(self.desk, self, "duties", lambda: self.tr("Permission matrix"), self._on_printed)

    def add(self, new: NewPerson) -> None:
        house, session = self.desk.house, self.desk.session

        def job() -> None:
            house.add_account(session, new.user, new.person, new.first_password, new.role)

        self._do(job, lambda: self.tr("{user} was added").format(user=new.user))

    def assign(self, role: Role, scope: Scope) -> None:
        house, session, user = self.desk.house, self.desk.session, self._current()

        def words() -> str:
            return self.tr("{user} is now {duty}").format(user=user, duty=self._words.duty(role))

        self._do(lambda: house.assign_duty(session, user, role, scope), words)

    def set_state(self, disabled: bool) -> None:
        house, session, user = self.desk.house, self.desk.session, self._current()

        def words() -> str:
            said = self.tr("{user} can no longer sign in") if disabled else self.tr("{user} can sign in again")
            return said.format(user=user)

        self._do(lambda: house.set_account_state(session, user, disabled), words)

    def reset(self, first_password: str) -> None:
        """An administrator's takes a second person; the service says when."""
        house, session, user = self.desk.house, self.desk.session, self._current()

        def words() -> str:
            return self.tr("{user} has a new first password").format(user=user)

        def job(second: SecondPerson | None, _progress: Progress) -> object:
            return house.reset_password(session, user, first_password, second)

        def action() -> str:
            return self.tr("New first password for {user}").format(user=user)

        act_and_ask_if_needed(self.desk, self, action, job, lambda _answer: self._done(words))

    def drop_totp(self) -> None:
        house, session, user = self.desk.house, self.desk.session, self._current()

        def words() -> str:
            return self.tr("{user} signs in without an authenticator").format(user=user)

        def job(second: SecondPerson | None, _progress: Progress) -> object:
            return house.drop_totp(session, user, second)

        def action() -> str:
            return self.tr("Remove the authenticator of {user}").format(user=user)

        act_and_ask_if_needed(self.desk, self, action, job, lambda _answer: self._done(words))

    def _do(self, job: Callable[[], object], words: Callable[[], str]) -> None:
        """One change of an account, told when it is done."""
        self.desk.work(
            self, "account", lambda: self.tr("Saving the account"), lambda _progress: job(), lambda _answer: self._done(words)
        )

    def _done(self, words: Callable[[], str]) -> None:
        self._close_add()
        self.desk.tell(words)
        self.desk.changed.emit(DONE)

    def _take(self, accounts: tuple[Account, ...]) -> None:
        shown = self._view.currentIndex().row()
        self._accounts = accounts
        self._columns.show_in(self._view, accounts)
        self.retranslate()
        self._view.select_row(max(0, min(shown, len(accounts) - 1)))

    def _current(self) -> str:
        row = self._view.currentIndex().row()
        return self._accounts[row].user if 0 <= row < len(self._accounts) else ""

    def _may_add(self, open_duties: tuple[Role, ...]) -> bool:
        session = self.desk.session
        return session.may(Permission.MANAGE_ACCOUNTS) or (session.may(Permission.APPOINT) and bool(open_duties))

    def _open_add(self) -> None:
        """The founder gives a duty at once: an administrator's that is vacant, or a business one; others leave it open."""
        self._close_add()
        appoints = self.desk.session.may(Permission.APPOINT)
        roles = (*vacant(self._accounts), *BUSINESS) if appoints else ()
        panel = AddPanel(self.desk, self._office.policy, roles)
        panel.added.connect(self.add)
        panel.left.connect(self._close_add)
        self._add_panel = panel
        self._side.addWidget(panel)
        panel.show()
        self._panel.hide()

    def _close_add(self) -> None:
        if self._add_panel is not None:
            self._add_panel.hide()
            self._add_panel.deleteLater()
            self._add_panel = None
            self._panel.retranslate()

    def _show_person(self, row: int) -> None:
        self._close_add()
        self._panel.show_account(self._accounts[row])

    def _on_printed(self, number: str, pages: int) -> None:
        self.desk.tell(
            lambda: self.tr("Pages of report {number} sent to the printer: {pages}").format(number=number, pages=pages)
        )

    def _open_keys(self) -> None:
        self._keys.begin()
        self._turn_to(Page.KEYS)

    def _turn_to(self, page: Page) -> None:
        self._stack.setCurrentIndex(page)
        self.retranslate()

    def _connect(self) -> None:
        self._view.current_row.connect(self._show_person)
        self._show_matrix.clicked.connect(lambda: self._turn_to(Page.MATRIX))
        self._show_keys.clicked.connect(self._open_keys)
        self._add.clicked.connect(self._open_add)
        for page in (self._matrix, self._keys):
            page.left.connect(lambda: self._turn_to(Page.PEOPLE))
        self._matrix.print_asked.connect(self.print_out)
        self._panel.assigned.connect(self.assign)
        self._panel.state_asked.connect(self.set_state)
        self._panel.reset_asked.connect(self.reset)
        self._panel.totp_dropped.connect(self.drop_totp)
        self._office.changed.connect(self.retranslate)

    def _lay_out(self) -> None:
        self.add_head(self._show_keys, self._show_matrix, self._add)
        frame, inside = card("accounts-card")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._view)
        self._side = QHBoxLayout()
        self._side.setSpacing(12)
        self._side.addWidget(frame, 1)
        self._side.addWidget(self._panel)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._vacant)
        column.addLayout(self._side, 1)
        for part in (page, self._matrix, self._keys):
            self._stack.addWidget(part)
        self.column.addWidget(self._stack, 1)
