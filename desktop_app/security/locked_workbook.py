"""A workbook locked with a password, as Excel and WPS open it (ECMA-376 agile encryption, AES-256), in memory only."""

from __future__ import annotations

import io

from msoffcrypto.format.ooxml import OOXMLFile


def locked(content: bytes, password: str) -> bytes:
    """The encrypted file; without the password nothing of it can be read."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()
