"""Extracts pulled from databases: one statement that only reads, in a session that may only read."""
