"""All rows one data-quality rule hits, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.errors import QualityError
from desktop_app.domain.masking import Mask, Masking
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.quality import Hit, QualityEngine
from desktop_app.domain.quality_rules import RuleSpec
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.quality_settings import settings_of
from desktop_app.services.show_units import units_of

PAGE = 200


@dataclass(frozen=True, slots=True)
class QualityRows:
    workspace: Workspace
    engine: QualityEngine
    specs: tuple[RuleSpec, ...]
    masking: Masking
    clock: Clock

    def __call__(
        self, session: Session, rule: str, page: int = 0, batch_id: int | None = None, org_no: str | None = None
    ) -> tuple[Hit, ...]:
        """Page by page (from 0), in the order of batch, file and row; found anew in the store as it is now, as of the day of
        the newest run; of a unit with those below it. Personal data are masked as the person's duty asks.

        Raises:
            QualityError: no such rule.
        """
        session.require(Permission.SEE_CUSTOMERS)
        spec = next((spec for spec in self.specs if spec.id == rule), None)
        if spec is None:
            raise QualityError("quality.unknown_rule", rule=rule)
        with self.workspace.begin() as work:
            settings, run, names = settings_of(work), work.quality.latest(), work.quality.file_names()
            units = None if org_no is None else units_of(work).whole(org_no)
        day = run.as_of if run else self.clock.now().date()
        found = self.engine.hits(rule, day, settings, session.scope, batch_id, units, page * PAGE, PAGE)
        mask = self.masking.of(session.role)
        return tuple(_shown(hit, spec, mask, names) for hit in found)


def _shown(hit: Hit, spec: RuleSpec, mask: Mask, names: Mapping[tuple[int, int], str]) -> Hit:
    observed = hit.observed if spec.personal is None else mask(spec.personal, hit.observed)
    return replace(hit, observed=observed, file_name=names.get((hit.batch_id, hit.file_no), ""))
