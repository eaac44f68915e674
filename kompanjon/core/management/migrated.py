"""A command that reads or writes the database says in one sentence when the database has not been made yet."""

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection


class MigratedCommand(BaseCommand):
    def execute(self, *args, **options):
        there = set(connection.introspection.table_names())
        wanted = {model._meta.db_table for model in apps.get_models() if model._meta.managed}
        if wanted - there:
            raise CommandError(
                "The database has not been made, or not brought up to date. Run this first: python3 start.py manage migrate"
            )
        return super().execute(*args, **options)
