"""Fields of our own: money in öre, the state of a flow, and a text in two languages."""

from django.core.exceptions import FieldError
from django.db import models
from django.utils.translation import get_language

from .flows import Flow


class OreField(models.BigIntegerField):
    """Money as whole öre. Kronor exist only in what people read and type."""


class FlowQuerySet(models.QuerySet):
    """Refuses to change a flow's state behind its back: `Lifecycle.take` is the only way."""

    def update(self, **values):
        self._refuse(values)
        return super().update(**values)

    def bulk_update(self, objs, fields, batch_size=None):
        self._refuse(fields)
        return super().bulk_update(objs, fields, batch_size)

    def _refuse(self, names):
        for name in names:
            if isinstance(self.model._meta.get_field(name), FlowField):
                raise FieldError(f"{self.model.__name__}.{name} is changed by taking a step, not by update()")


class FlowField(models.CharField):
    """The state of a flow, with a check constraint on the known states. Labels stay out of migrations."""

    def __init__(self, flow: Flow | None = None, **options):
        self.flow = flow
        options.setdefault("max_length", 40)
        if flow:
            options.setdefault("default", flow.first)
        options["editable"] = False
        super().__init__(**options)

    def contribute_to_class(self, cls, name, **options):
        super().contribute_to_class(cls, name, **options)
        if self.flow and not cls._meta.abstract and cls.__module__ != "__fake__":
            known = models.CheckConstraint(
                condition=models.Q(**{f"{name}__in": sorted(self.flow.state_names)}),
                name=f"{cls._meta.db_table}_{name}_known"[-60:],
            )
            cls._meta.constraints = [*cls._meta.constraints, known]
            cls._meta.original_attrs["constraints"] = cls._meta.constraints
            flows_in_use.append((cls, name, self.flow))

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        return name, path, args, options


flows_in_use: list[tuple[type[models.Model], str, Flow]] = []
"""Every model that has a life, with the field and the flow: read by desk, drawings and tests."""


class Bilingual:
    """Two plain columns, `<name>_sv` and `<name>_en`, and a property that answers in the reader's language.

    `<name>_lang` names the language of what the property answered, so that a fallback can be marked.
    """

    def __init__(self, field, **options):
        self.field, self.options = field, options

    def contribute_to_class(self, cls, name, **_):
        for language in ("sv", "en"):
            options = {"blank": True, "default": "", **self.options}
            self.field(**options).contribute_to_class(cls, f"{name}_{language}")
        setattr(cls, name, property(lambda record: in_readers_language(record, name)[0]))
        setattr(cls, f"{name}_lang", property(lambda record: in_readers_language(record, name)[1]))


def in_readers_language(record, name):
    """The text and the language it is in: the reader's own, else the other one."""
    mine = "en" if (get_language() or "sv").startswith("en") else "sv"
    other = "sv" if mine == "en" else "en"
    text = getattr(record, f"{name}_{mine}")
    return (text, mine) if text else (getattr(record, f"{name}_{other}"), other)
