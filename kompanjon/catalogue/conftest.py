import pytest

from .published import memory


@pytest.fixture
def remembering(settings):
    """As in production: the picture is kept as long as its mark stands."""
    settings.TESTING = False
    memory._kept.clear()
    yield
    memory._kept.clear()
