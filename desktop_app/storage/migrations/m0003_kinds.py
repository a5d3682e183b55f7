"""The tables of every other kind of extract, and the columns the first three had not.

A bill without its days and a payment without its month may come in: the days are derived, the month allocated, and told.
A curve is one row per meter and day with its points as a list: 1/96 of the rows, and the source's row stays one row here.
"""

_ADDED = {
    "customer": """
        cons_id VARCHAR, tg_cap DECIMAL(18,4), pub_priv VARCHAR, tmp_flag VARCHAR, tmp_due_date DATE, poweroff VARCHAR,
        can_cut VARCHAR, cut_state VARCHAR, tel_home VARCHAR, landlord_tel VARCHAR, tenant_tel VARCHAR, rural_flag VARCHAR,
        is_rent VARCHAR, owe_cause VARCHAR, is_special VARCHAR, prc_code VARCHAR, prc_name VARCHAR, mr_mode VARCHAR,
        meter_nos VARCHAR, meter_asset_nos VARCHAR, meter_sort VARCHAR, meter_state VARCHAR, meter_model VARCHAR,
        last_reading DECIMAL(18,4), factor DECIMAL(18,4), install_date DATE, made_date DATE, county_name VARCHAR""",
    "bill": """
        sn VARCHAR, pq_sharp DECIMAL(18,4), pq_peak DECIMAL(18,4), pq_flat DECIMAL(18,4), pq_valley DECIMAL(18,4),
        rcvbl_inprice_amt DECIMAL(18,2), rcvbl_pl_amt DECIMAL(18,2), basic_amt DECIMAL(18,2), energy_amt DECIMAL(18,2),
        pf_amt DECIMAL(18,2), rs_amt DECIMAL(18,2), lock_state VARCHAR, avg_price DECIMAL(18,4), prc_code VARCHAR,
        cons_sort VARCHAR, elec_type VARCHAR, ctl_mode VARCHAR, pay_mode VARCHAR, about VARCHAR, derived VARCHAR""",
    "payment": """
        remit_state VARCHAR, about VARCHAR""",
}

_OPTIONAL = ("bill ALTER COLUMN release_date", "bill ALTER COLUMN due_date", "payment ALTER COLUMN rcvbl_ym")

_LINEAGE = "batch_id INTEGER NOT NULL, file_no INTEGER NOT NULL, sheet VARCHAR NOT NULL, row_no BIGINT NOT NULL"

_KINDS = {
    "balance": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, bal_type VARCHAR,
        prepay_bal DECIMAL(18,2), month_bal DECIMAL(18,2), usable_bal DECIMAL(18,2), calc_date DATE, calc_pq DECIMAL(18,4),
        calc_amt DECIMAL(18,2), ctl_mode VARCHAR, cons_sort VARCHAR, pay_mode VARCHAR, elec_addr VARCHAR, mr_sect_no VARCHAR,
        mr_sect_name VARCHAR, mr_emp VARCHAR, dun_emp VARCHAR, mobile VARCHAR, tel VARCHAR, tel_home VARCHAR, can_cut VARCHAR,
        cut_state VARCHAR, last_paid_at TIMESTAMP, strategy VARCHAR, warned_at TIMESTAMP, receipt_state VARCHAR,
        receipt_text VARCHAR, status VARCHAR""",
    "usage_month": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, ym DATE NOT NULL,
        t_pq DECIMAL(18,4) NOT NULL, pq_sharp DECIMAL(18,4), pq_peak DECIMAL(18,4), pq_flat DECIMAL(18,4),
        pq_valley DECIMAL(18,4), max_demand DECIMAL(18,4), pf DECIMAL(18,4), reactive_pq DECIMAL(18,4), elec_type VARCHAR,
        trade VARCHAR, cons_sort VARCHAR, mr_sect_no VARCHAR, mr_sect_name VARCHAR, tg_no VARCHAR, tg_name VARCHAR,
        line_no VARCHAR, line_name VARCHAR""",
    "reading": """
        cons_no VARCHAR, cons_name VARCHAR, elec_addr VARCHAR, org_no VARCHAR, org_name VARCHAR, mr_sect_no VARCHAR,
        mr_sect_name VARCHAR, mr_emp VARCHAR, mp_no VARCHAR, meter_no VARCHAR NOT NULL, asset_no VARCHAR, read_ym DATE,
        read_date DATE, last_read_date DATE, read_type VARCHAR, last_read DECIMAL(18,4), this_read DECIMAL(18,4),
        factor DECIMAL(18,4), read_pq DECIMAL(18,4), adj_pq DECIMAL(18,4), mr_mode VARCHAR, mr_state VARCHAR,
        read_class VARCHAR, status VARCHAR, cons_sort VARCHAR""",
    "curve": """
        cons_no VARCHAR, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, mp_no VARCHAR, meter_no VARCHAR,
        asset_no VARCHAR, data_time TIMESTAMP NOT NULL, data_type VARCHAR, point VARCHAR, power DOUBLE[] NOT NULL,
        factor DECIMAL(18,4)""",
    "violation": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, year VARCHAR, nature VARCHAR,
        penalty_amt DECIMAL(18,2), recovered_amt DECIMAL(18,2), recovered_pq DECIMAL(18,4), found_date DATE,
        elec_type VARCHAR, trade VARCHAR, elec_addr VARCHAR, app_no VARCHAR""",
    "ticket": """
        app_no VARCHAR NOT NULL, ticket_id VARCHAR, busi_type VARCHAR, busi_sub_type VARCHAR, county_name VARCHAR,
        urban_rural VARCHAR, org_no VARCHAR, org_name VARCHAR, prov_org_no VARCHAR, city_org_no VARCHAR, handler_no VARCHAR,
        handle_time TIMESTAMP, accept_mode VARCHAR, accept_content VARCHAR, handle_opinion VARCHAR, reply_flag VARCHAR,
        reply_time TIMESTAMP, reply_mode VARCHAR, cust_opinion VARCHAR, reply_tel VARCHAR, calling_no VARCHAR,
        dispatch_time TIMESTAMP, state VARCHAR, archive_time TIMESTAMP, archive_emp VARCHAR, record_seconds DECIMAL(18,4),
        visit_time TIMESTAMP, visit_ok VARCHAR, visit_failure VARCHAR, visit_opinion VARCHAR, arrive_time TIMESTAMP,
        repair_time TIMESTAMP, line_no VARCHAR, line_name VARCHAR, tg_no VARCHAR, tg_name VARCHAR, report_level VARCHAR,
        true_flag VARCHAR, secret_flag VARCHAR, anonymous_flag VARCHAR, liable_flag VARCHAR, dept VARCHAR, person VARCHAR,
        cons_no VARCHAR, cons_name VARCHAR, elec_addr VARCHAR, elec_type VARCHAR""",
    "ticket_call": """
        app_no VARCHAR NOT NULL, handle_id VARCHAR, comm_no VARCHAR, req_begin_date TIMESTAMP NOT NULL,
        req_finish_date TIMESTAMP, org_no VARCHAR, org_name VARCHAR, busi_type VARCHAR, wkst_busi_type VARCHAR""",
    "ticket_oversee": """
        app_no VARCHAR NOT NULL, oversee_time TIMESTAMP NOT NULL, cons_no VARCHAR, cons_name VARCHAR, oversee_reason VARCHAR,
        oversee_content VARCHAR, oversee_app_no VARCHAR, org_or_dept VARCHAR, busi_type VARCHAR, org_no VARCHAR,
        org_name VARCHAR""",
    "outage": """
        outage_no VARCHAR, app_no VARCHAR, org_no VARCHAR, org_name VARCHAR, outage_type VARCHAR,
        begin_time TIMESTAMP NOT NULL, end_time TIMESTAMP, outage_scope VARCHAR, outage_area VARCHAR, outage_cause VARCHAR,
        line_no VARCHAR, line_name VARCHAR, tg_no VARCHAR, tg_name VARCHAR""",
    "business": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, app_no VARCHAR,
        busi_type VARCHAR NOT NULL, apply_time TIMESTAMP NOT NULL, finish_time TIMESTAMP, days DECIMAL(18,4),
        elec_addr VARCHAR, elec_type VARCHAR""",
    "tg_energy": """
        tg_no VARCHAR, tg_name VARCHAR, org_no VARCHAR, org_name VARCHAR, line_no VARCHAR, line_name VARCHAR,
        data_date DATE NOT NULL, supply_pq DECIMAL(18,4), sale_pq DECIMAL(18,4), loss_pq DECIMAL(18,4), loss_rate VARCHAR,
        read_flag VARCHAR""",
    "dunning": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, elec_addr VARCHAR, owe_id VARCHAR,
        rcvbl_ym DATE, owe_amt DECIMAL(18,2), dun_time TIMESTAMP NOT NULL, dun_mode VARCHAR, dun_tel VARCHAR,
        tel_owner VARCHAR, reached VARCHAR, dun_result VARCHAR, promise_date DATE, promise_amt DECIMAL(18,2), mr_emp VARCHAR,
        dun_emp VARCHAR, mr_sect_no VARCHAR, mr_sect_name VARCHAR, photo_path VARCHAR, photo_place VARCHAR, cut_mode VARCHAR,
        cut_time TIMESTAMP, cut_emp VARCHAR, restore_time TIMESTAMP, restore_emp VARCHAR, restore_mode VARCHAR,
        restore_tel VARCHAR, memo VARCHAR""",
    "cons_no_map": """
        orgn_cons_no VARCHAR NOT NULL, cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR,
        changed_on DATE, memo VARCHAR""",
    "meter": """
        meter_id VARCHAR, meter_no VARCHAR, asset_no VARCHAR, org_no VARCHAR, org_name VARCHAR, meas_box VARCHAR,
        sort_code VARCHAR, type_code VARCHAR, model VARCHAR, factor DECIMAL(18,4), install_date DATE, made_date DATE,
        mp_no VARCHAR, cons_id VARCHAR, cons_no VARCHAR, cons_name VARCHAR, elec_addr VARCHAR, tg_no VARCHAR, tg_name VARCHAR,
        meter_state VARCHAR""",
    "price": """
        cons_id VARCHAR, cons_no VARCHAR, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, ts_flag VARCHAR NOT NULL,
        prc_code VARCHAR, prc_name VARCHAR, elec_type VARCHAR, volt VARCHAR, pf_standard VARCHAR""",
    "welfare": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, appr_opinion VARCHAR,
        cont_type VARCHAR, status VARCHAR, elec_addr VARCHAR, free_pq DECIMAL(18,4)""",
    "fee_control": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, rca_flag VARCHAR NOT NULL,
        status VARCHAR, ctl_mode VARCHAR, elec_addr VARCHAR, signed_on DATE""",
    "charge": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, charge_ym DATE,
        charge_date TIMESTAMP NOT NULL, pay_mode VARCHAR, settle_mode VARCHAR""",
    "transformer": """
        cons_no VARCHAR NOT NULL, cons_name VARCHAR, org_no VARCHAR, org_name VARCHAR, line_no VARCHAR, line_name VARCHAR,
        transformer_no VARCHAR, capacity DECIMAL(18,4), commission_date DATE NOT NULL, elec_addr VARCHAR""",
    "channel_summary": """
        org_name VARCHAR NOT NULL, org_no VARCHAR, pay_mode VARCHAR NOT NULL, settle_mode VARCHAR,
        amount DECIMAL(18,2) NOT NULL, receipts DECIMAL(18,4) NOT NULL, begin_date DATE, end_date DATE""",
    "billing_summary": """
        org_name VARCHAR NOT NULL, org_no VARCHAR, ym DATE NOT NULL, total_rcvbl DECIMAL(18,2) NOT NULL, t_pq DECIMAL(18,4),
        sale_income DECIMAL(18,2), pl_amt DECIMAL(18,2), cons_count DECIMAL(18,4)""",
}

_VIEW = """CREATE VIEW customer_now AS
    SELECT * FROM customer
    QUALIFY row_number() OVER (PARTITION BY cons_no ORDER BY batch_id DESC, file_no DESC, row_no DESC) = 1"""


def _added(table: str, columns: str) -> tuple[str, ...]:
    return tuple(f"ALTER TABLE {table} ADD COLUMN {column}" for column in " ".join(columns.split()).split(", "))


STATEMENTS = (
    "DROP VIEW customer_now",
    *(statement for table, columns in _ADDED.items() for statement in _added(table, columns)),
    _VIEW,
    *(f"ALTER TABLE {name} DROP NOT NULL" for name in _OPTIONAL),
    *(f"CREATE TABLE {table} ({_LINEAGE}, {columns})" for table, columns in _KINDS.items()),
    # What a batch's rows come to depends on the columns there are: the fingerprints of before can no longer be had.
    "CREATE TABLE batch_before (batch_id INTEGER PRIMARY KEY)",
    "INSERT INTO batch_before SELECT batch_id FROM batch",
)
