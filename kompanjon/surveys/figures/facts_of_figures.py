"""A kept figure with everything that may, and must, be said of it."""

from ..analysis.results import options_of
from ..analysis.tables import questionnaire_of
from .compute import Computed
from .facts import FigureFacts
from .missing import who_is_missing
from .whom import group_words, whose_base

LANGUAGES = ("sv", "en")


def facts_of(figure, computed: Computed, table, outcome) -> FigureFacts:
    e, how = computed.estimate, figure.definition
    is_rate = how["stat"] == "rate"
    answers, others, texts = _from_the_questionnaire(figure, computed)
    return FigureFacts(
        how["stat"] if how["stat"] != "majority" else "share",
        e.value,
        e.n,
        _rate_base(table, how) if is_rate else whose_base(figure),
        _says(figure, answers),
        figure.unit,
        e.low,
        e.high,
        rank=int(how.get("rank", 1)) if how["stat"] == "rank" else None,
        next_value=computed.next_value,
        next_high=computed.next_high,
        scale_top=how.get("points"),
        stand_in=figure.stand_in,
        suppressed=computed.suppressed,
        rate=(how["rate"], e.value or 0.0) if is_rate else ("RR2", outcome.rate("RR2") or 0.0),
        missing=who_is_missing(table),
        wave=_wave_names(figure.wave),
        answers=answers,
        others=others,
        quoted=texts,
    )


def _says(figure, answers):
    """What the figure's people say; of a ranking it is the answer as the questionnaire calls it."""
    says = {lang: getattr(figure, f"says_{lang}") for lang in LANGUAGES}
    if figure.definition["stat"] != "rank":
        return says
    return {lang: (answers[lang] or (says[lang],))[0] for lang in LANGUAGES}


def _wave_names(wave):
    opened = wave.opens_at or wave.closes_at
    return " ".join(filter(None, [wave.code, f"{opened:%Y}" if opened else ""]))


def _from_the_questionnaire(figure, computed):
    """What counted and other answers are called, and the texts that may be quoted as they stand."""
    wave, how = figure.wave, figure.definition
    texts = {x: [getattr(wave, f"title_{x}"), getattr(wave.survey, f"title_{x}")] for x in LANGUAGES}
    counted, others = dict.fromkeys(LANGUAGES, ()), dict.fromkeys(LANGUAGES, ())
    questionnaire = questionnaire_of(wave)
    item = questionnaire and questionnaire.items.filter(code=how.get("item", "")).prefetch_related("options").first()
    if item:
        mine = [str(v) for v in how.get("values") or ()] if how["stat"] != "rank" else [computed.answer]
        labels = {o.code: {x: getattr(o, f"label_{x}") for x in LANGUAGES} for o in item.options.all()}
        codes = [c for c, _label in options_of(item)]
        for x in LANGUAGES:
            texts[x].append(getattr(item, f"text_{x}"))
            named = {c: labels[c][x] if c in labels else c for c in codes}
            counted[x] = tuple(named.get(c, c) for c in mine)
            others[x] = tuple(label for c, label in named.items() if c not in mine)
    return counted, others, {x: tuple(filter(None, texts[x])) for x in LANGUAGES}


COUNTED = {
    "RR1": ("fullständiga svar", "complete answers"),
    "RR3": ("fullständiga svar", "complete answers"),
    "RR5": ("fullständiga svar", "complete answers"),
}


def _rate_base(table, how):
    """Both counts of the rate, of the group that the figure is about."""
    where = how.get("where") or {}
    top, bottom = table.outcome(where).fraction(how["rate"])
    sv, en = COUNTED.get(how["rate"], ("svar", "answers"))
    base = {"sv": f"{top:.0f} {sv} av {bottom:.0f} tillfrågade", "en": f"{top:.0f} {en} from {bottom:.0f} asked"}
    if not where:
        return base
    among = {lang: group_words(where, lang, answered=False) for lang in LANGUAGES}
    return {"sv": f"{base['sv']} bland {among['sv']}", "en": f"{base['en']} among {among['en']}"}
