import pytest
from django.utils import translation


@pytest.fixture
def client_of(client):
    def sign_in(person, language="sv"):
        client.force_login(person)
        translation.activate(language)
        return client

    return sign_in
