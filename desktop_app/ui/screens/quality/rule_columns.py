"""The columns of the two tables about rules: the rules themselves, and rows they hit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPixmap

from desktop_app.domain import formats
from desktop_app.domain.masking import Personal
from desktop_app.domain.quality import Hit, RuleFound
from desktop_app.domain.quality_rules import Gravity
from desktop_app.domain.quality_words import name_in_words
from desktop_app.ui.desk import Desk
from desktop_app.ui.theme import icons
from desktop_app.ui.widgets.columnar_model import Column

SIGNS = {Gravity.ERROR: "cross", Gravity.WARNING: "warning", Gravity.HINT: "info"}
TONES = {Gravity.ERROR: "unfavourable", Gravity.WARNING: "attention", Gravity.HINT: "secondary"}


class RuleColumns(QObject):
    """Makes columns over rules and over hits, in the language and colours of the moment."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def rules(self, rules: Sequence[RuleFound]) -> list[Column]:
        widest = self._desk.texts("quality.name.DQ01")
        sign, colour = self._sign(rules), self._colour(rules)

        def gravity(i: int) -> str:
            return self._desk.texts(f"quality.gravity.{rules[i].spec.gravity.value}")

        def name(i: int) -> str:
            return name_in_words(self._desk.texts, rules[i].spec)

        def hits(i: int) -> str:
            return formats.count(rules[i].hits) if rules[i].judged else ""

        def share(i: int) -> str:
            return formats.percent(rules[i].hits / judged) if (judged := rules[i].judged) else ""

        return [
            Column("gravity", lambda: self.tr("Severity"), gravity, "警告警告", colour=colour, picture=sign),
            Column("rule", lambda: self.tr("Rule"), lambda i: rules[i].spec.id, "DQ30"),
            Column("name", lambda: self.tr("What"), name, widest, stretch=True),
            Column("judged", lambda: self.tr("Judged"), lambda i: self._judged(rules[i]), "1,128,430", number=True),
            Column("hits", lambda: self.tr("Hits"), hits, "128,430", number=True),
            Column("share", lambda: self.tr("Share"), share, "100.00%", number=True),
        ]

    def hits(self, rule: str, hits: Sequence[Hit], *, with_source: bool, personal: bool = False) -> list[Column]:
        """`with_source` adds batch, file and sheet to the row number; of samples of a `personal` rule the value was not kept."""
        mask = self._desk.house.masking.of(self._desk.session.role)

        def number(i: int) -> str:
            return mask(Personal.CONS_NO, hits[i].cons_no)

        def heading(kind: str) -> Callable[[], str]:
            return lambda: self._desk.texts(f"quality.{kind}.{rule}")

        def observed(i: int) -> str:
            return self._desk.texts("quality.see_rows") if personal else hits[i].observed or formats.NOTHING

        widest = max((hit.about for hit in hits), key=len, default="")
        columns = [
            Column("cons_no", lambda: self.tr("Customer no."), number, "0000012345"),
            Column("about", lambda: self.tr("Month or object"), lambda i: hits[i].about or formats.NOTHING, widest or "2026-05"),
            Column("observed", heading("observed"), observed, "1,234.50"),
            Column("expected", heading("expected"), lambda i: hits[i].expected or formats.NOTHING, "1,234.50"),
        ]
        row_no = Column("row", lambda: self.tr("Row"), lambda i: formats.count(hits[i].row_no), "128,430", number=True)
        return [*columns, *(self._source(hits) if with_source else ()), row_no]

    def _source(self, hits: Sequence[Hit]) -> list[Column]:
        def file(i: int) -> str:
            return hits[i].file_name or str(hits[i].file_no)

        return [
            Column("batch", lambda: self.tr("Batch"), lambda i: str(hits[i].batch_id), "999", number=True),
            Column("file", lambda: self.tr("File"), file, "电费台账.csv", stretch=True),
            Column("sheet", lambda: self.tr("Sheet"), lambda i: hits[i].sheet or formats.NOTHING, "Sheet1"),
        ]

    def _judged(self, rule: RuleFound) -> str:
        return self.tr("not judged") if rule.judged is None else formats.count(rule.judged)

    def _colour(self, rules: Sequence[RuleFound]) -> Callable[[int], QColor | None]:
        """Only what was hit stands out."""
        return lambda i: self._desk.theme.colour(TONES[rules[i].spec.gravity]) if rules[i].hits else None

    def _sign(self, rules: Sequence[RuleFound]) -> Callable[[int], QPixmap | None]:
        def picture(i: int) -> QPixmap | None:
            theme, gravity = self._desk.theme, rules[i].spec.gravity
            colour = theme.colour(TONES[gravity] if rules[i].hits else "disabled")
            return icons.picture(SIGNS[gravity], colour.name(), theme.scaled(14))

        return picture
