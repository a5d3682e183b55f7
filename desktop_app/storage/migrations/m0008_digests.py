"""What the rows of each batch come to, so that a growing store need not be gone through whole after every import."""

STATEMENTS = (
    """CREATE TABLE batch_digest (
        table_name VARCHAR NOT NULL, batch_id INTEGER NOT NULL, row_count BIGINT NOT NULL, digest HUGEINT NOT NULL,
        PRIMARY KEY (table_name, batch_id))""",
)
