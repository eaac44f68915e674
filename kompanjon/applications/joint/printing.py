"""PDF: of what was handed in, of the empty form, of the page to sign on paper."""

from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from kompanjon.core.files.actions import keep_bytes
from kompanjon.core.paper import as_pdf
from kompanjon.core.speech import kr, moment

from .form import form_for
from .freezing import short_code, texts_in
from .letters import send_to_registrars, tell_handed_in
from .models import COMPONENTS, Application
from .queries import KIND, form_of, parties_of
from .reading import budget_table, read_through
from .signing_models import Revision
from .standing import unsigned_parties

TEMPLATES = Path(__file__).parent / "print"


@task()
def after_hand_in(pk):
    """The receipts by post, then the PDF of exactly what was frozen, then the registrars' copies. May run twice."""
    revision = Revision.objects.select_related("application__round", "application__form_version", "pdf").get(pk=pk)
    if not revision.is_from_paper:
        tell_handed_in(revision.application, revision, unsigned_parties(revision.application))
    keep_pdf(revision)
    send_to_registrars(revision)


def keep_pdf(revision):
    """Made once; what was handed in is never printed anew under the same name."""
    if revision.pdf_id is None:
        content = revision_pdf(revision)
        revision.pdf = keep_bytes(
            content, f"{name_of(revision)}.pdf", KIND, revision.application_id, purpose="handed_in"
        )
        revision.pdf_sha256 = revision.pdf.sha256
        revision.save(update_fields=["pdf", "pdf_sha256"])


def name_of(revision):
    application = revision.application
    return f"{application.case_number or f'draft-{application.pk}'}-{revision.number}"


def revision_pdf(revision) -> bytes:
    """Exactly what was frozen, in the working language when it is ours, otherwise with English headings."""
    application = revision.application
    language = application.working_language if application.working_language in ("sv", "en") else "en"
    with translation.override(language):
        return as_pdf(TEMPLATES / "application.typ", revision_data(revision, language), made_at=revision.made_at)


def revision_data(revision, language):
    application, content = revision.application, revision.content
    parties, form = parties_of(application), form_of(application)
    texts = texts_in(content)
    sections = read_through(form, parties, texts, application.working_language)
    title = texts.get((f"title_{language}", None)) or application.title or str(application)
    return {
        "lang": language,
        "title": title,
        "over": _("Joint application: {component}").format(component=_(dict(COMPONENTS)[application.component])),
        "parties": " – ".join(str(party.organisation) for party in parties),
        "facts": facts_of(revision),
        "sections": [drawn(section) for section in sections],
        "budget": budget_table(content["signed"]["budget"], form, parties),
        "unanswered": _("Not answered."),
        "foot": _("Code {code}").format(code=short_code(revision.digest)),
        "signatures_title": _("Signatures"),
        "signatures": signatures_drawn(revision, parties),
        "attachments_title": _("Attachments"),
        "attachments": [
            f"{name} (SHA-256 {digest})" for _kind, _party, name, digest in content["signed"]["attachments"]
        ],
        "not_signed": _("Title and summary in the other language are a translation and are not signed."),
    }


def facts_of(revision):
    application = revision.application
    facts = [(_("Case number"), application.case_number or _("draft")), (_("Round"), str(application.round))]
    facts.append((_("Draft"), f"{revision.number}, {moment(revision.made_at)}"))
    if revision.handed_in_at:
        facts.append((_("Handed in"), moment(revision.handed_in_at)))
    if application.on_paper:
        facts.append((_("Came on paper"), _("Registered by the office on behalf of the parties")))
    total = sum(line[3] for line in revision.content["signed"]["budget"]) or sum(application.sums_on_paper.values())
    return [*facts, (_("Applied for"), kr(total)), ("SHA-256", revision.digest)]


def drawn(section):
    return {
        "title": f"{section.number}. {section.title}",
        "budget": section.kind == "budget",
        "items": [
            {
                "label": f"{item.label} ({item.party})" if item.party else item.label,
                "text": item.text or "; ".join(item.chosen),
                "lang": item.language or "",
                "headings": list(item.headings),
                "rows": [list(row) for row in item.rows],
            }
            for item in section.items
        ],
    }


def signatures_drawn(revision, parties):
    there = {one.party_id: one for one in revision.signatures.filter(fallen_at=None)}
    drawn_lines = []
    for party in parties:
        signature = there.get(party.pk)
        if signature and signature.counts:
            said = _("{party}: {name}, {function}, {when}, {way}")
            drawn_lines.append(said.format(
                party=party, name=signature.name, function=signature.function or "–", when=moment(signature.at),
                way=_(signature.get_way_display()),
            ))  # fmt: skip
        else:
            drawn_lines.append(_("{party}: not signed when this was printed").format(party=party))
    return drawn_lines


def blank_form_pdf(version, component, language) -> bytes:
    """The form before anybody has written: every question with its help, and lines to write on."""
    with translation.override(language):
        form = form_for(version, component)
        data = {
            "lang": language,
            "title": _("Joint application: {component}").format(component=_(dict(COMPONENTS)[component])),
            "sections": [blank_section(section) for section in form.sections],
            "categories": [str(one.label) for one in form.categories],
            "budget_head": [_("Category"), _("Party"), _("Year 1"), _("Year 2"), _("Year 3")],
            "each": _("One answer from each party"),
            "foot": _("Form {number}").format(number=form.number),
        }
        return as_pdf(TEMPLATES / "blank.typ", data, made_at=version.loaded_at)


def blank_section(section):
    return {
        "title": f"{section.number}. {section.title}",
        "intro": str(section.intro),
        "budget": section.kind == "budget",
        "items": [
            {
                "label": str(question.label),
                "help": str(question.help),
                "each": question.per_party,
                "words": _("At most {words} words").format(words=question.words) if question.words else "",
                "options": [str(option.name) for option in question.options],
                "headings": [str(column.label) for column in question.columns],
                "lines": max(1, min(9, question.words // 25)) if question.words else 1,
            }
            for question in section.questions
        ],
        "wanted": [str(one.label) for one in section.wanted],
    }


def signature_page_pdf(application: Application, party, revision, language) -> bytes:
    """The page to sign on paper, with the draft's number and the code of the text."""
    with translation.override(language):
        code = short_code(revision.digest)
        data = {
            "lang": language,
            "title": _("Signature page"),
            "asked": _("{party} signs the joint application “{title}”.").format(party=party, title=application),
            "what": [
                [_("Draft"), str(revision.number)],
                [_("Code"), code],
                [_("Applied for"), kr(sum(line[3] for line in revision.content["signed"]["budget"]))],
                [_("Text closed"), moment(revision.made_at)],
            ],
            "oath": _("I may bind {party} and have read the text that bears this code.").format(party=party),
            "lines": [_("Name"), _("Function"), _("Place and day"), _("Signature"), _("Stamp, if you use one")],
            "then": _("Photograph or scan the page and upload it, with the code, where the application is written."),
        }
        return as_pdf(TEMPLATES / "signature.typ", data, made_at=revision.made_at)
