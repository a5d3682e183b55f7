"""What pages beside the steps of an import share."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop_app.ui.texts.retranslated import Retranslated


class Aside(Retranslated):
    """`left` back to choosing files."""

    left = Signal()

    def refresh(self) -> None:
        """Ask for everything shown."""
        raise NotImplementedError
