"""Anonymous mode is what it says."""

import pytest
from django.test import Client

from kompanjon.core.trace.models import Trace
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.answering.actions import begin_anonymous, gather, submit_anonymous
from kompanjon.surveys.fieldwork.closing import close_wave
from kompanjon.surveys.fieldwork.queries import cases, outcome_of
from kompanjon.surveys.models import AnonymousDraft, Invitation, Response, ResponseLink
from kompanjon.surveys.testing import a_wave, an_invitation

from .conftest import answer_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave(db):
    return a_wave(mode="anonymous")


def answer(invitation):
    client = Client()
    client.get(f"/sv/svara/{invitation.token}/")
    client.post("/sv/svara/")
    answer_all(client)
    return client


def test_answers_wait_for_company_and_carry_no_way_back(wave):
    for _turn in range(4):
        answer(an_invitation(wave))
    assert Response.objects.count() == 0 and AnonymousDraft.objects.filter(submitted=True).count() == 4
    answer(an_invitation(wave))
    assert Response.objects.count() == 5 and not AnonymousDraft.objects.exists()
    assert not ResponseLink.objects.exists() and not Trace.objects.exists()
    assert set(Invitation.objects.values_list("state", flat=True)) == {"completed"}


def test_nothing_in_the_rows_pairs_a_response_with_an_invitation(wave):
    invitations = [an_invitation(wave) for _turn in range(6)]
    for invitation in invitations:
        answer(invitation)
    gather(wave, closing=True)
    for response in Response.objects.all():
        assert (
            response.started_at is None
            and response.saved_at is None
            and response.submitted_at is None
            and response.seconds is None
        )
        assert response.device == "" and response.language == "" and response.week.weekday() == 0
        assert set(response.groups) == {"org_type", "role", "disposition"}
    told = str(list(Response.objects.values()))
    assert not any(str(i.unit.key) in told or i.unit.organisation.code in told for i in invitations)
    assert all(i.sent_at is None for i in Invitation.objects.all())


def test_the_order_of_rows_is_not_the_order_of_answering(wave):
    """In thirty batches of five, the first to answer is not always the first row."""
    from kompanjon.surveys.models import AnonymousDraft as Draft

    questionnaire = wave.questionnaires.get()
    places = set()
    for turn in range(30):
        for number in range(5):
            Draft.objects.create(
                wave=wave,
                questionnaire=questionnaire,
                secret_hash=f"{turn}-{number}",
                answers={"q9_comment": f"{turn}-{number}"},
                submitted=True,
            )
        gather(wave)
        rows = [
            a["q9_comment"]
            for a in Response.objects.order_by().values_list("answers", flat=True)
            if a["q9_comment"].startswith(f"{turn}-")
        ]
        places.add(rows.index(f"{turn}-0"))
    assert len(places) > 1


def test_going_on_needs_the_respondents_own_link(wave):
    invitation = an_invitation(wave)
    _client, link = begun_with_link(invitation)
    elsewhere = Client()
    elsewhere.get(f"/sv/svara/{invitation.token}/")
    assert "Börja" in elsewhere.get("/sv/svara/").content.decode()
    assert "Fortsätt svara" in elsewhere.get(link, follow=True).content.decode()


def test_the_link_goes_on_on_a_device_that_has_never_been_here_and_beside_somebody_elses_answers(wave):
    mine, yours = an_invitation(wave), an_invitation(wave, kind="region", position="rdir")
    _client, link = begun_with_link(mine)
    bare, (shared, _link) = Client(), begun_with_link(yours)
    for client in (bare, shared):
        page = client.get(link, follow=True).content.decode()
        assert "Fortsätt svara" in page and mine.unit.organisation.name_sv in page
    answer_all(shared, pages=(2, 3, 4, 5))
    states = dict(Invitation.objects.values_list("pk", "state"))
    assert states == {mine.pk: "completed", yours.pk: "started"}
    assert "leder inte" in Client().get(link, follow=True).content.decode(), "it ends when the answer is handed in"
    assert "leder inte" in Client().get(link[:-4] + "abc/").content.decode()


def begun_with_link(invitation):
    client = Client()
    client.get(f"/sv/svara/{invitation.token}/")
    page = client.post("/sv/svara/", follow=True).content.decode()
    client.post("/sv/svara/sida/1/", {"q1_awareness": "3", "q2_developing": "ja"})
    return client, "/sv/svara/fortsatt/" + page.split('href="http://testserver/sv/svara/fortsatt/')[1].split('"')[0]


def test_who_has_handed_in_cannot_hand_in_again(wave):
    invitation = an_invitation(wave)
    answer(invitation)
    again = Client()
    again.get(f"/sv/svara/{invitation.token}/")
    assert again.post("/sv/svara/", follow=True).status_code == 200
    assert AnonymousDraft.objects.count() == 1


def test_an_invitation_that_is_begun_twice_gives_one_answer_and_the_other_is_told(wave):
    invitation = an_invitation(wave)
    at_work, at_home = Client(), Client()
    for client in (at_work, at_home):
        client.get(f"/sv/svara/{invitation.token}/")
        client.post("/sv/svara/")
        answer_all(client, pages=(1, 2, 3, 4))
    assert at_work.post("/sv/svara/sida/5/", {"q9_comment": "Först."}).status_code == 302
    last = at_home.post("/sv/svara/sida/5/", {"q9_comment": "Sedan."})
    assert last.status_code == 409 and "Ett svar har redan lämnats" in last.content.decode()
    assert "Ett svar har redan lämnats" in at_home.get("/sv/svara/", follow=True).content.decode()
    saved = at_home.post("/sv/svara/sida/5/", {"q9_comment": "Igen."}, headers={"X-Save": "1"})
    assert saved.status_code == 409 and "redan" in saved.json()["told"]
    close_wave(wave)
    assert [r.answers["q9_comment"] for r in Response.objects.all()] == ["Först."]


def test_two_who_press_hand_in_at_the_same_moment_give_one_answer(wave):
    """Both had read the invitation as begun; only the lock tells who was first."""
    invitation = an_invitation(wave)
    first, second = (begin_anonymous(invitation, wave.questionnaires.get())[0] for _turn in range(2))
    assert submit_anonymous(first, invitation) is True
    assert submit_anonymous(second, invitation) is False
    assert submit_anonymous(first, invitation) is True, "a second press on the same answer is no other answer"
    assert AnonymousDraft.objects.filter(submitted=True).count() == 1


def test_the_table_counts_answers_and_those_who_are_missing(wave):
    for _turn in range(5):
        answer(an_invitation(wave))
    an_invitation(wave)
    outcome = wave_table(wave).outcome()
    assert (outcome.I, outcome.NC, outcome.invited) == (5, 1, 6)


def test_what_was_begun_and_not_handed_in_counts_by_rule_and_still_points_at_nobody(wave):
    """At the close everybody who had begun looks the same, and there is one response for each of them."""
    for _turn in range(2):
        answer(an_invitation(wave))
    half, nothing, lost = (an_invitation(wave) for _turn in range(3))
    begin_and_answer(half, pages=(1, 2, 3))
    begin_and_answer(nothing, pages=())
    begin_and_answer(lost, pages=(1,))
    silent = an_invitation(wave)
    close_wave(wave)
    states = dict(Invitation.objects.values_list("pk", "state"))
    assert states.pop(silent.pk) == "created" and set(states.values()) == {"completed"}
    codes = sorted(r.groups["disposition"] for r in Response.objects.all())
    assert codes == ["1.1", "1.1", "1.2", "2.11", "2.12"] and not AnonymousDraft.objects.exists()
    assert set(Response.objects.values_list("state", flat=True)) == {"submitted", "auto_closed"}
    wave.state = "closed"
    wave.save()
    outcome = outcome_of(wave)
    assert (outcome.I, outcome.P, outcome.R, outcome.NC, outcome.invited) == (2, 1, 2, 1, 6)
    assert wave_table(wave).outcome() == outcome


def test_who_lost_the_link_and_began_again_counts_once(wave):
    invitation = an_invitation(wave)
    for pages in ((1,), (1, 2)):
        begin_and_answer(invitation, pages)
    close_wave(wave)
    assert len(Response.objects.get().answers) == 4


def test_after_the_close_no_table_is_finer_than_what_an_answer_carries(wave):
    for position in ("kdir", "eko"):
        answer(an_invitation(wave, position=position))
    close_wave(wave)
    wave.state = "closed"
    wave.save()
    assert all(set(groups) == {"org_type", "role"} for groups, _code in cases(wave))


def begin_and_answer(invitation, pages):
    client = Client()
    client.get(f"/sv/svara/{invitation.token}/")
    client.post("/sv/svara/")
    if pages:
        answer_all(client, pages=pages)


def test_a_batch_is_of_one_type_and_role(wave):
    """The attack: four municipal drafts wait, a region's comes as the fifth, and its answers are the new region's row."""
    questionnaire = wave.questionnaires.get()

    def hand_in(kind, number):
        groups = {"org_type": kind, "role": "politiker"}
        AnonymousDraft.objects.create(
            wave=wave, questionnaire=questionnaire, secret_hash=f"{kind}{number}", groups=groups, submitted=True
        )

    for number in range(4):
        hand_in("kommun", number)
    hand_in("region", 0)
    assert gather(wave) == 0 and not Response.objects.exists()
    hand_in("kommun", 4)
    assert gather(wave) == 5 and {r.groups["org_type"] for r in Response.objects.all()} == {"kommun"}
    assert AnonymousDraft.objects.count() == 1 and gather(wave, closing=True) == 1


def test_what_is_deleted_is_not_left_in_the_file(tmp_path, settings):
    """The attack: read the free pages of the database file for the drafts that were gathered."""
    import sqlite3

    begin = settings.DATABASES["default"].get("OPTIONS", {}).get("init_command", "")
    if "journal_mode" not in begin:
        pytest.skip("This database is not SQLite.")
    path = tmp_path / "house.sqlite3"
    house = sqlite3.connect(path)
    house.executescript(begin)
    house.execute("create table draft (id text)")
    house.executemany("insert into draft values (?)", [(f"secret-draft-{n}",) for n in range(500)])
    house.commit()
    house.execute("delete from draft")
    house.commit()
    house.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = path.read_bytes() + (tmp_path / "house.sqlite3-wal").read_bytes()
    assert b"secret-draft" not in kept
    house.close()


def test_the_log_is_emptied_when_drafts_were_gathered(wave, django_capture_on_commit_callbacks):
    for number in range(5):
        AnonymousDraft.objects.create(
            wave=wave, questionnaire=wave.questionnaires.get(), secret_hash=f"x{number}", submitted=True
        )
    with django_capture_on_commit_callbacks() as after:
        gather(wave)
    assert "empty_the_log" in [f.__name__ for f in after]
