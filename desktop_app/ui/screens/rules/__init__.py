"""The office's rules for what extracts leave open."""
