"""How far the places in a piece of markup reach: by whole chunks as one by one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.importing.sources.extent_places import _reach_one_by_one, reach_places
from desktop_app.importing.sources.limits import Extent

VALUES = st.from_regex(rb"[A-Za-z]{0,4}[0-9]{0,10}", fullmatch=True) | st.sampled_from([b"XFD1048576", b"a1048576", b"", b"A1 "])
BLANKS = st.sampled_from([b"", b"", b"", b" ", b"\n"])
QUOTES = st.sampled_from([b'"', b"'"])
NAMES = st.sampled_from([b" r", b" r", b"\tr", b'"r', b" ar", b"r", b" s"])
PIECES = st.builds(
    lambda name, left, right, open_, value, close: b"<c" + name + left + b"=" + right + open_ + value + close + b">",
    NAMES, BLANKS, BLANKS, QUOTES, VALUES, QUOTES,
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=8), st.sampled_from([b"", b"r=", b"a=b", b' r="', b"="]))
def test_that_no_place_is_overlooked_in_a_chunk(pieces: list[bytes], last: bytes) -> None:
    text = b"".join(pieces) + last
    together, alone = Extent(), Extent()
    reach_places(text, together)
    _reach_one_by_one(text, alone)
    assert together == alone
