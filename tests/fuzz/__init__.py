"""Bytes and words nobody would write, fed to what reads extracts: every run must end in rows or in one sentence."""
