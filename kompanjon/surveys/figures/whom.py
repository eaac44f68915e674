"""Whom a figure is about, in words of both languages: every filter is told."""

from django.utils.translation import override

from ..templatetags.survey import word_for

ORGANISATIONS = {"sv": "kommunerna med minst ett svar", "en": "the municipalities with at least one answer"}
PLACES = {
    "sv": {"kommun": "kommuner", "region": "regioner", "": "organisationer"},
    "en": {"kommun": "municipalities", "region": "regions", "": "organisations"},
}
REPRESENTATIVES = {
    "sv": {"kommun": "kommunernas företrädare", "region": "regionernas företrädare", "": "dem"},
    "en": {
        "kommun": "the municipalities' representatives",
        "region": "the regions' representatives",
        "": "those",
    },
}
ROLES = {
    "sv": {"politiker": "politikerna", "tjansteperson": "tjänstepersonerna", "": "företrädarna"},
    "en": {"politiker": "the politicians", "tjansteperson": "the officials", "": "the representatives"},
}
PARTNERSHIP = {
    "sv": {"1": " med partnerskap", "0": " utan partnerskap", "": ""},
    "en": {"1": " with a partnership", "0": " without a partnership", "": ""},
}
IN = {"sv": {"": "för"}, "en": {"": "of"}}  # the representatives of municipalities; the politicians in them
WHO_ANSWERED = {"sv": " som svarade", "en": " who answered"}
OR = {"sv": " eller ", "en": " or "}
TOLD = ("org_type", "role", "has_partnership")


def group_words(where, lang, answered=True) -> str:
    """The group that the filters leave: the politicians in municipalities with a partnership who answered."""
    one = {name: _only(where.get(name)) for name in TOLD}
    known = {"org_type": PLACES, "role": ROLES, "has_partnership": PARTNERSHIP}
    told = {name: value if value in known[name][lang] else "" for name, value in one.items()}
    text = _who(told["org_type"], told["role"], told["has_partnership"], lang)
    text += WHO_ANSWERED[lang] if answered else ""
    rest = [(name, value) for name, value in where.items() if not told.get(name)]
    return ", ".join([text, *(_other(name, value, lang) for name, value in rest)])


def _who(kind, role, partnership, lang):
    if not (role or partnership):
        return REPRESENTATIVES[lang][kind]
    if not (kind or partnership):
        return ROLES[lang][role]
    place = "i" if lang == "sv" else "in"
    return f"{ROLES[lang][role]} {place if role else IN[lang]['']} {PLACES[lang][kind]}{PARTNERSHIP[lang][partnership]}"


def _other(name, value, lang):
    """A filter the house has no sentence for: the variable and its values."""
    values = value if isinstance(value, list | tuple) else [value]
    with override(lang):
        word = str(word_for(name))
        return f"{word[:1].lower()}{word[1:]}: {OR[lang].join(str(word_for(str(v))) for v in values)}"


def _only(value):
    """The value when there is one; a filter on several is told as it stands."""
    if isinstance(value, list | tuple):
        return str(value[0]) if len(value) == 1 else ""
    return "" if value is None else str(value)


def whose_base(figure) -> dict[str, str]:
    """Whom the figure is about, in both languages."""
    if figure.unit == "organisations":
        return ORGANISATIONS
    where = figure.definition.get("where") or {}
    return {lang: group_words(where, lang) for lang in ("sv", "en")}
