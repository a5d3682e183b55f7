"""How one database is reached: typed once, tried, saved; the password goes to the keyring and nowhere else."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Tls
from desktop_app.domain.message import Advice
from desktop_app.domain.progress import Progress
from desktop_app.services.save_connection import Saved
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.form import Form
from desktop_app.ui.widgets.inputs import Choice
from desktop_app.ui.widgets.labels import label, tone

NAME, HOST, PORT, DATABASE, USER, OPTIONS, SECRET = (
    f"database-{part}" for part in ("name", "host", "port", "database", "user", "options", "secret")
)
KIND, TLS = "database-kind", "database-tls"
ORDER = (NAME, KIND, HOST, PORT, DATABASE, TLS, USER, SECRET, OPTIONS)


class ConnectionForm(Form):
    """`saved(name)` after the workspace has it, `left` without."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__((NAME, HOST, PORT, DATABASE, USER, OPTIONS, SECRET), frozenset({SECRET}), parent)
        self.setObjectName("connection-form")
        self._desk = desk
        self._keyring = True
        self._kind, self._tls = Choice(KIND), Choice(TLS)
        self._answer = label("note", name="database-answer", wrap=True)
        self._kind_words, self._tls_words = label("", name="label-database-kind"), label("", name="label-database-tls")
        self._lay_out_in_two_columns()
        self.add_part(self._answer)
        self._try, self._leave = self.add_link("database-try"), self.add_link("database-leave")
        self.column.addStretch(1)
        self._kind.currentIndexChanged.connect(lambda _place: self._fit_kind())
        self._try.clicked.connect(self.try_it)
        self._leave.clicked.connect(self.left)
        self.sent.connect(self.save)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Database connection"))
        self.note.setText(self.tr("Ask for an account that may only read (SELECT). This program sends nothing else."))
        self._kind_words.setText(self.tr("Kind of database"))
        self._kind.setAccessibleName(self._kind_words.text())
        self._kind.show_choices([(kind, kind.words) for kind in DatabaseKind])
        self._tls_words.setText(self.tr("On its way"))
        self._tls.setAccessibleName(self._tls_words.text())
        words = {
            Tls.OFF: self.tr("not encrypted (office network only)"),
            Tls.ENCRYPT: self.tr("encrypted"),
            Tls.VERIFY: self.tr("encrypted, server's certificate checked"),
        }
        self._tls.show_choices(list(words.items()))
        self.name_field(NAME, self.tr("Name of the connection"))
        self.name_field(HOST, self.tr("Server"))
        self.name_field(PORT, self.tr("Port"))
        self.name_field(USER, self.tr("User"))
        self.name_field(OPTIONS, self.tr("Options (name=value; …)"))
        kept = self.tr("Password (kept by this PC's keyring)") if self._keyring else self.tr("Password (only to try; not kept)")
        self.name_field(SECRET, kept)
        self.send.setText(self.tr("Save"))
        self._try.setText(self.tr("Try the connection"))
        self._leave.setText(self.tr("Go back"))
        self._fit_kind()

    def show_connection(self, connection: DatabaseConnection | None) -> None:
        """One to be changed, or an empty form."""
        one = connection or DatabaseConnection("", DatabaseKind.POSTGRESQL, "", None, "", "")
        self._kind.choose(one.kind)
        self._tls.choose(one.tls)
        options = "; ".join(f"{name}={value}" for name, value in one.options)
        port = str(one.port or one.kind.port or "")
        for name, text in zip(
            (NAME, HOST, PORT, DATABASE, USER, OPTIONS), (one.name, one.host, port, one.database, one.user, options), strict=True
        ):
            self.fields[name].setText(text)
        self.fields[NAME].setReadOnly(connection is not None)
        self.forget()
        self._say("", "")
        self.message.hide()

    def show_keyring(self, keyring: bool) -> None:
        """Whether this PC has one that keeps the password."""
        self._keyring = keyring
        self.retranslate()

    def fault(self) -> Advice | None:
        port = self.text(PORT)
        if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
            return Advice(self.tr("The port is no number between 1 and 65535."), "", self.tr("Correct it, or leave it empty."))
        if any("=" not in part for part in self._option_texts()):
            return Advice(self.tr("An option is not written as name=value."), "", self.tr("Correct it, or leave it empty."))
        return None

    def connection(self) -> DatabaseConnection:
        kind, tls = self._kind.value(), self._tls.value()
        assert isinstance(kind, DatabaseKind)
        assert isinstance(tls, Tls)
        pairs = (part.partition("=") for part in self._option_texts())
        options = tuple((name.strip(), value.strip()) for name, _, value in pairs)
        host, port = (
            ("", None) if kind is DatabaseKind.ODBC else (self.text(HOST), int(self.text(PORT) or kind.port or 0) or None)
        )
        return DatabaseConnection(self.text(NAME), kind, host, port, self.text(DATABASE), self.text(USER), tls, options)

    def try_it(self) -> None:
        """Whether the server answers; nothing is saved."""
        fault = self.fault()
        if fault is not None:
            self.say(fault)
            return
        house, session, connection, secret = self._desk.house, self._desk.session, self.connection(), self.text(SECRET) or None
        self._say("", "")
        self.be_busy(True)

        def job(progress: Progress) -> str:
            return house.try_connection(session, connection, secret, progress)

        def answered(version: str) -> None:
            self.be_busy(False)
            self._say(self.tr("✓ Connected: {kind} {version}").format(kind=connection.kind.words, version=version), "favourable")

        self._desk.work(
            self, "database-try", lambda: self.tr("Trying the connection"), job, answered, ended=lambda: self.be_busy(False)
        )

    def save(self) -> None:
        house, session, connection, secret = self._desk.house, self._desk.session, self.connection(), self.text(SECRET) or None

        def kept(saved: Saved) -> None:
            self.forget()
            self._desk.tell(
                lambda: self.tr("Connection {name} saved").format(name=connection.name), lambda: self._desk.say(saved.secret)
            )
            self._desk.changed.emit(saved.changes)
            self.saved.emit(connection.name)

        def job(_progress: Progress) -> Saved:
            return house.save_connection(session, connection, secret)

        self._desk.work(self, "database-save", lambda: self.tr("Saving the connection"), job, kept, shown=False)

    def _lay_out_in_two_columns(self) -> None:
        """Nine questions fit a small screen side by side; Tab goes through them in the order they are read."""
        known = {KIND: (self._kind_words, self._kind), TLS: (self._tls_words, self._tls)}
        pairs: list[tuple[QLabel, QWidget]] = [known.get(name) or (self.labels[name], self.fields[name]) for name in ORDER]
        grid = QGridLayout()
        self.column.insertLayout(2, grid)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, (words, widget) in enumerate(pairs):
            grid.addWidget(words, place // 2 * 2, place % 2)
            grid.addWidget(widget, place // 2 * 2 + 1, place % 2)
        for (_, one), (_, following) in pairwise(pairs):
            QWidget.setTabOrder(one, following)

    def _option_texts(self) -> list[str]:
        return [part for part in self.text(OPTIONS).split(";") if part.strip()]

    def _fit_kind(self) -> None:
        """An ODBC source knows its server itself; the usual port takes the place of another kind's usual port."""
        kind = self._kind.value()
        if not isinstance(kind, DatabaseKind):
            return
        odbc = kind is DatabaseKind.ODBC
        for name in (HOST, PORT):
            self.show_field(name, not odbc)
        self.show_field(OPTIONS, bool(kind.options))
        words = {DatabaseKind.ODBC: self.tr("Data source (DSN)"), DatabaseKind.ORACLE: self.tr("Service name")}
        self.name_field(DATABASE, words.get(kind, self.tr("Database")))
        self.fields[OPTIONS].setPlaceholderText(self.tr("possible: {names}").format(names=", ".join(kind.options)))
        if self.text(PORT) in {"", *(str(other.port) for other in DatabaseKind)}:
            self.fields[PORT].setText(str(kind.port or ""))

    def _say(self, words: str, colour: str) -> None:
        tone(self._answer, "tone", colour)
        self._answer.setText(words)
        self._answer.setVisible(bool(words))
