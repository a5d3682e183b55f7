"""The forms at the door of a workspace that exists: sign in, choose a new password, come back by the recovery code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.message import Advice
from desktop_app.domain.policy import Policy
from desktop_app.ui.shell.form import Form
from desktop_app.ui.widgets.password_rules import PasswordRules


class SignInForm(Form):
    """User and password, and the six digits where the account has an authenticator. `forgotten` asks for the other way in."""

    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("user", "password", "code"), frozenset({"password"}), parent)
        self.show_field("code", False)
        self._forgotten = self.add_link("sign-in-forgotten")
        self._forgotten.clicked.connect(self.forgotten)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Sign in"))
        self.note.setText(self.tr("Data stay encrypted on this computer; nothing is sent anywhere."))
        self.name_field("user", self.tr("User"))
        self.name_field("password", self.tr("Password"))
        self.name_field("code", self.tr("Six digits of the authenticator"))
        self.send.setText(self.tr("Sign in"))
        self._forgotten.setText(self.tr("Forgotten password"))

    def fault(self) -> Advice | None:
        if self.text("user") and self.text("password"):
            return None
        return Advice(self.tr("User or password is empty."), "", self.tr("Fill in both, then sign in."))

    def ask_for_code(self) -> None:
        """The account has an authenticator."""
        self.show_field("code", True)
        self.fields["code"].clear()
        self.fields["code"].setFocus(Qt.FocusReason.OtherFocusReason)


class ChangeForm(Form):
    """A new password in place of one that expired or was given by an administrator. `backed` returns to the sign-in."""

    backed = Signal()

    def __init__(self, user: str, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(("password", "again"), frozenset({"password", "again"}), parent)
        self._user = user
        self._rules = PasswordRules(policy, self.fields["password"], lambda: user)
        self.column.insertWidget(2, self._rules)
        self._back = self.add_link("form-back")
        self._back.clicked.connect(self.backed)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Choose a new password"))
        self.note.setText(
            self.tr("The password of {user} has expired or was given by somebody else; only you should know it.").format(
                user=self._user
            )
        )
        self.name_field("password", self.tr("New password"))
        self.name_field("again", self.tr("New password again"))
        self.send.setText(self.tr("Change and sign in"))
        self._back.setText(self.tr("Back"))

    def fault(self) -> Advice | None:
        if not self._rules.kept:
            return Advice(self.tr("The password does not keep the rules yet."), "", self.tr("See the ticks above the field."))
        if self.text("password") != self.text("again"):
            return Advice(self.tr("The two passwords differ."), "", self.tr("Type the same password twice."))
        return None


class RecoverForm(Form):
    """The printed recovery code, whose account it is to be, and a new password. `backed` returns to the sign-in."""

    backed = Signal()

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(("recovery", "user", "password", "again"), frozenset({"password", "again"}), parent)
        self._rules = PasswordRules(policy, self.fields["password"], lambda: self.text("user"))
        self.add_part(self._rules)
        self._back = self.add_link("form-back")
        self._back.clicked.connect(self.backed)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Forgotten password"))
        self.note.setText(
            self.tr(
                "An administrator can give you a new first password. Where nobody can, the sealed recovery code opens the "
                "workspace, on another computer too; its use is recorded."
            )
        )
        self.name_field("recovery", self.tr("Recovery code"))
        self.name_field("user", self.tr("User"))
        self.name_field("password", self.tr("New password"))
        self.name_field("again", self.tr("New password again"))
        self.send.setText(self.tr("Open with the code"))
        self._back.setText(self.tr("Back"))

    def fault(self) -> Advice | None:
        if not (self.text("recovery") and self.text("user")):
            return Advice(self.tr("Something is left empty."), "", self.tr("Fill in all four fields."))
        if not self._rules.kept:
            return Advice(self.tr("The password does not keep the rules yet."), "", self.tr("See the ticks above the field."))
        if self.text("password") != self.text("again"):
            return Advice(self.tr("The two passwords differ."), "", self.tr("Type the same password twice."))
        return None
