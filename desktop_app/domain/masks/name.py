"""Names: 李**明 of a person, 某某**有限公司 of an organisation."""

from __future__ import annotations

from collections.abc import Sequence

_HEAD, _TAIL = 2, 4


def masked(name: str, organisations: Sequence[str]) -> str:
    """A person's first character, and the last one from three on; an organisation's first two and last four, at least one hidden.

    An organisation whose telling word would be hidden is masked like a person, so that masking twice changes nothing.
    """
    name = name.strip()
    if len(name) > 3 and _is_organisation(name, organisations):
        tail = max(1, min(_TAIL, len(name) - _HEAD - 1))
        shown = _between(name, _HEAD, tail)
        if _is_organisation(shown, organisations):
            return shown
    return _between(name, 1, 1 if len(name) > 2 else 0) if len(name) > 1 else "*"


def _is_organisation(name: str, organisations: Sequence[str]) -> bool:
    return any(word in name for word in organisations)


def _between(text: str, head: int, tail: int) -> str:
    """The text with everything between its first `head` and last `tail` characters hidden."""
    return text[:head] + "*" * (len(text) - head - tail) + text[len(text) - tail :]
