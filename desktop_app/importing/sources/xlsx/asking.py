"""What is rare in a big workbook is put to calamine: in a workbook of a few bytes that has the big one's formats and days."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from desktop_app.importing.sources.xlsx.unusual import Unusual

STRINGS = "xl/sharedStrings.xml"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_EDGE = b"<row><c><v>0</v></c></row>"


@dataclass(frozen=True, slots=True)
class Calamine:
    """The small parts of a workbook by name, and the place of one of its sheets."""

    parts: Mapping[str, bytes]
    sheet_part: str
    sheet_index: int

    def cells(self, cells: Sequence[bytes]) -> Sequence[object]:
        """The values of cells, each given as what stands after `<c` and before `</c>`.

        Raises:
            Unusual: calamine cannot read one of them.
        """
        return self._asked([b"<c" + cell + b"</c>" for cell in cells], b"")

    def strings(self, items: Sequence[bytes]) -> list[str]:
        """The texts of shared strings, each given as what stands between `<si>` and `</si>`.

        Raises:
            Unusual: calamine cannot read one of them.
        """
        table = b"".join(b"<si>" + item + b"</si>" for item in items)
        shown = [b'<c t="s"><v>%d</v></c>' % number for number in range(len(items))]
        return [str(value) for value in self._asked(shown, table)]

    def _asked(self, cells: Sequence[bytes], table: bytes) -> Sequence[object]:
        rows = _EDGE + b"".join(b"<row>" + cell + b"</row>" for cell in cells) + _EDGE
        parts = {
            **self.parts,
            STRINGS: b'<sst xmlns="' + _MAIN + b'">' + table + b"</sst>",
            self.sheet_part: b'<worksheet xmlns="' + _MAIN + b'"><sheetData>' + rows + b"</sheetData></worksheet>",
        }
        try:
            sheet = CalamineWorkbook.from_filelike(packed(parts)).get_sheet_by_index(self.sheet_index)
            answers: Sequence[object] = [row[0] for row in sheet.iter_rows()][1:-1]
        except (CalamineError, OSError, ValueError, OverflowError) as error:
            raise Unusual("calamine refuses a cell") from error
        if len(answers) != len(cells):
            raise Unusual("calamine reads other cells")
        return answers


def packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """A workbook of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    content.seek(0)
    return content
