"""The list of places on the left: only those the role may use."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.roles import Permission, Session
from desktop_app.ui.texts.retranslated import Retranslated
from desktop_app.ui.theme import icons
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.labels import button

P = Permission
ACCOUNTS = frozenset({P.MANAGE_ACCOUNTS, P.ASSIGN_DUTIES, P.APPOINT})
PLACES: dict[str, tuple[frozenset[Permission], ...]] = {
    "home": (frozenset({P.SEE_FIGURES}),),
    "data": (frozenset({P.IMPORT}),),
    "quality": (frozenset({P.SEE_FIGURES, P.SET_PARAMETERS}),),
    "worklist": (frozenset({P.SEE_CUSTOMERS}),),
    "analysis": (frozenset({P.SEE_FIGURES}), frozenset({P.SEE_CUSTOMERS})),
    "reports": (frozenset({P.REPORT}), frozenset({P.SEE_CUSTOMERS})),
    "accounts": (ACCOUNTS,),
    "audit": (frozenset({P.SEE_AUDIT}),),
    "backup": (frozenset({P.BACK_UP, P.RESTORE, P.EXPORT, P.IMPORT}),),
}
"""Screens in their order and what their use takes: one permission of every set."""

ASIDE: dict[str, tuple[frozenset[Permission], ...]] = {
    "account": (),
    "rules": (frozenset({P.SEE_FIGURES, P.SET_PARAMETERS}),),
    "policy": (frozenset({P.SET_SECURITY}),),
    "about": (),
}
"""Screens behind the menu of the signed-in user."""

MARGIN = 8
BOLDER = 12
"""Pixels that the words of the chosen entry are wider, being bold."""


def places_of(session: Session) -> tuple[str, ...]:
    return _allowed(session, PLACES)


def aside_of(session: Session) -> tuple[str, ...]:
    return _allowed(session, ASIDE)


def _allowed(session: Session, places: dict[str, tuple[frozenset[Permission], ...]]) -> tuple[str, ...]:
    return tuple(place for place, needed in places.items() if all(any(session.may(one) for one in either) for either in needed))


class Rail(Retranslated):
    """`chosen(place)` when a person presses one; Ctrl+1 … Ctrl+9 do the same."""

    chosen = Signal(str)

    def __init__(self, places: tuple[str, ...], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 10, MARGIN, 10)
        column.setSpacing(2)
        for number, place in enumerate(places, start=1):
            self._buttons[place] = self._button(place, number)
            column.addWidget(self._buttons[place])
        column.addStretch(1)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        words = {
            "home": self.tr("Home"),
            "data": self.tr("Data"),
            "quality": self.tr("Data quality"),
            "worklist": self.tr("Collection list"),
            "analysis": self.tr("Analysis"),
            "reports": self.tr("Reports"),
            "accounts": self.tr("People and duties"),
            "audit": self.tr("Audit trail"),
            "backup": self.tr("Backups and packages"),
        }
        for place, entry in self._buttons.items():
            entry.setText(words[place])
            entry.setIconSize(QSize(self._theme.px("icon"), self._theme.px("icon")))
            self._colour(place)
        widest = max((entry.sizeHint().width() for entry in self._buttons.values()), default=0)
        self.setFixedWidth(max(self._theme.px("rail"), widest + 2 * MARGIN + BOLDER))

    def show_place(self, place: str) -> None:
        """Mark the place shown; none where it is one behind the user's menu."""
        self._group.setExclusive(False)
        for name, entry in self._buttons.items():
            entry.setChecked(name == place)
        self._group.setExclusive(True)
        for name in self._buttons:
            self._colour(name)

    def _button(self, place: str, number: int) -> QPushButton:
        entry = button(f"rail-{place}", "rail")
        entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        entry.setShortcut(f"Ctrl+{number}")
        entry.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(entry)
        return entry

    def _colour(self, place: str) -> None:
        entry = self._buttons[place]
        colour = self._theme.colour("selected_text" if entry.isChecked() else "secondary")
        entry.setIcon(icons.icon(place, colour, self._theme.px("icon")))
