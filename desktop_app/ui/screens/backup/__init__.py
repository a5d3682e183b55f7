"""Backups: made, listed, and put back with everything seen beforehand."""
