"""Only one SELECT is ever sent, as it was parsed and without its comments."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.database import DatabaseKind
from desktop_app.domain.errors import ExtractError
from desktop_app.importing.sources.databases.statement import only_select

EVERY = list(DatabaseKind)
READS = (
    "select 1",
    "select a from t; ",
    "with x as (select 1 as a) select * from x",
    "select 1 union all select 2",
    "(select 1) union (select 2)",
    "select 户号, sum(应收电费) as 合计 from yx.电费 where 户号 like '00%' group by 户号 order by 合计 desc",
    "select replace(a, 'delete', 'x') as update_time from t where note = 'drop table t'",
)
ACTS = (
    "delete from t", "insert into t select 1", "update t set a = 1", "drop table t", "truncate table t",
    "alter table t add b int",
    "create table n as select 1", "merge into t using s on (t.a = s.a) when matched then update set a = 1",
    "grant select on t to u",
    "select * into n from t", "select * from t for update", "call p()", "exec p", "begin", "commit", "set x = 1", "lock table t",
    "vacuum", "show tables", "explain select 1", "table t", "values (1)", "do $$ begin end $$", "copy t to '/x'", "use other",
)  # fmt: skip
POSTGRESQL_ACTS = (
    "with gone as (delete from t returning *) select * from gone",
    "with new as (insert into t values (1) returning *) select * from new",
    "with now as (update t set a = 1 returning *) select * from now",
    "select pg_sleep(100)",
    "select pg_catalog.pg_read_file('/etc/passwd')",
    'select "pg_terminate_backend"(1)',
    "select lo_export(1, '/x')",
    "select dblink_exec('x', 'y')",
    "select nextval('s')",
)
MYSQL_ACTS = (
    "select a from t into outfile '/x'",
    "select load_file('/x')",
    "select sleep(9)",
    "select * from t lock in share mode",
)
ORACLE_ACTS = ("select s.nextval from dual", "select utl_http.request('x') from dual", "select sys.dbms_lock.sleep(1) from dual")
MANY = ("select 1; select 2", "select 1; drop table t", "", "   ", "-- only a remark", ";;")


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("sql", READS)
def test_that_a_query_is_sent_letter_for_letter(sql: str, kind: DatabaseKind) -> None:
    assert only_select(sql, kind) == sql.strip().rstrip(";")


@pytest.mark.parametrize(
    ("kind", "sql"),
    [
        *((kind, sql) for kind in EVERY for sql in (*ACTS, *MANY)),
        *((DatabaseKind.POSTGRESQL, sql) for sql in POSTGRESQL_ACTS),
        *((DatabaseKind.MYSQL, sql) for sql in MYSQL_ACTS),
        *((DatabaseKind.ORACLE, sql) for sql in ORACLE_ACTS),
    ],
)
def test_that_what_is_no_query_is_refused_in_a_sentence(kind: DatabaseKind, sql: str) -> None:
    with pytest.raises(ExtractError) as error:
        only_select(sql, kind)
    assert error.value.message.key in {"databases.only_select", "databases.one_statement", "databases.not_understood"}


def test_that_what_a_server_would_run_in_a_comment_is_not_sent() -> None:
    assert only_select("select 1 /*!50000 into outfile '/x' */", DatabaseKind.MYSQL) == "select 1"
    assert only_select("select a -- b\nfrom t # c\nwhere '--' = '/*'", DatabaseKind.MYSQL) == "select a from t where '--' = '/*'"
    hinted = "select /*+ parallel(t) */ a from t"
    assert only_select(hinted, DatabaseKind.ORACLE) == hinted  # a hint chooses the way, never what is done


@settings(deadline=None)
@given(st.text(st.sampled_from(" ;'\"`-/*!#\\()$sel,aEx\n户:"), max_size=30), st.sampled_from(EVERY))
def test_that_nothing_typed_breaks_the_check_or_adds_a_statement(tail: str, kind: DatabaseKind) -> None:
    try:
        sent = only_select(f"select a from t where {tail}", kind)
    except ExtractError:
        return
    assert only_select(sent, kind) == sent
