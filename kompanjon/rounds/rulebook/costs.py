"""What money may be asked for: the categories of a budget, each with the key that says whether it is paid."""

from dataclasses import dataclass
from enum import StrEnum

from kompanjon.core.words import _


class Cost(StrEnum):
    INTERNATIONAL_TRAVEL = "TRAVEL_INT"
    LOCAL_TRAVEL = "TRAVEL_LOCAL"
    LODGING = "LODGING"
    SUBSISTENCE = "SUBSIST"
    VISA = "VISA"
    VACCINATION = "VACC"
    INSURANCE = "INSUR"
    INTERPRETING = "INTERP"
    VENUE = "VENUE"
    MATERIAL = "MATERIAL"
    CLIMATE = "ENVCOMP"
    LABOUR = "LABOUR_SE"
    AUDIT = "AUDIT"
    OTHER = "OTHER"


@dataclass(frozen=True)
class Category:
    name: str
    key: str
    hint: str = ""


CATEGORIES = {
    Cost.INTERNATIONAL_TRAVEL: Category(_("International travel"), "cost_international_travel"),
    Cost.LOCAL_TRAVEL: Category(_("Local travel"), "cost_local_travel", _("In the partner country.")),
    Cost.LODGING: Category(_("Accommodation"), "cost_lodging", _("Work days only.")),
    Cost.SUBSISTENCE: Category(_("Meals and subsistence"), "cost_subsistence", _("Work days only.")),
    Cost.VISA: Category(_("Visa"), "cost_visa"),
    Cost.VACCINATION: Category(_("Vaccination"), "vaccination_eligible"),
    Cost.INSURANCE: Category(_("Travel insurance"), "insurance_eligible", _("If the employer has none.")),
    Cost.INTERPRETING: Category(_("Interpreting and translation"), "cost_interpreting"),
    Cost.VENUE: Category(_("Rooms and meetings"), "cost_venue", _("Such as rent for workshops.")),
    Cost.MATERIAL: Category(_("Small material"), "material_eligible"),
    Cost.CLIMATE: Category(_("Climate compensation"), "cost_climate"),
    Cost.LABOUR: Category(_("Working time, Swedish party"), "swedish_labour_eligible"),
    Cost.AUDIT: Category(_("Audit certificate"), "audit_cost_eligible"),
    Cost.OTHER: Category(_("Other"), "other_costs_eligible", _("Only if a rule of the round names it.")),
}
