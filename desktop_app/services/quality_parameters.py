"""The parameters of the data-quality rules: what they are now, and changing them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import QualityError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.quality_rules import RuleSpec, Setting, Settings
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.quality_settings import NAME, in_force, settings_of


@dataclass(frozen=True, slots=True)
class ShowQualityParameters:
    workspace: Workspace
    specs: tuple[RuleSpec, ...]

    def __call__(self, session: Session) -> Settings:
        """The value of every parameter in force."""
        session.require_any(Permission.SEE_FIGURES, Permission.SET_PARAMETERS)
        with self.workspace.begin() as work:
            return in_force(self.specs, settings_of(work))


@dataclass(frozen=True, slots=True)
class SetQualityParameters:
    workspace: Workspace
    specs: tuple[RuleSpec, ...]

    def __call__(self, session: Session, chosen: Sequence[Setting]) -> Changes:
        """In force from the next run on; what equals its default is not kept. The trail has each change, before and after.

        Raises:
            QualityError: no such parameter, or a value outside its limits; nothing has changed.
        """
        session.require(Permission.SET_PARAMETERS)
        for one in chosen:
            self._may_be(one)
        with self.workspace.begin() as work:
            before = in_force(self.specs, settings_of(work))
            kept = {(one.rule, one.name): one.value for one in before.changed} | {
                (one.rule, one.name): one.value.strip() for one in chosen
            }
            stored = tuple(Setting(*key, value) for key, value in kept.items() if value != self._default(*key))
            work.settings.put(NAME, [dataclasses.asdict(one) for one in stored], session.user)
            facts = {
                f"{one.rule}.{one.name}": {"before": one.value, "after": kept[one.rule, one.name]}
                for one in before.changed
                if kept[one.rule, one.name] != one.value
            }
            return work.commit(AuditEntry(session.user, "quality.parameters", "", facts))

    def _may_be(self, one: Setting) -> None:
        spec = next((spec for spec in self.specs if spec.id == one.rule), None)
        parameter = spec.parameter(one.name) if spec else None
        if parameter is None:
            raise QualityError("quality.unknown_parameter", rule=one.rule, name=one.name)
        if parameter.refuses(one.value.strip()):
            low, high = (getattr(parameter, side, "") for side in ("low", "high"))
            key = "quality.outside" if low else "quality.bad_words"
            raise QualityError(key, rule=one.rule, value=one.value, low=low, high=high)

    def _default(self, rule: str, name: str) -> str:
        parameter = next(spec for spec in self.specs if spec.id == rule).parameter(name)
        assert parameter is not None
        return parameter.default
