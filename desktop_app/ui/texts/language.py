"""Which language the window speaks."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.domain.texts import LANGUAGES, Texts
from desktop_app.ui.resources import TRANSLATIONS

_KEY = "window/language"


class Language(QObject):
    """Chinese unless the person chose otherwise. Switching makes Qt send LanguageChange to every widget.

    `texts` is the catalogue of the floors below in the same language.
    """

    def __init__(self, app: QApplication, texts: Texts, settings: QSettings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._texts = {language: texts.in_language(language) for language in LANGUAGES}
        self._translators: list[QTranslator] = []
        self._now = "en"
        saved = str(settings.value(_KEY, "zh"))
        self.switch(saved if saved in LANGUAGES else "zh")

    @property
    def now(self) -> str:
        """One of `LANGUAGES`."""
        return self._now

    @property
    def texts(self) -> Texts:
        return self._texts[self._now]

    def switch(self, language: str) -> None:
        self._now = language
        self._settings.setValue(_KEY, language)
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = [self._load(name) for name in catalogues(language)]
        for translator in self._translators:
            self._app.installTranslator(translator)

    def toggle(self) -> None:
        self.switch("en" if self._now == "zh" else "zh")

    def _load(self, path: str) -> QTranslator:
        translator = QTranslator(self)
        if not translator.load(path):
            raise FileNotFoundError(path)
        return translator


def catalogues(language: str) -> tuple[str, ...]:
    """Files to load, Qt's own first so that ours win. English is the source and needs none."""
    if language == "en":
        return ()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return f"{qt}/qtbase_zh_CN.qm", str(TRANSLATIONS / "powerdesk_zh_CN.qm")
