"""The substring index behind the search: FTS5 trigram on SQLite, pg_trgm on PostgreSQL.

Word-segmented search loses a tenth of Thai hits; trigrams find every substring of three characters or more.
"""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE records_search USING fts5(text, content='records_searchentry', content_rowid='id', tokenize='trigram')",
    "CREATE TRIGGER records_search_insert AFTER INSERT ON records_searchentry BEGIN "
    "INSERT INTO records_search(rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER records_search_delete AFTER DELETE ON records_searchentry BEGIN "
    "INSERT INTO records_search(records_search, rowid, text) VALUES ('delete', old.id, old.text); END",
    "CREATE TRIGGER records_search_update AFTER UPDATE ON records_searchentry BEGIN "
    "INSERT INTO records_search(records_search, rowid, text) VALUES ('delete', old.id, old.text); "
    "INSERT INTO records_search(rowid, text) VALUES (new.id, new.text); END",
]


def make_index(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for statement in SQLITE:
                cursor.execute(statement)
        elif connection.vendor == "postgresql":
            # Where the extension is not installed the search still answers, only by reading every entry.
            cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
            if cursor.fetchone():
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
                cursor.execute("CREATE INDEX records_search_trgm ON records_searchentry USING gin (text gin_trgm_ops)")


def drop_index(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in ("insert", "delete", "update"):
                cursor.execute(f"DROP TRIGGER IF EXISTS records_search_{name}")
            cursor.execute("DROP TABLE IF EXISTS records_search")
        elif connection.vendor == "postgresql":
            cursor.execute("DROP INDEX IF EXISTS records_search_trgm")


class Migration(migrations.Migration):
    dependencies = [("records", "0001_first")]
    operations = [migrations.RunPython(make_index, drop_index)]
