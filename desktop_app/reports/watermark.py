"""What an exported file says of itself: for whom, by whom, when, on which machine, under which serial."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop_app.domain import formats
from desktop_app.domain.texts import Texts

_HEADER_LIMIT = 200  # Excel takes 255 characters of a header or footer, codes included


@dataclass(frozen=True, slots=True)
class Watermark:
    """`person` is the staff number (工号); `purpose` in the person's own words."""

    serial: str
    unit: str
    user: str
    person: str
    station: str
    made_at: dt.datetime
    purpose: str

    def sentence(self, texts: Texts) -> str:
        return texts(
            "export.watermark",
            user=self.user,
            person=self.person,
            at=formats.moment(self.made_at),
            station=self.station,
            serial=self.serial,
        )

    def header(self, texts: Texts) -> str:
        """The same as Excel wants it in a header: `&` begins a code there."""
        return self.sentence(texts)[:_HEADER_LIMIT].replace("&", "&&")
