import io
from datetime import date

import pytest
from django.urls import reverse

from kompanjon.awards.decisions.letters import kept_pdf, pdf_of, send, text_of
from kompanjon.awards.decisions.publishing import publish_decisions
from kompanjon.awards.decisions.told import counted, published_awards
from kompanjon.core.post.models import Letter
from kompanjon.core.problems import Refused
from kompanjon.testing import a_case_to_decide, a_person, an_assessed_round, an_award

pytestmark = pytest.mark.django_db


def letter(award, language="sv"):
    return award.letters.get(language=language)


def test_both_letters_tell_the_same_facts():
    conditions = [("Avsiktsförklaring.", "Letter of intent.", None, date(2027, 2, 26))]
    award = an_award(outcome="grant_with_conditions", conditions=conditions, reason=("Bra.", "Good."))
    swedish, english = text_of(letter(award)), text_of(letter(award, "en"))
    assert "700\u00a0000\u00a0kr" in swedish and "SEK\u00a0700,000" in english
    assert "Avsiktsförklaring." in swedish and "Letter of intent." in english
    assert "26 februari 2027" in swedish and "26 February 2027" in english
    for text in (swedish, english):
        assert str(award.decided_by) in text and "Protokoll 2026:4" in text


def test_rejection_gives_its_reasons_by_criterion():
    award = an_award(outcome="reject", reasons={"change": ("Målen saknas.", "No objectives.")})
    assert "Förändring i organisationen: Målen saknas." in text_of(letter(award))


def test_pdf_is_tagged_and_says_the_sum():
    from pypdf import PdfReader

    award = an_award()
    reader = PdfReader(io.BytesIO(pdf_of(letter(award))))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] and reader.trailer["/Root"]["/Lang"] == "sv"
    assert "700\u00a0000\u00a0kr" in reader.pages[0].extract_text()


def test_no_registrar_is_told_before_the_office_tells():
    award = an_award()
    award.application.parties.update(registrar_email="registrator@example.org")
    assert not Letter.objects.filter(address="registrator@example.org").exists()
    publish_decisions(award.application.round, by=a_person("decision_maker"))
    send(award)
    assert (
        Letter.objects.filter(address="registrator@example.org", occasion=f"decisions.letter:{award.pk}").count() == 1
    )


def test_letters_go_once_to_coordinators_and_registrars():
    award = an_award()
    case = award.application
    case.parties.filter(side="swedish").update(registrar_email="registrator@example.org", diary_number="KS 2026/12")
    swede = a_person("coordinator", partnership=case.partnership)
    partner = a_person("coordinator", partnership=case.partnership, language="en")
    publish_decisions(case.round, by=a_person("decision_maker"))
    send(award)
    send(award)
    sent = {one.address: one for one in Letter.objects.filter(occasion=f"decisions.letter:{award.pk}")}
    assert set(sent) == {swede.email, partner.email, "registrator@example.org"}
    assert "KS 2026/12" in sent["registrator@example.org"].subject
    assert sent[partner.email].language == "en" and sent[partner.email].enclosures.count() == 1
    assert kept_pdf(letter(award)).form == "pdf"


def test_words_around_the_facts_are_edited_until_published(client):
    award = an_award()
    one = letter(award)
    client.force_login(a_person("officer"))
    address = reverse("decisions:letter", args=[one.pk])
    assert client.post(address, {"opening": "Hej!", "closing": "Tack."}).status_code == 302
    assert text_of(letter(award)).startswith("Hej!")
    publish_decisions(award.application.round, by=a_person("decision_maker"))
    assert client.post(address, {"opening": "Ändrat", "closing": ""}).status_code == 422
    assert client.get(reverse("decisions:letter_pdf", args=[one.pk])).content.startswith(b"%PDF")


def test_parties_read_the_decision_when_it_is_published(client):
    award = an_award()
    case = award.application
    client.force_login(a_person("coordinator", partnership=case.partnership))
    address = reverse("decisions:told", args=[case.pk])
    assert client.get(address).status_code == 404
    publish_decisions(case.round, by=a_person("decision_maker"))
    assert "700&nbsp;000&nbsp;kr" in client.get(address).content.decode()
    assert client.get(reverse("decisions:told_pdf", args=[case.pk, "en"])).status_code == 200


def test_published_grants_are_told_and_the_rest_is_counted():
    call = an_assessed_round(frame={2027: 4_000_000, 2028: 4_000_000})
    granted = an_award(a_case_to_decide(call))
    an_award(a_case_to_decide(call), outcome="reject")
    an_award(a_case_to_decide(call), outcome="defer")
    assert published_awards(call) == []
    publish_decisions(call, by=a_person("decision_maker"))
    [told] = published_awards(call)
    assert (told.application, told.total, told.by_year) == (
        granted.application_id, 700_000_00, {2027: 400_000_00, 2028: 300_000_00},
    )  # fmt: skip
    assert counted(call) == {"rejected": 1, "deferred": 1, "withdrawn": 0}


def test_publishing_twice_is_refused():
    award, boss = an_award(), a_person("decision_maker")
    publish_decisions(award.application.round, by=boss)
    with pytest.raises(Refused):
        publish_decisions(award.application.round, by=boss)
