"""Before any test: the words are compiled, so that both languages can be read."""

from kompanjon.core.translations import compile_words


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        compile_words()
