"""Accounts with duties and scopes, settings, the sealed audit trail, overrides, undone batches, exports, privacy wishes."""

STATEMENTS = (
    """CREATE TABLE account (
        user_name VARCHAR PRIMARY KEY, person VARCHAR NOT NULL, role VARCHAR NOT NULL, created_at TIMESTAMP NOT NULL,
        created_by VARCHAR NOT NULL, password_changed_at TIMESTAMP NOT NULL, org_prefix VARCHAR NOT NULL,
        sections VARCHAR NOT NULL, disabled BOOLEAN NOT NULL, must_change BOOLEAN NOT NULL, totp_secret VARCHAR,
        last_sign_in TIMESTAMP, last_station VARCHAR NOT NULL)""",
    """INSERT INTO account
        SELECT user_name, user_name, role, created_at, user_name, created_at, '', '[]', false, false, NULL, NULL, ''
        FROM app_user""",
    "DROP TABLE app_user",
    "CREATE TABLE password_history (user_name VARCHAR NOT NULL, set_at TIMESTAMP NOT NULL, hash VARCHAR NOT NULL)",
    """CREATE TABLE setting (
        name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL, changed_at TIMESTAMP NOT NULL, changed_by VARCHAR NOT NULL)""",
    "ALTER TABLE audit ADD COLUMN format INTEGER DEFAULT 1",
    "ALTER TABLE audit ADD COLUMN at_utc TIMESTAMP",
    "ALTER TABLE audit ADD COLUMN role VARCHAR DEFAULT ''",
    "ALTER TABLE audit ADD COLUMN station VARCHAR DEFAULT ''",
    "ALTER TABLE audit ADD COLUMN result VARCHAR DEFAULT 'done'",
    "ALTER TABLE audit ADD COLUMN seal VARCHAR DEFAULT ''",
    """CREATE TABLE audit_seal (
        epoch INTEGER NOT NULL, first_sequence BIGINT NOT NULL, next_sequence BIGINT NOT NULL, next_key VARCHAR NOT NULL,
        PRIMARY KEY (epoch, next_sequence))""",
    """CREATE TABLE audit_holder (
        epoch INTEGER NOT NULL, holder VARCHAR NOT NULL, sealed_key VARCHAR NOT NULL, PRIMARY KEY (epoch, holder))""",
    "CREATE TABLE audit_anchor (day DATE PRIMARY KEY, sequence BIGINT NOT NULL, hash VARCHAR NOT NULL)",
    """CREATE TABLE override (
        override_id INTEGER PRIMARY KEY, cons_no VARCHAR NOT NULL, run_id INTEGER NOT NULL, band_before VARCHAR NOT NULL,
        band VARCHAR NOT NULL, reason VARCHAR NOT NULL, user_name VARCHAR NOT NULL, approver VARCHAR NOT NULL,
        made_at TIMESTAMP NOT NULL)""",
    """CREATE TABLE batch_undone (
        batch_id INTEGER PRIMARY KEY, undone_at TIMESTAMP NOT NULL, user_name VARCHAR NOT NULL, approver VARCHAR NOT NULL,
        reason VARCHAR NOT NULL, row_count BIGINT NOT NULL)""",
    """CREATE TABLE export (
        serial VARCHAR PRIMARY KEY, made_at TIMESTAMP NOT NULL, user_name VARCHAR NOT NULL, station VARCHAR NOT NULL,
        kind VARCHAR NOT NULL, purpose VARCHAR NOT NULL, row_count BIGINT NOT NULL, file_name VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL, encrypted BOOLEAN NOT NULL, approver VARCHAR NOT NULL)""",
    """CREATE TABLE privacy_wish (
        cons_no VARCHAR NOT NULL, kind VARCHAR NOT NULL, since TIMESTAMP NOT NULL, until TIMESTAMP, reason VARCHAR NOT NULL,
        user_name VARCHAR NOT NULL)""",
)
