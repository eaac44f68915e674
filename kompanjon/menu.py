"""What stands in the menus, and for whom: the one table of links that every page shows.

A room adds its page here with one line. `act` hides a line from those who may not do it; `signed_in` shows it to
everybody who has an account (True) or to strangers only (False).
"""

from dataclasses import dataclass

from kompanjon.core.words import _
from kompanjon.people.access.acts import Act


@dataclass(frozen=True)
class Line:
    label: str
    page: str
    act: str = ""
    signed_in: bool | None = None


MENU = {
    "main": (
        Line(_("Find partnerships"), "pages:catalogue"),
        Line(_("Apply for support"), "guide:how"),
        Line(_("Decisions and rounds"), "pages:rounds"),
        Line(_("About the programme"), "pages:about"),
    ),
    "office": (
        Line(_("My cases"), "desk:mine", signed_in=True),
        Line(_("Applications"), "joint:list", signed_in=True),
        Line(_("Rounds"), "calls:index", Act.ROUND_SEE),
        Line(_("Decisions"), "decisions:index", Act.AWARD_SEE),
        Line(_("Press releases"), "releases:index", Act.RELEASE_SEE),
        Line(_("Partnerships"), "register:index", signed_in=True),
        Line(_("Steering groups"), "steering:watch", Act.PARTNERSHIP_EDIT),
        Line(_("Organisations"), "organisations:index", Act.ORGANISATION_SEE),
        Line(_("People"), "staffing:people", Act.PERSON_SEE),
        Line(_("Surveys"), "sampling:waves", Act.SURVEY_SEE),
        Line(_("Rules"), "rulebook:index", Act.RULE_SET_EDIT),
        Line(_("Facts"), "facts:edit", Act.OFFICE_EDIT),
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
