"""That the record was read from others' pages stands on every page where it is true, and nowhere else."""

from datetime import date

import pytest

from kompanjon.core.office.models import Office
from kompanjon.partnerships.register.models import Source

pytestmark = pytest.mark.django_db
ADDRESSES = ("/sv/", "/sv/om/", "/sv/partnerskap/")


def pages(client):
    return [client.get(address).content.decode() for address in ADDRESSES]


def test_an_office_that_never_imported_the_record_says_nothing_of_having_read_it(client):
    assert not any("lästa från offentliga sidor" in page for page in pages(client))
    assert "fört in och beslutat" in client.get("/sv/om/registret/").content.decode()


def test_what_was_imported_says_so_until_an_office_answers_for_it(client):
    Source.objects.create(key="s1", title="Tolv nya partnerskap")
    assert all("lästa från offentliga sidor" in page for page in pages(client))
    assert "läst från offentliga sidor" in client.get("/sv/om/registret/").content.decode()
    Office.objects.create(name_sv="Kommunala partnerskap", name_en="Partnerships", taken_over_on=date(2027, 1, 1))
    assert not any("lästa från offentliga sidor" in page for page in pages(client))
