"""What can be found about an application. A draft is found by its parties only: its text is not the office's to read."""

from kompanjon.core.search.actions import put

from .queries import KIND, parties_of, was_handed_in


def keep_findable(application):
    names = " ".join(f"{party.organisation.name} {party.organisation.short_name}" for party in parties_of(application))
    if not was_handed_in(application):
        put(KIND, application.pk, names)
        return
    texts = [application.title_en, application.case_number or "", names, application.summary_sv, application.summary_en]
    put(KIND, application.pk, application.title_sv or application.title_en, "\n".join(texts))
