"""Building, reading, saving, printing and verifying reports."""
