"""First start: three short pages from an empty folder to a workspace whose recovery code lies in a safe."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.message import Advice
from desktop_app.domain.policy import Policy
from desktop_app.ui.shell.form import Form
from desktop_app.ui.shell.recovery_paper import print_recovery
from desktop_app.ui.widgets.inputs import tick
from desktop_app.ui.widgets.labels import button, label
from desktop_app.ui.widgets.password_rules import PasswordRules

READ_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
"""Letters that Crockford's alphabet takes for digits."""


class FounderForm(Form):
    """Page 1: the unit, its first user, and a password typed twice with its rules above it."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(("unit", "user", "password", "again"), frozenset({"password", "again"}), parent)
        self._rules = PasswordRules(policy, self.fields["password"], lambda: self.text("user"))
        self.column.insertWidget(self.column.indexOf(self.labels["password"]), self._rules)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("1/3 Set up this office"))
        self.note.setText(
            self.tr("The first user sets up the office and appoints the administrators; there is no default account.")
        )
        self.name_field("unit", self.tr("Name of the unit"))
        self.name_field("user", self.tr("User"))
        self.name_field("password", self.tr("Password"))
        self.name_field("again", self.tr("Password again"))
        self.send.setText(self.tr("Next"))

    def fault(self) -> Advice | None:
        if not all(self.text(name) for name in self.fields):
            return Advice(self.tr("Something is left empty."), "", self.tr("Fill in all four fields."))
        if not self._rules.kept:
            return Advice(self.tr("The password does not keep the rules yet."), "", self.tr("See the ticks above the field."))
        if self.text("password") != self.text("again"):
            return Advice(self.tr("The two passwords differ."), "", self.tr("Type the same password twice."))
        return None


class DeviceForm(Form):
    """Page 2: whether the data open on this computer only, and what either choice weakens. `backed` returns to page 1."""

    backed = Signal()

    def __init__(self, keyring: bool, parent: QWidget | None = None) -> None:
        super().__init__((), frozenset(), parent)
        self._keyring = keyring
        self._group = QButtonGroup(self)
        self._buttons = {choice: QRadioButton() for choice in DeviceChoice}
        self._whys = {choice: label("note", name=f"device-{choice.value}-why", wrap=True) for choice in DeviceChoice}
        for choice, entry in self._buttons.items():
            entry.setObjectName(f"device-{choice.value}")
            self._group.addButton(entry)
            self.add_part(entry)
            self.add_part(self._whys[choice])
            self._whys[choice].setContentsMargins(24, 0, 0, 6)
        self._buttons[DeviceChoice.BOUND].setEnabled(keyring)
        self._buttons[DeviceChoice.BOUND].setChecked(keyring)
        self._back = self.add_link("form-back")
        self._back.clicked.connect(self.backed)
        self.retranslate()

    @property
    def choice(self) -> DeviceChoice | None:
        """None until one is chosen: without a keyring nothing is chosen for anybody."""
        return next((choice for choice, entry in self._buttons.items() if entry.isChecked()), None)

    def choose(self, choice: DeviceChoice) -> None:
        self._buttons[choice].setChecked(True)

    def retranslate(self) -> None:
        self.title.setText(self.tr("2/3 This computer"))
        self.note.setText(self.tr("May the data be opened on another computer with a password alone?"))
        bound, unbound = self._buttons[DeviceChoice.BOUND], self._buttons[DeviceChoice.UNBOUND]
        bound.setText(self.tr("No: bind the workspace to this computer (recommended)"))
        unbound.setText(self.tr("Yes: a password is enough"))
        with_keyring = self.tr("A stolen copy is useless without this computer. On another one the recovery code opens it.")
        without = self.tr("Not possible: this system offers no keyring to keep the computer's own secret in.")
        self._whys[DeviceChoice.BOUND].setText(with_keyring if self._keyring else without)
        self._whys[DeviceChoice.UNBOUND].setText(
            self.tr("Weaker: whoever copies the folder can try passwords on a computer of their own. Keep passwords long.")
        )
        self.send.setText(self.tr("Create the workspace"))
        self._back.setText(self.tr("Back"))

    def be_busy(self, busy: bool) -> None:
        super().be_busy(busy)
        self._buttons[DeviceChoice.BOUND].setEnabled(not busy and self._keyring)
        self._buttons[DeviceChoice.UNBOUND].setEnabled(not busy)

    def fault(self) -> Advice | None:
        if self.choice is not None:
            return None
        return Advice(self.tr("Nothing is chosen yet."), "", self.tr("Choose one of the two."))


class RecoveryForm(Form):
    """Page 3: the recovery code, shown this once; on only when it is put away and its last group was typed from the paper."""

    def __init__(self, code: str, unit: str, user: str, parent: QWidget | None = None) -> None:
        super().__init__(("group",), frozenset(), parent)
        self._code, self._unit, self._user = code, unit, user
        self._shown = label("figure", name="recovery-code", wrap=True, selectable=True)
        self._print = button("recovery-print")
        self._print.clicked.connect(self.ask_printer)
        self._safe = tick("recovery-safe")
        for place, part in enumerate((self._shown, self._print, self._safe), start=2):
            self.column.insertWidget(place, part)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("3/3 Recovery code"))
        self.note.setText(
            self.tr(
                "Shown only now and kept nowhere. It opens the data when passwords are forgotten or the computer is lost. "
                "Print it, seal it in an envelope, put it in the safe."
            )
        )
        self._shown.setText(in_lines(self._code))
        self._shown.setAccessibleName(self.tr("Recovery code"))
        self._print.setText(self.tr("Print the code"))
        self._safe.setText(self.tr("I have put it in a safe place"))
        self.name_field("group", self.tr("Type the last group of the code from the paper"))
        self.send.setText(self.tr("Finish"))

    def fault(self) -> Advice | None:
        if not self._safe.isChecked():
            return Advice(
                self.tr("The code is not put away yet."), "", self.tr("Print it or write it down, then tick the sentence.")
            )
        if plain(self.text("group")) != plain(last_group(self._code)):
            return Advice(self.tr("This is not the last group."), "", self.tr("Compare it with the paper, sign by sign."))
        return None

    def ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def whose(self) -> str:
        """The first line under the code on the paper."""
        return self.tr("Unit: {unit} · set up by: {user}").format(unit=self._unit, user=self._user)

    def print_on(self, printer: QPrinter) -> None:
        """One page: whose code it is, the code, and what to do with it."""
        lines = (
            self.whose(),
            self.tr("Seal this sheet in an envelope and keep it in the safe, apart from the computer."),
            self.tr("Whoever has it can open the data. When it was used or lost, have a new code made."),
        )
        print_recovery(printer, self.tr("Recovery code of the workspace"), in_lines(self._code), lines)


def last_group(code: str) -> str:
    return code.replace(" ", "-").split("-")[-1]


def plain(text: str) -> str:
    """As the code is compared: capitals, without separators, look-alikes as digits."""
    return text.upper().replace("-", "").replace(" ", "").translate(READ_ALIKE)


def in_lines(code: str) -> str:
    """At most three groups on a line, so that it can be read aloud and typed."""
    groups = code.split("-")
    return "\n".join("-".join(groups[start : start + 3]) for start in range(0, len(groups), 3))
