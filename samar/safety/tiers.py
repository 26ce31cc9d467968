"""Which tier protects which column. Each model declares its own in TIERS; libraries' tables in config.third_party.

T0 is plain, T1 encrypted by the server, T2 locked by the person's own key. Source: SAFETY, "Tiers".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.utils.module_loading import import_string

TIERS = ("T0", "T1", "T2")


@dataclass(frozen=True)
class Column:
    table: str
    name: str
    tier: str


def tiers() -> Iterator[Column]:
    """Every declared column of every table, in the order of the tables' names."""
    for model in _models():
        for tier, names in sorted(_declared(model).items()):
            for name in names.split():
                yield Column(model._meta.db_table, name, tier)


def undeclared() -> list[str]:
    """Columns without a tier, in two tiers, or declared and not there: "table.column", empty when all is well."""
    return [f"{model._meta.db_table}.{name}" for model in _models() for name in _amiss(model)]


def _amiss(model: type[Model]) -> list[str]:
    declared = [name for names in _declared(model).values() for name in names.split()]
    there = [field.name for field in model._meta.local_concrete_fields]
    return sorted(
        {name for name in there if declared.count(name) != 1}
        | {name for name in declared if name not in there and not _is_many_to_many(model, name)}
        | {tier for tier in _declared(model) if tier not in TIERS}
    )


def _models() -> list[type[Model]]:
    models = (model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy)
    return sorted((model for model in models if model._meta.managed), key=lambda model: model._meta.db_table)


def _declared(model: type[Model]) -> dict[str, str]:
    if (own := getattr(model, "TIERS", None)) is not None:
        return dict(own)
    return dict(import_string(settings.SAMAR_THIRD_PARTY_TIERS).get(model._meta.label, {}))


def _is_many_to_many(model: type[Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.local_many_to_many)
