"""The one composition root: every service is wired here, by hand, and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import platformdirs

from desktop_app.cli import app as cli
from desktop_app.cli.context import Front
from desktop_app.composition.accounts import accounts
from desktop_app.composition.analysis import analysis, engine_of
from desktop_app.composition.custody import custody, verification
from desktop_app.composition.door import Door
from desktop_app.composition.intake import intake
from desktop_app.composition.mapping import mapping
from desktop_app.composition.papers import papers
from desktop_app.composition.quality import quality
from desktop_app.composition.safety import packages, safety
from desktop_app.composition.settings import RESOURCES, LocalClock, Settings, log_folder
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.duties import Duties
from desktop_app.domain.masking import Masking
from desktop_app.domain.message import Message
from desktop_app.domain.practice import PracticeMark
from desktop_app.domain.roles import Session
from desktop_app.domain.texts import Texts
from desktop_app.metrics.indicators import SPECS
from desktop_app.reports.typst_pdf import Press
from desktop_app.services.crash_report import CrashReport
from desktop_app.services.erase_expired import EraseExpired
from desktop_app.services.export_register import ExportRegister
from desktop_app.services.house import House
from desktop_app.services.last_end import running
from desktop_app.services.list_risk import ListRisk
from desktop_app.services.pending_import import PendingImport
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.storage.backup import DuckBackups
from desktop_app.storage.failures import watch_failures
from desktop_app.storage.logbook import Logbook, last_lines
from desktop_app.storage.workspace import DuckWorkspace


def build(settings: Settings) -> House:
    """Wire the house over one workspace folder; nothing is opened yet."""
    clock, resources, rules = settings.clock, settings.resources, settings.resources / "rules"
    texts = Texts.load(resources / "texts", settings.language)
    dictionary = Dictionary.load(resources / "dictionaries" / "extracts.toml")
    workspace = DuckWorkspace(settings.workspace, clock)
    workspace.settle()
    duties, masking = Duties.load(rules / "duties.toml"), Masking.load(rules / "masking.toml")
    keeping, pending = Safekeeping(workspace, DuckBackups(workspace, clock), clock), PendingImport()
    engine, ranked, door = engine_of(workspace), ListRisk(workspace), Door.of(settings, workspace, duties)
    press = Press(resources / "templates", resources / "fonts")
    register = ExportRegister(workspace, door.approvals, masking, clock)
    return House(
        clock=clock,
        texts=texts,
        dictionary=dictionary,
        duties=duties,
        masking=masking,
        indicators=SPECS,
        resources=resources,
        **accounts(settings, workspace, duties, door),
        **safety(settings, workspace, duties, keeping, door, pending),
        **packages(settings, workspace, dictionary, keeping, register),
        **intake(settings, workspace, dictionary, PracticeMark.load(rules / "practice.toml"), texts, masking, keeping, pending),
        **mapping(workspace, dictionary, clock),
        crash_report=CrashReport(partial(last_lines, settings.logs)),
        **analysis(settings, workspace, engine),
        **quality(workspace, masking, clock),
        list_risk=ranked,
        **papers(settings, workspace, engine, press, texts, dictionary, duties, masking),
        **custody(workspace, ranked, door.approvals, register, masking, texts, clock),
        erase_expired=EraseExpired(workspace, engine, door.approvals, dictionary, texts, press, clock),
        **verification(workspace, texts, clock, door),
    )


def run(arguments: list[str]) -> int:
    """The program: a verb runs headless, none (or only `--workspace DIR`) opens the desktop."""
    texts = Texts.load(RESOURCES / "texts")
    logbook = Logbook(log_folder())
    logbook.open()
    watch_failures(logbook.folder, partial(_tell_fault, texts))
    if not arguments:
        return _desktop(default_folder())
    if len(arguments) == 2 and arguments[0] == "--workspace":
        return _desktop(Path(arguments[1]))
    return cli.run(arguments, Front(_house, _show), texts)


def default_folder() -> Path:
    """Where a workspace lies if nobody says otherwise."""
    return Path(platformdirs.user_data_dir("powerdesk", appauthor=False)) / "workspace"


def _house(folder: Path | None, language: str) -> House:
    return build(Settings(folder or default_folder(), language))


def _desktop(folder: Path) -> int:
    if not has_display():
        texts = Texts.load(RESOURCES / "texts")
        sys.stderr.write(f"{texts.say(Message.of('cli.no_display'))}\n")
        return 1
    from desktop_app.ui.app import run as run_desktop  # noqa: PLC0415 - as above

    with running(_settings_folder(), LocalClock().now()):
        return run_desktop(_house(folder, "zh"), _settings_folder())


def _show(house: House, session: Session, pictures: Path, extracts: Sequence[Path]) -> list[Path]:
    """The window on an open house where there is a display, else its screenshots; `extracts` are shown being checked."""
    from desktop_app.ui.app import run as run_desktop  # noqa: PLC0415 - as above
    from desktop_app.ui.app import screenshots  # noqa: PLC0415

    if has_display():
        run_desktop(house, _settings_folder(), session)
        return []
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return screenshots(house, session, pictures, extracts=extracts)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _settings_folder() -> Path:
    return Path(platformdirs.user_config_dir("powerdesk", appauthor=False))


def _tell_fault(texts: Texts, error: BaseException) -> None:
    """A mistake of the program's own, said on stderr without a value from the workspace."""
    sentence = texts.say(Message.of("watch.fault", folder=log_folder()))
    sys.stderr.write(f"{sentence}\n\n{CrashReport(partial(last_lines, log_folder(), 0))(error)}")
