"""Workbooks made by hand to do harm."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/part.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/></Types>'
)
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def _relations(*relations: tuple[str, str, str]) -> str:
    inside = "".join(f'<Relationship Id="{name}" Type="{DOCUMENT}/{kind}" Target="{to}"/>' for name, kind, to in relations)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def xlsx(
    path: Path, rows: str, strings: str = "", prolog: str = "", sheet: str = "表", more: dict[str, bytes] | None = None
) -> Path:
    """An xlsx of one sheet, which lies where no program would put it."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">'
        f'<sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", "worksheet", "part.xml"), ("rId2", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/sharedStrings.xml": f'{prolog}<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/part.xml": f'{prolog}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        **(more or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def text_rows(*rows: tuple[str, ...]) -> str:
    """Rows of inline texts, escaped as XML wants it."""

    def cell(text: str) -> str:
        safe = text.replace("&", "&amp;").replace("<", "&lt;")
        return f'<c t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'

    return "".join(f"<row>{''.join(cell(text) for text in row)}</row>" for row in rows)


def ods(path: Path, rows: str) -> Path:
    spaces = "".join(f' xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text"))
    body = f'<table:table table:name="表">{rows}</table:table>'
    content = f"<office:document-content{spaces}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{OFFICE}manifest:1.0"/>')
        archive.writestr("content.xml", content + "</office:document-content>")
    return path


def ods_cell(attributes: str = "", text: str = "1") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def _record(kind: int, body: bytes) -> bytes:
    assert kind < 0x80
    length = len(body)
    return bytes([kind, length & 0x7F | 0x80, length >> 7 & 0x7F | 0x80, length >> 14 & 0x7F | 0x80, length >> 21])


def xlsb(path: Path, *cells: tuple[int, int]) -> Path:
    """Parts of an xlsb with numbers at these places (row, column from 0), as far as the reader of extents looks."""
    sheet = b""
    for row, column in cells:
        for kind, body in ((0, struct.pack("<I", row)), (2, struct.pack("<III", column, 0, 2))):
            sheet += _record(kind, body) + body
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.bin", b"")
        archive.writestr("xl/_rels/workbook.bin.rels", _relations(("rId1", "worksheet", "anything.jpg")))
        archive.writestr("xl/anything.jpg", sheet)
    return path


def far_xls(path: Path, sound: bytes) -> Path:
    """A sound xls whose first number record is moved to the last row and column a record can name."""
    at = sound.index(struct.pack("<HH", 0x0203, 14))
    path.write_bytes(sound[: at + 4] + struct.pack("<HH", 0xFFFF, 0xFFFF) + sound[at + 8 :])
    return path
