"""Frozen, numbered steps from an empty file to the present schema; they import nothing of ours and are never edited."""
