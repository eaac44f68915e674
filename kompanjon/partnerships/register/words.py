"""What the codes of the record are called, in the house's words."""

from kompanjon.core.words import _

COMPONENTS = {
    "inception": _("inception"),
    "project": _("project"),
    "steering_group": _("steering group"),
    "development_expansion": _("development and expansion"),
    "dissemination": _("dissemination"),
    "communication": _("communication grant"),
    "unknown": _("not stated"),
}
CORE_AREAS = {
    "equity": _("equity"),
    "participation": _("participation"),
    "transparency": _("transparency"),
    "accountability": _("accountability"),
}
STATED_STATUS = {"active": _("going on"), "ended": _("ended"), "": _("not known")}
CONFIDENCE = {
    "high": _("stated by the programme or by a party"),
    "medium": _("stated by a third party, or put together from two pages"),
    "low": _("thin or conflicting evidence"),
}
START_BASIS = {
    "stated": _("stated by a source"),
    "derived": _("computed from a stated length, so a year off is possible"),
    "first_documented": _("earliest year found, the true start may be earlier"),
}
SIDES = {
    "swedish": _("Swedish party"),
    "international": _("international party"),
    "eu_third": _("third party in the European Union"),
    "other": _("other party"),
}
