"""Pictures of every screen, for the demo and the manual; needs no display (QT_QPA_PLATFORM=offscreen)."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.domain.roles import Session
from desktop_app.domain.texts import LANGUAGES
from desktop_app.services.house import House
from desktop_app.ui.desktop import Desktop, application
from desktop_app.ui.import_pictures import import_pictures
from desktop_app.ui.safety_pictures import Take, audit_pictures, auditor_of, back_up_first, first_start_pictures, window_pictures
from desktop_app.ui.tasks.collector import Collector
from desktop_app.ui.waiting import wait_until_idle

SIZE = QSize(1366, 768)
_OF_NO_WINDOW_SYSTEM = "This plugin does not support propagateSizeHints()"


def screenshots(
    house: House, session: Session, folder: Path, languages: Sequence[str] = LANGUAGES, extracts: Sequence[Path] = ()
) -> list[Path]:
    """Open each screen at 1366×768, wait for its data, and save `<screen>-<language>.png`.

    With `extracts` their mapping and check are shown; the check is let go afterwards. Building the report registers it.
    Where the duty cannot see the trail, an audit administrator is appointed and signs in for its picture, the last one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_pass_on)
    back_up_first(house, session)
    with tempfile.TemporaryDirectory() as settings:
        desktop = Desktop(application(), house, Path(settings))
        collector = Collector(lambda: not desktop.runner.tasks())
        try:
            made = [path for language in languages for path in _in_language(desktop, session, folder, language, extracts)]
            return made + _of_the_trail(desktop, auditor_of(house, session), folder, languages)
        finally:
            desktop.put_away()
            collector.close()
            qInstallMessageHandler(None)


def _in_language(desktop: Desktop, session: Session, folder: Path, language: str, extracts: Sequence[Path]) -> list[Path]:
    desktop.language.switch(language)
    login = desktop.show_login()
    wait_until_idle(desktop.runner)
    pictures = [_picture(login, folder / f"login-{language}.png")]
    take = _taking(folder, language, pictures)
    first_start_pictures(desktop, session, desktop.unit(), take)
    window = desktop.show_main(session)
    window.resize(SIZE)
    import_pictures(desktop, window, extracts, take)
    todo = {"reports": "risk-list"}
    for place in window.places:
        window.show_place(place)
        window.screen_of(place).visit(todo.get(place, ""))
        wait_until_idle(desktop.runner)
        pictures.append(_picture(window, folder / f"{place}-{language}.png"))
        window.screen_of(place).leave()
        wait_until_idle(desktop.runner)
    window_pictures(desktop, window, take)
    return pictures


def _of_the_trail(desktop: Desktop, auditor: Session, folder: Path, languages: Sequence[str]) -> list[Path]:
    pictures: list[Path] = []
    for language in languages:
        desktop.language.switch(language)
        audit_pictures(desktop, auditor, lambda window: window.resize(SIZE), _taking(folder, language, pictures))
    return pictures


def _taking(folder: Path, language: str, pictures: list[Path]) -> Take:
    """Saves a picture under its name and notes it."""

    def take(picture: QPixmap, name: str) -> None:
        path = folder / f"{name}-{language}.png"
        picture.save(str(path))
        pictures.append(path)

    return take


def _picture(window: QWidget, path: Path) -> Path:
    window.grab().save(str(path))
    return path


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt's messages as ever, but for the one the offscreen plugin says of every window."""
    if text != _OF_NO_WINDOW_SYSTEM:
        sys.stderr.write(f"{text}\n")
