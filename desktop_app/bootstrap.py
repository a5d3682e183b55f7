"""The one composition root: every service is wired here, by hand, and nowhere else."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import platformdirs

from desktop_app.cli import app as cli
from desktop_app.cli.context import Front
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.duties import Duties
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock
from desktop_app.domain.risk import ScoreParameters
from desktop_app.domain.roles import Session
from desktop_app.domain.texts import Texts
from desktop_app.engines.duckdb_local import DuckDbEngine
from desktop_app.metrics.indicators import SPECS
from desktop_app.reports.pages import page_count, render_page
from desktop_app.reports.typst_pdf import Press
from desktop_app.security.passwords import Cost
from desktop_app.security.vault import SlotVault
from desktop_app.services.build_report import BuildReport
from desktop_app.services.check_extracts import CheckExtracts
from desktop_app.services.commit_import import CommitImport
from desktop_app.services.crash_report import CrashReport
from desktop_app.services.discard_import import DiscardImport
from desktop_app.services.evaluate_card import EvaluateCard
from desktop_app.services.explain_customer import ExplainCustomer
from desktop_app.services.export_list import ExportList, ExportScores
from desktop_app.services.gate import Gate
from desktop_app.services.house import House
from desktop_app.services.last_end import running
from desktop_app.services.list_risk import ListRisk
from desktop_app.services.pending_import import PendingImport
from desktop_app.services.save_rejects import SaveRejects
from desktop_app.services.score_customers import ScoreCustomers
from desktop_app.services.segment_customers import SegmentCustomers, ShowSegments
from desktop_app.services.show_overview import ShowOverview
from desktop_app.services.verify_report import VerifyReport, VerifyTrail
from desktop_app.storage.failures import watch_failures
from desktop_app.storage.logbook import Logbook, last_lines
from desktop_app.storage.workspace import DuckWorkspace

_TREE = Path(__file__).resolve().parent
RESOURCES = _TREE / "resources" if (_TREE / "resources").is_dir() else _TREE.parent / "resources"


class LocalClock:
    """The PC's wall clock, to the second: what a person would write beside a signature."""

    def now(self) -> dt.datetime:
        return dt.datetime.now().replace(microsecond=0)


def _log_folder() -> Path:
    """Where the program writes its own log; no workspace lies there."""
    return Path(platformdirs.user_log_dir("powerdesk", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between a real start, training and a test."""

    workspace: Path
    language: str = "zh"
    clock: Clock = field(default_factory=LocalClock)
    password_cost: Cost = field(default_factory=Cost)
    device_bound: bool = False
    parameters: ScoreParameters = field(default_factory=ScoreParameters)
    resources: Path = RESOURCES
    logs: Path = field(default_factory=_log_folder)


def build(settings: Settings) -> House:
    """Wire the house over one workspace folder; nothing is opened yet."""
    clock, resources = settings.clock, settings.resources
    texts = Texts.load(resources / "texts", settings.language)
    dictionary = Dictionary.load(resources / "dictionaries" / "extracts.toml")
    workspace = DuckWorkspace(settings.workspace, clock)
    duties = Duties.load(resources / "rules" / "duties.toml")
    engine = DuckDbEngine(workspace.cursor)
    pending = PendingImport()
    overview = ShowOverview(workspace, engine, clock)
    ranked = ListRisk(workspace)
    press = Press(resources / "templates", resources / "fonts")
    return House(
        clock=clock,
        texts=texts,
        dictionary=dictionary,
        duties=duties,
        indicators=SPECS,
        resources=resources,
        gate=Gate(workspace, SlotVault(settings.workspace, settings.password_cost, settings.device_bound), duties, clock),
        check_extracts=CheckExtracts(workspace, dictionary, pending, clock),
        commit_import=CommitImport(workspace, dictionary, pending, clock),
        crash_report=CrashReport(partial(last_lines, settings.logs)),
        discard_import=DiscardImport(workspace, pending),
        save_rejects=SaveRejects(workspace, dictionary, pending, texts),
        score_customers=ScoreCustomers(workspace, engine, SPECS, settings.parameters, clock),
        evaluate_card=EvaluateCard(workspace, engine, SPECS, settings.parameters, clock),
        segment_customers=SegmentCustomers(workspace, engine, SPECS, settings.parameters, clock),
        show_segments=ShowSegments(workspace),
        show_overview=overview,
        list_risk=ranked,
        explain_customer=ExplainCustomer(workspace, engine),
        build_report=BuildReport(workspace, engine, overview, texts, SPECS, press, clock),
        page_count=page_count,
        render_page=render_page,
        export_list=ExportList(workspace, ranked, texts, SPECS, clock),
        export_scores=ExportScores(workspace, ranked, texts, SPECS),
        verify_report=VerifyReport(workspace),
        verify_trail=VerifyTrail(workspace),
    )


def run(arguments: list[str]) -> int:
    """The program: a verb runs headless, none (or only `--workspace DIR`) opens the desktop."""
    texts = Texts.load(RESOURCES / "texts")
    logbook = Logbook(_log_folder())
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


def _house(folder: Path | None, language: str, device_bound: bool) -> House:
    return build(Settings(folder or default_folder(), language, device_bound=device_bound))


def _desktop(folder: Path) -> int:
    if not has_display():
        texts = Texts.load(RESOURCES / "texts")
        sys.stderr.write(f"{texts.say(Message.of('cli.no_display'))}\n")
        return 1
    from desktop_app.ui.app import run as run_desktop  # noqa: PLC0415 - as above

    with running(_settings_folder(), LocalClock().now()):
        return run_desktop(_house(folder, "zh", device_bound=False), _settings_folder())


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
    sentence = texts.say(Message.of("watch.fault", folder=_log_folder()))
    sys.stderr.write(f"{sentence}\n\n{CrashReport(partial(last_lines, _log_folder(), 0))(error)}")
