"""Mapping templates, one for each layout."""

from __future__ import annotations

import json

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.templates import MappingTemplate

_COLUMNS = "name, kind, headers, fields, day_order, made_at, made_by, used"


class DuckTemplates:
    """Implements the `Templates` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def all(self) -> tuple[MappingTemplate, ...]:
        rows = self._cursor.execute(f"SELECT {_COLUMNS} FROM ws.mapping_template ORDER BY name, layout").fetchall()
        return tuple(
            MappingTemplate(
                name=name,
                kind_id=kind,
                headers=tuple(json.loads(headers)),
                fields=tuple(json.loads(fields)),
                day_order=DayOrder(order) if order else None,
                made_at=made_at,
                made_by=made_by,
                used=used,
            )
            for name, kind, headers, fields, order, made_at, made_by, used in rows
        )

    def keep(self, template: MappingTemplate) -> None:
        self._cursor.execute(
            f"INSERT OR REPLACE INTO ws.mapping_template (layout, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                template.layout, template.name, template.kind_id, json.dumps(template.headers, ensure_ascii=False),
                json.dumps(template.fields), template.day_order.value if template.day_order else None, template.made_at,
                template.made_by, template.used,
            ],
        )  # fmt: skip
        self._touched.add(Topic.TEMPLATES)

    def remove(self, layout: str) -> None:
        self._cursor.execute("DELETE FROM ws.mapping_template WHERE layout = ?", [layout])
        self._touched.add(Topic.TEMPLATES)

    def count_use(self, layout: str) -> None:
        self._cursor.execute("UPDATE ws.mapping_template SET used = used + 1 WHERE layout = ?", [layout])
        self._touched.add(Topic.TEMPLATES)
