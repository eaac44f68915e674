"""Records for tests, with believable defaults: override only what the test is about."""

import contextlib
import functools
import itertools
from datetime import timedelta

from django.utils import timezone

_number = itertools.count(1)


@contextlib.contextmanager
def kept(blocker):
    """What is written inside stands for all tests of a file, in a fixture of scope "module", and is taken back after them."""
    from django.db import transaction

    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def a_country(code="SE", **fields):
    from kompanjon.people.places.models import Country

    names = {"SE": ("Sverige", "Sweden", "SWE"), "KE": ("Kenya", "Kenya", "KEN"), "UA": ("Ukraina", "Ukraine", "UKR")}
    sv, en, iso3 = names.get(code, (code, code, code + "X"))
    made, _ = Country.objects.get_or_create(code=code, defaults={"name_sv": sv, "name_en": en, "iso3": iso3, **fields})
    return made


def an_organisation(name=None, *, country="SE", kind=None, **fields):
    from kompanjon.people.organisations.models import Organisation

    number = next(_number)
    name = name or (f"Ekvik {number}" if country == "SE" else f"Kisanga {number}")
    kind = kind or ("municipality" if country == "SE" else "foreign_local")
    return Organisation.objects.create(
        slug=fields.pop("slug", f"place-{number}"), name=name, country=a_country(country), kind=kind, **fields
    )


def a_person(role=None, *, organisation=None, partnership=None, name=None, language="sv", **fields):
    """A person, seated when a role is named."""
    from kompanjon.people.access.actions import give_seat
    from kompanjon.people.accounts.models import Person

    number = next(_number)
    email = fields.pop("email", f"person{number}@example.org")
    person = Person.objects.create(email=email, name=name or f"Person {number}", language=language, **fields)
    if role:
        give_seat(person, role, organisation=organisation, partnership=partnership and partnership.pk)
    return person


def a_partnership(*organisations, name=None, **fields):
    """Ekvik and Kisanga, or the organisations given: the first Swedish one leads."""
    from kompanjon.partnerships.register.models import Partnership, Party

    organisations = organisations or (an_organisation(), an_organisation(country="KE"))
    number = next(_number)
    partnership = Partnership.objects.create(
        slug=f"partnership-{number}", name=name or " – ".join(str(one) for one in organisations), **fields
    )
    led = False
    for place, organisation in enumerate(organisations):
        side = "swedish" if organisation.is_swedish else "international"
        Party.objects.create(
            partnership=partnership,
            organisation=organisation,
            side=side,
            place=place,
            leads=side == "swedish" and not led,
        )
        led = led or side == "swedish"
    return partnership


def a_rule_set(**fields):
    from kompanjon.rounds.rulebook.models import RuleSet

    fields.setdefault("code", f"rules-{next(_number)}")
    return RuleSet.objects.create(provenance="seed", **{"name_sv": "Grundregler", "name_en": "Basic rules", **fields})


def a_round(**fields):
    from kompanjon.rounds.calls.models import Round

    now = timezone.now()
    defaults = {
        "slug": f"round-{next(_number)}",
        "name_sv": "Våren 2027",
        "name_en": "Spring 2027",
        "opens_at": now - timedelta(days=10),
        "closes_at": now + timedelta(days=20),
        "components": ["project", "steering_group"],
    }
    return Round.objects.create(**{**defaults, **fields})


def the_shipped_rules():
    """The basic rules as shipped, with their countries, without the municipalities that the command would load first."""
    from django.conf import settings

    from kompanjon.core.sheets.reading import read_sheet
    from kompanjon.people.places.actions import REFERENCE
    from kompanjon.rounds.rulebook.loading import load
    from kompanjon.rounds.rulebook.models import RuleSet

    sheet, apply = REFERENCE[0]
    rows = read_sheet(settings.REFERENCE_DIR / "reference" / sheet.file, sheet).rows
    apply([row.values for row in rows.values()])
    load()
    return RuleSet.objects.get(for_demonstration=True)


def a_round_with_rules(**fields):
    """An open round that keeps the basic rules as they stood when it opened."""
    from kompanjon.rounds.rulebook.queries import fixed

    basic = the_shipped_rules()
    kept = {"rule_set": basic, "rule_set_version": basic.version, "rules_fixed": fixed(basic.versions.last())}
    return a_round(state="open", **{**kept, **fields})


def a_form_version(number=1):
    """The form in data/forms, kept once per test."""
    from kompanjon.applications.joint.form_files import keep_form
    from kompanjon.applications.joint.models import FormVersion

    return FormVersion.objects.filter(number=number).first() or keep_form({**the_form(), "number": number})


@functools.cache
def the_form():
    from django.conf import settings

    from kompanjon.applications.joint.form_files import forms_in

    return forms_in(settings.REFERENCE_DIR / "forms")[0]


def an_application(*, round=None, partnership=None, state="draft", title="Rena vattendrag, öppna beslut", **fields):
    """A project that Ekvik and Kisanga apply for, in an open round; in another state when one is named."""
    from kompanjon.applications.joint.models import Application, ApplicationParty

    partnership = partnership or a_partnership()
    defaults = {
        "component": "project", "form_version": a_form_version(), "title_sv": title, "title_en": "Clean water, open decisions",
        "months": 24, "case_number": None if state in ("draft", "signing") else f"KP-TEST-{next(_number)}",
    }  # fmt: skip
    application = Application.objects.create(
        round=round or a_round(state="open"), partnership=partnership, state=state, **{**defaults, **fields}
    )
    for party in partnership.parties.all():
        ApplicationParty.objects.create(
            application=application,
            organisation=party.organisation,
            side=party.side,
            leads=party.leads,
            place=party.place,
        )
    return application


CRITERIA = [
    {
        "key": key, "weight": weight, "name_sv": sv, "name_en": en, "section": "summary",
        "anchors": [{"sv": f"Steg {step}", "en": f"Step {step}"} for step in range(1, 6)],
    }
    for key, weight, sv, en in [
        ("democracy", 50, "Lokal demokrati", "Local democracy"),
        ("change", 30, "Förändring i organisationen", "Change in the organisation"),
        ("budget", 20, "Rimlig budget", "A reasonable budget"),
    ]
]  # fmt: skip


def an_assessed_round(frame=None, **fields):
    """A round with criteria, and with frames by year in whole kronor when they are given: {2027: 4_000_000}."""
    from kompanjon.rounds.calls.models import FrameYear

    call = a_round(**{"state": "closed", "criteria": CRITERIA, **fields})
    for year, kronor in (frame or {}).items():
        FrameYear.objects.create(round=call, year=year, amount=kronor * 100)
    return call


def a_review(application=None, *, assessor=None, score=None, why="Tydligt beskrivet.", hand_in=False, ties=(), by=None):
    """Somebody reads an application: asked only, stated and writing when a score is given, and handed in if so told."""
    from kompanjon.assessment.reviews import actions
    from kompanjon.assessment.reviews.queries import criteria_for

    application = application or an_application(round=an_assessed_round(), state="eligible", asked=0)
    assessor = assessor or a_person("assessor")
    review = actions.ask_to_assess(application, assessor, by=by or a_person("officer"))
    if score is None:
        return review
    actions.state_ties(review, ties, "Rådgivning i mars." if ties else "", by=assessor)
    keys = [criterion.key for criterion in criteria_for(application)]
    actions.save_review(
        review, scores=dict.fromkeys(keys, score), reasons=dict.fromkeys(keys, why), recommendation="approve",
        version=0, by=assessor,
    )  # fmt: skip
    review.refresh_from_db()
    if hand_in:
        actions.hand_in_review(review, by=assessor)
    return review


def a_case_to_decide(call=None, *, asked=None, starts_on=None, score=4, **fields):
    """An application that two have assessed and a meeting has agreed about: asked is {project year: whole kronor}."""
    from datetime import date

    from kompanjon.assessment.panel.actions import agree, record_meeting

    asked = asked or {1: 400_000, 2: 300_000}
    case = an_application(
        round=call or an_assessed_round(frame={2027: 4_000_000, 2028: 4_000_000}), state="eligible",
        starts_on=starts_on or date(2027, 1, 1), asked=sum(asked.values()) * 100,
        asked_by_year={str(year): kronor * 100 for year, kronor in asked.items()}, **fields,
    )  # fmt: skip
    for _number_of_assessor in range(2):
        a_review(case, score=score, hand_in=True)
    officer = a_person("officer")
    case.refresh_from_db()
    meeting = record_meeting(case.round, held_on=date(2026, 11, 20), present=[officer], by=officer)
    agree(case, meeting=meeting, recommendation="approve", by=officer)
    case.refresh_from_db()
    return case


def a_proposal(case=None, *, outcome="grant", by=None, **said):
    from kompanjon.awards.decisions import actions

    case = case or a_case_to_decide()
    if outcome.startswith("grant"):
        said.setdefault("amounts", {int(year): amount for year, amount in case.asked_by_year.items()})
    elif outcome in ("reject", "defer"):
        said.setdefault("reason", ("Målen beskriver bara aktiviteter.", "The objectives describe activities only."))
    return actions.propose(case, outcome=outcome, by=by or a_person("officer"), **said)


def an_award(case=None, *, outcome="grant", by=None, held_on=None, number=None, **said):
    """A decision, proposed by one and taken by another."""
    from datetime import date

    from kompanjon.awards.decisions import actions

    award = a_proposal(case, outcome=outcome, **said)
    actions.decide_many(
        award.application.round, {award.pk: award.version}, minutes="Protokoll 2026:4", number=number or f"§ {next(_number)}",
        held_on=held_on or date(2026, 11, 20), by=by or a_person("decision_maker"),
    )  # fmt: skip
    award.refresh_from_db()
    return award


def a_full_application(**fields):
    """An application with every required question answered, a budget and its letters of intent."""
    application = an_application(**fields)
    fill_in(application)
    return application


def fill_in(application, *, by=None, yearly_kronor=400_000):
    """Answer all that must be answered, as a person would, through the actions."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from kompanjon.applications.joint.actions.attach import attach
    from kompanjon.applications.joint.actions.budget import TypedAmount, save_budget
    from kompanjon.applications.joint.actions.write import Typed, save_answers
    from kompanjon.applications.joint.form import every_field
    from kompanjon.applications.joint.queries import form_of, parties_of

    form, parties = form_of(application), parties_of(application)
    typed = [
        Typed(one, an_answer(one), 0) for one in every_field(form, parties) if one.question.required and one.row < 3
    ]
    save_answers(application, typed, by=by)
    years = range(1, -(-(application.months or 24) // 12) + 1)
    save_budget(
        application, [TypedAmount(parties[0].pk, year, "TRAVEL_INT", str(yearly_kronor), 0) for year in years], by=by
    )
    for section in form.sections:
        for wanted in section.wanted:
            for party in parties if wanted.required else ():
                letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.7\n%%EOF")
                attach(application, letter, wanted.kind, party, by=by)
    application.refresh_from_db()


def an_answer(one):
    given = {"title_sv": "Rena vattendrag", "title_en": "Clean rivers", "starts_on": "2027-09-01", "months": "24"}
    if one.key in given:
        return given[one.key]
    if one.options:
        return one.options[(one.row or 1) % len(one.options)].code
    return {"number": "4", "date": "2027-09-01", "email": "somebody@example.org"}.get(
        one.kind, f"What we say of {one.key}."
    )
