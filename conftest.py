"""Before any test: the words are compiled, so that both languages can be read."""

import pytest

from kompanjon.core.translations import compile_words


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        compile_words()


@pytest.fixture(autouse=True)
def in_the_first_language():
    """A request leaves its language behind in the thread: every test begins in Swedish."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)
