"""The rules DQ01–DQ30 as Ibis expressions over the canonical tables: table expressions in, verdicts out; no engine, no I/O."""
