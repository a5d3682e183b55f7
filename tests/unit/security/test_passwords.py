"""What passwords are turned into."""

from __future__ import annotations

import time

from desktop_app.security.passwords import Cost, Remembering, measure_cost, stretch

CHEAP = Cost(time=1, memory_kib=8, lanes=1)


def test_that_the_measured_cost_takes_the_time_asked_for_and_never_less_than_the_recommendation() -> None:
    cost = measure_cost(0.1)
    start = time.perf_counter()
    stretch(b"password", b"0123456789abcdef", cost)
    assert time.perf_counter() - start > 0.06, "a busy PC only makes it slower"
    assert cost.within_reason
    assert cost.memory_kib >= Cost().memory_kib
    assert cost.time >= Cost().time
    assert measure_cost(0.0).time == 3


def test_that_a_used_password_is_known_again_and_another_is_not() -> None:
    book = Remembering(CHEAP)
    hashed = book.hashed("caf\u00e9-2026")
    assert "2026" not in hashed
    assert book.same(hashed, "cafe\u0301-2026")
    assert not book.same(hashed, "cafe-2026")
    assert not book.same("not a hash", "cafe-2026")
    assert book.hashed("x") != book.hashed("x")
