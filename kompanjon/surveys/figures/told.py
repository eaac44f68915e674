"""The questions of a release, kept as they read when it went out."""

from types import SimpleNamespace

LANGUAGES = ("sv", "en")
OF_ITEM = ("code", "kind", "base_rule", "required", "condition", "points")
BILINGUAL = ("text", "help", "low_label", "high_label")


def questions_told(items) -> list[dict]:
    """Every question with its answers: what a codebook is made of."""
    return [
        {name: getattr(item, name) for name in OF_ITEM}
        | _both(item, BILINGUAL)
        | {"options": [{"code": o.code} | _both(o, ("label",)) for o in item.options.all()]}
        for item in items
    ]


def _both(record, names):
    return {f"{name}_{lang}": getattr(record, f"{name}_{lang}") for name in names for lang in LANGUAGES}


def questions_of(release) -> list | None:
    """The frozen questions, to be read like the live ones; nothing in a release from before they were kept."""
    kept = release.frozen.get("questions")
    return kept and [_as_item(item) for item in kept]


def _as_item(item):
    options = [SimpleNamespace(**o) for o in item["options"]]
    return SimpleNamespace(**{**item, "options": SimpleNamespace(all=lambda: options)})
