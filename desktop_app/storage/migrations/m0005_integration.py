"""Months imported again, batches that stand on others, numbers that belong together, and what is in force (ADR 0017).

Rows of the ledger are never changed: `replaced` names rows that a later batch took out of force, and the views leave them out
and give every row the customer number that holds now.
"""

_IN_FORCE = """CREATE VIEW {table}_now AS
    SELECT said.* REPLACE (coalesce(number.cons_no, said.cons_no) AS cons_no)
    FROM (
        SELECT * FROM {table} ANTI JOIN (SELECT batch_id, file_no, row_no FROM replaced WHERE kind = '{table}') AS gone
        USING (batch_id, file_no, row_no)
    ) AS said
    LEFT JOIN number_now AS number ON number.orgn_cons_no = said.cons_no"""

STATEMENTS = (
    """CREATE TABLE replaced (
        by_batch INTEGER NOT NULL, kind VARCHAR NOT NULL, batch_id INTEGER NOT NULL, file_no INTEGER NOT NULL,
        row_no BIGINT NOT NULL)""",
    "CREATE TABLE turned_away (batch_id INTEGER NOT NULL, on_batch INTEGER NOT NULL, row_count BIGINT NOT NULL)",
    """CREATE TABLE merge_decision (
        cons_no VARCHAR NOT NULL, orgn_cons_no VARCHAR NOT NULL, same BOOLEAN NOT NULL, decided_at TIMESTAMP NOT NULL,
        user_name VARCHAR NOT NULL, PRIMARY KEY (cons_no, orgn_cons_no))""",
    """CREATE VIEW number_said AS
        SELECT orgn_cons_no, cons_no FROM cons_no_map WHERE orgn_cons_no <> cons_no
        UNION SELECT orgn_cons_no, cons_no FROM merge_decision WHERE same""",
    """CREATE VIEW number_now AS
        SELECT orgn_cons_no, min(cons_no) AS cons_no FROM number_said GROUP BY orgn_cons_no
        HAVING min(cons_no) = max(cons_no) AND min(cons_no) NOT IN (SELECT orgn_cons_no FROM number_said)""",
    """CREATE OR REPLACE VIEW customer_now AS
        SELECT said.* REPLACE (coalesce(number.cons_no, said.cons_no) AS cons_no)
        FROM customer AS said LEFT JOIN number_now AS number ON number.orgn_cons_no = said.cons_no
        QUALIFY row_number() OVER (
            PARTITION BY coalesce(number.cons_no, said.cons_no)
            ORDER BY number.cons_no IS NOT NULL, said.batch_id DESC, said.file_no DESC, said.row_no DESC) = 1""",
    _IN_FORCE.format(table="bill"),
    _IN_FORCE.format(table="payment"),
)
