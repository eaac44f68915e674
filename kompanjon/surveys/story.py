"""The survey's part of the story: the wave of 2020 released with its press figures, and an open wave to answer.

Every answer is invented. Nothing is told twice.
"""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from kompanjon.people.access.actions import give_seat
from kompanjon.people.access.grants import Role
from kompanjon.people.accounts.models import Person

CREW = {
    Role.SURVEY_OWNER: ("enkatagare", "Siv Enkätsdotter"),
    Role.FIELD_MANAGER: ("faltledare", "Folke Fältman"),
    Role.SURVEY_ANALYST: ("analytiker", "Anna Lyckesjö"),
    Role.TEXT_REVIEWER: ("textgranskare", "Torun Granbäck"),
    Role.SURVEY_PUBLISHER: ("publicist", "Paul Ljusnarvik"),
}
TOWNS = (
    "Ekvik",
    "Lövnäs",
    "Granhult",
    "Stensjö",
    "Almby",
    "Björkfors",
    "Tallmo",
    "Askersvik",
    "Hasselö",
    "Lindholma",
    "Rönnberga",
    "Videby",
)
POSTS = ("kso", "opp", "kdir", "kans", "sam", "dem", "hal", "nar")
WHO_PAYS = {
    "kind": "yes_no",
    "page": 2,
    "text": {
        "sv": "Vet du vem som betalar för ett kommunalt partnerskap?",
        "en": "Do you know who pays for a municipal partnership?",
    },
    "options": {
        "ja": {"sv": "Ja", "en": "Yes"},
        "nej": {"sv": "Nej", "en": "No"},
        "vet_ej": {"sv": "Vet inte", "en": "Don't know", "meaning": "dont_know"},
    },
}
FIGURES = (
    (
        "F1",
        {"stat": "rate", "rate": "RR2"},
        "persons",
        ("Drygt var fjärde svarade", "About one in four answered"),
        ("", ""),
    ),
    (
        "F2",
        {"stat": "mean", "item": "q1_awareness", "points": 5},
        "persons",
        ("Kännedomen är låg", "Awareness is low"),
        ("kännedomen om kommunala partnerskap", "awareness of municipal partnerships"),
    ),
    (
        "F3",
        {"stat": "share", "item": "q1_awareness", "values": ["4", "5"]},
        "persons",
        ("Var femte känner till partnerskapen väl", "One in five knows the partnerships well"),
        ("känner till kommunala partnerskap väl eller mycket väl", "know municipal partnerships well or very well"),
    ),
    (
        "F4",
        {"stat": "share", "item": "q1_awareness", "values": ["1"]},
        "persons",
        ("Nästan hälften känner inte alls till partnerskapen", "Nearly half do not know the partnerships at all"),
        ("känner inte alls till kommunala partnerskap", "do not know municipal partnerships at all"),
    ),
    (
        "F5",
        {"stat": "share", "item": "q2_developing", "values": ["ja"], "where": {"org_type": "kommun"}},
        "persons",
        (
            "Kommunernas företrädare ser partnerskap som utvecklande",
            "Municipalities' representatives see partnerships as developing",
        ),
        (
            "tror att ett partnerskap är utvecklande för den egna organisationen",
            "believe that a partnership develops their own organisation",
        ),
    ),
    (
        "F6",
        {"stat": "share", "item": "q2_developing", "values": ["ja"], "where": {"org_type": "region"}},
        "persons",
        (
            "De flesta av regionernas företrädare ser partnerskap som utvecklande",
            "Most of the regions' representatives see partnerships as developing",
        ),
        (
            "tror att ett partnerskap är utvecklande för den egna organisationen",
            "believe that a partnership develops their own organisation",
        ),
    ),
    (
        "F7",
        {"stat": "rank", "item": "q3_reason_for", "rank": 1},
        "persons",
        ("Tydlig nytta är det vanligaste skälet", "A clear benefit is the most common reason"),
        ("", ""),
    ),
    (
        "F8",
        {"stat": "rank", "item": "q4_reason_against", "rank": 1},
        "persons",
        (
            "Brist på resurser är det överlägset vanligaste hindret",
            "Lack of resources is by far the most common obstacle",
        ),
        ("", ""),
    ),
    (
        "F9",
        {"stat": "rank", "item": "q5_areas", "rank": 1},
        "persons",
        ("Agenda 2030 är det vanligaste valet", "The 2030 Agenda is the most common choice"),
        ("", ""),
    ),
    (
        "F5b",
        {"stat": "majority", "item": "q2_developing", "values": ["ja"], "where": {"org_type": "kommun"}},
        "organisations",
        (
            "En annan siffra: kommuner där de flesta som svarade säger ja",
            "Another figure: municipalities where most of those who answered say yes",
        ),
        (
            "tror de flesta som svarade att ett partnerskap är utvecklande för den egna organisationen",
            "most of those who answered believe that a partnership develops their own organisation",
        ),
    ),
)


def tell():
    """The crew, the wave of 2020, the open wave, and what else lies on their desks, once."""
    from .story_of_desks import lay_out_desks

    crew = _crew()
    _wave_of_2020(crew)
    _open_wave(crew)
    lay_out_desks(crew)


def _crew():
    crew = {}
    for role, (key, name) in CREW.items():
        person, _made = Person.objects.get_or_create(
            email=f"{key}@example.org", defaults={"name": name, "is_example": True}
        )
        give_seat(person, role)
        crew[role] = person
    return crew


def _wave_of_2020(crew):
    from .analysis.tables import wave_table
    from .analysis.weights import Recipe, keep, make_official
    from .fieldwork.deliveries import load
    from .figures.actions import make_figure, releases, start_release
    from .sampling.actions import waves
    from .sampling.models import Wave

    if Wave.objects.filter(code="2020").exclude(state="closed").exists():
        return
    wave = load(
        settings.REFERENCE_DIR / "survey" / "survey_2020_synthetic.csv", "2020", processor="SveMa", synthetic=True
    ).wave
    wave.title_sv, wave.title_en = (
        "Kommuner och regioner i världen 2020",
        "Municipalities and regions in the world 2020",
    )
    # The file does not say when the wave closed; its description does.
    wave.closes_at = datetime(2020, 11, 20, 23, 59, tzinfo=ZoneInfo("Europe/Stockholm"))
    wave.save(update_fields=["title_sv", "title_en", "closes_at"])
    questionnaire = wave.questionnaires.get()
    questionnaire.published_at = timezone.now()
    questionnaire.save(update_fields=["published_at"])
    analyst, table = crew[Role.SURVEY_ANALYST], wave_table(wave)
    weights = keep(wave, table, Recipe("classes"), by=analyst)
    make_official(weights, by=analyst, reason="Klasserna är de som rapporten om 2020 beskriver.")
    table = wave_table(wave)
    for code, definition, unit, titles, says in FIGURES:
        make_figure(
            wave,
            code,
            {"base": "include_dk", **definition},
            by=analyst,
            table=table,
            unit=unit,
            title_sv=titles[0],
            title_en=titles[1],
            says_sv=says[0],
            says_en=says[1],
        )
    waves.take("clean", wave, by=analyst)
    release = start_release(wave, by=analyst)
    releases.take("approve_texts", release, by=crew[Role.TEXT_REVIEWER])
    release.refresh_from_db()
    releases.take("publish", release, by=crew[Role.SURVEY_PUBLISHER])


def _open_wave(crew):
    from .fieldwork.deliveries import the_survey
    from .questionnaires.actions import item_from, publish
    from .sampling.actions import import_register, start_wave, waves
    from .sampling.models import Wave

    if Wave.objects.filter(code="2026").exists():
        return
    owner, manager = crew[Role.SURVEY_OWNER], crew[Role.FIELD_MANAGER]
    now = timezone.now()
    survey = the_survey()
    survey.controller, survey.contact = survey.controller or "Programkontoret", survey.contact or "enkat@example.org"
    survey.save()
    wave = start_wave(
        survey,
        "2026",
        by=owner,
        former=Wave.objects.filter(code="2020").first(),
        title_sv="Kommuner och regioner i världen 2026",
        title_en="Municipalities and regions in the world 2026",
        synthetic=True,
        closes_at=now + timedelta(days=14),
    )
    questionnaire = wave.questionnaires.get()
    item_from(questionnaire, "q10_who_pays", WHO_PAYS, 4)
    publish(questionnaire, by=crew[Role.TEXT_REVIEWER])
    the_towns()
    import_register(wave, the_register(), by=manager)
    waves.take("lock_register", wave, by=manager)
    waves.take("open", wave, by=manager)
    _send(wave, manager)
    give_answers(wave)


def the_towns():
    from .sampling.models import SurveyedOrganisation

    for number, town in enumerate(TOWNS, 1):
        SurveyedOrganisation.objects.get_or_create(
            code=f"E{number:02}",
            defaults={
                "name_sv": f"{town}s kommun" if not town.endswith("s") else f"{town} kommun",
                "name_en": f"Municipality of {town}",
                "kind": "kommun",
                "legal_entity": f"E{number:02}",
            },
        )


def the_register():
    rows = []
    for number, _town in enumerate(TOWNS, 1):
        rows += [
            {
                "organisation": f"E{number:02}",
                "position": post,
                "name": f"Exempelperson {number}-{post}",
                "email": f"{post}.e{number:02}@example.org",
                "language": "en" if (number, post) == (3, "nar") else "sv",
                "has_partnership": "1" if number % 5 == 0 else "0",
            }
            for post in POSTS
        ]
    return rows


def _send(wave, manager):
    """The invitation, tested and handed over to a first few: the rest lie in the queue."""
    from .fieldwork.actions import begin_sending, send_batch, test_sending
    from .fieldwork.models import Sending

    sending = Sending.objects.create(
        wave=wave,
        number=0,
        subject_sv="Hur ser ni på partnerskap?",
        subject_en="How do you look upon partnerships?",
        body_sv="Hej!\n\nVi frågar dig som är {post} i {organisation} hur ni ser på internationellt samarbete. Det tar ungefär fem minuter.\n\n[Svara här]({link})\n\nDu kan svara till {closes}.",
        body_en="Hello!\n\nWe ask you who are {post}, {organisation}, how you look upon international cooperation. It takes about five minutes.\n\n[Answer here]({link})\n\nYou can answer until {closes}.",
    )
    test_sending(sending, by=manager)
    begin_sending(sending, by=manager)
    send_batch(sending)


def give_answers(wave, seed=2026):
    """A third answer, some leave half way, a few refuse: always the same ones."""
    from .answering import actions
    from .fieldwork.models import Invitation
    from .questionnaires.models import Questionnaire

    chance = random.Random(seed)
    questionnaire = Questionnaire.objects.get(wave=wave, published_at__isnull=False)
    items = list(questionnaire.items.prefetch_related("options"))
    for invitation in Invitation.objects.filter(unit__wave=wave).select_related("unit").order_by("pk"):
        fate = chance.random()
        if fate > 0.45:
            continue
        if fate > 0.42:
            actions.refuse(invitation)
            continue
        response = actions.begin(invitation, questionnaire, language="sv", device="mobil" if fate < 0.1 else "dator")
        answers = {i.code: _answer(i, chance) for i in items if i.kind != "long_text"}
        if fate > 0.38:
            actions.save(response, dict(list(answers.items())[:3]))
            continue
        actions.save(response, answers)
        actions.submit(response, invitation, invitation.unit.groups)


def _answer(item, chance):
    if item.kind == "scale":
        return chance.choices(range(1, item.points + 1), weights=[5, 3, 3, 2, 1][: item.points])[0]
    codes = [o.code for o in item.options.all()]
    if item.kind == "multi":
        return chance.sample(codes, chance.randint(1, 3))
    return chance.choices(codes, weights=[len(codes) * 2 - i for i in range(len(codes))])[0]
