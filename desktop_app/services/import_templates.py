"""Taking in templates from another PC."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import NOTHING, Changes
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import TemplateError
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.templates import MappingTemplate
from desktop_app.importing.template_file import read
from desktop_app.services.remember_mappings import free_name


@dataclass(frozen=True, slots=True)
class TemplatesTaken:
    """What became of the templates of a file, by name. `differing` are layouts read otherwise here: kept as they are here unless
    the file was to replace them."""

    added: tuple[str, ...]
    alike: tuple[str, ...]
    differing: tuple[str, ...]
    replaced: bool
    changes: Changes


@dataclass(frozen=True, slots=True)
class ImportTemplates:
    workspace: Workspace
    dictionary: Dictionary
    clock: Clock

    def __call__(self, session: Session, path: Path, replace_differing: bool = False) -> TemplatesTaken:
        """Take in what is new. A layout that is read otherwise here is told, and replaced only where that was asked for.

        Raises:
            TemplateError: the file cannot be read, is none of ours, newer, or names what is not known here; nothing is taken.
        """
        session.require(Permission.IMPORT)
        found = read(_text(path), self.dictionary, file=path.name, user=session.user, now=self.clock.now())
        with self.workspace.begin() as work:
            taken = _take(work, found, replace_differing)
            if not taken.added and not (taken.differing and replace_differing):
                return taken
            facts = {"added": list(taken.added), "differing": list(taken.differing), "replaced": replace_differing}
            return replace(taken, changes=work.commit(AuditEntry(session.user, "template.import", path.name, facts)))


def _take(work: UnitOfWork, found: tuple[MappingTemplate, ...], replace_differing: bool) -> TemplatesTaken:
    known = {template.layout: template for template in work.templates.all()}
    added, alike, differing = [], [], []
    for template in found:
        before = known.get(template.layout)
        if before is None:
            name = free_name(template.name, (other.name for other in known.values()))
            added.append(name)
            known[template.layout] = _kept(work, replace(template, name=name))
        elif before.reads_as(template):
            alike.append(before.name)
        else:
            differing.append(before.name)
            if replace_differing:
                known[template.layout] = _kept(work, replace(template, name=before.name, used=before.used))
    return TemplatesTaken(tuple(added), tuple(alike), tuple(differing), replace_differing, NOTHING)


def _kept(work: UnitOfWork, template: MappingTemplate) -> MappingTemplate:
    work.templates.keep(template)
    return template


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError("template.not_one", file=path.name) from error
