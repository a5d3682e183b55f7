#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools>=4.60"]
# ///
"""Make resources/fonts/PowerdeskSansSC-{Regular,Bold}.otf from Noto Sans CJK and DejaVu Sans.

    installer/make_fonts.py <folder with NotoSansCJK-*.ttc> <folder with DejaVuSans*.ttf> resources/fonts

The result has no code point in U+2E80–2FDF: a radical and the ideograph that looks like it share one glyph in Noto, and a PDF
writer that maps glyphs back to text may choose the radical; then nobody finds 户 in the paper's text. See docs/adr/0007-fonts.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Powerdesk Sans SC"
FACE = 2  # Simplified Chinese among the faces of the collection
RADICALS = range(0x2E80, 0x2FE0)
EXTENSION_A = range(0x3400, 0x4DC0)
BEYOND_BMP = range(0x20000, 0x33480)
SYMBOLS = (
    (0x20, 0x7F), (0xA0, 0x180), (0x2C6, 0x2DE), (0x391, 0x3CA), (0x401, 0x452), (0x2000, 0x206F), (0x2070, 0x20D0),
    (0x2100, 0x2180), (0x2190, 0x2200), (0x2200, 0x2300), (0x2300, 0x2400), (0x2460, 0x2500),
    (0x2500, 0x25A0), (0x25A0, 0x2600), (0x2600, 0x2700), (0x2700, 0x27C0), (0x3000, 0x3020),
    (0x3220, 0x3244), (0x3280, 0x32B1), (0x3380, 0x3400), (0xFF00, 0xFFF0),
)  # fmt: skip
BORROWED = "✕✗✘☐☑☒▸▾▬⟳⋮"  # Noto lacks them, the app shows them: taken from DejaVu Sans
SPARE = 0x3200  # parenthesised hangul, never needed here; its glyphs lend their places to the borrowed symbols


def gbk() -> set[int]:
    """Every character of GBK that is no user-defined one."""
    found: set[int] = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.add(ord(bytes((lead, trail)).decode("gbk")))
            except UnicodeDecodeError:
                continue
    return {code for code in found if not 0xE000 <= code < 0xF900}


def repertoire(rare: bool) -> set[int]:
    """Code points of a face; `rare` adds extension A and the rest of Noto's ideographs (names of people and places)."""
    codes = gbk() | {code for first, last in SYMBOLS for code in range(first, last)}
    if rare:
        codes |= {*EXTENSION_A, *BEYOND_BMP}
    return codes - set(RADICALS)


def subset(font: TTFont, codes: set[int]) -> None:
    options = Options()
    options.layout_features = ["kern", "halt"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    worker = Subsetter(options)
    worker.populate(unicodes=codes)
    worker.subset(font)


def borrow(font: TTFont, source: TTFont) -> None:
    """Draw the borrowed symbols over spare glyphs, scaled to this face's em."""
    cmap, glyphs = source.getBestCmap(), source.getGlyphSet()
    scale = font["head"].unitsPerEm / source["head"].unitsPerEm
    top = font["CFF "].cff.topDictIndex[0]
    own = font.getBestCmap()
    for place, symbol in enumerate(BORROWED):
        name, drawn = own[SPARE + place], glyphs[cmap[ord(symbol)]]
        width = round(drawn.width * scale)
        private = top.FDArray[top.FDSelect[font.getGlyphID(name)]].Private
        pen = T2CharStringPen(width - private.nominalWidthX, glyphs)
        drawn.draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        top.CharStrings[name] = pen.getCharString(private=private, globalSubrs=top.GlobalSubrs)
        bounds = BoundsPen(None)
        top.CharStrings[name].draw(bounds)
        font["hmtx"][name] = (width, round(bounds.bounds[0]))
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14:
                table.cmap[ord(symbol)] = name
                table.cmap.pop(SPARE + place, None)


def rename(font: TTFont, style: str) -> None:
    """Own family name: the licence reserves Noto's and Source's names to the originals."""
    names = font["name"]
    keep = {record.nameID: str(record) for record in names.names if record.platformID == 3 and record.langID == 0x409}
    script = f"PowerdeskSansSC-{style}"
    names.names = []
    said = {
        0: keep.get(0, "") + " Symbols from DejaVu Sans, (c) Bitstream Inc. and Tavmjong Bah.",
        1: FAMILY, 2: style, 3: f"{keep.get(5, '')};{script}", 4: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        5: keep.get(5, "Version 1"), 6: script, 13: keep.get(13, ""), 14: keep.get(14, ""),
    }  # fmt: skip
    for number, text in said.items():
        names.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [script]
    top = cff.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, said[4]
    for attribute in ("Notice", "Copyright"):
        if hasattr(top, attribute):
            setattr(top, attribute, said[0])
    for part in top.FDArray:
        part.FontName = script + "-" + str(part.FontName).rsplit("-", 1)[-1]


def make(noto: Path, dejavu: Path, out: Path, style: str) -> Path:
    font = TTCollection(noto / f"NotoSansCJK-{style}.ttc").fonts[FACE]
    before = font["head"].modified
    subset(font, repertoire(rare=style == "Regular") | set(range(SPARE, SPARE + len(BORROWED))))
    borrow(font, TTFont(dejavu / ("DejaVuSans.ttf" if style == "Regular" else "DejaVuSans-Bold.ttf")))
    rename(font, style)
    font.recalcTimestamp = False
    font["head"].modified = before  # the same input gives the same bytes
    path = out / f"PowerdeskSansSC-{style}.otf"
    font.save(path)
    return path


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    for style in ("Regular", "Bold"):
        made = make(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), style)
        sys.stdout.write(f"{made} {made.stat().st_size:,} bytes\n")
