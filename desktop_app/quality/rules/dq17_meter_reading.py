"""DQ17: a reading that does not give the energy booked, runs backwards, or was estimated."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec, WordsParameter
from desktop_app.quality.expressions import exactly, has_word, joined, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """A meter that ran over its last digit reads less than before: hit as well, for a person to confirm."""
    reading = store.reading
    words = asked.words("estimated")
    guessed = has_word(reading.mr_state, words) | has_word(reading.mr_mode, words) | has_word(reading.read_class, words)
    rows = reading.mutate(guessed=guessed).filter(reading.last_read.notnull(), reading.this_read.notnull())
    energy = (rows.this_read - rows.last_read).cast("decimal(18, 4)") * rows.factor.fill_null(1)
    rows = rows.mutate(energy=energy.cast("decimal(18, 2)"))
    apart = (rows.read_pq - rows.energy).abs() > exactly(asked.number("tolerance"))
    hit = apart.fill_null(False) | (rows.this_read < rows.last_read) | rows.guessed
    return Judged(rows, hit, joined(rows.meter_no, " ", shown(rows.read_date)), shown(rows.read_pq), shown(rows.energy))


RULE = Rule(
    RuleSpec(
        "DQ17",
        Gravity.ERROR,
        ("reading",),
        (NumberParameter("tolerance", "1", "kwh", "0", "1000"), WordsParameter("estimated", "估抄,估计,估读,预估")),
    ),
    judge,
)
