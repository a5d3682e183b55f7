"""Where the desktop's own files lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
RESOURCES = _PACKAGE / "resources" if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent / "resources"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
THEMES = RESOURCES / "themes"
TRANSLATIONS = RESOURCES / "translations"
