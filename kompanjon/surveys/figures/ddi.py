"""The codebook as DDI-Codebook 2.5. The order of the elements is that of the schema."""

from xml.etree import ElementTree as xml

from kompanjon.core.speech import iso

from .codebook import BASES, LANGUAGES, MODES, WORDS, about, answers_of, condition_of, eligible_asked, missing_of

DDI = "ddi:codebook:2_5"
UNIT = {  # what an answer is about: the holder of a post, who speaks for the organisation, not the organisation
    "sv": "Individ: den som har en befattning i en tillfrågad organisation",
    "en": "Individual: the holder of a post in an organisation that was asked",
}
ASKED = {
    "sv": "Alla i urvalsramen som inte är kända att falla utanför målgruppen",
    "en": "Everybody in the register who is not known to be ineligible",
}


def codebook_ddi(release, items) -> bytes:
    """Study, method, and one variable per item with its categories in both languages."""
    xml.register_namespace("", DDI)
    root = _tag(None, "codeBook", version="2.5")
    _study(_tag(root, "stdyDscr"), release)
    variables = _tag(root, "dataDscr")
    by_code = {i["item"]: i for i in release.frozen["items"]}
    for item in items:
        _variable(variables, item, by_code.get(item.code), missing_of(release.frozen))
    return xml.tostring(root, encoding="utf-8", xml_declaration=True)


def _study(study, release):
    wave, frozen = release.wave, release.frozen
    told = {lang: about(release, lang) for lang in LANGUAGES}
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
    _both(summary, "anlyUnit", UNIT)
    _both(summary, "universe", ASKED)
    method = _tag(study, "method")
    collection = _tag(method, "dataColl")
    _both(collection, "collMode", MODES[wave.mode])
    _both(collection, "weight", {lang: told[lang]["weights"] for lang in LANGUAGES})
    rate = (
        f"RR2 {frozen['rates']['RR2']:.6f} ({frozen['answered']}/{eligible_asked(frozen)}); {frozen['invited']} invited"
    )
    _tag(_tag(method, "anlyInfo"), "respRate", rate, lang="en")
    _both(_tag(_tag(study, "dataAccs"), "useStmt"), "restrctn", {x: told[x]["disclosure"] for x in LANGUAGES})


def _variable(parent, item, frozen, missing):
    variable = _tag(parent, "var", ID=f"V_{item.code}", name=item.code, intrvl="discrete")
    text = {lang: getattr(item, f"text_{lang}") for lang in LANGUAGES}
    _both(variable, "labl", text)
    _both(_tag(variable, "qstn"), "qstnLit", text)
    invalid = _tag(variable, "invalrng") if missing else None
    for code in missing:
        _tag(invalid, "item", VALUE=code)
    shown = condition_of(item)
    _both(
        variable,
        "universe",
        {x: f"{WORDS['condition'][x]}: {shown}" if shown else WORDS["everybody"][x] for x in LANGUAGES},
    )
    if frozen:
        _tag(variable, "sumStat", str(frozen["n"]), type="vald")
        if "missing" in frozen:
            _tag(variable, "sumStat", str(frozen["missing"]), type="invd")
    base = BASES.get(item.base_rule, dict.fromkeys(LANGUAGES, item.base_rule))
    _both(variable, "txt", {x: f"{WORDS['base'][x]} ({item.base_rule}): {base[x]}." for x in LANGUAGES})
    for code, label in answers_of(item):
        _category(variable, code, label)
    for code, label in missing.items():
        _category(variable, code, label, missing="Y")


def _category(variable, code, label, **marks):
    category = _tag(variable, "catgry", **marks)
    _tag(category, "catValu", code)
    _both(category, "labl", label if any(label.values()) else dict.fromkeys(LANGUAGES, code))


def _both(parent, name, texts):
    for lang in LANGUAGES:
        _tag(parent, name, texts[lang], lang=lang)


def _tag(parent, name, text=None, /, lang="", **attributes):
    values = {**attributes, **({"{http://www.w3.org/XML/1998/namespace}lang": lang} if lang else {})}
    full = f"{{{DDI}}}{name}"
    made = xml.Element(full, values) if parent is None else xml.SubElement(parent, full, values)
    made.text = text
    return made
