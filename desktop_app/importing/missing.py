"""A header that lacks columns, in words: which were found, which are missing, and which nobody knew."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.message import Message
from desktop_app.domain.sheets import SheetReading
from desktop_app.importing.names import reads_data

MOST_KINDS = 3


def missing_columns(reading: SheetReading, file: str, dictionary: Dictionary) -> Message:
    """The kind is known, and required columns are not there."""
    kind = dictionary.kind(reading.kind_id)
    fields = [kind.field(field_id) for field_id in reading.missing]
    unknown = _unknown(reading, dictionary)
    return Message.of(
        "importing.missing_columns_unknown" if unknown else "importing.missing_columns",
        file=file,
        kind=kind.zh,
        kind_en=kind.en,
        found=_found(reading),
        fields="、".join(field.zh for field in fields),
        fields_en=", ".join(field.en for field in fields),
        unknown=unknown,
    )


def too_few_columns(near: Sequence[SheetReading], file: str, dictionary: Dictionary) -> Message:
    """Too few known names to say which kind it is: what each kind it could be would need."""
    header = near[0]
    told: dict[str, object] = {"file": file, "row": header.header_row, "found": _found(header), "columns": _named(header)}
    complete = [dictionary.kind(one.kind_id) for one in near if not one.missing]
    if complete:
        told |= {"few": max(kind.fewest for kind in complete), "kinds": "、".join(kind.zh for kind in complete)}
        return Message.of("importing.few_columns", **told, kinds_en=", ".join(kind.en for kind in complete))
    lacking = [_lacking(one, dictionary) for one in near[:MOST_KINDS]]
    chinese, english = "；".join(zh for zh, _ in lacking), "; ".join(en for _, en in lacking)
    return Message.of("importing.short_header", **told, lacking=chinese, lacking_en=english)


def _lacking(reading: SheetReading, dictionary: Dictionary) -> tuple[str, str]:
    """In Chinese and in English."""
    kind = dictionary.kind(reading.kind_id)
    fields = [kind.field(field_id) for field_id in reading.missing]
    return (
        f"作为{kind.zh}还缺{'、'.join(field.zh for field in fields)}",
        f"as {kind.en} {', '.join(field.en for field in fields)}",
    )


def _named(reading: SheetReading) -> int:
    return sum(bool(column.header.strip()) for column in reading.columns)


def _found(reading: SheetReading) -> str:
    return "、".join(column.header.strip() for column in reading.columns if column.field_ids)


def _unknown(reading: SheetReading, dictionary: Dictionary) -> str:
    unread = (column.header for column in reading.columns if not column.field_ids)
    return "、".join(header.strip() for header in unread if header.strip() and reads_data(header, dictionary))
