"""整合规则: how extracts are put together where they leave it open; seen by everybody who sees figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.integration import BOUNDS, DEFAULT_RULES, Allocation, IntegrationRules, RulesInForce
from desktop_app.domain.message import in_a_row
from desktop_app.domain.roles import Permission
from desktop_app.ui.desk import Desk
from desktop_app.ui.office import Office
from desktop_app.ui.screens.rules.words import DAYS, RULES, RuleWords
from desktop_app.ui.screens.screen import Screen
from desktop_app.ui.widgets.inputs import Choice, Number
from desktop_app.ui.widgets.labels import button, card, label, ruler, tone
from desktop_app.ui.widgets.scrolled import scrolled


class RulesScreen(Screen):
    """A row per rule: what it decides, what is set, and what the default is. Only the administrator may set it."""

    topics = frozenset({Topic.SETTINGS})

    def __init__(self, desk: Desk, _office: Office) -> None:
        super().__init__("rules", desk)
        self._in_force = RulesInForce(DEFAULT_RULES)
        self._may = desk.session.may(Permission.SET_PARAMETERS)
        self._allocation, self._same_month = Choice("rules-allocation"), Choice("rules-same-month")
        self._codes_nest = Choice("rules-codes-nest")
        self._days = {name: self._box(name) for name in DAYS}
        choices = {"allocation": self._allocation, "same_month": self._same_month, "codes_nest": self._codes_nest}
        self._controls: dict[str, QWidget] = {**choices, **self._days}
        self._words = RuleWords(desk, self)
        self._names = {name: label("strong", name=f"rules-{name}-name", wrap=True) for name in RULES}
        self._whats = {name: label("", name=f"rules-{name}-what", wrap=True) for name in RULES}
        self._defaults = {name: label("note", name=f"rules-{name}-default") for name in RULES}
        self._changed = label("note", name="rules-changed", wrap=True)
        self._reset, self._save = button("rules-reset"), button("rules-save", "primary")
        self._lay_out()
        for choice in choices.values():
            choice.currentIndexChanged.connect(lambda _place: self._show_lines())
        self._reset.clicked.connect(lambda: self.show_rules(DEFAULT_RULES))
        self._save.clicked.connect(self.save)
        for part in (self._reset, self._save):
            part.setVisible(self._may)
        for control in self._controls.values():
            control.setEnabled(self._may)
        self.retranslate()

    @property
    def rules(self) -> IntegrationRules:
        """What the page says."""
        allocation, same_month = self._allocation.value(), self._same_month.value()
        return IntegrationRules(
            allocation=allocation if isinstance(allocation, Allocation) else DEFAULT_RULES.allocation,
            release_day=self._days["release_day"].value(),
            due_day=self._days["due_day"].value(),
            codes_nest=self._codes_nest.value() is True,
            same_month=same_month if isinstance(same_month, SameMonth) else DEFAULT_RULES.same_month,
        )

    def refresh(self) -> None:
        house, session = self.desk.house, self.desk.session
        self.desk.look_up(self, "rules", lambda: house.integration_rules(session), self._take)

    def show_rules(self, rules: IntegrationRules) -> None:
        self._allocation.choose(rules.allocation)
        self._same_month.choose(rules.same_month)
        self._codes_nest.choose(rules.codes_nest)
        for name, box in self._days.items():
            box.setValue(getattr(rules, name))
        self._show_lines()

    def save(self) -> None:
        house, session, rules = self.desk.house, self.desk.session, self.rules

        def finished(changes: Changes) -> None:
            self.desk.tell(
                lambda: self.tr("The integration rules were saved"),
                lambda: self.tr("They hold for everything computed from now on; days that were filled in stay as they are."),
            )
            self.desk.changed.emit(changes)

        def job(_progress: object) -> Changes:
            return house.change_integration(session, rules)

        self.desk.work(self, "rules-save", lambda: self.tr("Saving the rules"), job, finished)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Integration rules"))
        self.subtitle.setText(self.tr("What counts where an extract does not say it; the same rules are printed in reports"))
        self._reset.setText(self.tr("Put the defaults in"))
        self._save.setText(self.tr("Save"))
        self._allocation.show_choices(list(self._words.allocations().items()))
        self._same_month.show_choices(list(self._words.same_months().items()))
        self._codes_nest.show_choices(list(self._words.nesting().items()))
        before, after = self._words.around_day()
        for box in self._days.values():
            box.setPrefix(before)
            box.setSuffix(after)
        for name, control in self._controls.items():
            self._names[name].setText(self._words.name(name))
            control.setAccessibleName(self._words.name(name))
        self._changed.setText(self._changed_words())
        self._show_lines()

    def _show_lines(self) -> None:
        """What the present choice does, and how it differs from the default."""
        rules = self.rules
        for name in RULES:
            differs = getattr(rules, name) != getattr(DEFAULT_RULES, name)
            self._whats[name].setText(self._words.does(name, rules))
            default = self.tr("default: {value}").format(value=self._words.default(name))
            self._defaults[name].setText(("△ " if differs else "") + default)
            tone(self._defaults[name], "tone", "attention" if differs else "")

    def _changed_words(self) -> str:
        found = self._in_force
        who = "" if self._may else self.tr("Only the system administrator can change them.")
        if found.changed_at is None:
            return in_a_row(self.tr("Nobody has changed them: all are as delivered."), who)
        words = self.tr("Changed last on {moment} by {user}; every change is in the audit trail.")
        return in_a_row(words.format(moment=formats.moment(found.changed_at), user=found.changed_by), who)

    def _take(self, found: RulesInForce) -> None:
        self._in_force = found
        self.show_rules(found.rules)
        self._changed.setText(self._changed_words())

    def _box(self, name: str) -> Number:
        box = Number(f"rules-{name}")
        box.setRange(*BOUNDS[name])
        box.valueChanged.connect(lambda _value: self._show_lines())
        return box

    def _lay_out(self) -> None:
        self.add_head(self._reset, self._save)
        frame, inside = card("rules-card")
        area, lines = scrolled("rules-scroll")
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        for place, share in enumerate((3, 2, 6)):
            grid.setColumnStretch(place, share)
        for number, name in enumerate(RULES):
            if number:
                grid.addWidget(ruler(), 2 * number - 1, 0, 1, 3)
            says = QVBoxLayout()
            says.setSpacing(2)
            says.addWidget(self._whats[name])
            says.addWidget(self._defaults[name])
            grid.addWidget(self._names[name], 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._controls[name], 2 * number, 1, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(says, 2 * number, 2)
            self._names[name].setBuddy(self._controls[name])
        lines.addLayout(grid)
        lines.addWidget(ruler())
        lines.addWidget(self._changed)
        lines.addStretch(1)
        inside.addWidget(area, 1)
        self.column.addWidget(frame, 1)
