import pytest
from django.urls import reverse

from kompanjon.core.trace.queries import history
from kompanjon.partnerships.register.models import Partnership
from kompanjon.partnerships.register.search import index
from kompanjon.people.access.grants import Role
from kompanjon.people.organisations.facts import OrganisationChanged
from kompanjon.testing import a_partnership, a_person, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    officer = a_person(Role.UNIT_HEAD)
    client.force_login(officer)
    return officer


def form_of(*parties, **facts):
    """What the form posts: rows of (organisation, side, leads)."""
    rows = {"parties-TOTAL_FORMS": len(parties), "parties-INITIAL_FORMS": 0}
    for number, (organisation, side, leads) in enumerate(parties):
        rows |= {f"parties-{number}-organisation": organisation, f"parties-{number}-side": side}
        rows |= {f"parties-{number}-leads": "on"} if leads else {}
    return {**rows, **facts}


def test_the_list_finds_by_party_place_and_country_and_filters_by_country(client, officer):
    home, away = an_organisation("Ekvik kommun", place="Lillby"), an_organisation("Kisanga", country="KE")
    a_partnership(home, away, name="Ekvik – Kisanga")
    a_partnership(an_organisation("Lövhamn"), an_organisation("Zelenivka", country="UA"), name="Lövhamn – Zelenivka")
    index()
    for asked in ({"q": "lillby"}, {"q": "kenya"}, {"country": "KE"}, {"party": home.pk}):
        page = client.get(reverse("register:index"), asked).content.decode()
        assert "Kisanga" in page and "<span>Lövhamn</span>" not in page, asked


def test_the_list_takes_ten_statements_however_long(client, officer, django_assert_max_num_queries):
    for _ in range(30):
        a_partnership()
    client.get(reverse("register:index"))
    with django_assert_max_num_queries(10):
        page = client.get(reverse("register:index"), {"state": "not_begun", "q": ""})
    assert "25" in page.content.decode()


def test_the_stranger_signs_in_the_neighbour_finds_nothing_and_the_coordinator_may_not_edit(client):
    partnership = a_partnership()
    address = reverse("register:detail", args=[partnership.pk])
    assert client.get(address).status_code == 302
    client.force_login(a_person(Role.COORDINATOR, partnership=a_partnership()))
    assert client.get(address).status_code == 404
    client.force_login(a_person(Role.COORDINATOR, partnership=partnership))
    assert client.get(address).status_code == 200
    assert client.get(reverse("register:edit", args=[partnership.pk])).status_code == 403
    assert client.get(reverse("register:withhold", args=[partnership.pk])).status_code == 403
    assert client.post(reverse("register:begin", args=[partnership.pk]), {"state": "active"}).status_code == 403
    assert client.get(reverse("register:create")).status_code == 403


def test_a_coordinator_lists_the_own_partnership_only(client):
    mine, other = a_partnership(), a_partnership()
    client.force_login(a_person(Role.COORDINATOR, partnership=mine))
    page = client.get(reverse("register:index")).content.decode()
    assert reverse("register:detail", args=[mine.pk]) in page
    assert reverse("register:detail", args=[other.pk]) not in page


def test_the_office_takes_a_partnership_over_in_the_state_it_is_in_once_and_says_why(client, officer):
    partnership = a_partnership(stated_status="active")
    begin = reverse("register:begin", args=[partnership.pk])
    assert client.post(begin, {"state": "dormant", "reason": " "}).status_code == 422
    assert client.post(begin, {"state": "nonsense", "reason": "because"}).status_code == 422
    assert client.post(begin, {"state": "dormant", "reason": "They wrote to us in May."}).status_code == 302
    partnership.refresh_from_db()
    assert (partnership.state, partnership.stated_status) == ("dormant", "active")
    assert history(partnership).first().act == "partnership.begin"
    assert client.post(begin, {"state": "active", "reason": "again"}).status_code == 422


def test_a_step_that_needs_a_reason_is_refused_without_one_and_taken_with_it(client, officer):
    partnership = a_partnership(state="active")
    step = reverse("register:step", args=[partnership.pk])
    assert client.post(step, {"step": "rest", "reason": ""}).status_code == 422
    client.post(step, {"step": "rest", "reason": "No component runs."})
    partnership.refresh_from_db()
    assert partnership.state == "dormant"


def test_an_unknown_step_is_refused_in_words(client, officer):
    partnership = a_partnership(state="active")
    assert client.post(reverse("register:step", args=[partnership.pk]), {"step": "fly"}).status_code == 422


def test_several_parties_on_each_side_in_several_countries_make_a_partnership(client, officer):
    for name, country in (("Ekvik", "SE"), ("Region Vidmark", "SE"), ("Kisanga", "KE"), ("Zelenivka", "UA")):
        an_organisation(name, country=country)
    posted = form_of(
        ("Kisanga", "international", False),
        ("Ekvik", "swedish", True),
        ("region vidmark", "swedish", False),
        ("Zelenivka", "international", False),
    )
    assert client.post(reverse("register:create"), posted).status_code == 302
    made = Partnership.objects.get()
    assert (made.name, made.slug, made.state) == ("Ekvik – Kisanga", "ekvik--kisanga", "prospective")
    assert [str(party.organisation) for party in made.parties.all()] == [
        "Ekvik",
        "Region Vidmark",
        "Kisanga",
        "Zelenivka",
    ]


@pytest.mark.parametrize(
    ("parties", "says"),
    [
        ([("Ekvik", "swedish", True)], "minst en svensk"),
        ([("Ekvik", "swedish", False), ("Kisanga", "international", False)], "Precis en svensk part"),
        ([("Ekvik", "swedish", True), ("Lövhamn", "swedish", True), ("Kisanga", "international", False)], "Precis en svensk part"),
        ([("Ekvik", "swedish", True), ("Kisanga", "international", False), ("Kisanga", "other", False)], "två gånger"),
        ([("Kisanga", "swedish", True), ("Ekvik", "international", False)], "fel sida"),
    ],
)  # fmt: skip
def test_parties_that_do_not_hold_together_are_refused_and_nothing_is_lost(client, officer, parties, says):
    an_organisation("Ekvik"), an_organisation("Lövhamn"), an_organisation("Kisanga", country="KE")
    with_theme = form_of(*parties, theme="Rena vattendrag")
    page = client.post("/sv/register/ny/", with_theme)
    assert page.status_code == 422
    assert says in page.content.decode() and "Rena vattendrag" in page.content.decode()
    assert not Partnership.objects.exists()


def test_an_organisation_nobody_knows_is_said_at_its_row(client, officer):
    page = client.post("/en/register/new/", form_of(("Nowhere", "swedish", True)))
    assert page.status_code == 422 and "No organisation is called “Nowhere”." in page.content.decode()


def test_another_party_may_take_the_lead(client, officer):
    first, second, away = an_organisation("Ekvik"), an_organisation("Lövhamn"), an_organisation("Kisanga", country="KE")
    partnership = a_partnership(first, second, away)
    rows = form_of(("Ekvik", "swedish", False), ("Lövhamn", "swedish", True), ("Kisanga", "international", False))
    rows["parties-INITIAL_FORMS"] = 3
    for number, party in enumerate(partnership.parties.all()):
        rows[f"parties-{number}-id"] = party.pk
    assert client.post(reverse("register:edit", args=[partnership.pk]), rows).status_code == 302
    assert [str(party.organisation) for party in partnership.parties.filter(leads=True)] == ["Lövhamn"]


def test_a_row_left_as_it_was_offered_is_left_out(client, officer):
    partnership = a_partnership(an_organisation("Ekvik"), an_organisation("Kisanga", country="KE"))
    page = client.get(reverse("register:edit", args=[partnership.pk]))
    posted = {"name": partnership.name}
    for field in [field for form in page.context["parties"] for field in form] + list(
        page.context["parties"].management_form
    ):
        if field.value() not in (None, False):
            posted[field.html_name] = field.value()
    posted |= {f"parties-{number}-organisation": name for number, name in enumerate(("Ekvik", "Kisanga", ""))}
    assert client.post(reverse("register:edit", args=[partnership.pk]), posted).status_code == 302
    assert partnership.parties.count() == 2


def test_withholding_needs_a_reason_and_is_traced(client, officer):
    partnership = a_partnership()
    address = reverse("register:withhold", args=[partnership.pk])
    assert client.post(address, {"withheld": "on"}).status_code == 422
    client.post(address, {"withheld": "on", "withheld_reason": "people at risk"})
    partnership.refresh_from_db()
    assert partnership.withheld and history(partnership).first().text.text == "people at risk"


def test_a_renamed_organisation_is_found_by_its_new_name(client, officer):
    from kompanjon.core.facts import announce

    home = an_organisation("Ekvik")
    partnership = a_partnership(home, an_organisation("Kisanga", country="KE"))
    home.name = "Ängsö"
    home.save()
    announce(OrganisationChanged(home))
    page = client.get(reverse("register:index"), {"q": "angso"}).content.decode()
    assert reverse("register:detail", args=[partnership.pk]) in page


def test_the_office_types_what_it_knows_and_chooses_among_those_that_fit(client, officer):
    an_organisation("Ekviks kommun")
    north = an_organisation("Kisumu North", country="KE")
    an_organisation("Kisumu South", country="KE")
    address = reverse("register:create")
    asked = form_of(("vaxvik", "swedish", True), ("Kisumo", "international", False))
    page = client.post(address, asked)
    assert page.status_code == 422 and "Kisumu North" in page.content.decode() and "Kenya" in page.content.decode()
    rows = form_of(("ekvik", "swedish", True), ("Kisumo", "international", False))
    chosen = {"parties-1-organisation-choice": north.pk, "parties-1-organisation-for": "Kisumo"}
    assert client.post(address, {**rows, **chosen}).status_code == 422, "Ekvik fits, but is not the whole name"
    rows = form_of(("Ekviks", "swedish", True), ("Kisumo", "international", False))
    assert client.post(address, {**rows, **chosen}).status_code == 302
    assert set(Partnership.objects.get().parties.values_list("organisation__name", flat=True)) == {
        "Ekviks kommun", "Kisumu North",
    }  # fmt: skip


def test_a_name_typed_anew_outweighs_what_was_chosen_before(client, officer):
    north, south = an_organisation("Kisumu North", country="KE"), an_organisation("Kisumu South", country="KE")
    an_organisation("Ekvik")
    rows = form_of(("Ekvik", "swedish", True), ("Kisumu South", "international", False))
    chosen = {"parties-1-organisation-choice": north.pk, "parties-1-organisation-for": "Kisumo"}
    assert client.post(reverse("register:create"), {**rows, **chosen}).status_code == 302
    assert Partnership.objects.get().parties.filter(organisation=south).exists()
