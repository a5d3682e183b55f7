"""Choosing files, checking them, importing them."""
