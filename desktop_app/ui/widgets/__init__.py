"""Small building blocks of screens."""
