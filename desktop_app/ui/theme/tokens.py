"""The theme as a typed model, read from resources/themes/<name>.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from PySide6.QtGui import QColor

from desktop_app.domain.risk import Band


@dataclass(frozen=True, slots=True)
class Tokens:
    """Named colours, the colour of each risk band and sizes in logical pixels at 100 %."""

    colours: Mapping[str, str]
    bands: Mapping[Band, str]
    sizes: Mapping[str, int]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a theme file.

        Raises:
            KeyError: a section or a band is missing.
            ValueError: a colour is none.
        """
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        colours: dict[str, str] = content["colours"]
        for name, value in colours.items():
            if not QColor.isValidColorName(value):
                raise ValueError(f"{path.name}: {name} is no colour: {value!r}")
        bands = {band: content["bands"][band.value] for band in Band}
        return cls(colours, bands, content["sizes"])

    def colour(self, name: str) -> QColor:
        return QColor(self.colours[name])
