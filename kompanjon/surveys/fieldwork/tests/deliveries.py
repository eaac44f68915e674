"""The reference wave, and a small wave that brings what nobody knew, for the tests of deliveries."""

import csv
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

FOLDER = Path(settings.REFERENCE_DIR) / "survey"
REFERENCE = str(FOLDER / "survey_2020_synthetic.csv")


def verified(path, **options):
    try:
        call_command("survey_verify", str(path), **options)
    except SystemExit as ending:
        return ending.code
    return 0


def small_wave(path, **changes):
    """Forty people in a wave with an organisation, a post, an option and an item nobody knew."""
    with open(REFERENCE, encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["aapor"] == "1.1"][:40]
    for number, row in enumerate(rows):
        row |= {"wave": "2024", "person_id": f"N{number}", "q10_who_pays": "ja" if number % 4 else "nej"}
        row["q4_reason_against"] = "saknar_tid" if number < 25 else "saknar_resurser"
    rows[0] |= {"org_code": "K999", "position": "nyp"}
    rows[1] |= changes
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(rows)
    return path
