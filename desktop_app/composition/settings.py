"""What differs between a real start, training and a test, and where the program keeps its things."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from desktop_app.domain.database import Secrets
from desktop_app.domain.ports import Clock
from desktop_app.domain.risk import ScoreParameters
from desktop_app.security.device import Device, KeyringDevice
from desktop_app.security.passwords import Cost
from desktop_app.security.secrets import KeyringSecrets

_TREE = Path(__file__).resolve().parent.parent
RESOURCES = _TREE / "resources" if (_TREE / "resources").is_dir() else _TREE.parent / "resources"


class LocalClock:
    """The PC's wall clock, to the second: what a person would write beside a signature."""

    def now(self) -> dt.datetime:
        return dt.datetime.now().replace(microsecond=0)


def log_folder() -> Path:
    """Where the program writes its own log; no workspace lies there."""
    return Path(platformdirs.user_log_dir("powerdesk", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between a real start, training and a test. `password_cost` None: measured on this PC."""

    workspace: Path
    language: str = "zh"
    clock: Clock = field(default_factory=LocalClock)
    password_cost: Cost | None = None
    device: Device = field(default_factory=KeyringDevice)
    secrets: Secrets = field(default_factory=KeyringSecrets)
    parameters: ScoreParameters = field(default_factory=ScoreParameters)
    resources: Path = RESOURCES
    logs: Path = field(default_factory=log_folder)
