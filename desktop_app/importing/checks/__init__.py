"""Every rule an import is held against, one file each, in the order their findings are shown."""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.importing.checks import (
    already_there,
    ambiguous_day,
    contradicts,
    control_characters,
    damaged_id,
    damaged_text,
    decimals,
    differs,
    duplicate,
    field_count,
    future_month,
    id_characters,
    id_length,
    negative_amount,
    not_a_day,
    not_a_number,
    orphan,
    other_file,
    overpaid,
    required,
    same_transaction,
    unreadable,
)
from desktop_app.importing.checks.rule import RowRule, SetRule

ROW_RULES: tuple[RowRule, ...] = (
    field_count.RULE,
    unreadable.RULE,
    required.RULE,
    damaged_id.RULE,
    id_characters.RULE,
    not_a_day.RULE,
    ambiguous_day.RULE,
    not_a_number.RULE,
    decimals.RULE,
    id_length.RULE,
    future_month.RULE,
    negative_amount.RULE,
    damaged_text.RULE,
    control_characters.RULE,
)
SET_RULES: tuple[SetRule, ...] = (
    duplicate.RULE,
    already_there.RULE,
    other_file.RULE,
    contradicts.RULE,
    orphan.RULE,
    overpaid.RULE,
    same_transaction.RULE,
)

SEVERITIES: dict[str, Severity] = {
    **{rule.id: rule.severity for rule in ROW_RULES},
    **{rule.id: rule.severity for rule in SET_RULES},
    differs.ID: differs.SEVERITY,
}
ORDER: dict[str, int] = {rule_id: place for place, rule_id in enumerate(SEVERITIES)}
