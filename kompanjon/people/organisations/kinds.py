"""Every kind of body that the rules and the record name."""

from enum import StrEnum

from kompanjon.core.words import _


class Kind(StrEnum):
    MUNICIPALITY = "municipality"
    REGION = "region"
    REGIONAL_FEDERATION = "regional_federation"
    MUNICIPAL_COMPANY = "municipal_company"
    MUNICIPAL_ASSOCIATION = "municipal_association"
    DISTRICT_COMMITTEE = "district_committee"
    JOINT_COMMITTEE = "joint_committee"
    COOPERATION_BODY = "cooperation_body"
    FOREIGN_LOCAL = "foreign_local"
    FOREIGN_REGIONAL = "foreign_regional"
    EU_THIRD_PARTY = "eu_third_party"
    CSO = "cso"
    UNIVERSITY = "university"
    OTHER = "other"


NAMES = {
    Kind.MUNICIPALITY: _("municipality"),
    Kind.REGION: _("region"),
    Kind.REGIONAL_FEDERATION: _("regional federation of municipalities"),
    Kind.MUNICIPAL_COMPANY: _("municipal company"),
    Kind.MUNICIPAL_ASSOCIATION: _("association owned or controlled by municipalities"),
    Kind.DISTRICT_COMMITTEE: _("district committee"),
    Kind.JOINT_COMMITTEE: _("joint committee"),
    Kind.COOPERATION_BODY: _("municipal cooperation body"),
    Kind.FOREIGN_LOCAL: _("local authority abroad"),
    Kind.FOREIGN_REGIONAL: _("regional authority abroad"),
    Kind.EU_THIRD_PARTY: _("third party in the European Union"),
    Kind.CSO: _("civil society organisation"),
    Kind.UNIVERSITY: _("university"),
    Kind.OTHER: _("other organisation"),
}

SWEDISH_APPLICANTS = (
    Kind.MUNICIPALITY, Kind.REGION, Kind.REGIONAL_FEDERATION, Kind.MUNICIPAL_COMPANY, Kind.MUNICIPAL_ASSOCIATION,
    Kind.DISTRICT_COMMITTEE, Kind.JOINT_COMMITTEE, Kind.COOPERATION_BODY,
)  # fmt: skip
COUNTERPARTS = (Kind.FOREIGN_LOCAL, Kind.FOREIGN_REGIONAL)
