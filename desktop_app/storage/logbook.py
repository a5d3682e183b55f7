"""The program's own log: a few small files that rotate and hold nothing personal."""

from __future__ import annotations

import logging
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop_app.domain.faults import told
from desktop_app.domain.redaction import redacted_fault

FILE_NAME = "powerdesk.log"
MOST_BYTES = 512 * 1024
FILES = 5
_FORM = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


class Logbook:
    """Writes the root logger's records to `folder`; at most five files of 512 KiB. One per process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handler: logging.Handler | None = None

    def open(self) -> None:
        """Begin to write. Where the folder cannot be written the program runs all the same, without a log."""
        if self._handler is not None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._handler = _QuietFile(self.folder / FILE_NAME, maxBytes=MOST_BYTES, backupCount=FILES - 1, encoding="utf-8")
        except OSError:
            self._handler = logging.NullHandler()  # keeps logging's last resort from writing records unredacted to stderr
        self._handler.setFormatter(RedactingFormatter(_FORM))
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        logging.captureWarnings(capture=True)

    def close(self) -> None:
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            logging.captureWarnings(capture=False)
        self._handler = None


class RedactingFormatter(logging.Formatter):
    """A record as one text without personal data: message, values, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        cached, record.exc_text = record.exc_text, None  # another handler may have put an unredacted traceback there
        try:
            head = logging.Formatter(self._fmt).format(_bare(record))
            error = record.exc_info[1] if record.exc_info else None
            return redacted_fault(head) if error is None else f"{redacted_fault(head)}\n{told(error)}"
        finally:
            record.exc_text = cached


class _QuietFile(RotatingFileHandler):
    """A full disk or a file held by a scanner costs log lines, never the work; nothing goes to stderr instead."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Python's own way would print the record with its values."""


def last_lines(folder: Path, count: int = 60) -> tuple[str, ...]:
    """The newest lines of the log, oldest first; none where there is no log."""
    try:
        with (folder / FILE_NAME).open(encoding="utf-8", errors="replace") as file:
            return tuple(line.rstrip("\n") for line in deque(file, count))
    except OSError:
        return ()


def _bare(record: logging.LogRecord) -> logging.LogRecord:
    """The record without traceback and stack, which are told apart or not at all."""
    bare = logging.makeLogRecord(record.__dict__)
    bare.exc_info = bare.exc_text = bare.stack_info = None
    return bare
