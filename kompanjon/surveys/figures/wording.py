"""The words a claim may be built of, per language. Data, not code: a third language is one more entry."""

import re

PERCENT = r"(?:%|procent|per cent|percent)"
NUMBER = re.compile(rf"(\d+(?:[.,]\d+)?)\s*{PERCENT}", re.I)
COUNT_OF = re.compile(
    r"\b(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|one|two|three|four|five|six|seven|eight|nine)"
    r"\s+(?:av|of|out of|in)\s+(?:tio|fem|fyra|tre|\d+|ten|five|four|three)\s+(?P<who>\w+)",
    re.I,
)

# A share of persons that is told as a share of organisations.
ORGANISATIONS = {
    "sv": re.compile(
        rf"{PERCENT}\s+av\s+(?:de\s+|alla\s+|sveriges\s+|svenska\s+|landets\s+)*(kommuner(?:na)?|regioner(?:na)?)\b",
        re.I,
    ),
    "en": re.compile(
        rf"{PERCENT}\s+of\s+(?:the\s+|all\s+|sweden['’]s\s+|swedish\s+)*(municipalities|regions)\b(?!\s*['’])", re.I
    ),
}
ORGANISATION_WORDS = ("kommuner", "kommunerna", "regioner", "regionerna", "municipalities", "regions")
HEADLINE_SUBJECT = {
    "sv": re.compile(r"\b(kommunerna|regionerna|svenska kommuner)\s+(anser|tycker|ser|tror|vill|säger)\b", re.I),
    "en": re.compile(r"\b(municipalities|regions)\s+(believe|think|see|say|want|consider)\b", re.I),
}

MORE_THAN = {
    "sv": re.compile(rf"\b(?:mer än|över|fler än|drygt)\s+(\d+(?:,\d+)?)\s*{PERCENT}", re.I),
    "en": re.compile(rf"\b(?:more than|over|just over)\s+(\d+(?:\.\d+)?)\s*{PERCENT}", re.I),
}
LESS_THAN = {
    "sv": re.compile(rf"\b(?:mindre än|under|färre än|knappt)\s+(\d+(?:,\d+)?)\s*{PERCENT}", re.I),
    "en": re.compile(rf"\b(?:less than|under|fewer than|just under)\s+(\d+(?:\.\d+)?)\s*{PERCENT}", re.I),
}
NEARLY_HALF = {
    "sv": re.compile(r"\b(nästan|knappt)\s+hälften\b", re.I),
    "en": re.compile(r"\bnearly half\b|\balmost half\b", re.I),
}
MAIN_BY_FAR = {
    "sv": re.compile(r"\böverlägset\s+(främsta|vanligaste|största)|\bi särklass\b", re.I),
    "en": re.compile(r"\bmain\b[^.]*\bby far\b|\bby far the (main|most common)\b|\boverwhelmingly main\b", re.I),
}
MAIN = {
    "sv": re.compile(r"\b(främsta|vanligaste|huvudsakliga|viktigaste)\b", re.I),
    "en": re.compile(r"\b(main|most common|most wanted|top)\b", re.I),
}
SIGNIFICANTLY = {
    "sv": re.compile(r"\b(signifikant\w*|statistiskt säkerställ\w*)\b", re.I),
    "en": re.compile(r"\bsignificant(ly)?\b", re.I),
}
CHANGED = {
    "sv": re.compile(r"\b(har ökat|har minskat|har stigit|har sjunkit|har gått (upp|ner))\b", re.I),
    "en": re.compile(r"\b(has|have) (risen|fallen|increased|decreased|gone (up|down))\b", re.I),
}
ROSE = re.compile(r"ökat|stigit|gått upp|risen|increased|gone up", re.I)
JUDGING = {
    "sv": re.compile(
        r"\b(tillfredsställande|representativ[ta]?|representativt|visar att|bevisar|tillförlitlig\w*|gott underlag)\b",
        re.I,
    ),
    "en": re.compile(r"\b(satisfactory|representative(?!s)|shows? that|proves?|reliable)\b", re.I),
}
MARGIN = {"sv": "skillnaden ligger inom felmarginalen", "en": "the difference is within the margin of error"}
STAND_IN = {"sv": "närmevärde", "en": "stand-in"}
STAND_IN_SENTENCE = {
    "sv": "Uppgiften är ett närmevärde: ingen fråga i enkäten gällde just detta.",
    "en": "The figure is a stand-in: no question in the survey asked this.",
}
