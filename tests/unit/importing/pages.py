"""Files that are not what their names say, made as the systems make them."""

from __future__ import annotations

from collections.abc import Sequence

EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"


def page(body: str, encoding: str = "gb18030", said: str = "gb2312") -> bytes:
    """A web page as Excel and many servers write it."""
    head = (
        f'<head><meta http-equiv=Content-Type content="text/html; charset={said}"><title>导出</title><style>td{{}}</style></head>'
    )
    return f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'>{head}<body>{body}</body></html>".encode(encoding)


def table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<td style=\"mso-number-format:'\\@'\">{cell}</td>" for cell in row) for row in rows)
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def xml_workbook(*sheets: tuple[str, str], hidden: str = "") -> bytes:
    """XML 表格 2003: (name, rows) of each sheet."""
    said = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    parts = "".join(
        f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{said if name == hidden else ""}</Worksheet>' for name, rows in sheets
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{EXCEL}" xmlns:ss="{EXCEL}" xmlns:x="urn:schemas-microsoft-com:office:excel">{parts}</Workbook>'
    ).encode()


def xml_row(*cells: tuple[str, str], at: str = "") -> str:
    inside = "".join(f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>' for kind, text in cells)
    return f"<Row{at}>{inside}</Row>"
