"""How a data package reads: counts by kind, size, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from desktop_app.domain import formats
from desktop_app.domain.package import PackageInfo
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.backup.backup_words import MEGABYTE


class PackageWords(QObject):
    """Words in the present language; kinds are named as the dictionary of extracts names them."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def kind_of_file(self) -> str:
        return self.tr("Data packages")

    def size(self, size: int) -> str:
        return f"{size / MEGABYTE:,.1f}"

    def kind(self, table: str) -> str:
        kinds, language = self._desk.house.dictionary.kinds, self._desk.language.now
        return next((kind.name(language) for kind in kinds if kind.table == table), table)

    def counts(self, rows: Mapping[str, int]) -> str:
        return " · ".join(f"{self.kind(table)} {formats.count(count)}" for table, count in rows.items() if count)

    def facts(self, info: PackageInfo) -> list[tuple[str, str]]:
        """What, and what the package says: nothing of it is personal but the name of its maker."""
        made = self.tr("{user}, {moment}").format(user=info.made_by, moment=formats.moment(info.made_at))
        facts = [
            (self.tr("Office"), info.unit),
            (self.tr("Packed by"), made),
            (self.tr("Signed by"), info.signer),
            *((self.kind(table), formats.count(count)) for table, count in info.rows.items() if count),
        ]
        if info.training:
            facts.append((self.tr("Kind of data"), "△ " + self.tr("made up for training")))
        return facts
