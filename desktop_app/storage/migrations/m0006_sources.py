"""Where extracts come from besides files: connections to databases, without their secrets."""

STATEMENTS = (
    """CREATE TABLE database_connection (
        name VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, host VARCHAR NOT NULL, port INTEGER, database_name VARCHAR NOT NULL,
        user_name VARCHAR NOT NULL, tls VARCHAR NOT NULL, options VARCHAR NOT NULL, saved_at TIMESTAMP NOT NULL,
        saved_by VARCHAR NOT NULL)""",
)
