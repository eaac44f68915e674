"""Published figures of the survey, as its data gives them: never a figure of our own."""

from functools import cache

import yaml
from django.conf import settings
from django.utils.translation import gettext

from kompanjon.core.components.drawings import Bar, bars

FILE = "survey/survey_2020_published.yaml"


@cache
def published_figures():
    with (settings.REFERENCE_DIR / FILE).open(encoding="utf-8") as file:
        return {row["id"]: row["value"] for row in yaml.safe_load(file)["published"]}


def rewarding():
    """How many of those who answered find partnerships rewarding: municipalities, regions, and the response rate."""
    values = published_figures()
    municipalities, regions, answered = (round(100 * values[key]) for key in ("F5", "F6", "F1"))
    drawn = bars(
        [
            Bar(gettext("Representatives of municipalities"), municipalities, f"{municipalities} %"),
            Bar(gettext("Representatives of regions"), regions, f"{regions} %", second=True),
        ]
    )
    return {"bars": drawn, "municipalities": municipalities, "regions": regions, "answered": answered}
