"""What the rest of the program calls: run the desktop, or take pictures of it."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType

from desktop_app.domain.roles import Session
from desktop_app.services.house import House
from desktop_app.ui.desktop import Desktop, application
from desktop_app.ui.pictures import screenshots
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
    sys.excepthook = _log_fault
    desktop = Desktop(app, house, settings_folder)
    collector, watchdog = Collector(lambda: not desktop.runner.tasks()), Watchdog()
    if session is None:
        desktop.show_login()
    else:
        desktop.show_main(session)
    code = app.exec()
    desktop.close()
    watchdog.close()
    collector.close()
    return code


def _log_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault in a slot must not end the program; it is logged whole."""
    _log.error("fault in the window", exc_info=(kind, error, trace))
