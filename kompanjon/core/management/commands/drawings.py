"""manage.py drawings: the handbook's pages that are drawn from the code, and whether they still agree with it."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

DRAWERS = ["kompanjon.core.drawn.flow_pages", "kompanjon.people.access.drawn.rights_page"]


class Command(BaseCommand):
    help = "Draw docs/flows and docs/who-may-do-what.md from the code."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing, fail where a page differs")

    def handle(self, *args, check, **options):
        stale = []
        for name, text in drawn_pages().items():
            path = Path(settings.ROOT) / "docs" / name
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(name)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        if check and stale:
            raise CommandError(f"Not as the code is: {', '.join(stale)}. Run: python3 start.py drawings")
        self.stdout.write(f"{len(stale)} pages drawn anew." if not check else "Every drawn page is as the code is.")


def drawn_pages():
    """Name below docs/ → text, of every page that is drawn."""
    pages = {}
    for drawer in DRAWERS:
        pages |= import_string(drawer)()
    return pages
