"""The trail in words: what was done, to what, with which facts. What has no word here is printed as it was recorded."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from desktop_app.domain import formats
from desktop_app.domain.audit import AuditRow
from desktop_app.domain.duties import Duties
from desktop_app.domain.roles import Role
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.texts import Texts

_HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{28,}\b")
_PARTS = 6
_SUBJECTS = {
    "batch": re.compile(r"batch (\d+)( .*|)"),
    "run": re.compile(r"run (\d+)()"),
    "quality_run": re.compile(r"quality run (\d+)()"),
    "customers": re.compile(r"(\d+) customers()"),
    "epoch": re.compile(r"epoch (\d+)()"),
}
"""Subjects that are no names, as services write them: the number, and what follows it."""


def action_in_words(texts: Texts, action: str) -> str:
    return _known(texts, f"audit.action.{action}", action)


def subject_in_words(texts: Texts, subject: str) -> str:
    """What was acted upon; a name, a number or a file is told as it is."""
    for kind, pattern in _SUBJECTS.items():
        if match := pattern.fullmatch(subject):
            return texts(f"audit.subject.{kind}", number=formats.count(int(match[1]))) + match[2]
    return subject


def result_in_words(texts: Texts, result: str) -> str:
    return _known(texts, f"audit.result.{result}", result)


def role_in_words(duties: Duties, texts: Texts, role: str) -> str:
    """The duty's name; `--` for an action nobody's account stands for."""
    known = {one.value for one in Role}
    return duties.name(Role(role), texts.language) if role in known else role or formats.NOTHING


def facts_in_words(texts: Texts, row: AuditRow, most: int) -> str:
    """`name value` for every fact, a reason and a change first; hashes by their first digits; at most `most` characters."""
    facts = _facts(row)
    first = [name for name in ("before", "after", "reason", "approver") if name in facts]
    names = [*first, *(name for name in facts if name not in first)]
    said = [f"{_known(texts, f'audit.fact.{name}', name)} {_said(texts, facts[name])}" for name in names]
    text = _HASH.sub(r"\1", texts("reports.semicolon").join(said))
    return text if len(text) <= most else text[: most - 1] + "…"


def filter_in_words(texts: Texts, chosen: AuditFilter) -> str:
    """What was asked for; 全部 where nothing was left out."""
    parts = [texts("audit.filter.user", value=chosen.user)] if chosen.user else []
    if chosen.action:
        parts.append(texts("audit.filter.action", value=action_in_words(texts, chosen.action)))
    if chosen.result is not None:
        parts.append(texts("audit.filter.result", value=result_in_words(texts, chosen.result.value)))
    return texts("reports.semicolon").join(parts) or texts("audit.filter.all")


def period_in_words(texts: Texts, chosen: AuditFilter) -> str:
    return texts("audit.period", since=formats.day(chosen.since), until=formats.day(chosen.until))


def filter_facts(chosen: AuditFilter) -> dict[str, str]:
    """The filter as it is recorded: only what was asked for."""
    values: Mapping[str, object] = {
        "user": chosen.user,
        "action": chosen.action,
        "since": chosen.since or "",
        "until": chosen.until or "",
        "result": chosen.result.value if chosen.result else "",
    }
    return {name: str(value) for name, value in values.items() if str(value)}


def _facts(row: AuditRow) -> dict[str, Any]:
    try:
        facts = json.loads(row.facts)
    except ValueError:
        return {"facts": row.facts}  # somebody edited it: it is printed as it stands
    return facts if isinstance(facts, dict) else {"facts": facts}


def _said(texts: Texts, value: Any) -> str:
    match value:
        case dict():
            parts = [f"{_known(texts, f'audit.fact.{name}', name)} {_inner(texts, item)}" for name, item in value.items()]
            return f"({', '.join(parts)})" if parts else formats.NOTHING
        case list():
            shown = ", ".join(_said(texts, item) for item in value[:_PARTS])
            return (shown + (" …" if len(value) > _PARTS else "")) or formats.NOTHING
        case None | "":
            return formats.NOTHING
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def _inner(texts: Texts, value: Any) -> str:
    """A table within a table (which column was read as which field) is only counted."""
    return str(len(value)) if isinstance(value, dict) else _said(texts, value)


def _known(texts: Texts, key: str, otherwise: str) -> str:
    return texts(key) if key in texts.entries else otherwise
