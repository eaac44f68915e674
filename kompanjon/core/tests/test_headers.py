"""The content policy stands on every page, but leaves a developer's own error page readable."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client, RequestFactory, override_settings

from kompanjon.core.headers import ContentPolicy

CSP = "Content-Security-Policy"


@pytest.mark.django_db
def test_a_page_that_is_not_there_carries_the_policy_too():
    answer = Client().get("/sv/finns-inte-alls/")
    assert answer.status_code == 404 and "'unsafe-inline'" not in answer[CSP]


@pytest.mark.django_db
@override_settings(DEBUG=True)
def test_a_developers_error_page_keeps_its_look():
    answer = Client(raise_request_exception=False).get("/sv/finns-inte-alls/")
    assert answer.status_code == 404 and b"<style" in answer.content and CSP not in answer


@override_settings(DEBUG=True)
def test_every_other_page_keeps_the_policy_also_for_a_developer():
    from django.http import HttpResponse

    page = ContentPolicy(lambda request: HttpResponse("ok"))(RequestFactory().get("/"))
    assert "script-src 'self'" in page[CSP]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"MAIL_SSL": "true", "MAIL_PORT": "465"}, "True False 465"),
        ({"MAIL_TLS": "true", "MAIL_PORT": "587"}, "False True 587"),
        ({"MAIL_TLS": "true", "MAIL_SSL": "true"}, "exclude each other"),
    ],
)
def test_mail_goes_over_tls_from_the_first_byte_or_from_the_second_and_not_both(given, said, tmp_path):
    env = {
        **os.environ,
        "KOMPANJON_DATA_DIR": str(tmp_path),
        **{f"KOMPANJON_{name}": value for name, value in given.items()},
    }
    script = "from kompanjon import settings as s; print(s.EMAIL_USE_SSL, s.EMAIL_USE_TLS, s.EMAIL_PORT)"
    told = subprocess.run([sys.executable, "-c", script], cwd=settings.ROOT, env=env, capture_output=True, text=True)
    assert said in told.stdout + told.stderr
