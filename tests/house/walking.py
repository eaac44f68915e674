"""Every address of the house as one walks it through the story: with which record, and by whom."""

from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from django.utils.translation import override

from kompanjon.applications.joint.models import Application
from kompanjon.assessment.reviews.models import Review
from kompanjon.newsroom.releases.models import Release
from kompanjon.partnerships.register.models import Partnership
from kompanjon.people.access.acts import Act
from kompanjon.people.access.reach import roles_with
from kompanjon.people.accounts.models import Person
from kompanjon.people.accounts.second_factor import KNOWN
from kompanjon.people.organisations.models import Organisation
from kompanjon.rounds.calls.models import Round
from kompanjon.surveys.figures.models import Release as SurveyRelease
from kompanjon.surveys.sampling.models import Wave

WALKERS = (
    "alva", "disa", "edvin", "frida", "gusten", "hedda", "lo", "ines", "jon", "enkatagare", "faltledare", "analytiker",
    "textgranskare", "publicist",
)  # fmt: skip
"""One of the cast for every role that somebody plays."""
IN_STATE = {
    "joint": "draft", "eligibility": "draft", "completeness": "handed_in", "reviews": "in_assessment",
    "panel": "in_assessment", "decisions": "granted_with_conditions",
    **dict.fromkeys(("joint:receipt", "joint:revision_pdf", "joint:signature_page", "joint:sign"), "handed_in"),
}  # fmt: skip
TYPED = {
    "section": "summary", "component": "project", "language": "sv", "size": "wide", "form": "csv", "number": 1,
    "entry": 0, "schedule": 0, "code": "q1_awareness",
}  # fmt: skip
COUNTED_ANEW = {"figures:figure"}
"""Half a second each time: one who may and one who may not are enough."""
OF_FIGURES = {"form": "svg", "name": "table.csv"}
NOBODYS = "nobodys-key"

UNMET = {
    "access:accept", "accounts:confirm_address", "beginning:begin", "joint:link_pdf", "joint:sign_by_link",  # by a letter's key
    "mailroom:demo_enclosure", "mailroom:demo_letter", "mailroom:demo_letters",  # in the demonstration only
    "access:invitation", "decisions:earlier_pdf", "fieldwork:mapping", "figures:change", "joint:check_page",
    "joint:complete_on_paper", "joint:sign", "joint:signed_page", "pages:country", "personal:due", "questionnaires:bring",
    "questionnaires:item", "questionnaires:new", "releases:public", "rulebook:cap", "rulebook:countries", "rulebook:edit",
    "rulebook:value", "steering:change_meeting", "steering:change_member", "steering:let_count", "steering:new_term",
    "steering:withdraw_exception",
}  # fmt: skip
"""Pages that answer everybody with 404 here, because the story has nothing for them: no more may join them."""


def named(patterns=None, before=""):
    """Every address with a name: (name, view, the names of what it takes)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns, before + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif pattern.name:
            taken = list(pattern.pattern.converters) or list(getattr(pattern.pattern, "regex", None).groupindex)
            yield before + pattern.name, pattern.callback, taken


def addresses():
    """{name: (view, the address in Swedish, in English)}"""
    found = {}
    for name, view, taken in named():
        values = with_records(name, view, taken)
        try:
            pair = []
            for language in ("sv", "en"):
                with override(language):
                    pair.append(reverse(name, kwargs=values))
        except NoReverseMatch:
            continue
        found[name] = (view, *pair)
    return found


def with_records(name, view, taken):
    drawer = name.partition(":")[0]
    record = record_of(name, drawer, getattr(view, "door_model", None))
    return {one: value_of(one, name, drawer, record) for one in taken}


def record_of(name, drawer, model):
    """The record that a page is about: Ekvik's where the story has one."""
    if model is Application or name == "joint:sign":
        found = Application.objects.filter(state=IN_STATE.get(name) or IN_STATE.get(drawer, "draft")).order_by("pk")
        return found.filter(parties__organisation__slug="exempel-ekvik").first() or found.first()
    if model is Wave:
        return Wave.objects.filter(state="open" if drawer in ("questionnaires", "fieldwork") else "released").first()
    if model is Review:
        return Review.objects.filter(asked__email="lo@example.org").order_by("pk").last()
    if model is Organisation or name == "pages:organisation":
        return Organisation.objects.get(slug="exempel-ekvik")
    if name == "releases:public":
        return Release.objects.filter(state="published").first()
    if model is Partnership or name == "pages:partnership":
        return Partnership.objects.filter(parties__organisation__slug="exempel-ekvik").first()
    if model is Round or drawer in ("pages", "panel"):
        return Round.objects.get(slug="exempel-decided")
    if drawer == "figures":
        return SurveyRelease.objects.filter(state="published").first()
    return model.objects.order_by("pk").first() if model else None


BELOW = {
    "answer": "answers", "attachment": "attachments", "party": "parties", "review": "reviews", "figure": "figures",
    "sending": "sendings", "exception": "exceptions", "kept": "weight_sets", "cap": "caps",
}  # fmt: skip


def value_of(one, name, drawer, record):
    if one == "pk":
        return record.pk if record else 1
    if one == "slug":
        return record.slug if record else NOBODYS
    if name == "pages:country":
        return "ke"
    if one == "call":
        return Round.objects.get(slug="exempel-open").pk
    if one in BELOW:
        below = getattr(record, BELOW[one], None)
        return getattr(below and below.first(), "pk", 0)
    if drawer == "figures" and one in OF_FIGURES:
        return OF_FIGURES[one]
    if name == "analysis:texts":
        return "q9_comment"
    return TYPED.get(one, 0 if one in ("letter", "signature", "invitation", "number") else NOBODYS)


def walk():
    """(name, address, who, answer) for every address and everybody who walks to it, in the two languages by turns.

    A page that only some may read is read in both. A file is made once, and what only listens to POST is asked once.
    """
    cast = {key: Person.objects.get(email=f"{key}@example.org") for key in WALKERS}
    clients = {None: Client(raise_request_exception=False)} | {key: signed_in(one) for key, one in cast.items()}
    for turn, (name, (view, *pair)) in enumerate(addresses().items()):
        read = {}
        there = walkers(view, cast)
        if name in COUNTED_ANEW:
            there = [*there[:2], there[-1]]
        for number, key in enumerate(there, turn):
            answer = clients[key].get(pair[number % 2])
            yield name, pair[number % 2], key, answer
            if answer.status_code == 200:
                read[number % 2] = key
            if answer.status_code == 405 or not answer.headers.get("Content-Type", "text/html").startswith("text/html"):
                break
        else:
            for language in {0, 1} - read.keys() if read else ():
                key = next(iter(read.values()))
                yield name, pair[language], key, clients[key].get(pair[language])


def walkers(view, cast):
    """Who walks to an address: all who hold its act, and one who does not.

    What is open to all, or one's own way in, is the same for all: a stranger and one of the cast walk there.
    """
    door = getattr(view, "door", "signed_in")
    if door == "open_to_all" or view.__module__.startswith("allauth."):
        return [None, "ines"]
    if door == "signed_in":
        return [None, *cast]
    roles = set(roles_with(Act(door)))
    holding = [key for key, person in cast.items() if any(seat.role in roles for seat in person.seats.all())]
    return [None, *holding, *[key for key in cast if key not in holding][:1]]


def signed_in(person):
    client = Client(raise_request_exception=False)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[KNOWN] = True
    session.save()
    return client
