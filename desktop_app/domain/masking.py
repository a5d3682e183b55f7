"""How much of personal data is shown: one policy for screens, reports, exports and logs (resources/rules/masking.toml).

Every kind is masked by a pure function that never shows a longer run of the secret than it says, and leaves what is masked
already as it is. Who sees a kind in clear without a reason is data; whoever needs more asks `services.unmask`.
"""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from desktop_app.domain.formats import NOTHING
from desktop_app.domain.masks import address, bank, cert, cons_no, name, phone, text
from desktop_app.domain.roles import Role


class Personal(enum.Enum):
    """Kinds of personal data."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    CERT = "cert"
    BANK = "bank"
    CONS_NO = "cons_no"
    TEXT = "text"


_MASKS: Mapping[Personal, Callable[[str], str]] = {
    Personal.PHONE: phone.masked,
    Personal.ADDRESS: address.masked,
    Personal.CERT: cert.masked,
    Personal.BANK: bank.masked,
    Personal.CONS_NO: cons_no.masked,
    Personal.TEXT: text.masked,
}


@dataclass(frozen=True, slots=True)
class Mask:
    """What one duty sees: call it with a kind and a value. Nothing known is `--`."""

    clear: frozenset[Personal]
    organisations: tuple[str, ...]

    def __call__(self, kind: Personal, value: str | None) -> str:
        if not value or value.strip() in {"", NOTHING}:
            return NOTHING
        if kind in self.clear:
            return value
        return name.masked(value, self.organisations) if kind is Personal.NAME else _MASKS[kind](value)


@dataclass(frozen=True, slots=True)
class Masking:
    """The office's policy. `strict` masks every kind, whoever looks: for logs and the audit trail."""

    everybody: frozenset[Personal]
    duties: Mapping[Role, Mapping[Personal, bool]]
    organisations: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            ValueError: an unknown duty, kind or word.
        """
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        organisations = tuple(content.pop("organisations"))
        everybody = _clear(content.pop("everybody"))
        duties = {Role(role): _clear(entry) for role, entry in content.items()}
        return cls(frozenset(kind for kind, clear in everybody.items() if clear), duties, organisations)

    @property
    def strict(self) -> Mask:
        return Mask(frozenset(), self.organisations)

    def of(self, role: Role) -> Mask:
        own = self.duties.get(role, {})
        return Mask(frozenset(kind for kind in Personal if own.get(kind, kind in self.everybody)), self.organisations)


def _clear(entry: Mapping[str, str]) -> dict[Personal, bool]:
    words = {"clear": True, "masked": False}
    try:
        return {Personal(kind): words[word] for kind, word in entry.items()}
    except KeyError as error:
        raise ValueError(f"neither clear nor masked: {error}") from error
