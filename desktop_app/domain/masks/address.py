"""Addresses: to the village or housing estate; house, building, entrance and flat are hidden."""

from __future__ import annotations

import re

HIDDEN = "***"
_NUMBER = r"[0-9０-９A-Za-z一二三四五六七八九十百零〇甲乙丙丁-]+"
_DOOR = re.compile(rf"{_NUMBER}\s*(号楼|栋|幢|座|单元|室|户|层|楼|号)")
_PLACES = ("小区", "社区", "村", "花园", "家园", "苑", "园区")
_ROADS = ("路", "街", "巷", "大道", "镇", "乡", "街道", "团场", "连队", "市场", "县", "区", "市", "省", "州", "旗")


def masked(text: str) -> str:
    """What comes before the first door, up to the last village or estate in it, else the last road or town before a number."""
    text = text.strip()
    door = _DOOR.search(text)
    before = text[: door.start()] if door else text
    kept = _upto(before, _PLACES) or _upto(re.split(r"[0-9０-９*]", before, maxsplit=1)[0], _ROADS)
    return kept + HIDDEN


def _upto(text: str, words: tuple[str, ...]) -> str:
    """The text to the end of the word that stands last in it; nothing where none does."""
    return text[: max((text.rfind(word) + len(word) for word in words if word in text), default=0)]
