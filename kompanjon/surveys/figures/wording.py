"""The words a claim may be built of, per language. Data, not code: a third language is one more entry."""

import re


def words(pattern):
    return re.compile(pattern, re.I)


def token(text):
    """This number or name, whole."""
    return words(rf"(?<![\w.,–/-]){re.escape(str(text))}(?!\w|[.,]\d)")


PERCENT = r"(?:%(?!-enhet)|procent(?![\wåäö])|per cent\b|percent\b)"
POINTS = r"(?:procentenhet(?:er|erna|en)?|%-enheter|percentage points?|points?)"
ANY_NUMBER = words(rf"\d+(?:[.,]\d+)?\s*(?:{PERCENT}|{POINTS})?|{PERCENT}|{POINTS}")

# Anybody but persons. The topic of the survey is called by the same words, and that is no one who answers.
ORGANISATIONS = {
    "sv": words(
        r"[\wåäö]*kommun(?!ik|al\w* (?:partnerskap|samarbete|samverkan))[\wåäö]*"
        r"|[\wåäö]*region(?!al\w* (?:partnerskap|samarbete|samverkan))[\wåäö]*|[\wåäö]*landsting[\wåäö]*"
        r"|\bmyndighet[\wåäö]*|\bstäder(?:na|s|nas)?\b|\borganisationer(?:na|s|nas)?\b|\blokala styren?\b"
    ),
    "en": words(
        r"\b(?:inter)?municipal\w*(?!\w| partnerships?\b| cooperation\b| international)|\bregion(?:s|al|ally)?\b"
        r"|\b\w*authorit\w+|\b(?:local|regional) governments?\b|\bcouncils\b|\bcount(?:y|ies)\b|\bcities\b|\btowns\b"
        r"|\borgani[sz]ations\b"
    ),
}
TOPIC = {
    "sv": words(r"\bkommunal\w* (?:partnerskap|samarbete|samverkan)\w*"),
    "en": words(r"\bmunicipal (?:international )?(?:partnership|cooperation)s?\b"),
}

# Groups by role; the figure's own have been taken out before.
GROUPS = {
    "sv": words(r"\b(?:politiker|tjänstem[aä]n|tjänsteperson|förtroendevald)[\wåäö]*"),
    "en": words(r"\b(?:politician|official|civil servant)s?\b"),
}

AT_LEAST = {"sv": r"mer än|över|fler än|drygt|minst", "en": r"more than|just over|over|at least"}
AT_MOST = {
    "sv": r"mindre än|under|färre än|knappt|högst|nästan|upp till",
    "en": r"less than|fewer than|just under|under|nearly|almost|at most|up to",
}
ABOUT = {"sv": r"omkring|ungefär|cirka|ca|runt", "en": r"about|around|roughly|some"}

MAIN_BY_FAR = {
    "sv": words(
        r"\b(?:överlägs\w+|i särklass|utan jämförelse|dominer\w+|klart (?:främst|vanligast|viktigast|störst)\w*)"
    ),
    "en": words(
        r"\bby far\b|\boverwhelming(?:ly)?\b|\bdominat\w+|\bdominant\b|\bclearly the (?:main|most|leading|top)\b"
    ),
}
MAIN = {
    "sv": words(
        r"\b(?:främst|vanligast|huvudsaklig|viktigast|störst|populärast|oftast|överlägs|dominer)\w*"
        r"|\bhuvudskäl\w*|\bhuvudorsak\w*|\btopp(?:ar|ade|en)\b|\bpå första plats\b|\bi särklass\b|\bmest (?:valda?|önskade?|nämnda?)\b"
    ),
    "en": words(
        r"\bmain(?:ly)?\b|\bmost (?:common|wanted|often|frequent|important|popular|chosen|cited|mentioned)\w*"
        r"|\btop(?:s|ped|ping)?\b|\bleading\b|\bdominat\w+|\bdominant\b|\bnumber one\b|\bfirst place\b|\bbiggest\b"
        r"|\blargest\b|\bforemost\b|\bchief(?:ly)? (?:reason|answer|obstacle)|\boverwhelming(?:ly)?\b|\bby far\b"
    ),
}
SECOND = {
    "sv": words(r"\b(?:näst|andra|tredje|fjärde) (?=vanligast|främst|viktigast|störst)\w*"),
    "en": words(r"\b(?:second|third|fourth|next)[ -](?=most|biggest|largest)"),
}

SIGNIFICANTLY = {
    "sv": words(r"\b(?:signifikan\w+|statistiskt säker\w+)"),
    "en": words(r"\b(?:in)?significan\w+"),
}
ROSE = {
    "sv": words(
        r"\b(?:ökat|ökade|ökar|ökning\w*|stigit|steg|stiger|stigande|vuxit|växte|växer|fördubbla\w+|uppgång\w*)\b"
        r"|\bgått upp\b|\bgick upp\b|\bupp från\b|\bklättra\w+"
    ),
    "en": words(
        r"\b(?:rise[ns]?|rose|rising|increase[sd]|increasing(?:ly)?|an increase|the increase|grew|grown|grows|growing|climb\w+"
        r"|doubl(?:ed|es|ing)|gone up|went up|goes up|up from|upturn)\b"
    ),
}
FELL = {
    "sv": words(
        r"\b(?:minskat|minskade|minskar|minskning\w*|sjunkit|sjönk|sjunker|sjunkande|fallit|föll|faller|halvera\w+|nedgång\w*|tappat|rasat|rasade)\b"
        r"|\bgått (?:ner|ned)\b|\bgick (?:ner|ned)\b|\b(?:ner|ned) från\b"
    ),
    "en": words(
        r"\b(?:fall(?:en|s|ing)|fell|a fall|decreas\w+|drop(?:s|ped|ping)?|declin\w+|shr[aiu]nk\w*|halved|gone down|went down"
        r"|goes down|down from|downturn)\b"
    ),
}
# What sets the figure against another: a group, a wave, a year.
COMPARED = {
    "sv": words(
        r"\b(?:fler|färre|mer|mindre|högre|lägre|oftare|större|bättre|sämre|starkare|svagare|än|jämfört|jämförelse\w*"
        r"|dubbelt|hälften så|till skillnad|skiljer sig)\b|\bmer sällan\b"
    ),
    "en": words(
        r"\b(?:more|fewer|less|higher|lower|larger|greater|smaller|better|worse|stronger|weaker|than|compar(?:ed|ison|ing)"
        r"|versus|vs|twice|unlike|differs? from)\b"
    ),
}


def _since(more, less, than):
    """“More than in 2020”: a comparison with the former wave, by its code."""

    def pattern(wave):
        if not wave:
            return words(r"(?P<up>(?!))")
        return words(rf"\b(?:(?P<up>{more})|{less})\b(?: [\wåäö]+)? {than}{re.escape(wave)}\b")

    return pattern


CHANGE_SINCE = {
    "sv": _since("fler|mer|högre|större", "färre|mindre|lägre", "än (?:i |år |hösten )*"),
    "en": _since("more|higher|larger|greater", "fewer|less|lower|smaller", "than (?:in )?"),
}
NEARLY_HALF = {
    "sv": words(r"\b(?:nästan|knappt|närmare)\s+hälften\b"),
    "en": words(r"\b(?:nearly|almost|just under|close to)\s+half\b"),
}

_GOOD_SV = r"(?:bra|gott|god|goda|starkt|stabilt?|säkert|säker|robust|solitt?|utmärkt|tillräckligt?|pålitligt?|brett?)"
_GOOD_EN = r"(?:good|solid|strong|sound|excellent|firm|sufficient|secure|broad|stable)"
JUDGING = {
    "sv": words(
        r"\b(?:tillfredsställ\w+|representativ\w*|tillförlitlig\w*|pålitlig\w*|trovärdig\w*|robust\w*|övertygande"
        r"|belägger|belagt|bevis\w*|bekräfta\w*|fastslå\w*|entydigt?|(?:visar|visade|visat|påvisa\w*|slår fast|slog fast) (?:tydligt |klart )?(?:att|hur)"
        rf"|{_GOOD_SV}\s+(?:underlag|svarsfrekvens|grund|urval)\w*)"
    ),
    "en": words(
        r"\b(?:(?:un)?satisfactory|representative(?!s\b|\s+who)|representativeness|(?:show(?:s|ed|n|ing)?|find(?:s|ing)?|found) (?:clearly )?(?:that|how)"
        r"|prov(?:e|es|ed|en|ing)|proof|confirm\w*|demonstrat\w+|reliab\w+|trustworthy|robust|conclusive(?:ly)?|convincing(?:ly)?|evidence|evident(?:ly)?"
        rf"|{_GOOD_EN}\s+(?:basis|base|ground|sample|foundation|response))\b"
    ),
}

MARGIN = {"sv": "skillnaden ligger inom felmarginalen", "en": "the difference is within the margin of error"}
STAND_IN = {"sv": "närmevärde", "en": "stand-in"}
STAND_IN_SENTENCE = {
    "sv": "Uppgiften är ett närmevärde: ingen fråga i enkäten gällde just detta.",
    "en": "The figure is a stand-in: no question in the survey asked this.",
}
UNKNOWN_SENTENCE = {
    "sv": "De vilkas behörighet är okänd antas inte höra till dem som skulle ha svarat.",
    "en": "Cases of unknown eligibility are assumed to be ineligible.",
}
ASSUMES_INELIGIBLE = ("RR5", "RR6")

# What the named rates are, in words. The formula of the definitions does as well.
_COMPLETE = {"sv": "fullständiga svar", "en": "complete answers"}
_PARTIAL = {"sv": "fullständiga och delvisa svar", "en": "complete and partial answers"}
_OF_ALL = {"sv": "delat med alla som borde ha svarat", "en": "divided by all who were eligible"}
_OF_LIKELY = {
    "sv": "delat med alla som troligen borde ha svarat",
    "en": "divided by all who were probably eligible",
}
_OF_KNOWN = {
    "sv": "delat med dem som man vet borde ha svarat",
    "en": "divided by those known to be eligible",
}
RATES = {
    name: {lang: f"{top[lang]} {bottom[lang]}" for lang in ("sv", "en")}
    for name, top, bottom in (
        ("RR1", _COMPLETE, _OF_ALL),
        ("RR2", _PARTIAL, _OF_ALL),
        ("RR3", _COMPLETE, _OF_LIKELY),
        ("RR4", _PARTIAL, _OF_LIKELY),
        ("RR5", _COMPLETE, _OF_KNOWN),
        ("RR6", _PARTIAL, _OF_KNOWN),
        ("COOP1", _COMPLETE, {"sv": "delat med alla som man nådde", "en": "divided by all who were reached"}),
        ("COOP2", _PARTIAL, {"sv": "delat med alla som man nådde", "en": "divided by all who were reached"}),
        ("REF1", {"sv": "de som avböjde", "en": "those who declined"}, _OF_ALL),
        ("CON1", {"sv": "de som man nådde", "en": "those who were reached"}, _OF_ALL),
    )
}
RATE_NAME = words(r"\b(?:RR[1-6]|COOP[12]|REF1|CON1)\b")
