"""Mappings that are remembered: what they are for, what they are called, and taking them to another PC."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.changes import Changes
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.templates import MappingTemplate
from desktop_app.services.import_templates import TemplatesTaken
from desktop_app.ui.asking.inline import Inline, Words
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.aside import Aside
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.inputs import tick
from desktop_app.ui.widgets.labels import button, card, label
from desktop_app.ui.widgets.whole_rows import WholeRows

PATTERN = "JSON (*.json)"


class TemplatesPage(Aside):
    """`left` back to importing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templates-page")
        self._desk = desk
        self._templates: tuple[MappingTemplate, ...] = ()
        self._note = label("note", name="templates-note", wrap=True)
        self._view = ColumnarView("templates-table", desk.theme)
        self._room = WholeRows(self._view, desk.theme)
        self._none = label("note", name="templates-none", wrap=True)
        self._rename, self._delete = button("templates-rename"), button("templates-delete")
        self._export, self._import = button("templates-export"), button("templates-import")
        self._replace = tick("templates-replace")
        self._back = button("templates-back")
        self._name = Inline("template", self._words)
        self._lay_out()
        self._view.current_row.connect(lambda _row: self._show_actions())
        self._rename.clicked.connect(self._ask_name)
        self._name.answered.connect(lambda name, _nothing: self.rename(name))
        self._delete.clicked.connect(self.delete)
        self._export.clicked.connect(self._ask_where)
        self._import.clicked.connect(self._ask_which)
        self._back.clicked.connect(self.left)
        self.retranslate()

    def refresh(self) -> None:
        house, session = self._desk.house, self._desk.session
        self.look(self._desk, "templates", lambda: house.list_templates(session), self._take)

    def retranslate(self) -> None:
        self._note.setText(
            self.tr("A corrected mapping is remembered when its file is imported, and applied to files with the same headers.")
        )
        self._none.setText(self.words_for_nothing(self.tr("There is no template yet.")))
        self._none.setVisible(not self._templates)
        self._room.setVisible(bool(self._templates))
        self._rename.setText(self.tr("Rename …"))
        self._delete.setText(self.tr("Delete"))
        self._export.setText(self.tr("Export all …"))
        self._import.setText(self.tr("Take in from a file …"))
        self._replace.setText(self.tr("replace those read otherwise here"))
        self._back.setText(self.tr("Back to importing"))
        self._view.setAccessibleName(self.tr("Mapping templates"))
        self._show_actions()

    def rename(self, name: str) -> None:
        chosen, house, session = self._chosen(), self._desk.house, self._desk.session
        if chosen is not None:
            self._change(lambda: house.rename_template(session, chosen.layout, name), lambda: self.tr("The template was renamed"))

    def delete(self) -> None:
        """The next file of that layout is asked about again, nothing else is lost: no question is asked."""
        chosen, house, session = self._chosen(), self._desk.house, self._desk.session
        if chosen is not None:
            told = self.tr("The template “{name}” was deleted").format(name=chosen.name)
            self._change(lambda: house.delete_template(session, chosen.layout), lambda: told)

    def export(self, path: Path) -> None:
        house, session = self._desk.house, self._desk.session

        def finished(count: int) -> None:
            words = self.tr("{count} templates were written to {path}")
            self._desk.tell(lambda: words.format(count=formats.count(count), path=path))

        self._desk.work(self, "template", str, lambda _progress: house.export_templates(session, path), finished, shown=False)

    def take_in(self, path: Path) -> None:
        house, session, replace = self._desk.house, self._desk.session, self._replace.isChecked()

        def finished(taken: TemplatesTaken) -> None:
            self._desk.tell(lambda: self._taken_words(taken), lambda: self._differing_words(taken))
            self._desk.changed.emit(taken.changes)
            self.refresh()

        self._desk.work(self, "template", str, lambda _p: house.import_templates(session, path, replace), finished, shown=False)

    def _taken_words(self, taken: TemplatesTaken) -> str:
        words = self.tr("Templates taken in: {added}; already here: {alike}; read otherwise here: {differing}")
        return words.format(
            added=formats.count(len(taken.added)),
            alike=formats.count(len(taken.alike)),
            differing=formats.count(len(taken.differing)),
        )

    def _differing_words(self, taken: TemplatesTaken) -> str:
        if not taken.differing:
            return ""
        kept = self.tr("Replaced: {names}") if taken.replaced else self.tr("Kept as they are here: {names}")
        return kept.format(names=", ".join(taken.differing[:5]))

    def _change(self, act: Callable[[], Changes], told: Callable[[], str]) -> None:
        def finished(changes: Changes) -> None:
            self._name.forget()
            self._desk.tell(told)
            self._desk.changed.emit(changes)
            self.refresh()

        self._desk.work(self, "template", str, lambda _progress: act(), finished, shown=False)

    def _take(self, templates: tuple[MappingTemplate, ...]) -> None:
        self._templates = templates
        self._view.rows.show_columns(self._columns(templates), np.arange(len(templates), dtype=np.intp))
        self._view.measure()
        self._view.select_row(0)
        self.retranslate()

    def _columns(self, templates: tuple[MappingTemplate, ...]) -> list[Column]:
        def kind(i: int) -> str:
            known = [kind for kind in self._desk.house.dictionary.kinds if kind.id == templates[i].kind_id]
            return known[0].name(self._desk.language.now) if known else templates[i].kind_id

        return [
            Column("name", lambda: self.tr("Name"), lambda i: templates[i].name, "应收电费 · 欠费清单"),
            Column("kind", lambda: self.tr("Read as"), kind, "客户档案客户"),
            Column("headers", lambda: self.tr("Headers"), lambda i: self._headers(templates[i]), "户号", stretch=True),
            Column("days", lambda: self.tr("Days"), lambda i: self._order(templates[i].day_order), "日/月/年"),
            Column("used", lambda: self.tr("Used"), lambda i: formats.count(templates[i].used), "999", True),
            Column("by", lambda: self.tr("By"), lambda i: templates[i].made_by, "王敏王敏"),
            Column("at", lambda: self.tr("Made"), lambda i: formats.moment(templates[i].made_at), "2026-11-03 09:30"),
        ]

    def _headers(self, template: MappingTemplate) -> str:
        pairs = zip(template.headers, template.fields, strict=True)
        return ("、" if self._desk.language.now == "zh" else ", ").join(header for header, field in pairs if field)

    def _order(self, order: DayOrder | None) -> str:
        names = {
            DayOrder.DAY_FIRST: self.tr("day/month/year"),
            DayOrder.MONTH_FIRST: self.tr("month/day/year"),
            DayOrder.YEAR_FIRST: self.tr("year/month/day"),
        }
        return names[order] if order else formats.NOTHING

    def _chosen(self) -> MappingTemplate | None:
        place = self._view.currentIndex().row()
        return self._templates[place] if 0 <= place < len(self._templates) else None

    def _show_actions(self) -> None:
        chosen = self._chosen() is not None
        self._rename.setEnabled(chosen)
        self._delete.setEnabled(chosen)
        self._export.setEnabled(bool(self._templates))

    def _ask_name(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._name.text_field.setText(chosen.name)
            self._name.ask()

    def _ask_where(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export templates"), self.tr("templates.json"), PATTERN)
        if chosen:
            self.export(Path(chosen))

    def _ask_which(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Take in templates"), "", PATTERN)
        if chosen:
            self.take_in(Path(chosen))

    def _words(self) -> Words:
        return Words(self.tr("Another name for the template"), self.tr("Name"), self.tr("Rename"))

    def _lay_out(self) -> None:
        frame, inside = card("templates-card")
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._room, 1)
        self._none.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._none)
        inside.addStretch()
        foot = Flow(self._rename, self._delete, self._export, self._import, self._replace, self._back)
        foot.setContentsMargins(10, 6, 10, 6)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._note, self._name):
            column.addWidget(part)
        column.addWidget(frame, 1)
