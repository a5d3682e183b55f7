"""PCs whose keyring keeps secrets, and a PC without one."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class KeptSecrets:
    kept: dict[str, str] = field(default_factory=dict)

    def available(self) -> bool:
        return True

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def keep(self, name: str, secret: str) -> bool:
        self.kept[name] = secret
        return True

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)


class NoSecrets:
    """Every PC a test runs on: it keeps nothing."""

    def available(self) -> bool:
        return False

    def get(self, name: str) -> str | None:
        return None

    def keep(self, name: str, secret: str) -> bool:
        return False

    def forget(self, name: str) -> None:
        return None
