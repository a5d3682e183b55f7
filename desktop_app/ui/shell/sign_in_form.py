"""Signing in to a workspace that exists, and making one where there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.message import Advice
from desktop_app.ui.shell.form import Form


class SignInForm(Form):
    """User and password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("user", "password"), frozenset({"password"}), parent)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Sign in"))
        self.note.setText(self.tr("Data stay encrypted on this computer; nothing is sent anywhere."))
        self.name_field("user", self.tr("User"))
        self.name_field("password", self.tr("Password"))
        self.send.setText(self.tr("Sign in"))

    def fault(self) -> Advice | None:
        if self.text("user") and self.text("password"):
            return None
        return Advice(self.tr("User or password is empty."), "", self.tr("Fill in both, then sign in."))


class CreateForm(Form):
    """Unit, first user and a password typed twice, with its rules shown before typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("unit", "user", "password", "again"), frozenset({"password", "again"}), parent)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Set up this office"))
        self.note.setText(
            self.tr(
                "The first user is the administrator. Password: at least 8 characters, with letters and digits. "
                "Keep it well: without it nobody can open the data."
            )
        )
        self.name_field("unit", self.tr("Name of the unit"))
        self.name_field("user", self.tr("User"))
        self.name_field("password", self.tr("Password"))
        self.name_field("again", self.tr("Password again"))
        self.send.setText(self.tr("Create and sign in"))

    def fault(self) -> Advice | None:
        if not all(self.text(name) for name in self.fields):
            return Advice(self.tr("Something is left empty."), "", self.tr("Fill in all four fields."))
        if self.text("password") != self.text("again"):
            return Advice(self.tr("The two passwords differ."), "", self.tr("Type the same password twice."))
        return None
