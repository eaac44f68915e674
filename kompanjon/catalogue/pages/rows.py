"""How one partnership, or one grant, stands in a list: words and addresses, so that templates only show them."""

from functools import cached_property

from django.urls import reverse

from kompanjon.partnerships.register.vocabulary import heading, said, words

from . import life
from . import words as say


class Card:
    def __init__(self, one):
        self.one = one

    @cached_property
    def address(self):
        return reverse("pages:partnership", args=[self.one.slug])

    @cached_property
    def title(self):
        return heading(self.one.theme) if self.one.theme else self.one.name

    @cached_property
    def sentence(self):
        return words(self.one.outcome_note) if self.one.outcome_note else ""

    @cached_property
    def status(self):
        tone, word = say.status_word(self.one.status)
        return {"tone": tone, "word": word}

    @cached_property
    def facts(self):
        places = ", ".join(country.name for country in self.one.countries)
        return " · ".join(filter(None, [places, say.since(self.one), say.projects(self.one.project_count)]))

    @cached_property
    def start(self):
        return say.start_cell(self.one)

    @cached_property
    def core_areas(self):
        return ", ".join(say.core_area(code) for code in sorted(self.one.core_areas))

    @cached_property
    def confidence(self):
        return say.capital(say.confidence(self.one.confidence))

    @cached_property
    def basis(self):
        return say.basis(self.one.start_year_basis)


class GrantRow:
    def __init__(self, grant, cite):
        self.grant, self.cite = grant, cite

    @cached_property
    def name(self):
        return life.grant_name(self.grant)

    @cached_property
    def component(self):
        return say.component(self.grant.component)

    @cached_property
    def area(self):
        text = self.grant.area or self.grant.theme
        return say.capital(said(text)[0]) if text else ""

    @cached_property
    def years(self):
        return life.years_of(self.grant)

    @cached_property
    def amount(self):
        return say.qualified(self.grant.amount, self.grant.amount_qualifier)

    @cached_property
    def later(self):
        return say.later(self.grant)
