"""Palette, font, style sheet and zoom of the whole application."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop_app.domain.risk import Band
from desktop_app.ui.resources import FONTS, THEMES
from desktop_app.ui.theme.tokens import Tokens

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
_KEY = "window/zoom"
_FALLBACKS = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", "Noto Sans CJK SC")


class Theme(QObject):
    """Applies itself to the application; `changed` after every change of zoom."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings, name: str = "light") -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._tokens = Tokens.load(THEMES / f"{name}.toml")
        self._sheet = Template((THEMES / "shell.qss").read_text(encoding="utf-8"))
        self._families = bundled_families()
        self._zoom = _nearest(int(str(settings.value(_KEY, 100))))
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setPalette(self._palette())
        self._apply()

    @property
    def zoom(self) -> int:
        """Per cent, one of `ZOOMS`."""
        return self._zoom

    def zoom_in(self) -> None:
        self.zoom_to(ZOOMS[min(ZOOMS.index(self._zoom) + 1, len(ZOOMS) - 1)])

    def zoom_out(self) -> None:
        self.zoom_to(ZOOMS[max(ZOOMS.index(self._zoom) - 1, 0)])

    def zoom_reset(self) -> None:
        self.zoom_to(100)

    def px(self, size: str) -> int:
        """A named size in logical pixels at the present zoom."""
        return self.scaled(self._tokens.sizes[size])

    def scaled(self, pixels: float) -> int:
        return max(1, round(pixels * self._zoom / 100))

    def colour(self, name: str) -> QColor:
        return self._tokens.colour(name)

    def band_name(self, band: Band) -> str:
        """The name of a band's colour."""
        return self._tokens.bands[band]

    def band_colour(self, band: Band) -> QColor:
        return self.colour(self.band_name(band))

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """The application's face in a named size, figures of equal width."""
        font = QFont(self._families)
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
        return font

    def zoom_to(self, zoom: int) -> None:
        """One of `ZOOMS`."""
        if zoom == self._zoom:
            return
        self._zoom = zoom
        self._settings.setValue(_KEY, zoom)
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        self._app.setFont(self.font())
        sizes = {f"px_{name}": str(self.px(name)) for name in self._tokens.sizes}
        paddings = {f"pad_{pixels}": str(self.scaled(pixels)) for pixels in (2, 4, 6, 8, 12, 16)}
        paddings |= {f"less_{pixels}": str(self.scaled(pixels) - 1) for pixels in (2, 4, 8, 12)}  # beside a border twice as thick
        folder = {"icons": (THEMES.parent / "icons").as_posix()}
        self._app.setStyleSheet(self._sheet.substitute(self._tokens.colours, **sizes, **paddings, **folder))
        for widget in self._app.allWidgets():  # Qt lays out before it has made bold what the sheet makes bold
            widget.updateGeometry()

    def _palette(self) -> QPalette:
        palette = QPalette()
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        for names, colour in (
            ((role.Window, role.AlternateBase), "page"),
            ((role.Base, role.Button, role.ToolTipBase), "card"),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), "text"),
            ((role.Highlight,), "selected"),
            ((role.HighlightedText,), "text"),
            ((role.Link, role.Accent), "accent"),
            ((role.PlaceholderText,), "secondary"),
            ((role.Mid,), "border"),
        ):
            for name in names:
                palette.setColor(name, self.colour(colour))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group.Disabled, name, self.colour("disabled"))
        return palette


def bundled_families() -> list[str]:
    """The bundled face first, then those an office PC may have. Registers each bundled file once per process."""
    families: list[str] = []
    for path in sorted(FONTS.glob("*.otf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += [name for name in QFontDatabase.applicationFontFamilies(number) if name not in families]
    return [*families, *_FALLBACKS]


def _nearest(zoom: int) -> int:
    return min(ZOOMS, key=lambda step: abs(step - zoom))
