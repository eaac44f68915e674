"""The collation `sv` under the same name on PostgreSQL (ICU) as core/db.py gives it on SQLite."""

from django.db import migrations


def make_collation(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE COLLATION IF NOT EXISTS sv (provider = icu, locale = 'sv-SE-u-co-standard', deterministic = true)")


def drop_collation(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP COLLATION IF EXISTS sv")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(make_collation, drop_collation)]
