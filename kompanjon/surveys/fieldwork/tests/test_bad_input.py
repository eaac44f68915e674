"""Section 9 of the survey's specification: one test for each line of bad input, in its order.

That five thousand people start within one minute is measured by `start.py bench`.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.people.access.grants import Role
from kompanjon.surveys.analysis.intervals import wilson
from kompanjon.surveys.analysis.results import item_result, limits_of
from kompanjon.surveys.analysis.tables import wave_table
from kompanjon.surveys.analysis.weighting import CannotWeight, build, usable
from kompanjon.surveys.answering import actions as answering
from kompanjon.surveys.answering.rules import read
from kompanjon.surveys.fieldwork import actions
from kompanjon.surveys.fieldwork.queries import outcome_of
from kompanjon.surveys.figures.actions import make_figure
from kompanjon.surveys.models import Position, RegisterUnit, Response, SurveyedOrganisation
from kompanjon.surveys.sampling.actions import import_register, preview_register
from kompanjon.surveys.sampling.forms import WaveForm
from kompanjon.surveys.sampling.rules import address_problems
from kompanjon.surveys.testing import a_wave, an_invitation
from kompanjon.testing import a_person

from .test_sending import a_sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(db):
    return a_person(role=Role.FIELD_MANAGER)


@pytest.fixture
def draft(db):
    """A wave before its register, where one municipality and two posts are known."""
    SurveyedOrganisation.objects.create(code="K1", name_sv="Ekvik", name_en="Ekvik", kind="kommun", legal_entity="K1")
    for code in ("kdir", "eko"):
        Position.objects.create(code=code, name_sv=code, name_en=code, role="tjansteperson", applies_to=["kommun"])
    return a_wave(state="draft")


def row(position="kdir", name="Ada", email="ada@example.org", organisation="K1"):
    return {"organisation": organisation, "position": position, "name": name, "email": email, "language": "sv"}


def come_in(invitation):
    client = Client()
    client.get(f"/sv/svara/{invitation.token}/")
    client.post("/sv/svara/")
    return client


def test_unknown_codes_are_listed_with_line_and_nearest_and_nothing_is_carried_in(draft, manager):
    rows = [row(), row("kdri"), row(organisation="K11")]
    with pytest.raises(Refused) as refusal:
        import_register(draft, rows, by=manager)
    told = [(p.values["line"], p.values["code"], p.values["near"]) for p in refusal.value.problems]
    assert told == [(3, "kdri", "kdir"), (4, "K11", "K1")] and not draft.units.exists()


def test_one_person_with_two_posts_is_proposed_and_asked_once(draft, manager):
    rows = [row(), row("eko")]
    assert [address for address, _places in preview_register(draft, rows).dual] == ["ada@example.org"]
    import_register(draft, rows, by=manager)
    assert [p.code for p in draft.units.get().secondary.all()] == ["eko"]


def test_two_persons_who_share_a_mailbox_need_confirmation(draft, manager):
    rows = [row(), row("eko", "Bo")]
    with pytest.raises(Refused) as refusal:
        import_register(draft, rows, by=manager)
    assert [p.rule for p in refusal.value.problems] == ["SURVEY-shared"] and not draft.units.exists()
    import_register(draft, rows, by=manager, shared_ok=True)
    assert draft.units.count() == 2


@pytest.mark.parametrize(
    ("address", "severity"),
    [
        ("ada@example.org", []),
        ("ada@sundbyåsen.example", ["warn"]),
        ("åsa@example.org", ["warn"]),
        ("info@example.org", ["warn"]),
        ("registrator@example.org", ["warn"]),
        ("ada@", ["block"]),
        ("ada example.org", ["block"]),
    ],
)
def test_addresses_are_accepted_flagged_or_refused_with_a_reason(address, severity):
    assert [p.severity for p in address_problems(address)] == severity


def test_a_token_that_is_unknown_cut_off_or_of_a_wave_that_is_over_gets_one_neutral_page(django_assert_num_queries):
    over = an_invitation(a_wave(state="released"))
    pages = []
    for token in ("there-is-no-such-token-at-all", "cut", over.token):
        with django_assert_num_queries(2):  # the same work for all, so that the time tells nothing either
            page = Client().get(f"/sv/svara/{token}/")
        assert page.status_code == 200 and "svar" not in page.cookies
        pages.append(page.content.decode().replace(token, ""))
    assert pages[0] == pages[1] == pages[2] and "be om en ny" in pages[0]


def test_a_used_token_leads_to_the_thanks_and_makes_no_second_response():
    wave = a_wave(edit_after=False)
    invitation = an_invitation(wave)
    response = answering.begin(invitation, wave.questionnaires.get(), language="sv", device="")
    answering.submit(response, invitation, {})
    page = Client().get(f"/sv/svara/{invitation.token}/", follow=True)
    assert "Tack för dina svar" in page.content.decode() and Response.objects.count() == 1


def test_a_new_link_goes_to_the_registered_address_and_nobody_learns_whether_there_is_one():
    invitation = an_invitation(a_wave())
    known, unknown = (
        Client().post("/sv/svara/ny-lank/", {"address": a}).content
        for a in (invitation.unit.addressee.email, "nobody@example.org")
    )
    assert len(known) == len(unknown) and Letter.objects.get().address == invitation.unit.addressee.email


def test_two_tabs_a_double_click_and_a_replayed_post_make_one_response():
    invitation = an_invitation(a_wave())
    first, second = come_in(invitation), come_in(invitation)
    for client, value in ((first, "2"), (second, "4"), (second, "4")):
        client.post("/sv/svara/sida/1/", {"q1_awareness": value, "q2_developing": "ja"})
    assert Response.objects.get().answers == {"q1_awareness": 4, "q2_developing": "ja"}


def test_an_unknown_code_refuses_its_item_and_keeps_the_others():
    client = come_in(an_invitation(a_wave()))
    page = client.post("/sv/svara/sida/1/", {"q1_awareness": "2", "q2_developing": "kanske"})
    assert page.status_code == 422 and "Välj ett av svaren" in page.content.decode()
    assert Response.objects.get().answers == {"q1_awareness": 2}


class Number:
    kind, decimals, least, most = "number", 1, 0, 100


@pytest.mark.parametrize(("typed", "value"), [("12,5", "12.5"), ("12.5", "12.5"), ("1 0", "10")])
def test_comma_and_point_are_both_decimal_separators(typed, value):
    assert read(Number, [typed], ()).value == value


def test_what_comes_after_the_close_is_late_and_politely_told():
    wave = a_wave()
    invitation, opened = an_invitation(wave), an_invitation(wave)
    answering.note_opened(opened)
    wave.closes_at = timezone.now() - timedelta(minutes=2)
    wave.state = "closed"
    wave.save()
    RegisterUnit.objects.filter(pk=invitation.unit_id).update(disposition="2.20")
    RegisterUnit.objects.filter(pk=opened.unit_id).update(disposition="2.11")
    for late in (invitation, opened):
        client = Client()
        client.get(f"/sv/svara/{late.token}/")
        told = client.post("/sv/svara/sida/1/", {"q1_awareness": "5", "q2_developing": "ja"})
        assert "räknas inte" in told.content.decode()
    assert set(wave.units.values_list("disposition", flat=True)) == {"2.27"}
    assert outcome_of(wave).NC == 2 and not outcome_of(wave).answered
    assert all(r.answers == {} and r.late for r in Response.objects.all())


def test_who_refused_is_a_refusal_also_when_answers_come_late():
    wave = a_wave(state="closed", closes_at=timezone.now() - timedelta(days=1))
    invitation = an_invitation(wave)
    answering.refuse(invitation)
    client = Client()
    client.get(f"/sv/svara/{invitation.token}/")
    client.post("/sv/svara/sida/1/", {"q1_awareness": "5"})
    assert RegisterUnit.objects.get().disposition == "2.11"


@pytest.mark.parametrize(("typed", "utc"), [("2026-07-20T23:59", 21), ("2026-11-20T23:59", 22)])
def test_a_wave_that_closes_at_2359_means_swedish_time_on_both_sides_of_the_clock_change(typed, utc):
    form = WaveForm({"closes_at": typed}, instance=a_wave(state="draft"))
    form.is_valid()
    assert form.cleaned_data["closes_at"].astimezone(UTC).hour == utc
    kept = datetime(2026, int(typed[5:7]), 20, utc, 59, tzinfo=UTC)
    assert f'value="{typed}"' in str(WaveForm(instance=a_wave(state="draft", closes_at=kept))["closes_at"])


def test_more_answers_than_register_units_names_the_class():
    with pytest.raises(CannotWeight, match="k-tj-0"):
        build({"k-tj-0": 10, "r-tj": 30}, {"k-tj-0": 11, "r-tj": 12})


def test_no_answers_one_answer_and_all_alike_are_not_enough_and_no_interval_has_no_width():
    wave = a_wave()
    item = wave.questionnaires.get().items.get(code="q1_awareness")
    for turn in range(13):
        found = item_result(wave_table(wave), item, limits_of(wave), weighted=False)
        assert (found.small, found.n) == (turn < 10, turn)
        assert all(r.estimate.low is None or r.estimate.low < r.estimate.high for r in found.rows)
        invitation = an_invitation(wave)
        response = answering.begin(invitation, wave.questionnaires.get(), language="sv", device="")
        answering.save(response, {"q1_awareness": 3})
        RegisterUnit.objects.filter(pk=invitation.unit_id).update(disposition="1.1")
    estimate = wave_table(wave).mean("q1_awareness")
    assert estimate.value == 3.0 and (estimate.interval is None or estimate.low < estimate.high)
    low, high = wilson(3, 3)
    assert low < high and wilson(0, 0) is None


@pytest.mark.parametrize("weights", [[1.0, None], [1.0, -2.0], [0.0]])
def test_weights_that_are_missing_or_negative_are_refused(weights):
    with pytest.raises(CannotWeight):
        usable(weights)


class Text:
    kind, longest, least, most = "long_text", 40, None, None


def test_long_texts_are_told_and_only_what_cannot_be_seen_is_taken_away():
    assert read(Text, ["Å\x00\u202eä 🌍 اختبار"], ()).value == "Åä 🌍 اختبار"
    assert read(Text, ["x" * 41], ()).problem.values == {"most": 40, "n": 41}
    page = come_in(an_invitation(a_wave(items={"t": {"kind": "long_text", "longest": 40}})))
    assert "Högst 40 tecken" in page.get("/sv/svara/sida/1/").content.decode()


def test_sending_stops_after_twenty_failures_in_a_row(manager):
    wave = a_wave()
    for _turn in range(22):
        an_invitation(wave)
    sending = a_sending(wave)
    actions.test_sending(sending, by=manager)
    actions.begin_sending(sending, by=manager)
    for invitation in list(actions.recipients(sending)[:20]):
        actions._send_one(sending, invitation)
    Letter.objects.exclude(address=manager.email).update(state="failed", begun_at=timezone.now())
    assert actions.send_batch(sending) == 0 and sending.deliveries.count() == 20
    sending.refresh_from_db()
    assert sending.stopped_at


def test_a_person_who_asks_for_deletion_before_the_release_is_gone_from_the_figures(manager):
    wave = a_wave(state="closed")
    units = []
    for turn in range(12):
        invitation = an_invitation(wave)
        response = answering.begin(invitation, wave.questionnaires.get(), language="sv", device="")
        answering.save(response, {"q1_awareness": 5 if turn == 0 else 1})
        RegisterUnit.objects.filter(pk=invitation.unit_id).update(disposition="1.1")
        units.append(invitation.unit)
    definition = {"stat": "mean", "item": "q1_awareness", "points": 5}
    figure = make_figure(wave, "F1", definition, by=manager, title_sv="x", title_en="x")
    assert figure.n == 12 and figure.value > 1
    units[0].refresh_from_db()
    actions.forget_person(units[0], by=manager)
    figure.refresh_from_db()
    assert (figure.n, figure.value) == (11, 1.0)


def test_in_an_anonymous_wave_deletion_is_not_possible_and_told_in_advance(manager):
    invitation = an_invitation(a_wave(mode="anonymous"))
    with pytest.raises(Refused):
        actions.forget_person(invitation.unit, by=manager)
    start = Client().get(f"/sv/svara/{invitation.token}/", follow=True).content.decode()
    assert "varken ändras eller tas tillbaka" in start
