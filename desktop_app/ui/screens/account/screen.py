"""My account: password, authenticator, who I am here."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.domain.safety import TotpStart
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.account.authenticator_card import AuthenticatorCard
from desktop_app.ui.screens.account.password_card import PasswordCard
from desktop_app.ui.screens.accounts.account_words import AccountWords
from desktop_app.ui.screens.screen import Screen


class AccountScreen(Screen):
    """For every duty."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__("account", desk)
        self._words = AccountWords(desk, self)
        self._password = PasswordCard(desk, office)
        self._authenticator = AuthenticatorCard(desk)
        self._password.asked.connect(self.change_password)
        self._authenticator.start_asked.connect(self.start_totp)
        self._authenticator.confirm_asked.connect(self.confirm_totp)
        self.add_head()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._password, 1)
        line.addWidget(self._authenticator, 1)
        self.column.addLayout(line, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("My account"))
        session = self.desk.session
        self.subtitle.setText(f"{session.user} · {self._words.duty(session.role)} · {self._words.scope(session.scope)}")

    def change_password(self, old: str, new: str) -> None:
        house, session = self.desk.house, self.desk.session

        def finished(_answer: object) -> None:
            self._password.clear()
            self.desk.tell(lambda: self.tr("The password was changed"), lambda: self.tr("Use it from the next sign-in on."))

        self.desk.work(
            self,
            "change-password",
            lambda: self.tr("Changing the password"),
            lambda _progress: house.change_password(session, old, new),
            finished,
        )

    def start_totp(self) -> None:
        house, session = self.desk.house, self.desk.session

        def job(_progress: object) -> TotpStart:
            return house.start_totp(session)

        self.desk.work(self, "totp", lambda: self.tr("Authenticator"), job, self._authenticator.show_start)

    def confirm_totp(self, secret: str, code: str) -> None:
        house, session = self.desk.house, self.desk.session

        def finished(_answer: object) -> None:
            self._authenticator.show_done()
            self.desk.tell(lambda: self.tr("The authenticator is set up"))

        self.desk.work(
            self,
            "totp",
            lambda: self.tr("Authenticator"),
            lambda _progress: house.confirm_totp(session, secret, code),
            finished,
        )
