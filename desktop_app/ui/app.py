"""What the rest of the program calls: run the desktop, or take pictures of it."""

from __future__ import annotations

import logging
import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from desktop_app.domain.roles import Session
from desktop_app.services.house import House
from desktop_app.services.last_end import last_end
from desktop_app.ui.desktop import Desktop, application
from desktop_app.ui.pictures import screenshots
from desktop_app.ui.shell.crash import CrashTeller
from desktop_app.ui.tasks.collector import Collector
from desktop_app.ui.tasks.watchdog import Watchdog

__all__ = ["run", "screenshots"]

_log = logging.getLogger(__name__)


def run(house: House, settings_folder: Path, session: Session | None = None) -> int:
    """Run the desktop until its window is closed; gives the exit code.

    With a `session` the workspace is open already and the main window comes first, else the door. `settings_folder` takes the
    state of the window and nothing else.
    """
    app = application()
    desktop = Desktop(app, house, settings_folder, last_end(settings_folder).message)
    teller = CrashTeller(desktop.theme, house.crash_report, lambda: desktop.window)
    sys.excepthook = partial(_on_fault, teller)
    collector, watchdog = Collector(lambda: not desktop.runner.tasks()), Watchdog()
    if session is None:
        desktop.show_login()
    else:
        desktop.enter(session)
    code = app.exec()
    desktop.close()
    watchdog.close()
    collector.close()
    return code


def _on_fault(teller: CrashTeller, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault in a slot must not end the program; it is logged, and told with details that may be passed on."""
    _log.error("fault in the window", exc_info=(kind, error, trace))
    teller.tell(error)
