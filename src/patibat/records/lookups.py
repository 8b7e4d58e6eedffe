"""`text__holds`: a substring of three characters or more, found by the index of migration 0002."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup, TextField
from django.db.models.lookups import Contains
from django.db.models.sql.compiler import SQLCompiler

Compiled = tuple[str, tuple[str | int, ...]]
_ON_SQLITE = '"records_searchentry"."id" IN (SELECT rowid FROM records_search WHERE records_search MATCH %s)'


@TextField.register_lookup
class Holds(Lookup[str]):
    """FTS5 on SQLite, LIKE over the pg_trgm index elsewhere. Only for `SearchEntry.text`: the index knows no other."""

    lookup_name = "holds"

    def as_sqlite(self, _compiler: SQLCompiler, _connection: BaseDatabaseWrapper) -> Compiled:
        """The whole term as one quoted phrase: no character of it is an operator."""
        phrase = '"' + str(self.rhs).replace('"', '""') + '"'
        return _ON_SQLITE, (phrase,)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Compiled:
        return Contains(self.lhs, self.rhs).as_sql(compiler, connection)
