"""The table of accounts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop_app.domain import formats
from desktop_app.domain.accounts import Account
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.accounts.account_words import AccountWords
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView


class AccountColumns(QObject):
    """Makes the columns over a tuple of accounts."""

    def __init__(self, desk: Desk, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._words = AccountWords(desk, self)

    def show_in(self, view: ColumnarView, accounts: tuple[Account, ...]) -> None:
        view.rows.show_columns(self._columns(accounts), np.arange(len(accounts), dtype=np.intp))
        view.measure()

    def _columns(self, accounts: tuple[Account, ...]) -> list[Column]:
        words, unused = self._words, self._office.policy.unused_days

        def text(read: Callable[[Account], str]) -> Callable[[int], str]:
            return lambda i: read(accounts[i])

        return [
            Column("user", lambda: self.tr("User"), text(lambda a: a.user), "王敏王敏"),
            Column("person", lambda: self.tr("Staff number"), text(lambda a: a.person), "31420017"),
            Column("duty", lambda: self.tr("Duty"), text(lambda a: words.duty(a.role)), "系统管理员"),
            Column("scope", lambda: self.tr("Scope"), text(lambda a: words.scope(a.scope)), "全部客户全部", stretch=True),
            Column(
                "state",
                lambda: self.tr("State"),
                text(lambda a: words.state(a, unused)),
                "● 已停用",
                colour=lambda i: self._colour(accounts[i], unused),
            ),
            Column("seen", lambda: self.tr("Last sign-in"), text(lambda a: formats.moment(a.last_sign_in)), "2026-11-03 09:30"),
        ]

    def _colour(self, account: Account, unused: int) -> QColor | None:
        if account.disabled:
            return self._desk.theme.colour("secondary")
        attention = account.must_change or self._words.is_unused(account, unused)
        return self._desk.theme.colour("attention" if attention else "favourable")
