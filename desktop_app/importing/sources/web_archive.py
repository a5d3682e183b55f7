"""Web archives (MHTML, 单个文件网页): the pages inside, each a sheet."""

from __future__ import annotations

import email
import io
import posixpath
from collections.abc import Iterator
from email import policy
from email.message import Message
from pathlib import Path

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.encoding import detect_bytes
from desktop_app.importing.sources.sheet import Sheet
from desktop_app.importing.sources.web_page import page_sheet

START = b"mime-version:"
_MOST_BYTES = 128 << 20  # it is held in memory whole, three times over while it is taken apart


def sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """One sheet for each page that shows a table.

    Raises:
        ExtractError: no page does, or the file is too large to be taken apart in memory.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise ExtractError("importing.too_large", file=path.name)
    found = [sheet for part in _pages(path) if (sheet := _sheet(path, part, progress)) is not None]
    if not found:
        raise ExtractError("importing.web_page", file=path.name)
    yield from found


def _pages(path: Path) -> Iterator[Message]:
    whole = email.message_from_bytes(path.read_bytes(), policy=policy.compat32)
    return (part for part in whole.walk() if part.get_content_type() == "text/html")


def _sheet(path: Path, part: Message, progress: Progress) -> Sheet | None:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return None
    name = posixpath.basename(part.get("Content-Location", "").replace("\\", "/")).partition(".")[0]
    try:
        return page_sheet(path.name, name, detect_bytes(content, path.name), lambda: io.BytesIO(content), progress)
    except ExtractError as error:
        if error.message.key == "importing.web_page":
            return None
        raise
