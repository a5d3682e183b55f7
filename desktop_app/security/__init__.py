"""Password and key handling. No Qt, no SQL."""
