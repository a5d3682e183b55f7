"""Runs of the data-quality rules, what they counted and a sample of what they hit; the control totals of every batch's files."""

STATEMENTS = (
    """CREATE TABLE quality_run (
        run_id INTEGER PRIMARY KEY, made_at TIMESTAMP NOT NULL, user_name VARCHAR NOT NULL, as_of DATE NOT NULL, followed INTEGER,
        parameters VARCHAR NOT NULL, data_sha256 VARCHAR NOT NULL, code_version VARCHAR NOT NULL)""",
    """CREATE TABLE quality_result (
        run_id INTEGER NOT NULL, rule VARCHAR NOT NULL, batch_id INTEGER NOT NULL, org_no VARCHAR NOT NULL,
        org_name VARCHAR NOT NULL, judged BIGINT NOT NULL, hits BIGINT NOT NULL)""",
    """CREATE TABLE quality_hit (
        run_id INTEGER NOT NULL, rule VARCHAR NOT NULL, place INTEGER NOT NULL, batch_id INTEGER NOT NULL,
        file_no INTEGER NOT NULL, sheet VARCHAR NOT NULL, row_no BIGINT NOT NULL, cons_no VARCHAR NOT NULL,
        about VARCHAR NOT NULL, observed VARCHAR NOT NULL, expected VARCHAR NOT NULL)""",
    """CREATE TABLE batch_control (
        batch_id INTEGER NOT NULL, file_no INTEGER NOT NULL, file_name VARCHAR NOT NULL, sheet VARCHAR NOT NULL,
        kind_id VARCHAR NOT NULL, accepted BIGINT NOT NULL, rejected BIGINT NOT NULL, set_aside BIGINT NOT NULL,
        customers BIGINT NOT NULL, first_month DATE, last_month DATE, billed_fen BIGINT, paid_fen BIGINT, said_rows BIGINT,
        said_customers BIGINT, said_fen BIGINT, typed_rows BIGINT, typed_customers BIGINT, typed_fen BIGINT,
        PRIMARY KEY (batch_id, file_no))""",
)
