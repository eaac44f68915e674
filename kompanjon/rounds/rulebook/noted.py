"""What a rule set and the office can say already, though what would use it is not here yet: said so wherever it is shown."""

from kompanjon.core.words import _

MONEY = _("Noted; used when payments and reports are handled here.")
PROJECTS = _("Noted; used when running projects are handled here.")
LINES = _("Noted; used when the budget tells these costs apart from others.")
PARTNERS = _("Noted; used when partners can look for each other here.")
PEOPLE = _("Noted; used when participants are kept here.")
REPORTS = _("Noted; used when misconduct can be reported here.")
NETWORKS = _("Noted; used when networks are handled here.")
PAPERS = _("Noted; used when agreements are signed here.")
OLD = _("Noted; it tells how long an older document was valid.")

NOTED = {
    "advance_payments": MONEY,
    "alumni_by_consent": PEOPLE,
    "audit_required_from_amount": MONEY,
    "change_request_before_change": PROJECTS,
    "costs_outside_period_severity": LINES,
    "double_funding_severity": LINES,
    "erase_sensitive_after_months": PEOPLE,
    "extra_days_eligible": LINES,
    "extra_days_salary_reading": LINES,
    "iati_org_prefix": MONEY,
    "inception_follow_on_months": PROJECTS,
    "inception_participants_per_party": PROJECTS,
    "intake_acknowledge_days": REPORTS,
    "intake_feedback_months": REPORTS,
    "investments_severity": LINES,
    "kp_budget_valid_to": OLD,
    "line_variance_pct": MONEY,
    "network_years": NETWORKS,
    "opposition_exception_per": PROJECTS,
    "partner_travel_advanced_by_swedish_party": MONEY,
    "payable_limited_to_year": MONEY,
    "payment_target_days": MONEY,
    "profile_contacts_public": PARTNERS,
    "profile_expiry_months": PARTNERS,
    "prolongation_months_max": PROJECTS,
    "recovery_notice_days": MONEY,
    "report_is_claim": MONEY,
    "sida_file_access": MONEY,
    "unsigned_lapses_by": PAPERS,
    "unsigned_reminder_days": PAPERS,
    "unused_money_lapses": MONEY,
    "vat_included": LINES,
    "voucher_years": MONEY,
}
