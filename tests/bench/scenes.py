"""What is fetched, by whom, and what it may cost: the table of the first issue, as data."""

import html
import re
from dataclasses import dataclass

LOAD = 12  # requests of each page in a round
ROUNDS = 3


@dataclass(frozen=True)
class Scene:
    name: str
    who: str
    limit_x: float
    limit_statements: int
    pages: tuple[str, ...]
    post: str = ""  # which form is filled in, if any


def scenes(made, address):
    """`address(name, *args)` gives the path of a page."""
    public = address("pages:catalogue")
    return [
        Scene("list", "officer", 25, 10, (address("joint:list"), address("joint:list") + "?state=handed_in&page=2")),
        Scene("list_search", "officer", 30, 10, (address("joint:list") + "?q=vatten+skola",)),
        Scene("application", "officer", 25, 15, (address("joint:application", made["application"]),)),
        Scene(
            "hand_in", "coordinator", 50, 30, tuple(address("joint:hand_in", key) for key in made["hand_ins"]), "plain"
        ),
        Scene("review", "assessor", 40, 25, tuple(address("reviews:write", key) for key in made["reviews"]), "review"),
        Scene("desk", "officer", 30, 15, (address("desk:mine"),)),
        Scene("decision", "officer", 30, 15, (address("decisions:table", made["round"]),)),
        Scene("home", "", 25, 10, (address("pages:home"),)),
        Scene("catalogue", "", 25, 10, (f"{public}?q=vatten", f"{public}?status=active", public)),
        Scene("catalogue_fresh", "", 2, 10, (public,), "fresh"),
    ]


def review_form(page):
    """The fields of a review as the page offers them, each criterion scored and explained."""
    text = page.decode()
    fields = {
        "version": re.search(r'name="version" value="(\d+)"', text)[1],
        "recommendation": "approve",
        "comment": "",
    }
    for name in set(re.findall(r'<input type="radio" name="([\w-]+)"', text)):
        fields[name] = "4"
    for name in set(re.findall(r'<textarea name="([\w-]+)"', text)):
        fields[name] = html.unescape("Well described, with a plan for each year and clear responsibility.")
    fields.pop("recommendation", None)
    return fields | {"recommendation": "approve"}
