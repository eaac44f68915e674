"""Filling in a case as its parties would: every answer through the same action as a page."""

from functools import cache

import yaml
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from kompanjon.applications.joint.actions.attach import attach
from kompanjon.applications.joint.actions.budget import TypedAmount, save_budget
from kompanjon.applications.joint.actions.write import Typed, save_answers
from kompanjon.applications.joint.form import every_field
from kompanjon.applications.joint.queries import form_of

from .places import PREFIX


@cache
def told():
    """The cases as data: what all have in common, and each one's own."""
    with (settings.REFERENCE_DIR / "story" / "cases.yaml").open(encoding="utf-8") as file:
        return yaml.safe_load(file)


def write_case(application, case, by):
    """Answers, budget and attachments; `leave` and `only` say what nobody has got to yet. `by` is {party: person}."""
    parties = list(application.parties.select_related("organisation").order_by("place"))
    form = form_of(application)
    texts = Texts(case, parties)
    for party in parties:
        fields = [field for field in every_field(form, parties) if texts.writes(field, party)]
        save_answers(application, [Typed(field, texts.of(field), 0) for field in fields], by=by[party.pk])
    if "only" not in case:
        write_budget(application, case, parties, by)
        for party in parties:
            attach(application, letter_of_intent(party), "letter_of_intent", party, by=by[party.pk])
        attach(application, planning_tool(), "planning_tool", None, by=by[parties[0].pk])
    application.refresh_from_db()


def write_budget(application, case, parties, by):
    over = case.get("over", {})
    for place, party in enumerate(parties):
        typed = []
        for year, lines in told()["common"]["budget"].items():
            for category, amounts in lines.items():
                amount = round(amounts[place] * case.get("scale", 1) / 1000) * 1000
                if (over.get("year"), over.get("category"), over.get("party")) == (year, category, place):
                    amount = over["amount"]
                if amount:
                    typed.append(TypedAmount(party.pk, int(year), category, str(amount), 0))
        save_budget(application, typed, by=by[party.pk])


class Texts:
    """What stands in each field of a case."""

    def __init__(self, case, parties):
        self.case, self.common, self.parties = case, told()["common"], {party.pk: party for party in parties}
        here, there = (party.organisation.label for party in parties[:2])
        self.words = {"here": here, "there": there, "topic": case["topic"]}

    def writes(self, field, party):
        """Each party its own answers, the leading one the joint ones; what has been left stays empty."""
        if field.party_id not in (None, party.pk) or (field.party_id is None and not party.leads):
            return False
        root = field.question.key
        left = root in self.case.get("leave", ()) or ("only" in self.case and root not in self.case["only"])
        return bool(self.of(field)) and not left

    def of(self, field):
        key, party = field.question.key, self.parties.get(field.party_id)
        if field.column:
            rows = self.common.get(key, [])
            return str(rows[field.row - 1].get(field.column.key, "")) if field.row <= len(rows) else ""
        if key in ("starts_on", "months"):
            return {"starts_on": "2027-09-01", "months": "24"}[key]
        if party is not None:
            return self.of_party(key, party)
        return str(self.case.get(key, self.common["joint"].get(key, ""))).format(**self.words)

    def of_party(self, key, party):
        place = party.organisation.label
        address = f"{party.organisation.slug.removeprefix(PREFIX)}@example.org"
        own = {
            "contact_name": f"{place}, coordinator (Example)", "signatory_name": f"{place}, signatory (Example)",
            "contact_email": address, "signatory_email": address, "diary_number": "KS 2026/0412",
            "registrar_email": "registrator@example.org",
        }  # fmt: skip
        return own.get(key) or self.common["party"].get(key, "").format(place=place, **self.words)


@cache
def pdf_of(text):
    import typst

    return typst.compile(text.encode(), format="pdf")


def letter_of_intent(party):
    text = f"= Letter of intent (Example)\n\n{party.organisation.label} intends to take part. This letter is invented."
    return SimpleUploadedFile("letter-of-intent.pdf", pdf_of(text), "application/pdf")


def planning_tool():
    text = "= Project planning tool (Example)\n\nProblem, objectives, activities, risks. Invented."
    return SimpleUploadedFile("planning-tool.pdf", pdf_of(text), "application/pdf")
