"""Who changed which rule when, from what to what: told with the rules themselves."""

from __future__ import annotations

from dataclasses import fields, replace

from desktop_app.cli.verbs_batches import rules_in_words
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.integration import Allocation, IntegrationRules
from desktop_app.domain.roles import Role
from tests.houses import Opened
from tests.seconds import signed_in_as


def test_that_every_change_of_a_rule_is_told_with_both_values_the_newest_first(fresh: Opened) -> None:
    house, admin = fresh.house, signed_in_as(fresh, Role.SYSTEM_ADMIN)
    assert house.integration_rules(admin).changes == ()
    first = replace(IntegrationRules(), same_month=SameMonth.APPEND, due_day=28)
    house.change_integration(admin, first)
    house.change_integration(admin, replace(first, same_month=SameMonth.SKIP))
    changes = house.integration_rules(admin).changes
    assert [(change.user, change.name, change.before, change.after) for change in changes] == [
        (admin.user, "same_month", "append", "skip"),
        (admin.user, "due_day", 25, 28),
        (admin.user, "same_month", "skip", "append"),
    ]


def test_that_a_change_of_any_rule_can_be_said_in_words(fresh: Opened) -> None:
    house, admin = fresh.house, signed_in_as(fresh, Role.SYSTEM_ADMIN)
    other = IntegrationRules(Allocation.CURRENT_FIRST, 8, 28, codes_nest=True, same_month=SameMonth.REPLACE)
    house.change_integration(admin, other)
    said = "\n".join(rules_in_words(house.texts, house.integration_rules(admin)))
    for words in ("先清旧欠 → 先交当月", "次月几日发行 5 → 8", "未设定 → 是", "已有的月份再次导入 跳过 → 替换该月"):
        assert words in said
    assert len(house.integration_rules(admin).changes) == len(fields(IntegrationRules))
