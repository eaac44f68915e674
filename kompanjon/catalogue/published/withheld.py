"""What is withheld must not show through what others say: names in notes, titles and sources are taken away too."""

import re
from dataclasses import dataclass

from kompanjon.people.accounts.models import Person
from kompanjon.people.organisations.models import Organisation


@dataclass(frozen=True)
class Hidden:
    """The names nobody may read, as one pattern; None when nothing is withheld."""

    names: re.Pattern | None = None
    slugs: re.Pattern | None = None

    def clean(self, text):
        """The text, or nothing when it names somebody withheld."""
        return "" if self.names and self.names.search(text) else text

    def gives_away(self, title, address):
        return bool(self.names and self.names.search(title)) or bool(
            self.slugs and self.slugs.search(address.casefold())
        )


def hidden():
    """One statement when nothing is withheld, as on most days."""
    rows = list(Organisation.objects.filter(withheld=True).values_list("slug", "name", "short_name", "names__name"))
    people = list(Person.objects.filter(withheld=True).exclude(name="").values_list("name", flat=True))
    if not rows and not people:
        return Hidden()
    names = {name for _slug, *every in rows for name in every if name} | set(people)
    return Hidden(pattern(names), pattern({slug for slug, *_ in rows}))


def pattern(words):
    words = sorted((word for word in words if len(word) > 2), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE) if words else None
