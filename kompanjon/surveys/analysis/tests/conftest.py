import pytest
import yaml
from django.conf import settings

from kompanjon.surveys.analysis.wave import read_csv

FOLDER = settings.REFERENCE_DIR / "survey"


@pytest.fixture(scope="session")
def wave():
    return read_csv(FOLDER / "survey_2020_synthetic.csv")


@pytest.fixture(scope="session")
def listed():
    return yaml.safe_load((FOLDER / "survey_2020_published.yaml").read_text())
