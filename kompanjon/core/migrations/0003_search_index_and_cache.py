"""What no model describes: the index that text is found through, and the table of the cache."""

from django.core.management import call_command
from django.db import migrations

ON_SQLITE = ["CREATE VIRTUAL TABLE core_searchwords USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')"]
NOT_ON_SQLITE = ["DROP TABLE core_searchwords"]
ON_POSTGRESQL = [
    "ALTER TABLE core_searchentry ADD COLUMN found tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
    "CREATE INDEX core_searchwords ON core_searchentry USING gin (found)",
]
NOT_ON_POSTGRESQL = ["ALTER TABLE core_searchentry DROP COLUMN found"]


def make_index(apps, schema_editor):
    for statement in ON_SQLITE if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in NOT_ON_SQLITE if schema_editor.connection.vendor == "sqlite" else NOT_ON_POSTGRESQL:
        schema_editor.execute(statement)


def make_cache(apps, schema_editor):
    call_command("createcachetable", "core_cache", database=schema_editor.connection.alias, verbosity=0)


def drop_cache(apps, schema_editor):
    schema_editor.execute("DROP TABLE core_cache")


class Migration(migrations.Migration):
    dependencies = [("core", "0002_ground_floor")]
    operations = [
        migrations.RunPython(make_index, drop_index),
        migrations.RunPython(make_cache, drop_cache),
    ]
