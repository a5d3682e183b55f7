"""Screen package: numbers that may be one customer."""
