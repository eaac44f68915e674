"""From a draft to a published page, each seat doing its own part."""

import io
import zipfile
from datetime import timedelta
from xml.etree import ElementTree

import pytest
import yaml
from django.test import Client
from django.utils import timezone

from kompanjon.people.access.grants import Role
from kompanjon.surveys.models import Figure, Release, SurveyedOrganisation, Wave
from kompanjon.surveys.story import CREW, tell
from kompanjon.testing import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.whole]
PAGES = (
    "",
    "urvalsram/",
    "fragor/",
    "fragor/forhandsvisa/",
    "meddelanden/",
    "falt/",
    "granskning/",
    "vikter/",
    "resultat/",
    "resultat/q5_areas/?by=role",
    "frislapp/",
    "kontrollera/",
    "metod/",
)


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The story, told once for all tests of this file."""
    from django.db import connection, transaction

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        tell()
        yield
        connection.set_rollback(True)
        atomic.__exit__(None, None, None)


def seated(role):
    from kompanjon.people.accounts.models import Person

    client = Client()
    client.force_login(
        Person.objects.get(email=f"{CREW[role][0]}@example.org"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def test_the_released_wave_has_its_figures_and_all_are_green(told):
    wave = Wave.objects.get(code="2020")
    assert wave.state == "released" and wave.synthetic
    release = Release.objects.get(wave__code="2020")
    assert release.state == "published" and len(release.digest) == 64
    from kompanjon.surveys.figures.checks import check_all

    assert all(c.green for c in check_all(wave, list(Figure.objects.filter(wave=wave))))


@pytest.mark.parametrize("role", list(CREW))
def test_nobody_of_the_crew_has_an_empty_desk(told, role):
    from kompanjon.people.accounts.models import Person
    from kompanjon.people.desk.queries import waiting_for

    waiting = waiting_for(Person.objects.get(email=f"{CREW[role][0]}@example.org"))
    assert [item.sentence for item in waiting if "enkater" in item.url], role
    assert {seated(role).get(item.url).status_code for item in waiting} == {200}


def test_every_page_opens_for_those_who_may_and_for_nobody_else(told):
    clients = [seated(role) for role in CREW]
    for wave in Wave.objects.all():
        for page in PAGES:
            answers = {c.get(f"/sv/enkater/{wave.pk}/{page}").status_code for c in clients}
            assert 200 in answers and answers <= {200, 403}, (page, answers)
        assert Client().get(f"/sv/enkater/{wave.pk}/").status_code == 302


def test_the_field_manager_sees_no_answers_and_the_analyst_no_persons(told):
    wave = Wave.objects.get(code="2020").pk
    assert seated(Role.FIELD_MANAGER).get(f"/sv/enkater/{wave}/resultat/").status_code == 403
    assert seated(Role.SURVEY_ANALYST).get(f"/sv/enkater/{wave}/meddelanden/").status_code == 403
    assert seated(Role.SURVEY_ANALYST).get(f"/sv/enkater/{wave}/urvalsram/").status_code == 403


def test_while_open_nothing_of_the_groups_is_shown(told):
    wave = Wave.objects.get(code="2026").pk
    analyst = seated(Role.SURVEY_ANALYST)
    page = analyst.get(f"/sv/enkater/{wave}/resultat/q2_developing/?by=role").content.decode()
    assert "Befattning</h2>" not in page and "Roll</h2>" not in page
    assert "Vikterna görs när omgången har stängt" in analyst.get(f"/sv/enkater/{wave}/vikter/").content.decode()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_public_page_states_base_number_interval_and_stamp(told, lang):
    release = Release.objects.get(wave__code="2020").pk
    path = {"sv": "enkatresultat", "en": "survey-results"}[lang]
    page = Client().get(f"/{lang}/{path}/{release}/").content.decode()
    for words in {
        "sv": (
            "87 procent av kommunernas företrädare som svarade",
            "n = 1188",
            "Syntetiska data",
            "95 % konfidensintervall",
            "Bas: de som svarade på frågan, även de som svarade vet inte",
            "Partiellt bortfall",
            'class="c-step"',
            "I 90 procent av kommunerna med minst ett svar tror de flesta som svarade att",
        ),
        "en": ("87 per cent of the municipalities&#x27; representatives who answered", "n = 1188", "Synthetic data"),
    }[lang]:
        assert words in page
    assert "K001" not in page and "R01" not in page
    assert Client().get(f"/{lang}/{path}/{release}/{'metod' if lang == 'sv' else 'method'}/").status_code == 200


def test_open_data_flags_what_is_hidden_and_never_writes_nought(told):
    release = Release.objects.get(wave__code="2020").pk
    rows = Client().get(f"/sv/enkatresultat/{release}/table.csv").content.decode().splitlines()
    assert rows[0] == "wave,item,option,group_var,group,weighted,estimate,low,high,n,suppressed" and len(rows) > 80
    hidden = [r.split(",") for r in rows if r.endswith(",true")]
    assert hidden and all(r[6:10] == [""] * 4 for r in hidden)
    assert all(all(r.split(",")[6:10]) for r in rows[1:] if r.endswith(",false"))


def test_the_codebook_is_ddi_and_the_package_checks_itself(told, tmp_path, capsys):
    from django.core.management import call_command

    release = Release.objects.get(wave__code="2020").pk
    tree = ElementTree.fromstring(Client().get(f"/sv/enkatresultat/{release}/codebook.xml").content)
    assert tree.tag == "{ddi:codebook:2_5}codeBook" and len(tree.findall(".//{ddi:codebook:2_5}var")) == 9
    bag = zipfile.ZipFile(io.BytesIO(Client().get(f"/sv/enkatresultat/{release}/package.zip").content))
    assert {"release.json", "list.yaml", "table.csv", "codebook.xml", "checksums.txt"} <= set(bag.namelist())
    (tmp_path / "list.yaml").write_bytes(bag.read("list.yaml"))
    assert len(yaml.safe_load(bag.read("list.yaml"))["published"]) == 9
    call_command("survey_verify", str(tmp_path / "list.yaml"))
    assert "0 fail" in capsys.readouterr().out


@pytest.mark.parametrize(("size", "pixels"), [("wide", (1200, 675)), ("square", (1080, 1080))])
def test_charts_come_as_svg_and_png_with_the_stamp(told, size, pixels):
    from PIL import Image

    release = Release.objects.get(wave__code="2020").pk
    svg = Client().get(f"/sv/enkatresultat/{release}/diagram/q2_developing/{size}.svg").content.decode()
    assert "Syntetiska data" in svg and "<desc>Ja: 85 %" in svg and "RR2 26 %" in svg
    png = Client().get(f"/sv/enkatresultat/{release}/diagram/q2_developing/{size}.png").content
    assert Image.open(io.BytesIO(png)).size == pixels


def test_a_headline_about_municipalities_turns_red_and_the_right_sentence_stands_ready(told):
    wave = Wave.objects.get(code="2020")
    figure = Figure.objects.create(
        wave=wave,
        code="X1",
        title_sv="x",
        title_en="x",
        definition={"stat": "share", "item": "q2_developing", "values": ["ja"], "where": {"org_type": "kommun"}},
        value=0.8745791245791246,
        n=1188,
        says_sv="ser partnerskap som utvecklande",
        says_en="see partnerships as developing",
        claim_sv="87 % av svenska kommuner ser partnerskap som utvecklande (n = 1188).",
        claim_en="See Swedish.",
    )
    page = seated(Role.SURVEY_ANALYST).get(f"/sv/enkater/{wave.pk}/siffror/{figure.pk}/").content.decode()
    figure.delete()
    assert (
        "talar om organisationer" in page
        and "87 procent av kommunernas företrädare som svarade ser partnerskap som utvecklande" in page
    )


def test_answers_leave_for_analysts_in_four_formats_without_persons(told):
    wave, analyst = Wave.objects.get(code="2020").pk, seated(Role.SURVEY_ANALYST)
    for form in ("csv", "xlsx", "parquet", "sav"):
        content = analyst.post(f"/sv/enkater/{wave}/export/", {"format": form}).content
        assert len(content) > 10_000
        if form == "csv":
            head = content.decode().splitlines()[0]
            assert "weight" in head and "org_code" not in head and "q9_comment" not in head


def test_the_outreach_page_shows_no_organisations_answers(told):
    page = seated(Role.SURVEY_OWNER).get("/sv/enkater/vilka-ar-inte-med/").content.decode()
    assert "Närmevärde" in page and "saknar resurser" in page and "K001" not in page


def test_a_new_wave_from_start_to_close(told):
    """Owner starts, reviewer publishes, manager imports, locks, opens and closes."""
    owner, reviewer, manager = seated(Role.SURVEY_OWNER), seated(Role.TEXT_REVIEWER), seated(Role.FIELD_MANAGER)
    former = Wave.objects.get(code="2026")
    owner.post(
        "/sv/enkater/borja/",
        {"code": "2030", "title_sv": "Enkäten 2030", "title_en": "Survey 2030", "former": former.pk},
    )
    wave = Wave.objects.get(code="2030")
    assert wave.questionnaires.get().items.count() == 10
    later = f"{timezone.localtime() + timedelta(days=9):%Y-%m-%dT%H:%M}"
    fields = {
        "title_sv": "Enkäten 2030",
        "title_en": "Survey 2030",
        "mode": "confidential",
        "closes_at": later,
        "complete_above": "0.8",
        "partial_from": "0.5",
        "smallest_base": "10",
        "smallest_cell": "5",
        "link_months": "6",
    }
    assert owner.post(f"/sv/enkater/{wave.pk}/", fields).status_code == 302
    assert reviewer.post(f"/sv/enkater/{wave.pk}/fragor/publicera/").status_code == 302
    town = SurveyedOrganisation.objects.filter(code__startswith="E").first().code
    text = f"organisation,position,name,email,language\n{town},kdir,Ebba Ek,ebba@example.org,sv\n{town},eko,Ebba Ek,ebba@example.org,sv\n"
    upload = io.BytesIO(text.encode())
    upload.name = "register.csv"
    preview = manager.post(f"/sv/enkater/{wave.pk}/urvalsram/", {"file": upload})
    assert wave.units.count() == 0 and preview.context["preview"].dual
    manager.post(f"/sv/enkater/{wave.pk}/urvalsram/", {"rows": preview.context["rows"], "confirm": "1"})
    assert wave.units.count() == 1 and wave.units.get().secondary.count() == 1
    for step in ("lock_register", "open", "close"):
        assert manager.post(f"/sv/enkater/{wave.pk}/steg/", {"step": step}).status_code == 302
    wave.refresh_from_db()
    assert wave.state == "closed" and wave.units.get().disposition == "2.20"
    assert manager.post(f"/sv/enkater/{wave.pk}/steg/", {"step": "reopen"}).status_code == 403


def test_questions_go_out_and_in_without_loss(told):
    from kompanjon.surveys.questionnaires.exchange import as_data, from_data

    wave = Wave.objects.get(code="2026")
    data = as_data(wave.questionnaires.order_by("-version").first())
    copy = from_data(wave, data)
    assert as_data(copy) == data
    copy.delete()


def test_links_are_cut_and_the_figures_stay_the_same(told):
    from kompanjon.surveys.analysis.tables import wave_table
    from kompanjon.surveys.fieldwork.jobs import forget_links
    from kompanjon.surveys.models import ResponseLink

    Release.objects.update(published_at=timezone.now() - timedelta(days=400))
    wave = Wave.objects.get(code="2020")
    before = wave_table(wave)
    forget_links()
    wave.refresh_from_db()
    after = wave_table(wave)
    assert wave.links_gone_on and not ResponseLink.objects.filter(response__wave=wave).exists()
    assert after.outcome() == before.outcome()
    assert after.mean("q1_awareness").value == pytest.approx(before.mean("q1_awareness").value)
    assert after.frame["org_code"].to_list().count("") >= 1261


def test_strangers_with_other_seats_stay_outside(told):
    client = Client()
    client.force_login(a_person(role=Role.ASSESSOR), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/sv/enkater/{Wave.objects.first().pk}/").status_code == 404


def test_in_anonymous_mode_nobody_sees_both_invitations_and_answers(told):
    from kompanjon.people.access.actions import give_seat
    from kompanjon.surveys.testing import a_wave

    wave = a_wave(mode="anonymous", state="closed")
    both = a_person(role=Role.SURVEY_ANALYST)
    client = Client()
    client.force_login(both, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/sv/enkater/{wave.pk}/resultat/").status_code == 200
    give_seat(both, Role.FIELD_MANAGER)
    assert client.get(f"/sv/enkater/{wave.pk}/resultat/").status_code == 403


def test_a_kept_list_is_picked_and_each_line_says_limits_value_and_definition(told):
    wave = Wave.objects.get(code="2020").pk
    analyst = seated(Role.SURVEY_ANALYST)
    path = f"/en/surveys/{wave}/verify/"
    assert "survey_2020_published.yaml" in analyst.get(path).content.decode()
    page = analyst.post(path, {"known": "survey_2020_published.yaml"}).content.decode()
    assert "Every figure that can be computed lies inside its limits" in page and "(I+P) / (I+P+R+NC+O+U)" in page
    empty = analyst.post(path, {"known": "", "text": ""})
    assert empty.status_code == 422 and "Pick a list" in empty.content.decode()
    refused = analyst.post(path, {"text": "published: []\nwave: 2026"})
    assert "The list is about another wave" in refused.content.decode()


@pytest.mark.parametrize(
    ("lang", "path", "words"),
    [
        (
            "sv",
            "enkatresultat/{}/metod/",
            ("Medelfel", "SveMa", "klassträdet", "Wilsons intervall", "kommun, förtroendevald, utan partnerskap"),
        ),
        ("en", "survey-results/{}/method/", ("Standard error", "class tree", "1 − 0.025^(1/n′)", "AAPOR Standard")),
    ],
)
def test_the_method_page_names_classes_formulas_and_measures(told, lang, path, words):
    page = Client().get(f"/{lang}/{path.format(Release.objects.get(wave__code='2020').pk)}").content.decode()
    assert [w for w in words if w not in page] == []
