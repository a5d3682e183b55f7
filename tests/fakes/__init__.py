"""Honest stand-ins for tests: they return domain types and keep their promises, in memory."""
