"""Charts, one module per kind; each states its finding and can show itself as a table."""
