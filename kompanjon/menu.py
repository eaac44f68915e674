"""What stands in the menus, and for whom: the one table of links that every page shows.

A room adds its page here with one line. `act` hides a line from those who may not do it; `signed_in` shows it to
everybody who has an account (True) or to strangers only (False). Pages that belong together share one line, so that the
menu stays a single row: it leads to the first of them that the reader may see, and each of them shows the others.
`drawers` are those whose pages lie elsewhere in the address, and yet are this line's.
"""

from dataclasses import dataclass

from kompanjon.core.words import _
from kompanjon.people.access.acts import Act


@dataclass(frozen=True)
class Line:
    label: str
    page: str = ""
    act: str = ""
    signed_in: bool | None = None
    pages: tuple["Line", ...] = ()
    drawers: tuple[str, ...] = ()


MENU = {
    "main": (
        Line(_("Find partnerships"), "pages:catalogue"),
        Line(_("Apply for support"), "guide:how"),
        Line(_("Decisions and rounds"), "pages:rounds"),
        Line(_("About the programme"), "pages:about"),
    ),
    "office": (
        Line(_("My cases"), "desk:mine", signed_in=True),
        Line(_("Applications"), "joint:list", signed_in=True, drawers=("completeness", "reviews")),
        Line(
            _("Rounds"),
            pages=(
                Line(_("Rounds"), "calls:index", Act.ROUND_SEE),
                Line(_("Rules"), "rulebook:index", Act.RULE_SET_EDIT, drawers=("rulebook",)),
                Line(_("Themes"), "themes:index", Act.ROUND_EDIT),
            ),
        ),
        Line(
            _("Decisions"),
            pages=(
                Line(_("Decisions"), "decisions:index", Act.AWARD_SEE, drawers=("decisions", "panel")),
                Line(_("Press releases"), "releases:index", Act.RELEASE_SEE),
            ),
        ),
        Line(
            _("Partnerships"),
            pages=(
                Line(_("Partnerships"), "register:index", signed_in=True),
                Line(_("Steering groups"), "steering:watch", Act.PARTNERSHIP_EDIT),
                Line(_("Organisations"), "organisations:index", Act.ORGANISATION_SEE),
            ),
        ),
        Line(_("Surveys"), "sampling:waves", Act.SURVEY_SEE),
        Line(
            _("The office"),
            pages=(
                Line(_("People"), "staffing:people", Act.PERSON_SEE),
                Line(_("Invitations"), "access:invitations", Act.PERSON_INVITE),
                Line(_("Facts"), "facts:edit", Act.OFFICE_EDIT),
                Line(_("Letters not sent"), "mailroom:stuck", Act.OFFICE_EDIT),
                Line(_("Personal data"), "personal:register", Act.PERSONAL_DATA_SEE),
            ),
        ),
    ),
    "data": (
        Line(_("Open data: CSV and JSON"), "pages:open_data"),
        Line(_("Decision register"), "pages:decisions"),
        Line(_("Survey results"), "figures:results"),
        Line(_("Pressroom"), "releases:pressroom"),
        Line(_("How complete is the record?"), "pages:completeness"),
    ),
    "about": (
        Line(_("Help and contact"), "pages:about"),
        Line(_("Accessibility"), "pages:accessibility"),
        Line(_("Personal data"), "pages:privacy"),
        Line(_("Sign in"), "account_login", signed_in=False),
    ),
}
