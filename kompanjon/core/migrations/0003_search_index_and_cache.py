"""What no model describes: the index that text is found through, and the table of the cache."""

from django.core.management import call_command
from django.db import migrations

ON_SQLITE = "CREATE VIRTUAL TABLE core_searchwords USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')"
ON_POSTGRESQL = (
    "CREATE INDEX core_searchwords ON core_searchentry USING gin (array_to_tsvector(string_to_array(words, ' ')))"
)


def make_index(apps, schema_editor):
    schema_editor.execute(ON_SQLITE if schema_editor.connection.vendor == "sqlite" else ON_POSTGRESQL)


def drop_index(apps, schema_editor):
    what = "TABLE" if schema_editor.connection.vendor == "sqlite" else "INDEX"
    schema_editor.execute(f"DROP {what} core_searchwords")


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
