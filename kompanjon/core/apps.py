from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    name = "kompanjon.core"
    label = "core"

    def ready(self):
        from .db import teach_swedish

        connection_created.connect(teach_swedish, dispatch_uid="teach_swedish")
