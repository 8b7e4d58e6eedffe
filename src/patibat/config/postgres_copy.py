"""Copies of a PostgreSQL database with COPY alone, so that neither `pg_dump` nor a superuser is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor

from patibat.config.database import Node

# Written by the migrations themselves when the copy is put back.
_NOT_COPIED = frozenset({"django_migrations"})


def dump(folder: Path) -> Iterator[tuple[str, tuple[str, ...], Path]]:
    """Write every table to a file, all as of one moment; gives (table, columns, file)."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for table in sorted(set(connection.introspection.table_names(cursor)) - _NOT_COPIED):
            described = connection.introspection.get_table_description(cursor, table)
            columns = tuple(column.name for column in described)
            path = folder / f"{table}.copy"
            with path.open("wb") as file, cursor.copy(f"COPY {_listed(table, columns)} TO STDOUT") as data:
                for block in data:
                    file.write(block)
            yield table, columns, path


def load(folder: Path, tables: Mapping[str, tuple[str, ...]], migrations: tuple[Node, ...]) -> None:
    """Make the tables as they were when the copy was made, and fill them: one transaction, all or nothing."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        executor = MigrationExecutor(connection)
        executor.migrate(_last(executor, frozenset(migrations)))
        with connection.cursor() as cursor:
            names = ", ".join(connection.ops.quote_name(table) for table in sorted(tables))
            cursor.execute(f"TRUNCATE {names} CASCADE")  # what the migrations themselves have put in
            # Migrations make constraints immediate; here rows may point to rows that come later.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table, columns in sorted(tables.items()):
                with cursor.copy(f"COPY {_listed(table, columns)} FROM STDIN") as data:
                    data.write((folder / f"{table}.copy").read_bytes())
            _number_on(cursor, set(tables))


def _last(executor: MigrationExecutor, applied: frozenset[Node]) -> list[Node]:
    """The migrations of the copy after which no other of it comes."""
    nodes = executor.loader.graph.node_map
    known = [node for node in applied if node in nodes]
    return [node for node in known if not any(child.key in applied for child in nodes[node].children)]


def _number_on(cursor: CursorWrapper, tables: set[str]) -> None:
    """Let each table count on after its last row."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables]
    for statement in connection.ops.sequence_reset_sql(no_style(), models):
        cursor.execute(statement)


def _listed(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    return f"{connection.ops.quote_name(table)} ({names})"
