"""What is there now beside what will be there: nobody restores without having seen it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import formats
from desktop_app.domain.safety import RestorePreview
from desktop_app.ui.desk import Desk
from desktop_app.ui.screens.backup.backup_words import BackupWords
from desktop_app.ui.texts.retranslated import RetranslatedFrame
from desktop_app.ui.widgets.labels import label, tone
from desktop_app.ui.widgets.lines import Cell, Lines


class PreviewCard(RetranslatedFrame):
    """Shows one `RestorePreview`; what differs is bold and marked, not only coloured."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restore-preview")
        self.setProperty("card", "true")
        self._desk = desk
        self._preview: RestorePreview | None = None
        self._words = BackupWords(self)
        self._title = label("heading", name="preview-restore-title", wrap=True)
        self._file = label("note", name="preview-restore-file", wrap=True, selectable=True)
        self._verified = label("strong", name="preview-restore-verified")
        self._lines = Lines("preview-restore-lines", 2)
        self._promise = label("note", name="preview-restore-promise", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._title, self._file, self._verified, self._lines, self._promise):
            column.addWidget(part)
        desk.theme.changed.connect(self.retranslate)
        self.retranslate()

    def show_preview(self, preview: RestorePreview) -> None:
        self._preview = preview
        self.retranslate()

    def retranslate(self) -> None:
        preview = self._preview
        if preview is None:
            return
        self._title.setText(self.tr("Backup of {moment}").format(moment=formats.moment(preview.made_at)))
        self._file.setText(str(preview.path))
        good = self.tr("Read from the first byte to the last: it is whole")
        self._verified.setText("✓ " + good if preview.verified else "△ " + self.tr("Not verified yet"))
        tone(self._verified, "tone", "favourable" if preview.verified else "attention")
        heads = ("", self.tr("Now"), self.tr("After the restore"))
        lines = [[Cell(head, "strong") for head in heads]]
        for what, now, then, differs in self._words.lines(preview.now, preview.then):
            mark = Cell(f"→ {then}", "strong", "attention") if differs else Cell(then)
            lines.append([Cell(what, "note"), Cell(now), mark])
        self._lines.show_lines(lines)
        self._promise.setText(
            self.tr(
                "Before anything is replaced a safety copy of the present state is made and verified. Passwords are those of "
                "that day again; the audit trail is not turned back. Cancelling leaves everything as it is."
            )
        )
