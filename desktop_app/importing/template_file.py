"""Templates as a file that goes from one PC to another: JSON, versioned, read with suspicion."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import TemplateError
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.templates import MappingTemplate
from desktop_app.importing.names import plain

FORMAT, VERSION = "powerdesk-mapping-templates", 1


def written(templates: Iterable[MappingTemplate]) -> str:
    """The file's text: header names and fields only, no rows of anybody's data."""
    entries = [
        {
            "name": template.name,
            "kind": template.kind_id,
            "day_order": template.day_order.value if template.day_order else None,
            "columns": [[header, field] for header, field in zip(template.headers, template.fields, strict=True)],
        }
        for template in templates
    ]
    content = {"format": FORMAT, "version": VERSION, "templates": entries}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read(text: str, dictionary: Dictionary, *, file: str, user: str, now: dt.datetime) -> tuple[MappingTemplate, ...]:
    """The templates of a file, as kept by whoever takes them in.

    Raises:
        TemplateError: no such file, of a newer version, or an entry that is no mapping to fields known here.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TemplateError("template.not_one", file=file) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise TemplateError("template.not_one", file=file)
    if content.get("version") != VERSION:
        raise TemplateError("template.newer", file=file)
    entries = content.get("templates")
    if not isinstance(entries, list):
        raise TemplateError("template.not_one", file=file)
    return tuple(_template(entry, number, dictionary, file, user, now) for number, entry in enumerate(entries, start=1))


def _template(entry: Any, number: int, dictionary: Dictionary, file: str, user: str, now: dt.datetime) -> MappingTemplate:
    try:
        found = _from(entry, user, now)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise TemplateError("template.broken", file=file, number=number) from error
    kind = next((kind for kind in dictionary.kinds if kind.id == found.kind_id), None)
    read = [field for field in found.fields if field is not None]
    if kind is None or not set(read) <= {field.id for field in kind.readable}:
        raise TemplateError("template.unknown_field", file=file, name=found.name)
    if kind.twice(read):
        raise TemplateError("template.broken", file=file, number=number)
    return found


def _from(entry: Mapping[str, Any], user: str, now: dt.datetime) -> MappingTemplate:
    """Raises whatever is wrong with the entry."""
    headers = tuple(header for header, _ in entry["columns"])
    fields = tuple(field for _, field in entry["columns"])
    texts = (entry["name"], entry["kind"], *headers, *(field for field in fields if field is not None))
    if not entry["name"].strip() or any(not isinstance(text, str) for text in texts) or any(plain(h) != h for h in headers):
        raise ValueError(entry)
    order = DayOrder(entry["day_order"]) if entry.get("day_order") is not None else None
    return MappingTemplate(entry["name"].strip(), entry["kind"], headers, fields, order, now, user)
