"""All rules, one file each, in the order of their numbers."""

from __future__ import annotations

from desktop_app.quality.rule import Rule
from desktop_app.quality.rules import (
    dq01_customer_number,
    dq02_repeated_bill,
    dq03_bill_without_customer,
    dq04_payment_without_bill,
    dq05_paid_is_not_the_receipts,
    dq06_paid_more_than_billed,
    dq07_arrears_do_not_add_up,
    dq08_settled_flag,
    dq09_penalty_too_early,
    dq10_penalty_differs,
    dq11_paid_before_issued,
    dq12_month_in_the_future,
    dq13_money_without_energy,
    dq14_price_outside_band,
    dq15_parts_of_the_charge,
    dq16_time_of_use,
    dq17_meter_reading,
    dq18_no_energy_in_use,
    dq19_telephone,
    dq20_identity_number,
    dq21_capacity,
    dq22_class_and_voltage,
    dq23_fee_control_and_balance,
    dq24_negative_balance,
    dq25_closed_but_billed,
    dq26_temporary_supply,
    dq27_area_and_line,
    dq28_line_loss,
    dq29_month_missing,
    dq30_signs_in_names,
)

RULES: tuple[Rule, ...] = (
    dq01_customer_number.RULE,
    dq02_repeated_bill.RULE,
    dq03_bill_without_customer.RULE,
    dq04_payment_without_bill.RULE,
    dq05_paid_is_not_the_receipts.RULE,
    dq06_paid_more_than_billed.RULE,
    dq07_arrears_do_not_add_up.RULE,
    dq08_settled_flag.RULE,
    dq09_penalty_too_early.RULE,
    dq10_penalty_differs.RULE,
    dq11_paid_before_issued.RULE,
    dq12_month_in_the_future.RULE,
    dq13_money_without_energy.RULE,
    dq14_price_outside_band.RULE,
    dq15_parts_of_the_charge.RULE,
    dq16_time_of_use.RULE,
    dq17_meter_reading.RULE,
    dq18_no_energy_in_use.RULE,
    dq19_telephone.RULE,
    dq20_identity_number.RULE,
    dq21_capacity.RULE,
    dq22_class_and_voltage.RULE,
    dq23_fee_control_and_balance.RULE,
    dq24_negative_balance.RULE,
    dq25_closed_but_billed.RULE,
    dq26_temporary_supply.RULE,
    dq27_area_and_line.RULE,
    dq28_line_loss.RULE,
    dq29_month_missing.RULE,
    dq30_signs_in_names.RULE,
)
SPECS = tuple(rule.spec for rule in RULES)
_BY_ID = {rule.spec.id: rule for rule in RULES}


def rule_of(rule_id: str) -> Rule:
    """Raises `KeyError` for a rule nobody knows."""
    return _BY_ID[rule_id]
