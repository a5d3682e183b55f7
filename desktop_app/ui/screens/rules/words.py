"""What each integration rule is called, what may be chosen, and what the choice does."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.domain.intake import SameMonth
from desktop_app.domain.integration import DEFAULT_RULES, Allocation, IntegrationRules
from desktop_app.ui.desk import Desk

DAYS = ("release_day", "due_day")
RULES = ("allocation", "same_month", "codes_nest", *DAYS)


class RuleWords(QObject):
    """In the language of the moment; rules go by the names of the fields of `IntegrationRules`."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def name(self, rule: str) -> str:
        return {
            "allocation": self.tr("Receipts that name no month"),
            "same_month": self.tr("A month that is there comes in again"),
            "codes_nest": self.tr("Units of which no extract says what they belong to"),
            "release_day": self.tr("Bills without a release date"),
            "due_day": self.tr("Bills without a due date"),
        }[rule]

    def does(self, rule: str, rules: IntegrationRules) -> str:
        """What follows from the value set."""
        texts = self._desk.texts
        if rule == "allocation":
            return texts(f"reports.allocation.{rules.allocation.value}")
        if rule == "same_month":
            return f"{texts(f'rules.same_month.{rules.same_month.value}')} {self._always()}"
        if rule == "codes_nest":
            return texts("rules.codes.true" if rules.codes_nest else "rules.codes.false")
        if rule == "release_day":
            released = self.tr("Day {day} of the month after the bill month counts as the release date.")
            return released.format(day=rules.release_day)
        due = self.tr("Day {day} of the month after the bill month counts as the due date, never before the release date.")
        return due.format(day=rules.due_day)

    def default(self, rule: str) -> str:
        """The value as delivered."""
        if rule == "allocation":
            return self.allocations()[DEFAULT_RULES.allocation]
        if rule == "same_month":
            return self.same_months()[DEFAULT_RULES.same_month]
        if rule == "codes_nest":
            return self.nesting()[DEFAULT_RULES.codes_nest]
        return str(getattr(DEFAULT_RULES, rule)).join(self.around_day())

    def allocations(self) -> dict[Allocation, str]:
        return {
            Allocation.OLDEST_FIRST: self.tr("the oldest bill first"),
            Allocation.CURRENT_FIRST: self.tr("the newest bill first"),
        }

    def same_months(self) -> dict[SameMonth, str]:
        return {
            SameMonth.SKIP: self.tr("skip what is there"),
            SameMonth.REPLACE: self.tr("replace the month"),
            SameMonth.APPEND: self.tr("append as corrections"),
        }

    def nesting(self) -> dict[bool, str]:
        return {False: self.tr("flat, unless extracts prove it"), True: self.tr("below the unit their code begins with")}

    def around_day(self) -> tuple[str, str]:
        """What stands before and after a day of the month."""
        before, _, after = self.tr("day {day} of the next month").partition("{day}")
        return before, after

    def _always(self) -> str:
        return self.tr("Each check tells the counts and lets you choose otherwise; the very same file is left out at first.")
