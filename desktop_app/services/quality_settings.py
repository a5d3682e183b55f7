"""The parameters of the data-quality rules in force: defaults, and over them what an administrator changed."""

from __future__ import annotations

from desktop_app.domain.ports import UnitOfWork
from desktop_app.domain.quality_rules import RuleSpec, Setting, Settings

NAME = "quality"


def settings_of(work: UnitOfWork) -> Settings:
    """As stored now."""
    stored = work.settings.get(NAME)
    return Settings(tuple(Setting(**entry) for entry in stored)) if isinstance(stored, list) else Settings()


def in_force(specs: tuple[RuleSpec, ...], settings: Settings) -> Settings:
    """The value of every parameter, changed or not: what a run writes down."""
    return Settings(tuple(Setting(spec.id, one.name, settings.value(spec.id, one)) for spec in specs for one in spec.parameters))
