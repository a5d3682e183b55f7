r"""Text to typed values, as DuckDB expressions. What does not fit becomes NULL here and a reason in checks; nothing is rounded.

Each expression reads text that `sql.cleaned` has trimmed. Dates: 2005-08-20, 2005/8/20, 2005.8.20, 2005年8月20日, 20050820, each
with or without a time of day, full-width digits too; serial numbers only where the workbook cell held a number. 03/04/26 is
read only in the order a person named, its year as 20yy; without their word it is no date.
"""

from __future__ import annotations

from desktop_app.domain.dictionary import FieldType
from desktop_app.domain.intake import DayOrder
from desktop_app.importing.facts import Facts, Oddity
from desktop_app.importing.sql import literals, narrowed

SQL_TYPES = {
    FieldType.ID: "VARCHAR",
    FieldType.TEXT: "VARCHAR",
    FieldType.CODE: "VARCHAR",
    FieldType.DATE: "DATE",
    FieldType.TIME: "TIMESTAMP",
    FieldType.MONTH: "DATE",
    FieldType.MONEY: "DECIMAL(18, 2)",
    FieldType.NUMBER: "DECIMAL(18, 4)",
    FieldType.CURVE: "DOUBLE[]",
}
DECIMALS = {FieldType.MONEY: 2, FieldType.NUMBER: 4}
DAYS = (FieldType.DATE, FieldType.TIME, FieldType.MONTH)
WORDS = (FieldType.TEXT, FieldType.CODE)

# Empty in the words of the systems and people that fill tables.
_NULLS = ("NULL", "null", r"\N")
_NOTHING = (*_NULLS, "-", "--", "—", "——", "/", "None", "nan", "无")

_CLOCK = r" +\d{1,2}:\d{1,2}(:\d{1,2})?"
_YEAR = r"(?:19|20)\d\d"  # other years are slips of the pen
_DAY = rf"{_YEAR}(-\d{{1,2}}-\d{{1,2}}|\d{{4}})"
_DAY_FORMS = rf"{_DAY}({_CLOCK})?|{_YEAR}\d{{10}}"
_MONTH_FORMS = rf"{_YEAR}(\d{{2}}|-\d{{1,2}}-?)"
_AMBIGUOUS = rf"\d{{1,2}}-\d{{1,2}}-(\d{{1,2}}|\d{{4}})({_CLOCK})?"
# How each order finds the parts of 03-04-26, and where they go; a year is two digits of this century, or four.
_ORDERS = {
    DayOrder.DAY_FIRST: ((r"(\d{1,2})-(\d{1,2})-(\d{2})", r"20\3-\2-\1"), (rf"(\d{{1,2}})-(\d{{1,2}})-({_YEAR})", r"\3-\2-\1")),
    DayOrder.MONTH_FIRST: ((r"(\d{1,2})-(\d{1,2})-(\d{2})", r"20\3-\1-\2"), (rf"(\d{{1,2}})-(\d{{1,2}})-({_YEAR})", r"\3-\1-\2")),
    DayOrder.YEAR_FIRST: ((r"(\d{2})-(\d{1,2})-(\d{1,2})", r"20\1-\2-\3"),),
}
_AMOUNT = r"-?((\d+|\d{1,3}(,\d{3})+)(\.\d*)?|\.\d+)"

# 1950-01-01 to 2099-12-31 as Excel counts days; a number outside is no date of an office.
_FIRST_SERIAL, _LAST_SERIAL = 18264, 73050

# 2026-03-05, 2026-03-05 10:30, 2026-03-05 10:30:00
_WHOLE = (10, 16, 19)

DAMAGED = r"\d(\.\d+)?[eE]\+?\d{1,3}"


def reading(text: str, field_type: FieldType, facts: Facts | None = None, day_order: DayOrder | None = None) -> str:
    """The text a value is parsed from: half-width, in one notation; NULL where it says that there is nothing."""
    if field_type in WORDS:
        return f"CASE WHEN {text} NOT IN ({literals(_NULLS)}) THEN {text} END" if may_hold(facts, Oddity.NULLS) else text
    narrow = f"trim({narrowed(text)})" if may_hold(facts, Oddity.WIDE) else text
    if may_hold(facts, Oddity.WORDS_FOR_NOTHING):
        narrow = f"CASE WHEN {text} NOT IN ({literals(_NOTHING)}) THEN {narrow} END"
    if field_type in DAYS:
        whole = facts and (facts.made_of(b"-: ", *_WHOLE) or facts.made_of(b"", 6, 8))
        form = narrow if whole else _one_date_notation(narrow)
        return form if day_order is None else _in_order(form, text, day_order)
    if field_type in DECIMALS and may_hold(facts, Oddity.MINUS):
        return _one_amount_notation(narrow)
    return narrow


def readings(texts: str) -> str:
    """The `reading` of every point of a curve."""
    return f"list_transform({texts}, lambda point: {reading('point', FieldType.NUMBER)})"


def value(form: str, field_type: FieldType, is_number: str, power: int, facts: Facts | None = None) -> str:
    """The typed value of a `reading`; `is_number`: the condition that the cell held a number; `power`: its unit's."""
    match field_type:
        case FieldType.TIME:
            return _whole_moment(form, "TIMESTAMP") if facts and facts.made_of(b"-: ", *_WHOLE) else _moment(form, is_number)
        case FieldType.DATE if facts and facts.made_of(b"", 8):
            return _eight_digits(form)
        case FieldType.DATE:
            whole = facts is not None and facts.made_of(b"-: ", *_WHOLE)
            return f"CAST({_whole_moment(form, 'TIMESTAMP') if whole else _moment(form, is_number)} AS DATE)"
        case FieldType.MONTH:
            return _six_digits(form) if facts and facts.made_of(b"", 6) else _month(form)
        case FieldType.MONEY | FieldType.NUMBER:
            return _decimal(form, field_type, power, facts)
        case FieldType.ID:
            return form
        case FieldType.CURVE:
            return f"list_transform({form}, lambda point: {_point('point')})"
        case FieldType.TEXT | FieldType.CODE:
            return f"CASE WHEN NOT {is_damaged(form)} THEN {form} END" if may_hold(facts, Oddity.SHORTENED) else form


def may_hold(facts: Facts | None, oddity: Oddity) -> bool:
    """Whether to look for it; always where nothing is known of the column."""
    return facts is None or facts.may_hold(oddity)


def is_damaged(text: str) -> str:
    """A number Excel shortened to 1.23E+15: its last digits are lost."""
    return f"coalesce(regexp_full_match({text}, '{DAMAGED}'), false)"


def is_ambiguous_day(form: str) -> str:
    """03/04/26: nobody can tell day, month and year apart."""
    return f"regexp_full_match({form}, '{_AMBIGUOUS}')"


def is_amount(form: str) -> str:
    return f"regexp_full_match({form}, '{_AMOUNT}')"


def has_more_decimals(form: str, field_type: FieldType, power: int) -> str:
    """More decimals than the field keeps, trailing zeros not counted."""
    return f"length(rtrim(regexp_extract({form}, '\\.(\\d*)$', 1), '0')) > {DECIMALS[field_type] + power}"


def _one_date_notation(text: str) -> str:
    """2026年3月5日10时30分 as 2026-3-5 10:30; digits alone need nothing done."""
    dashed = f"translate({text}, '年月/.时点分T', '----::: ')"
    without_marks = f"regexp_replace({dashed}, '[日号]', ' ', 'g')"
    whole_seconds = f"regexp_replace({without_marks}, '(秒|(:\\d{{1,2}})-\\d+Z?)$', '\\2')"
    spoken = f"trim(regexp_replace({whole_seconds}, ':$', ''))"
    return f"CASE WHEN regexp_full_match({text}, '[-0-9: ]*') THEN {text} ELSE {spoken} END"


def _in_order(form: str, text: str, order: DayOrder) -> str:
    """03-04-26 with the year first; what says 年 itself is not turned round."""
    turned = f"list_transform([{form}], lambda form: {in_order('form', order)})[1]"  # the form is worked out once
    return f"CASE WHEN contains({text}, '年') THEN {form} ELSE {turned} END"


def in_order(form: str, order: DayOrder) -> str:
    """An ambiguous form, given as a name, with the year first; any other as it is."""
    day = f"regexp_extract({form}, '^[-\\d]*')"
    for parts, turned in _ORDERS[order]:
        day = f"regexp_replace({day}, '^{parts}$', '{turned}')"
    return f"CASE WHEN {is_ambiguous_day(form)} THEN {day} || regexp_extract({form}, '{_CLOCK}$') ELSE {form} END"


def _moment(form: str, is_number: str) -> str:
    serial = f"TRY_CAST(replace({form}, '-', '.') AS DECIMAL(38, 10))"
    is_serial = f"{is_number} AND regexp_full_match({form}, '\\d{{5}}(-\\d+)?')"
    return (
        f"CASE WHEN regexp_full_match({form}, '{_DAY_FORMS}') THEN TRY_CAST({_dashed(form)} AS TIMESTAMP) "
        f"WHEN {is_serial} AND {serial} BETWEEN {_FIRST_SERIAL} AND {_LAST_SERIAL} "
        f"THEN TIMESTAMP '1899-12-30' + to_seconds(CAST(round({serial} * 86400) AS BIGINT)) END"
    )


def _dashed(form: str) -> str:
    """20050720 103000 as DuckDB reads it; forms with dashes are left alone."""
    day = f"substr({form}, 1, 4) || '-' || substr({form}, 5, 2) || '-' || substr({form}, 7, 2)"
    clock = f"substr({form}, 9, 2) || ':' || substr({form}, 11, 2) || ':' || substr({form}, 13, 2)"
    return (
        f"CASE WHEN substr({form}, 5, 1) = '-' THEN {form} WHEN length({form}) = 14 AND NOT contains({form}, ':') "
        f"THEN {day} || ' ' || {clock} ELSE {day} || substr({form}, 9) END"
    )


def _whole_moment(form: str, kind: str) -> str:
    """2026-03-05, perhaps with 10:30 or 10:30:00 behind it, as every cell of the column has it."""
    dashes = f"substr({form}, 5, 1) = '-' AND substr({form}, 8, 1) = '-' AND (length({form}) = 10 OR substr({form}, 11, 1) = ' ')"
    return f"CASE WHEN {dashes} AND left({form}, 2) IN ('19', '20') THEN TRY_CAST({form} AS {kind}) END"


def _eight_digits(form: str) -> str:
    """20260305, as every cell of the column has it."""
    number = f"CAST({form} AS INTEGER)"
    day = f"make_date({number} // 10000, {number} // 100 % 100, {number} % 100)"
    return f"CASE WHEN {number} BETWEEN 19000000 AND 20999999 THEN TRY({day}) END"


def _six_digits(form: str) -> str:
    """202603, as every cell of the column has it."""
    number = f"CAST({form} AS INTEGER)"
    return (
        f"CASE WHEN {number} % 100 BETWEEN 1 AND 12 AND {number} BETWEEN 190000 AND 209999 "
        f"THEN make_date({number} // 100, {number} % 100, 1) END"
    )


def _month(form: str) -> str:
    first_day = f"rtrim(substr({form}, 1, 4) || '-' || ltrim(substr({form}, 5), '-'), '-') || '-01'"
    return (
        f"CAST(date_trunc('month', TRY_CAST(CASE WHEN regexp_full_match({form}, '{_MONTH_FORMS}') "
        f"THEN {first_day} WHEN regexp_full_match({form}, '{_DAY_FORMS}') THEN {_dashed(form)} END AS TIMESTAMP)) AS DATE)"
    )


def _one_amount_notation(text: str) -> str:
    r"""Currency signs and blanks away; (123.45), (负)123.45 and 123.45- as -123.45."""
    signs_away = f"regexp_replace({text}, '\\s*¥\\s*|\\s*元$|^\\+', '', 'g')"
    said = f"regexp_replace({signs_away}, '^\\(?负\\)?', '-')"
    bracketed = f"regexp_replace({said}, '^\\((.*)\\)$', '-\\1')"
    trailing = f"regexp_replace({bracketed}, '^([^-].*)-$', '-\\1')"
    return f"CASE WHEN regexp_full_match({text}, '[0-9.]*') THEN {text} ELSE {trailing} END"


def _point(form: str) -> str:
    return f"CASE WHEN {is_amount(form)} THEN TRY_CAST(replace({form}, ',', '') AS DOUBLE) END"


def _decimal(form: str, field_type: FieldType, power: int, facts: Facts | None) -> str:
    kind = SQL_TYPES[field_type]
    if not power and not may_hold(facts, Oddity.POINTS):
        return f"TRY_CAST({form} AS {kind})"
    exponent = f" || 'E{power}'" if power else ""
    exact = f"{is_amount(form)} AND NOT {has_more_decimals(form, field_type, power)}"
    careful = f"CASE WHEN {exact} THEN TRY_CAST(replace({form}, ',', ''){exponent} AS {kind}) END"
    if power or may_hold(facts, Oddity.SIGNS):
        return careful
    fewest, most = facts.decimals if facts else (0, 0)
    if fewest >= 1 and most <= DECIMALS[field_type]:
        return f"TRY_CAST({form} AS {kind})"
    few = f"NOT contains({form}, '.') OR strlen({form}) - strpos({form}, '.') BETWEEN 1 AND {DECIMALS[field_type]}"
    return f"CASE WHEN {few} THEN TRY_CAST({form} AS {kind}) ELSE {careful} END"
