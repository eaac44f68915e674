import pytest

from kompanjon.people.places.actions import REFERENCE
from kompanjon.rounds.rulebook.loading import load
from kompanjon.rounds.rulebook.models import RuleSet


@pytest.fixture
def basic(db, settings):
    """The shipped rules and their countries, without the municipalities that the command would load first."""
    from kompanjon.core.sheets.reading import read_sheet

    sheet, apply = REFERENCE[0]
    apply([row.values for row in read_sheet(settings.REFERENCE_DIR / "reference" / sheet.file, sheet).rows.values()])
    load()
    return RuleSet.objects.get(for_demonstration=True)
