"""What state the database is in: behind, current or newer than this program; and is there something to lose?"""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from patibat.config.problems import DATABASE_BEHIND, DATABASE_NEWER

Node = tuple[str, str]
# Tables whose first row means that somebody's work is in the database.
_PRECIOUS = {
    "accounts_user": "SELECT 1 FROM accounts_user LIMIT 1",
    "network_agency": "SELECT 1 FROM network_agency LIMIT 1",
    "records_auditentry": "SELECT 1 FROM records_auditentry LIMIT 1",
}


@dataclass(frozen=True, slots=True)
class MigrationState:
    """Migrations applied to the database, those of this program that wait, and those that it does not know."""

    applied: frozenset[Node]
    pending: tuple[Node, ...]
    unknown: tuple[Node, ...]


def migration_state() -> MigrationState:
    """Compare the database with this program."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    applied = frozenset(loader.applied_migrations)
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    pending = tuple((migration.app_label, migration.name) for migration, _ in plan)
    return MigrationState(applied, pending, unknown_of(applied))


def unknown_of(applied: frozenset[Node]) -> tuple[Node, ...]:
    """Those of our own rooms' migrations that this program does not have."""
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("patibat.")}
    known = MigrationExecutor(None).loader.disk_migrations or {}
    return tuple(sorted(node for node in applied if node[0] in ours and node not in known))


def refuse_newer(applied: frozenset[Node]) -> None:
    """Raises `config.database-newer`: an older program would not know what it must keep."""
    unknown = unknown_of(applied)
    if unknown:
        raise DATABASE_NEWER.at(names=", ".join(".".join(node) for node in unknown))


def refuse_not_current() -> None:
    """Raises `config.database-newer` or `config.database-behind` unless the database is of this version."""
    state = migration_state()
    refuse_newer(state.applied)
    if state.pending:
        raise DATABASE_BEHIND.at(count=len(state.pending))


def something_to_lose() -> bool:
    """Is there any row of somebody's work? Asks the tables, for the models may not fit an older database."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, question in _PRECIOUS.items():
            if table in there:
                cursor.execute(question)
                if cursor.fetchone():
                    return True
    return False


def migrations_apply() -> None:
    """Apply all migrations that wait."""
    call_command("migrate", interactive=False, verbosity=0)
