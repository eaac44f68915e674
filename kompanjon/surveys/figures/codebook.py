"""The codebook of a release as text and as a table: the questions, and how the answers came about."""

import csv
import io
import json

from kompanjon.core.speech import iso

from ..analysis import bases
from ..analysis.results import is_scale, limits_of
from ..analysis.spss import MISSING
from .facts import half_up

LANGUAGES = ("sv", "en")
METHODS = {
    "classes": {"sv": "viktklasser, N/n", "en": "weighting classes, N/n"},
    "post_strata": {"sv": "efterstratifiering", "en": "post-stratification"},
    "raking": {"sv": "kalibrering till marginaler", "en": "raking"},
}
MODES = {
    "confidential": {"sv": "Webbenkät, konfidentiell", "en": "Web questionnaire, confidential"},
    "anonymous": {"sv": "Webbenkät, anonym", "en": "Web questionnaire, anonymous"},
}
BASES = {
    "include_dk": {
        "sv": "de som svarade på frågan, även de som svarade vet inte",
        "en": "those who answered the question, also those who answered don’t know",
    },
    "exclude_dk": {
        "sv": "de som svarade på frågan, utom de som svarade vet inte",
        "en": "those who answered the question, without those who answered don’t know",
    },
}
WORDS = {
    "title": {"sv": "Kodbok", "en": "Codebook"},
    "dates": {"sv": "Insamling", "en": "Field dates"},
    "mode": {"sv": "Metod", "en": "Mode"},
    "rate": {"sv": "Svarsfrekvens", "en": "Response rate"},
    "weights": {"sv": "Vikter", "en": "Weights"},
    "disclosure": {"sv": "Skydd för små grupper", "en": "Protection of small groups"},
    "missing": {"sv": "Saknade värden", "en": "Missing values"},
    "empty": {"sv": "tomt", "en": "empty"},
    "base": {"sv": "Bas", "en": "Base"},
    "silent": {"sv": "fick frågan men svarade inte på den", "en": "were shown the question and did not answer it"},
    "condition": {"sv": "Visas när", "en": "Shown when"},
    "everybody": {"sv": "Visas för alla", "en": "Shown to everybody"},
}
DISCLOSURE = {
    "sv": "Grupper med färre än {base} svar slås ihop eller visas inte. Antal 1–{most} döljs med sin andel, och fler celler döljs "
    "så att inget dolt tal kan räknas fram till färre än {cell} möjliga värden. Andelar i grupper är avrundade.",
    "en": "Groups with fewer than {base} answers are merged or not shown. Counts of 1–{most} are hidden with their share, and more "
    "cells are hidden so that no hidden number can be worked out to fewer than {cell} possible values. Shares of groups are rounded.",
}


def eligible_asked(frozen) -> int:
    """The denominator of RR2: those who were asked and are not known to be ineligible."""
    return round(frozen["answered"] / frozen["rates"]["RR2"]) if frozen["rates"]["RR2"] else frozen["invited"]


def about(release, lang) -> dict[str, str]:
    """How the answers came about: field dates, mode, rate with its counts, weights, disclosure measures."""
    wave, frozen, limits = release.wave, release.frozen, limits_of(release.wave)
    weights = frozen.get("weights") or {"name": "classes", "method": "classes"}
    invited = {"sv": "tillfrågade", "en": "invited"}[lang]
    taylor = {
        "sv": "ändlig population, Taylorlinearisering",
        "en": "finite population, Taylor linearisation",
    }[lang]
    rate = half_up(frozen["rates"]["RR2"], 4)
    return {
        "dates": "–".join(iso(m) for m in (wave.opens_at, wave.closes_at) if m),
        "mode": MODES[wave.mode][lang],
        "rate": f"RR2 {rate} ({frozen['answered']}/{eligible_asked(frozen)}); {frozen['invited']} {invited}",
        "weights": f"{weights['name']} ({METHODS[weights['method']][lang]}), {taylor}",
        "disclosure": DISCLOSURE[lang].format(base=limits.base, most=limits.cell - 1, cell=limits.cell),
    }


def missing_of(frozen) -> dict[str, dict[str, str]]:
    """Missing code → what it means in both languages, in the order the house lists them: PostgreSQL keeps none for a frozen JSON."""
    told, order = frozen["missing_codes"], list(bases.MISSING)
    codes = sorted(told, key=lambda code: (order.index(code) if code in order else len(order), code))
    return {code: MISSING[code][1] if code in MISSING else dict.fromkeys(LANGUAGES, told[code]) for code in codes}


def answers_of(item) -> list[tuple[str, dict[str, str]]]:
    """Code and label in both languages of every answer, first the points of a scale with the words at its ends."""
    ends = {"1": "low_label", str(item.points): "high_label"}
    points = [str(n) for n in range(1, item.points + 1)] if is_scale(item) else []
    told = [(p, {x: getattr(item, f"{ends[p]}_{x}") if p in ends else "" for x in LANGUAGES}) for p in points]
    return told + [(o.code, {x: getattr(o, f"label_{x}") for x in LANGUAGES}) for o in item.options.all()]


def condition_of(item) -> str:
    return json.dumps(item.condition, ensure_ascii=False, sort_keys=True) if item.condition else ""


def codebook_markdown(release, items, lang="sv") -> str:
    """For people: told in the reader's language, with the questions and answers in both."""
    other = "en" if lang == "sv" else "sv"
    lines = [f"# {WORDS['title'][lang]}: {getattr(release.wave, f'title_{lang}')}", ""]
    lines += [f"* {WORDS[name][lang]}: {told}" for name, told in about(release, lang).items() if told]
    codes = missing_of(release.frozen).items()
    lines += [f"* {WORDS['missing'][lang]}:", *(f"  * `{c or WORDS['empty'][lang]}` {m[lang]}" for c, m in codes), ""]
    frozen = {i["item"]: i for i in release.frozen["items"]}
    for item in items:
        told = frozen.get(item.code, {})
        lines += [f"## {item.code}", "", getattr(item, f"text_{lang}"), "", f"*{getattr(item, f'text_{other}')}*", ""]
        shown = f"{WORDS['condition'][lang]}: `{condition_of(item)}`" if item.condition else WORDS["everybody"][lang]
        silent = f"; {told['missing']} {WORDS['silent'][lang]}" if "missing" in told else ""
        base = BASES.get(item.base_rule, {}).get(lang, item.base_rule)
        lines += [f"{shown}.", "", f"{WORDS['base'][lang]}: {base}. n = {told.get('n', '–')}{silent}.", ""]
        lines += [_answer(code, label[lang], label[other]) for code, label in answers_of(item)] + [""]
    return "\n".join(lines)


def _answer(code, label, other):
    return f"* `{code}` {' / '.join(dict.fromkeys(filter(None, (label, other))))}".rstrip()


HEAD = (
    "item", "type", "text_sv", "text_en", "base_rule", "required", "shown_when", "n", "unanswered",
    "option", "label_sv", "label_en", "missing",
    "opens", "closes", "mode", "weights", "rr2", "disclosure_sv", "disclosure_en",
)  # fmt: skip


def codebook_csv(release, items) -> bytes:
    """One line per question and answer, missing codes last and marked; how the answers came about stands on every line."""
    wave, english = release.wave, about(release, "en")
    study = [*(iso(m) if m else "" for m in (wave.opens_at, wave.closes_at)), wave.mode, english["weights"]]
    study += [english["rate"], about(release, "sv")["disclosure"], english["disclosure"]]
    frozen = {i["item"]: i for i in release.frozen["items"]}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for item in items:
        told, required = frozen.get(item.code, {}), "true" if item.required else "false"
        start = [item.code, item.kind, item.text_sv, item.text_en, item.base_rule, required, condition_of(item)]
        start += [told.get("n", ""), told.get("missing", "")]
        answers = [(*answer, "false") for answer in answers_of(item)]
        answers += [(code, label, "true") for code, label in missing_of(release.frozen).items()]
        for code, label, missing in answers or [("", dict.fromkeys(LANGUAGES, ""), "")]:
            writer.writerow([*start, code, label["sv"], label["en"], missing, *study])
    return out.getvalue().encode()
