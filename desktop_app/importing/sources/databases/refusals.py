"""What a database or its driver refused, in words a person can act on."""

from __future__ import annotations

import re

from sqlalchemy.exc import DBAPIError

from desktop_app.domain.database import DatabaseConnection
from desktop_app.domain.errors import ExtractError, UserFacingError

_LONGEST_DETAIL = 200

# The codes each server gives, by what they mean: SQLSTATE (PostgreSQL, Kingbase, ODBC), errno (MySQL), ORA- and DPY- (Oracle).
_CODES = {
    "wrong_password": {"28P01", "28000", "1045", "ORA-01017", "ORA-28000", "ORA-01005"},
    "no_database": {"3D000", "1049", "ORA-12514", "ORA-12505", "DPY-6001", "DPY-6003"},
    "no_table": {"42P01", "3F000", "42S02", "1146", "ORA-00942"},
    "no_column": {"42703", "42S22", "1054", "ORA-00904"},
    "denied": {"42501", "1142", "1143", "1044", "1370", "1227", "ORA-01031", "ORA-01045"},
    "not_understood": {"42601", "42883", "1064", "1305", "ORA-00900", "ORA-00911", "ORA-00923", "ORA-00933", "ORA-00936"},
    "only_reads": {"25006", "1792", "ORA-01456"},
    "stopped": {"57014", "1317", "3024", "1969", "ORA-01013", "HYT00"},
    "too_many": {"53300", "1040", "1203", "ORA-00020", "ORA-12516"},
    "driver_missing": {"IM002", "IM003"},
}
# Where nothing is connected yet drivers tell the reason in words only; Chinese servers answer in Chinese.
_WORDS = {
    "wrong_password": r"password authentication failed|no password supplied|认证失败|验证失败|access denied for user|ORA-01017",
    "no_database": r'database ".*" does not exist|数据库 ?".*" ?不存在',
    "unknown_host": r"name or service|failed to resolve|could not translate host|getaddrinfo|nodename|name resolution",
    "timeout": r"timed out|timeout|DPY-4005",
    "no_server": r"refused|no route|unreachable|no such file|10061|拒绝|cannot connect to database",
    "no_tls": r"not support ssl|ssl is required|certificate|ssl connection has been closed|ssl error|SSL: ",
    "no_entry": r"no pg_hba\.conf entry|is not allowed to connect",
    "driver_missing": r"can't open lib|data source name not found",
    "lost": r"server closed|lost connection|gone away|connection (was|is) closed|terminating connection|DPY-4011|broken pipe",
}
_LOOKED_AT = tuple((key, re.compile(words, re.IGNORECASE)) for key, words in _WORDS.items())


def refusal(error: BaseException, connection: DatabaseConnection) -> BaseException:
    """The sentence for what went wrong; a mistake of our own goes on as it is."""
    if isinstance(error, UserFacingError):
        return error
    if isinstance(error, ImportError):
        return ExtractError("databases.driver_missing", kind=connection.kind.words)
    if not isinstance(error, DBAPIError):
        return error
    words = str(error.orig)
    key = _by_code(error.orig) or _by_words(words) or "failed"
    where = {"host": connection.host, "port": connection.port or "", "database": connection.database, "user": connection.user}
    return ExtractError(f"databases.{key}", kind=connection.kind.words, detail=_detail(words), **where)


def _by_code(error: BaseException | None) -> str | None:
    known = {str(getattr(error, "sqlstate", None)), *re.findall(r"\b(?:ORA|DPY)-\d+", str(error))}
    known |= {str(part) for part in getattr(error, "args", ())[:1] if isinstance(part, int | str)}
    return next((key for key, codes in _CODES.items() if codes & known), None)


def _by_words(words: str) -> str | None:
    return next((key for key, pattern in _LOOKED_AT if pattern.search(words)), None)


def _detail(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_DETAIL else line[: _LONGEST_DETAIL - 1] + "…"
