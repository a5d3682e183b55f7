"""The encrypted DuckDB workspace behind the ports of the domain."""
