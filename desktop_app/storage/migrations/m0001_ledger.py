"""Users, batches, the canonical ledger, runs, reports and the audit trail."""

STATEMENTS = (
    "CREATE TABLE workspace (unit VARCHAR NOT NULL, created_at TIMESTAMP NOT NULL)",
    "CREATE TABLE app_user (user_name VARCHAR PRIMARY KEY, role VARCHAR NOT NULL, created_at TIMESTAMP NOT NULL)",
    """CREATE TABLE batch (
        batch_id INTEGER PRIMARY KEY, committed_at TIMESTAMP NOT NULL, user_name VARCHAR NOT NULL, files INTEGER NOT NULL,
        row_count BIGINT NOT NULL, rejected BIGINT NOT NULL, data_sha256 VARCHAR NOT NULL)""",
    """CREATE TABLE batch_file (
        batch_id INTEGER NOT NULL, file_no INTEGER NOT NULL, file_name VARCHAR NOT NULL, sheet VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL, row_count BIGINT NOT NULL, PRIMARY KEY (batch_id, file_no))""",
    """CREATE TABLE customer (
        batch_id INTEGER NOT NULL, file_no INTEGER NOT NULL, sheet VARCHAR NOT NULL, row_no BIGINT NOT NULL,
        cons_no VARCHAR NOT NULL, orgn_cons_no VARCHAR, cons_name VARCHAR, elec_addr VARCHAR, org_no VARCHAR, org_name
        VARCHAR,
        cons_sort VARCHAR, elec_type VARCHAR, trade VARCHAR, hec_industry VARCHAR, volt VARCHAR, contract_cap DECIMAL(18, 4),
        run_cap DECIMAL(18, 4), load_attr VARCHAR, status VARCHAR, ctl_mode VARCHAR, pay_mode VARCHAR, settle_mode VARCHAR,
        notify_mode VARCHAR, note_type VARCHAR, mr_sect_no VARCHAR, mr_sect_name VARCHAR, mr_emp VARCHAR, dun_emp VARCHAR,
        tg_no VARCHAR, tg_name VARCHAR, line_no VARCHAR, line_name VARCHAR, mobile VARCHAR, tel VARCHAR, cert_type VARCHAR,
        cert_no VARCHAR, build_date DATE, ps_date DATE, cancel_date DATE, importance VARCHAR, urban_rural VARCHAR,
        welfare_flag VARCHAR)""",
    """CREATE TABLE bill (
        batch_id INTEGER NOT NULL, file_no INTEGER NOT NULL, sheet VARCHAR NOT NULL, row_no BIGINT NOT NULL,
        cons_no VARCHAR NOT NULL, rcvbl_amt_id VARCHAR, rcvbl_ym DATE NOT NULL, amt_type VARCHAR, t_pq DECIMAL(18, 4),
        rcvbl_amt DECIMAL(18, 2) NOT NULL, rcved_amt DECIMAL(18, 2), owe_amt_src DECIMAL(18, 2), rcvbl_penalty DECIMAL(18, 2),
        rcved_penalty DECIMAL(18, 2), penalty_bgn_date DATE, release_date DATE NOT NULL, due_date DATE NOT NULL,
        settle_flag VARCHAR, org_no VARCHAR, org_name VARCHAR, risk_level_src VARCHAR)""",
    """CREATE TABLE payment (
        batch_id INTEGER NOT NULL, file_no INTEGER NOT NULL, sheet VARCHAR NOT NULL, row_no BIGINT NOT NULL,
        cons_no VARCHAR NOT NULL, charge_id VARCHAR, rcvbl_amt_id VARCHAR, rcvbl_ym DATE NOT NULL, charge_time
        TIMESTAMP NOT NULL,
        arrive_date DATE, rcved_ym DATE, rcv_amt DECIMAL(18, 2) NOT NULL, this_penalty DECIMAL(18, 2), pay_mode VARCHAR,
        settle_mode VARCHAR, cashier VARCHAR, outlet VARCHAR, txn_no VARCHAR, pay_status VARCHAR, org_no VARCHAR,
        org_name VARCHAR)""",
    """CREATE VIEW customer_now AS
        SELECT * FROM customer QUALIFY row_number() OVER (PARTITION BY cons_no ORDER BY batch_id DESC, file_no DESC,
        row_no DESC) = 1""",
    """CREATE TABLE run (
        run_id INTEGER PRIMARY KEY, kind VARCHAR NOT NULL, as_of DATE NOT NULL, started_at TIMESTAMP NOT NULL,
        user_name VARCHAR NOT NULL,
        parameters VARCHAR NOT NULL, seed BIGINT NOT NULL, data_sha256 VARCHAR NOT NULL, code_version VARCHAR NOT NULL,
        artefact_sha256 VARCHAR NOT NULL, facts VARCHAR NOT NULL, artefact VARCHAR NOT NULL)""",
    """CREATE TABLE risk (
        run_id INTEGER NOT NULL, cons_no VARCHAR NOT NULL, customer_class VARCHAR NOT NULL, probability DOUBLE NOT
        NULL, points INTEGER,
        band VARCHAR NOT NULL, owed_fen BIGINT NOT NULL, overdue_days INTEGER NOT NULL, open_bills INTEGER NOT NULL,
        latest_bill_fen BIGINT NOT NULL, inputs DOUBLE[] NOT NULL,
        reason_1 VARCHAR, reason_1_value DOUBLE, reason_1_mean DOUBLE, reason_1_points INTEGER,
        reason_2 VARCHAR, reason_2_value DOUBLE, reason_2_mean DOUBLE, reason_2_points INTEGER,
        reason_3 VARCHAR, reason_3_value DOUBLE, reason_3_mean DOUBLE, reason_3_points INTEGER,
        good_1 VARCHAR, good_1_value DOUBLE, good_1_mean DOUBLE, good_1_points INTEGER,
        good_2 VARCHAR, good_2_value DOUBLE, good_2_mean DOUBLE, good_2_points INTEGER)""",
    "CREATE TABLE segment (run_id INTEGER NOT NULL, cons_no VARCHAR NOT NULL, number INTEGER NOT NULL)",
    """CREATE TABLE report (
        number VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, as_of DATE NOT NULL, made_at TIMESTAMP NOT NULL, user_name
        VARCHAR NOT NULL,
        content VARCHAR NOT NULL, content_sha256 VARCHAR NOT NULL, pdf_sha256 VARCHAR NOT NULL)""",
    """CREATE TABLE audit (
        sequence BIGINT PRIMARY KEY, happened_at TIMESTAMP NOT NULL, user_name VARCHAR NOT NULL, action VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        facts VARCHAR NOT NULL, previous VARCHAR NOT NULL, hash VARCHAR NOT NULL)""",
)
