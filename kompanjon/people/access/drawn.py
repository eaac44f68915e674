"""The table of rights as a page of the handbook."""

from .grants import ATTESTING, GRANTS, OFFICE_ROLES, ROLE_NAMES, SECOND_FACTOR_ROLES

WHERE = {
    "own": "what is one's own",
    "assigned": "what one has been given to do",
    "organisation": "one's organisation",
    "partnership": "one's partnership",
    "programme": "the whole programme",
}


def rights_page():
    lines = [
        "# Who may do what",
        "",
        "Printed from the table of rights by `python3 start.py drawings`; not edited by hand.",
        "",
    ]
    for role, reaches in GRANTS.items():
        lines += [f"## {ROLE_NAMES[role].capitalize()}", ""]
        if role in OFFICE_ROLES:
            lines += ["At the office; signs in with a second factor.", ""]
        elif role in SECOND_FACTOR_ROLES:
            lines += ["Signs in with a second factor.", ""]
        elif role in ATTESTING:
            lines += ["Signs in with a second factor, in Sweden.", ""]
        for reach, acts in reaches.items():
            lines += [f"Within {WHERE[reach]}:", "", *(f"* `{act}`" for act in sorted(acts)), ""]
    return {"who-may-do-what.md": "\n".join(lines).rstrip() + "\n"}
