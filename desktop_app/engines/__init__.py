"""Where the indicator expressions run: `duckdb_local.DuckDbEngine` on this computer."""
