"""Pictures of what keeps people out and data in: first start, lock, matrix, restore, second person, the trail."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.roles import Permission, Role, Session
from desktop_app.domain.safety import Founded
from desktop_app.services.house import House
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.screens.backup.screen import BackupScreen
from desktop_app.ui.shell.first_start import DeviceForm, FounderForm
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.waiting import wait_until_idle

SAMPLE_CODE = "7K2Q-DM9X-RT4H-BVEW-3PCN-G8YZ-A5EW"
"""Shown in the picture of the first start: of the form of a real one, and it opens nothing."""
AUDITOR, AUDITOR_NO = "audit", "AUDIT-1"
SHADE = QColor(0, 0, 0, 90)

Take = Callable[[QPixmap, str], None]


def first_start_pictures(desktop: Desktop, session: Session, unit: str, take: Take) -> None:
    """The three pages of the first start, the last with a sample code."""
    login = desktop.show_login()
    founder = FounderForm(desktop.policy())
    for name, words in (("unit", unit), ("user", session.user), ("password", "Blue-River-27"), ("again", "Blue-River-27")):
        founder.fields[name].setText(words)
    login.show_form(founder)
    wait_until_idle(desktop.runner)
    take(login.grab(), "first-start-1")
    device = DeviceForm(keyring=True)
    device.choose(DeviceChoice.BOUND)
    login.show_form(device)
    wait_until_idle(desktop.runner)
    take(login.grab(), "first-start-2")
    login.show_recovery(Founded(session, SAMPLE_CODE), unit)
    wait_until_idle(desktop.runner)
    take(login.grab(), "first-start-3")


def window_pictures(desktop: Desktop, window: MainWindow, take: Take) -> None:
    """Lock, permission matrix, restore preview and the second person over it, as far as the duty reaches."""
    if "accounts" in window.places:
        window.show_place("accounts")
        window.screen_of("accounts").visit("matrix")
        wait_until_idle(desktop.runner)
        take(window.grab(), "matrix")
        window.screen_of("accounts").visit("")
    if "backup" in window.places:
        _restore_pictures(desktop, window, take)
    window.lock()
    take(window.grab(), "lock")
    window.unlock()


def audit_pictures(desktop: Desktop, auditor: Session, show: Callable[[MainWindow], None], take: Take) -> None:
    """The trail, verified."""
    window = desktop.show_main(auditor)
    show(window)
    window.show_place("audit")
    wait_until_idle(desktop.runner)
    window.screen_of("audit").visit("verify")
    wait_until_idle(desktop.runner)
    take(window.grab(), "audit")


def back_up_first(house: House, session: Session) -> None:
    """A backup to be shown, where there is none yet."""
    if session.may(Permission.BACK_UP) and not house.list_backups(session):
        house.back_up(session)


def auditor_of(house: House, session: Session) -> Session:
    """Somebody who may see the trail: the founder appoints an audit administrator, as an office does, who signs in."""
    if session.may(Permission.SEE_AUDIT):
        return session
    first, own = (f"Aa1-{secrets.token_hex(8)}" for _ in range(2))
    house.add_account(session, AUDITOR, AUDITOR_NO, first, Role.AUDIT_ADMIN)
    house.gate.sign_out()
    return house.gate.change_expired(AUDITOR, first, own)


def _restore_pictures(desktop: Desktop, window: MainWindow, take: Take) -> None:
    window.show_place("backup")
    wait_until_idle(desktop.runner)
    screen = window.screen_of("backup")
    if not isinstance(screen, BackupScreen):
        return
    screen.visit("preview")
    wait_until_idle(desktop.runner)
    take(window.grab(), "restore-preview")
    screen.restoring.ask_second()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in dialogs:
        take(_over(window, dialog), "second-person")
        dialog.reject()
    screen.leave()


def _over(window: QWidget, dialog: QDialog) -> QPixmap:
    """A dialog on its shaded window."""
    picture, front = window.grab(), dialog.grab()
    painter = QPainter(picture)
    painter.fillRect(window.rect(), SHADE)
    centre = window.rect().center() - dialog.rect().center()
    painter.drawPixmap(QPoint(centre.x(), centre.y()), front)
    painter.end()
    return picture
