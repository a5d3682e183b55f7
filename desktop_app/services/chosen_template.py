"""The template somebody points at, if it is still there."""

from __future__ import annotations

from desktop_app.domain.errors import TemplateError
from desktop_app.domain.ports import UnitOfWork
from desktop_app.domain.templates import MappingTemplate


def chosen(work: UnitOfWork, layout: str) -> MappingTemplate:
    """Raises `TemplateError` where somebody else deleted it meanwhile."""
    found = next((template for template in work.templates.all() if template.layout == layout), None)
    if found is None:
        raise TemplateError("template.gone")
    return found
