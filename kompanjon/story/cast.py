"""The cast: who they are, where they sit, and what they can do next. All invented."""

from dataclasses import dataclass, field

from kompanjon.core.words import _
from kompanjon.people.access.grants import Role


@dataclass(frozen=True)
class Actor:
    """One of the cast. `seats` are (role, town, partnership): keys of TOWNS and PARTNERSHIPS, empty at the office."""

    key: str
    name: str
    language: str
    does: str
    seats: tuple[tuple[Role, str, str], ...] = field(default=())

    @property
    def email(self):
        return f"{self.key}@example.org"


OFFICE = (
    Actor("alva", "Alva Ekman", "sv", _("programme officer: checks, assigns, prepares"), ((Role.OFFICER, "", ""),)),
    Actor("birk", "Birk Sandell", "sv", _("programme officer and assessor"), ((Role.OFFICER, "", ""),)),
    Actor("disa", "Disa Kalk", "sv", _("head of the unit: rules, rounds, open decisions"), ((Role.UNIT_HEAD, "", ""),)),
    Actor(
        "edvin",
        "Edvin Strand",
        "sv",
        _("finance manager: looks at budgets and frames"),
        ((Role.FINANCE_MANAGER, "", ""),),
    ),
    Actor("frida", "Frida Rauk", "sv", _("secretary general: decides"), ((Role.DECISION_MAKER, "", ""),)),
    Actor("gusten", "Gusten Våg", "sv", _("communications officer: press drafts"), ((Role.COMMUNICATOR, "", ""),)),
    Actor("hedda", "Hedda Hamn", "sv", _("administrator: people and seats"), ((Role.ADMINISTRATOR, "", ""),)),
    Actor("lo", "Lo Hägg", "sv", _("assessor from outside"), ((Role.ASSESSOR, "", ""),)),
)
PARTNERS = (
    Actor(
        "ines", "Ines Björk", "sv", _("coordinator in Ekvik: writes together with Kisanga"),
        ((Role.COORDINATOR, "ekvik", "ekvik--kisanga"), (Role.CONTACT, "ekvik", "")),
    ),
    Actor("jon", "Jon Åker", "sv", _("signs for Ekvik"), ((Role.SIGNATORY, "ekvik", ""),)),
    Actor(
        "neema", "Neema Mfano", "en", _("coordinator in Kisanga: writes together with Ekvik"),
        ((Role.COORDINATOR, "kisanga", "ekvik--kisanga"), (Role.CONTACT, "kisanga", "")),
    ),
    Actor("omari", "Omari Mfano", "en", _("signs for Kisanga"), ((Role.SIGNATORY, "kisanga", ""),)),
    Actor(
        "karl", "Karl Stensson", "sv", _("coordinator in Stensund"),
        ((Role.COORDINATOR, "stensund", "stensund--baharini"), (Role.CONTACT, "stensund", ""), (Role.SIGNATORY, "stensund", "")),
    ),
    Actor(
        "amani", "Amani Mfano", "en", _("coordinator and signatory in Baharini"),
        ((Role.COORDINATOR, "baharini", "stensund--baharini"), (Role.CONTACT, "baharini", ""), (Role.SIGNATORY, "baharini", "")),
    ),
    Actor(
        "maja", "Maja Norr", "sv", _("coordinator and signatory in Norrånger"),
        ((Role.COORDINATOR, "norranger", "norranger--mto-mweupe"), (Role.CONTACT, "norranger", ""), (Role.SIGNATORY, "norranger", "")),
    ),
    Actor(
        "pendo", "Pendo Mfano", "en", _("coordinator and signatory in Mto Mweupe"),
        ((Role.COORDINATOR, "mto-mweupe", "norranger--mto-mweupe"), (Role.CONTACT, "mto-mweupe", ""), (Role.SIGNATORY, "mto-mweupe", "")),
    ),
    Actor(
        "rut", "Rut Vidmark", "sv", _("coordinator and signatory in Region Vidmark"),
        ((Role.COORDINATOR, "region-vidmark", "region-vidmark--kaunti-ya-mfano"), (Role.CONTACT, "region-vidmark", ""), (Role.SIGNATORY, "region-vidmark", "")),
    ),
    Actor(
        "subira", "Subira Mfano", "en", _("coordinator and signatory in Kaunti ya Mfano"),
        ((Role.COORDINATOR, "kaunti-ya-mfano", "region-vidmark--kaunti-ya-mfano"), (Role.CONTACT, "kaunti-ya-mfano", ""), (Role.SIGNATORY, "kaunti-ya-mfano", "")),
    ),
    Actor(
        "tove", "Tove Löv", "sv", _("coordinator and signatory in Lövhamn"),
        ((Role.COORDINATOR, "lovhamn", "lovhamn--zelenivka"), (Role.CONTACT, "lovhamn", ""), (Role.SIGNATORY, "lovhamn", "")),
    ),
    Actor(
        "vira", "Віра Приклад", "en", _("coordinator and signatory in Zelenivka"),
        ((Role.COORDINATOR, "zelenivka", "lovhamn--zelenivka"), (Role.CONTACT, "zelenivka", ""), (Role.SIGNATORY, "zelenivka", "")),
    ),
    Actor(
        "wille", "Wille Sund", "sv", _("coordinator and signatory in Ösund"),
        ((Role.COORDINATOR, "osund", "osund--pwani"), (Role.CONTACT, "osund", ""), (Role.SIGNATORY, "osund", "")),
    ),
    Actor(
        "zawadi", "Zawadi Mfano", "en", _("coordinator and signatory in Pwani"),
        ((Role.COORDINATOR, "pwani", "osund--pwani"), (Role.CONTACT, "pwani", ""), (Role.SIGNATORY, "pwani", "")),
    ),
)  # fmt: skip
CAST = OFFICE + PARTNERS
