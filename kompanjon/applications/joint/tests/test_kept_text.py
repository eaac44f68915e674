"""What was typed into a part of the form is never lost: each way in which a session can end under it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kompanjon.applications.joint.models import Answer
from kompanjon.applications.joint.queries import parties_of
from kompanjon.testing import a_person, an_application

pytestmark = pytest.mark.django_db
TEXT = "De som bor här hörs sist.\nÅ, det är långt: " + "ord " * 40
SENT = {"shared_problem": TEXT, "v:shared_problem": "0", "go": "next"}
OURS = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def there():
    translation.activate("sv")
    application = an_application()
    person = a_person(
        "coordinator", partnership=application.partnership, organisation=parties_of(application)[0].organisation
    )
    return application, person, reverse("joint:section", args=[application.pk, "problem"])


def shows_the_text_unsaved(page, address):
    """The text stands in a form with one button of its own, and nothing has been written."""
    form = page.split(f'action="{address}"', 1)[1].split("</form>", 1)[0]
    assert TEXT.strip().replace("\n", "\r\n") in form or TEXT.strip() in form
    assert form.count("<button") == 1 and not Answer.objects.exists()
    return form


def test_the_session_had_ended(client, there):
    _application, person, address = there
    answer = client.post(address, SENT)
    assert answer.status_code == 302 and "next=" in answer.url and not Answer.objects.exists()
    client.force_login(person)
    shows_the_text_unsaved(client.get(reverse("accounts:kept")).content.decode(), address)
    client.post(address, SENT)
    assert Answer.objects.get(key="shared_problem").text == TEXT.strip()


def test_somebody_signed_in_anew_in_another_tab_without_script(there):
    _application, person, address = there
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    page = browser.post(address, {**SENT, "csrfmiddlewaretoken": "x" * 64}, headers=OURS)
    assert page.status_code == 403
    form = shows_the_text_unsaved(page.content.decode(), address)
    token = form.split('name="csrfmiddlewaretoken" value="', 1)[1].split('"', 1)[0]
    assert browser.post(address, {**SENT, "csrfmiddlewaretoken": token}, headers=OURS).status_code == 302
    assert Answer.objects.get(key="shared_problem").text == TEXT.strip()


def test_the_session_had_ended_and_so_had_the_forms_own_key(there):
    _application, person, address = there
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(address, {**SENT, "csrfmiddlewaretoken": "x" * 64}, headers=OURS)
    assert answer.status_code == 302 and not Answer.objects.exists()
    browser.force_login(person)
    shows_the_text_unsaved(browser.get(reverse("accounts:kept")).content.decode(), address)


def test_somebody_else_signed_in_meanwhile_and_may_not_write_there(client, there):
    _application, _person, address = there
    client.post(address, SENT)
    client.force_login(a_person("coordinator", partnership=an_application().partnership))
    assert client.post(address, SENT).status_code == 404 and not Answer.objects.exists()


def test_a_form_from_somebody_elses_page_gives_no_text_back(there):
    _application, person, address = there
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    evil = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    page = browser.post(address, SENT, headers=evil)
    assert page.status_code == 403 and "hörs sist" not in page.content.decode()
