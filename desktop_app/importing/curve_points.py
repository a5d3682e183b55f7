"""The columns of a load curve: P01 … P96, 1点 … 24点, 00:15 … 24:00, and their order in the day."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop_app.importing.names import plain

RESOLUTIONS = (24, 48, 96)
_MINUTES = 1440
_CLOCK = re.compile(r"\D*(\d{1,2}):(\d{2})(?::00)?")
_NUMBERED = re.compile(r"(\D*)(\d{1,3})([点时]?)")


def curve_points(headers: Mapping[int, str]) -> dict[int, int]:
    """Column index → place in the day, from 1; empty unless the columns are exactly one day at 24, 48 or 96 points."""
    clocks = {index: minutes for index, header in headers.items() if (minutes := _minutes(header)) is not None}
    if len(clocks) in RESOLUTIONS:
        return _whole_day(clocks, _MINUTES // len(clocks))
    series: dict[tuple[str, str], dict[int, int]] = {}
    for index, header in headers.items():
        if match := _NUMBERED.fullmatch(plain(header)):
            series.setdefault((match[1], match[3]), {})[index] = int(match[2])
    whole = [found for points in series.values() if len(points) in RESOLUTIONS and (found := _whole_day(points, 1))]
    return whole[0] if len(whole) == 1 else {}


def _minutes(header: str) -> int | None:
    match = _CLOCK.fullmatch(plain(header))
    return int(match[1]) * 60 + int(match[2]) if match else None


def _whole_day(points: Mapping[int, int], step: int) -> dict[int, int]:
    """Points evenly spread from the day's start, whether it counts from nothing or from one step."""
    values = sorted(points.values())
    if values not in ([step * number + first for number in range(len(points))] for first in (0, step)):
        return {}
    return {index: values.index(value) + 1 for index, value in points.items()}
