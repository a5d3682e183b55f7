"""What a password must be by the office's policy: said before typing, and held to afterwards (GB/T 22239-2019, 8.1.4.1 a)."""

from __future__ import annotations

from desktop_app.domain.message import Message
from desktop_app.domain.policy import Policy
from desktop_app.domain.texts import Texts


def rules(policy: Policy, texts: Texts) -> tuple[str, ...]:
    """One sentence per rule, in the language of `texts`, to be shown beside the field."""
    return tuple(texts.say(rule) for rule in stated(policy))


def stated(policy: Policy) -> tuple[Message, ...]:
    """Every rule in force."""
    always = (_length(policy), _classes(policy), Message.of("password.rule.own_name"))
    history = (used_before(policy),) if policy.password_history else ()
    age = (Message.of("password.rule.age", days=policy.password_days),) if policy.password_days else ()
    return (*always, *history, *age)


def broken(policy: Policy, password: str, user: str, person: str) -> Message | None:
    """The first rule the password breaks; whether it was used before is known to the store only."""
    if len(password) < policy.min_length:
        return _length(policy)
    if _classes_in(password) < policy.min_classes:
        return _classes(policy)
    if any(_telling(name) and name.casefold() in password.casefold() for name in (user, person)):
        return Message.of("password.rule.own_name")
    return None


def used_before(policy: Policy) -> Message:
    return Message.of("password.rule.history", count=policy.password_history)


def _length(policy: Policy) -> Message:
    return Message.of("password.rule.length", length=policy.min_length)


def _classes(policy: Policy) -> Message:
    return Message.of("password.rule.classes", count=policy.min_classes)


def _classes_in(password: str) -> int:
    """Of small letters, capitals, digits, and everything else (signs, Chinese characters, blanks)."""
    kinds = (str.islower, str.isupper, str.isdigit)
    known = sum(any(kind(c) for c in password) for kind in kinds)
    return known + any(not any(kind(c) for kind in kinds) for c in password)


def _telling(name: str) -> bool:
    """A single Latin letter is in many good passwords; a name of two characters and more is a hint."""
    return len(name) >= 2
