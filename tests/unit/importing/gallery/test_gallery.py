"""Every layout in every form is recognised, mapped and read without anybody's help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.dictionary import Dictionary, ExtractKind, Field
from desktop_app.importing import casts
from desktop_app.importing.staged import checked_table
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.gallery.conftest import Shelf
from tests.unit.importing.gallery.forms import FORMS, Form
from tests.unit.importing.gallery.layouts import LAYOUTS, Layout
from tests.unit.importing.gallery.rows import ROWS, Table, table

Checker = Callable[..., ImportCheck]


def stored(staging: MemoryStaging, kind: ExtractKind, wanted: Table) -> list[dict[str, object]]:
    """What was read, field by field; texts told beside as they are, other things told beside in the type they would have."""
    own = {field.id for field in kind.fields}
    cells = ", ".join(field if field in own else told(kind.field(field)) for field in wanted.expected[0])
    rows = staging.connection.execute(f"SELECT {cells} FROM {checked_table(kind.id)} ORDER BY row_no").fetchall()
    return [dict(zip(wanted.expected[0], row, strict=True)) for row in rows]


def told(field: Field) -> str:
    text = f"json_extract_string(about, '$.{field.id}')"
    reading = casts.reading(text, field.type)
    return casts.value(f"({reading})", field.type, "false", 0)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_that_a_layout_is_read_as_it_was_written(
    layout: Layout, form: Form, tmp_path: Path, checked: Checker, staging: MemoryStaging, dictionary: Dictionary, shelf: Shelf
) -> None:
    shelf.setdefault(layout.name, {})[form.__name__] = False
    kind = dictionary.kind(layout.kind_id)
    wanted = table(layout, kind)
    (file,) = checked(form(wanted, tmp_path)).files
    assert file.kind_id == layout.kind_id
    titles_are_wider = [()] * (len(file.columns) - len(layout.columns))
    assert [column.field_ids for column in file.columns] == [*(fields for _, fields in layout.columns), *titles_are_wider]
    assert (file.accepted.rows, file.rejected.rows) == (ROWS, 0)
    assert stored(staging, kind, wanted) == list(wanted.expected)
    shelf[layout.name][form.__name__] = True
