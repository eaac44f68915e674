"""A full house: 2,000 partnerships and 20,000 applications, laid in with as few statements as it takes."""

import json
import os
import random
import sys
from datetime import date, timedelta

WORDS = [
    "vatten",
    "avfall",
    "skola",
    "demokrati",
    "dialog",
    "unga",
    "kvinnor",
    "klimat",
    "buss",
    "stad",
    "skog",
    "hamn",
    "bibliotek",
    "budget",
    "insyn",
    "hälsa",
    "kust",
    "water",
    "waste",
    "school",
    "democracy",
    "dialogue",
    "youth",
    "women",
    "climate",
    "transport",
    "forest",
    "harbour",
    "library",
    "budget",
    "openness",
    "health",
]
STATES = ["draft", "handed_in", "eligible", "in_assessment", "recommended", "rejected", "withdrawn", "granted"]
APPLICATIONS = int(os.environ.get("KOMPANJON_BENCH_APPLICATIONS", "20000"))
PARTNERSHIPS, ROUNDS = APPLICATIONS // 10, max(2, APPLICATIONS // 200)
ANSWERS = 12
HAND_INS, REVIEWS = 80, 80
random.seed(20_000)


RARE = ["".join(random.choice("bdfgklmnprstvaeiouåäö") for _ in range(random.randint(4, 11))) for _ in range(3000)]


def sentence(length=8):
    """Some common words among many rare ones, as in real texts: two common ones find one application in ten."""
    pick = [random.choice(WORDS if random.random() < 0.2 else RARE) for _ in range(length)]
    return " ".join(pick).capitalize()


def seed():
    people = make_people()
    hand_ins = make_hand_ins(people)
    partnerships = make_partnerships()
    rounds = make_rounds()
    make_applications(partnerships, rounds, people)
    made = make_awards(rounds[0], people)
    return {
        "officer": session_of(people["officer"]),
        "assessor": session_of(people["assessor"]),
        "coordinator": session_of(people["coordinator"]),
        "round": rounds[0].slug,
        "application": made["application"],
        "hand_ins": hand_ins,
        "reviews": make_reviews(rounds[1], people),
    }


def make_people():
    from kompanjon.testing import a_person

    officer = a_person("officer", name="Programme Officer")
    return {
        "officer": officer, "decider": a_person("decision_maker"), "assessor": a_person("assessor"),
        "second": a_person("assessor"), "coordinator": a_person(name="Coordinator"),
    }  # fmt: skip


def session_of(person):
    """A session as the sign-in makes it, with a second factor shown."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["second_factor"] = True
    session.create()
    return session.session_key


def make_partnerships():
    from kompanjon.partnerships.register.models import Partnership, Party
    from kompanjon.people.organisations.models import Organisation
    from kompanjon.people.places.models import Country

    swedish = list(Organisation.objects.filter(country="SE").order_by("pk")[:300])
    abroad = list(Country.objects.exclude(pk="SE").order_by("pk")[:30])
    others = [
        Organisation(slug=f"bench-{n}", name=f"Kisanga {n}", name_key=f"kisanga {n:05}", country=abroad[n % len(abroad)],
                     kind="foreign_local")
        for n in range(600)
    ]  # fmt: skip
    others = Organisation.objects.bulk_create(others, batch_size=500)
    partnerships = [
        Partnership(slug=f"bench-{n}", name=f"{swedish[n % len(swedish)]} – {others[n % 600]}", name_key=f"{n:05}",
                    stated_status=random.choice(["active", "ended"]), start_year=2000 + n % 25)
        for n in range(PARTNERSHIPS)
    ]  # fmt: skip
    partnerships = Partnership.objects.bulk_create(partnerships, batch_size=500)
    parties = []
    for n, one in enumerate(partnerships):
        parties.append(Party(partnership=one, organisation=swedish[n % len(swedish)], side="swedish", leads=True))
        parties.append(Party(partnership=one, organisation=others[n % 600], side="international", place=1))
    Party.objects.bulk_create(parties, batch_size=500)
    return list(Partnership.objects.filter(slug__startswith="bench-").prefetch_related("parties").order_by("pk"))


def make_rounds():
    from kompanjon.rounds.calls.models import FrameYear
    from kompanjon.testing import CRITERIA, a_round

    rounds = [
        a_round(state="closed", criteria=CRITERIA, name_sv=f"Omgång {n}", name_en=f"Round {n}") for n in range(ROUNDS)
    ]
    for year in (2027, 2028, 2029):
        FrameYear.objects.create(round=rounds[0], year=year, amount=90_000_000_00)
    return rounds


def make_applications(partnerships, rounds, people):
    from django.utils import timezone

    from kompanjon.applications.joint.models import Answer, Application, ApplicationParty
    from kompanjon.core.search.actions import put_many

    form, now = the_form(), timezone.now()
    rows = []
    for n in range(APPLICATIONS):
        call = rounds[n % ROUNDS]
        state = (
            "recommended" if call == rounds[0] else "in_assessment" if call == rounds[1] else STATES[n % len(STATES)]
        )
        rows.append(Application(
            round=call, partnership=partnerships[n % PARTNERSHIPS], component="project", form_version=form, state=state,
            case_number=None if state == "draft" else f"KP-2025-{n:05}", title_sv=sentence(), title_en=sentence(),
            summary_sv=sentence(60), summary_en=sentence(60), months=24, asked=random.randint(1, 9) * 100_000_00,
            starts_on=date(2027, 1, 1), asked_by_year={"1": 400_000_00, "2": 100_000_00},
            officer=people["officer"] if n % 50 == 0 else None,
            handed_in_at=None if state == "draft" else now - timedelta(days=n % 900),
        ))  # fmt: skip
    rows = Application.objects.bulk_create(rows, batch_size=500)
    parties = [
        ApplicationParty(application=row, organisation_id=party.organisation_id, side=party.side, leads=party.leads,
                         place=party.place)
        for n, row in enumerate(rows)
        for party in partnerships[n % PARTNERSHIPS].parties.all()
    ]  # fmt: skip
    ApplicationParty.objects.bulk_create(parties, batch_size=1000)
    for start in range(0, len(rows), 2000):
        answers = [
            Answer(application=row, key=key, text=sentence(40), language="en")
            for row in rows[start : start + 2000]
            for key in form_keys(form)
        ]
        Answer.objects.bulk_create(answers, batch_size=1000)
        put_many("application", [(row.pk, row.title_sv, row.summary_sv) for row in rows[start : start + 2000]])


def the_form():
    """The form that the house asks with."""
    from kompanjon.applications.joint.models import FormVersion

    return FormVersion.objects.order_by("-number").first()


def form_keys(form):
    from kompanjon.applications.joint.form import form_for

    asked = form_for(form, "project").questions if hasattr(form_for(form, "project"), "questions") else [
        question for section in form_for(form, "project").sections for question in section.questions
    ]  # fmt: skip
    return [question.key for question in asked if question.kind == "text" and not question.per_party][:ANSWERS]


def make_awards(call, people):
    """Proposals for the round that is decided, as an officer would make them."""
    from kompanjon.applications.joint.models import Application
    from kompanjon.awards.decisions.actions import propose_outcome

    found = Application.objects.filter(round=call, state="recommended").order_by("pk")
    for application in found[:100]:
        propose_outcome(application, "grant", by=people["officer"])
    return {"application": Application.objects.filter(state="in_assessment").order_by("pk").first().pk}


def make_reviews(call, people):
    """Reviews that have been begun and wait to be saved."""
    from kompanjon.applications.joint.models import Application
    from kompanjon.testing import a_review

    found = Application.objects.filter(round=call, state="in_assessment").order_by("pk")[:REVIEWS]
    return [
        a_review(application, assessor=people["assessor"], score=3, by=people["officer"]).pk for application in found
    ]


def make_hand_ins(people):
    """Applications that both parties have signed and that only wait for the button."""
    from kompanjon.applications.joint.actions.sign import say_ready, sign
    from kompanjon.applications.joint.models import Application
    from kompanjon.applications.joint.queries import parties_of
    from kompanjon.people.access.actions import give_seat
    from kompanjon.testing import a_full_application, a_partnership, a_person, a_round

    call, partnership, coordinator, keys = a_round(state="open"), a_partnership(), people["coordinator"], []
    sides = list(partnership.parties.order_by("place"))
    give_seat(coordinator, "coordinator", organisation=sides[0].organisation, partnership=partnership.pk)
    signatories = {side.organisation_id: a_person("signatory", organisation=side.organisation) for side in sides}
    for _number in range(HAND_INS):
        application = Application.objects.get(pk=a_full_application(round=call, partnership=partnership).pk)
        parties = parties_of(application)
        revision = say_ready(application, parties[0], by=coordinator)
        for party in parties:
            sign(application, party, by=signatories[party.organisation_id], digest=revision.digest)
        keys.append(application.pk)
    return keys


def main():
    import django

    django.setup()
    from django.core.management import call_command

    from kompanjon.core.db import count_rows

    call_command("prepare", "--office", "--with-record", stdout=sys.stderr)
    made = seed()
    count_rows()
    print(json.dumps(made))


if __name__ == "__main__":
    main()
