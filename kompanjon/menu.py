"""What stands in the menus, and for whom: the one table of links that every page shows.

A room adds its page here with one line. `act` hides a line from those who may not do it; `signed_in` shows it to
everybody who has an account (True) or to strangers only (False).
"""

from dataclasses import dataclass

from kompanjon.core.words import _


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
    "data": (
        Line(_("Open data: CSV and JSON"), "pages:open_data"),
        Line(_("Decision register"), "pages:decisions"),
        Line(_("How complete is the record?"), "pages:completeness"),
    ),
    "about": (
        Line(_("Accessibility"), "pages:accessibility"),
        Line(_("Personal data"), "pages:privacy"),
        Line(_("Sign in"), "account_login", signed_in=False),
    ),
}
