import pytest
from django.conf import settings

from kompanjon.surveys.analysis.wave import read_csv


@pytest.fixture(scope="session")
def wave():
    return read_csv(settings.REFERENCE_DIR / "survey" / "survey_2020_synthetic.csv")
