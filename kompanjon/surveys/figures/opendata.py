"""Open data of a release: one long table with flags, its schema, and the codebook. Read from what was frozen."""

import csv
import io
import json
from xml.etree import ElementTree as xml

from kompanjon.core.speech import iso

from .group_shares import plain

COLUMNS = ("wave", "item", "option", "group_var", "group", "weighted", "estimate", "low", "high", "n", "suppressed")


def long_rows(frozen):
    """One line per wave, item, option and group. What is shown has share, interval and n; what is hidden only its flag."""
    for item in frozen["items"]:
        for row in item["rows"]:
            told = None if row["hidden"] else (row["value"], row["low"], row["high"])
            yield _line(frozen, item, row["option"], told, item["n"])
        answers = {row["option"] for row in item["rows"]}
        for group in item["groups"]:
            for (name, n), shares in zip(_sizes(item, group), _shares(item, group), strict=True):
                for option, told in zip(group["columns"], shares, strict=True):
                    if option in answers:
                        yield _line(frozen, item, option, told, n, group["by"], name, "shares" in group)


def _line(frozen, item, option, told, n, by="", name="", weighable=True):
    start = (frozen["wave"], item["item"], option, by, name, _truth(item["weighted"] and weighable))
    return (*start, *map(_plain, told), n, "false") if told else (*start, "", "", "", "", "true")


def _sizes(item, group):
    """Groups with their number of answers; releases from before it was kept tell it where every count is shown."""
    if "sizes" in group:
        return list(zip(group["rows"], group["sizes"], strict=True))
    return [(name, None if item["multi"] or None in counts else sum(counts)) for name, counts in group["rows"].items()]


def _shares(item, group):
    if "shares" in group:
        return group["shares"]
    counted = zip(_sizes(item, group), group["rows"].values(), strict=True)
    return [[_counted(count, n) for count in counts] for (_name, n), counts in counted]


def _counted(count, n):
    if not n:
        return None
    found = plain(count, n)
    return found.value, found.low, found.high


def _truth(value):
    return "true" if value else "false"


def _plain(value):
    return "" if value is None else repr(float(value))


def table_csv(frozen) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(long_rows(frozen))
    return out.getvalue().encode()


def codebook_markdown(release, items, lang="sv") -> str:
    """Every item with its options, routing, base and missing codes."""
    wave = release.wave
    words = {
        "sv": ("Kodbok", "Bas", "Saknade värden", "Villkor", "Svarsfrekvens"),
        "en": ("Codebook", "Base", "Missing values", "Condition", "Response rate"),
    }[lang]
    lines = [
        f"# {words[0]}: {getattr(wave, f'title_{lang}')}",
        "",
        f"{words[4]} RR2: {release.frozen['rates']['RR2']:.4f}",
        "",
    ]
    frozen = {i["item"]: i for i in release.frozen["items"]}
    for item in items:
        lines += [f"## {item.code}", "", getattr(item, f"text_{lang}"), ""]
        if item.condition:
            lines += [f"{words[3]}: `{json.dumps(item.condition, ensure_ascii=False)}`", ""]
        lines += [f"{words[1]}: {item.base_rule}, n = {frozen[item.code]['n'] if item.code in frozen else '–'}", ""]
        lines += [f"* `{o.code}` {getattr(o, f'label_{lang}')}" for o in item.options.all()] + [""]
    lines += [
        f"{words[2]}: "
        + ", ".join(f"`{code or 'empty'}` {meaning}" for code, meaning in release.frozen["missing_codes"].items()),
        "",
    ]
    return "\n".join(lines)


def codebook_csv(items) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["item", "type", "text_sv", "text_en", "base_rule", "required", "option", "label_sv", "label_en"])
    for item in items:
        start = [item.code, item.kind, item.text_sv, item.text_en, item.base_rule, _truth(item.required)]
        for o in item.options.all() or [None]:
            writer.writerow([*start, o.code if o else "", o.label_sv if o else "", o.label_en if o else ""])
    return out.getvalue().encode()


DDI = "ddi:codebook:2_5"


def eligible_asked(frozen) -> int:
    """The denominator of RR2: those who were asked and are not known to be ineligible."""
    return round(frozen["answered"] / frozen["rates"]["RR2"]) if frozen["rates"]["RR2"] else frozen["invited"]


def codebook_ddi(release, items) -> bytes:
    """DDI-Codebook 2.5: study, method, and one variable per item with its categories in both languages."""
    xml.register_namespace("", DDI)
    wave, frozen = release.wave, release.frozen
    root = _tag(None, "codeBook", version="2.5")
    study = _tag(root, "stdyDscr")
    citation = _tag(study, "citation")
    title = _tag(citation, "titlStmt")
    _tag(title, "titl", wave.title_sv, lang="sv")
    _tag(title, "parTitl", wave.title_en, lang="en")
    _tag(title, "IDNo", f"survey-{wave.code}-{release.number}")
    if wave.processor_sv:
        _tag(_tag(citation, "prodStmt"), "producer", wave.processor_sv)
    summary = _tag(_tag(study, "stdyInfo"), "sumDscr")
    for moment, event in ((wave.opens_at, "start"), (wave.closes_at, "end")):
        if moment:
            _tag(summary, "collDate", date=iso(moment), event=event)
    _tag(summary, "anlyUnit", "Representatives of municipalities and regions", lang="en")
    method = _tag(study, "method")
    collection = _tag(method, "dataColl")
    _tag(collection, "collMode", f"Web questionnaire, {wave.mode}", lang="en")
    weights = frozen.get("weights") or {"name": "classes", "method": "classes"}
    told = f"{weights['name']} ({weights['method']}), finite population, Taylor linearisation"
    _tag(collection, "weight", told, lang="en")
    _tag(
        _tag(method, "anlyInfo"),
        "respRate",
        f"RR2 {frozen['rates']['RR2']:.6f} ({frozen['answered']}/{eligible_asked(frozen)}); {frozen['invited']} invited",
        lang="en",
    )
    _tag(
        _tag(_tag(study, "dataAccs"), "useStmt"),
        "restrctn",
        "Cells with 1-4 answers and groups below 10 are hidden, with complementary suppression.",
        lang="en",
    )
    variables = _tag(root, "dataDscr")
    by_code = {i["item"]: i for i in frozen["items"]}
    for item in items:
        _variable(variables, item, by_code.get(item.code))
    return xml.tostring(root, encoding="utf-8", xml_declaration=True)


def _variable(parent, item, frozen):
    variable = _tag(parent, "var", ID=f"V_{item.code}", name=item.code, intrvl="discrete")
    _tag(variable, "labl", item.text_sv, lang="sv")
    question = _tag(variable, "qstn")
    _tag(question, "qstnLit", item.text_sv, lang="sv")
    _tag(question, "qstnLit", item.text_en, lang="en")
    if frozen:
        _tag(variable, "sumStat", str(frozen["n"]), type="vald")
    for o in item.options.all():
        category = _tag(variable, "catgry")
        _tag(category, "catValu", o.code)
        _tag(category, "labl", o.label_sv, lang="sv")
        _tag(category, "labl", o.label_en, lang="en")


def _tag(parent, name, text=None, /, lang="", **attributes):
    values = {**attributes, **({"{http://www.w3.org/XML/1998/namespace}lang": lang} if lang else {})}
    full = f"{{{DDI}}}{name}"
    made = xml.Element(full, values) if parent is None else xml.SubElement(parent, full, values)
    made.text = text
    return made
