"""From a file someone exported to staged, typed and checked rows; nothing here writes to the store."""
