"""What people corrected before an import is kept as templates, in the transaction of the import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.ports import UnitOfWork
from desktop_app.domain.sheets import SeenSheet, SheetReading
from desktop_app.domain.templates import MappingTemplate, layout_of
from desktop_app.importing.recognise import compared, own_columns


def remember(work: UnitOfWork, check: ImportCheck, dictionary: Dictionary, user: str, now: dt.datetime) -> tuple[str, ...]:
    """Keep a template for every sheet whose reading was corrected, count the uses of the others; gives the names kept."""
    kept = []
    for sheet in check.sheets:
        reading = sheet.reading
        if sheet.file_no is None or reading is None or not reading.header_row:  # a part without a header has no layout
            continue
        if sheet.corrected:
            template = _template(work, sheet, reading, dictionary, user, now)
            work.templates.keep(template)
            kept.append(template.name)
        elif reading.template:
            work.templates.count_use(layout_of(compared(reading.columns, dictionary)))
    return tuple(kept)


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or the name with the first number that nobody has."""
    names, number = set(taken), 2
    if name not in names:
        return name
    while f"{name} ({number})" in names:
        number += 1
    return f"{name} ({number})"


def _template(
    work: UnitOfWork, sheet: SeenSheet, reading: SheetReading, dictionary: Dictionary, user: str, now: dt.datetime
) -> MappingTemplate:
    """A layout keeps the name it has; a new one is called by its kind and the file it was first seen in."""
    headers = compared(reading.columns, dictionary)
    known = {template.layout: template for template in work.templates.all()}
    before = known.get(layout_of(headers))
    first_name = f"{dictionary.kind(reading.kind_id).zh} · {sheet.path.stem}"
    name = before.name if before else free_name(first_name, (template.name for template in known.values()))
    fields = tuple(column.field_id for column in own_columns(reading.columns, dictionary))[: len(headers)]
    day_order = sheet.choice.day_order if sheet.choice else None
    if day_order is None and before is not None:
        day_order = before.day_order
    return MappingTemplate(name, reading.kind_id, headers, fields, day_order, now, user, before.used + 1 if before else 1)
