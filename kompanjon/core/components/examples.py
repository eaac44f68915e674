"""Every component in every state, with invented places and sums: for developers, so in English only."""

from datetime import date
from types import SimpleNamespace as Thing

from django import forms
from django.core.paginator import Paginator

from kompanjon.core.components import drawings, map
from kompanjon.core.flows import Flow, State, Step
from kompanjon.core.lifecycle import OpenStep
from kompanjon.core.problems import BLOCK, INFO, WARN, Problem

SCALE = [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"), ("x", "Don't know")]


class ExampleForm(forms.Form):
    title = forms.CharField(label="Title of the project", help_text="A heading that both parties understand.")
    amount = forms.CharField(
        label="Amount for 2028, kr",
        help_text="At most 500 000 kr a year.",
        widget=forms.TextInput({"class": "num w-10", "inputmode": "numeric"}),
    )
    summary = forms.CharField(label="Summary", required=False, widget=forms.Textarea({"rows": 3}))
    country = forms.ChoiceField(label="Country", choices=[("", "Choose a country"), ("ke", "Kenya")])
    years = forms.ChoiceField(
        label="How long does the project last?",
        widget=forms.RadioSelect,
        choices=[("1", "One year"), ("2", "Two years")],
    )
    steering = forms.BooleanField(label="We also want a steering group", required=False)
    time = forms.ChoiceField(label="We have time and staff for a partnership", widget=forms.RadioSelect, choices=SCALE)
    change = forms.ChoiceField(
        label="The aim is change",
        help_text="weight 15 %",
        widget=forms.RadioSelect,
        choices=[
            ("1", "Missing."),
            ("3", "In one organisation, without a measure."),
            ("5", "Measurable in both places."),
        ],
    )

    def clean_amount(self):
        raise forms.ValidationError("You ask for 520 000 kr. Take away 20 000 kr.")


class ExampleFilter(forms.Form):
    q = forms.CharField(label="Party, partner or country", required=False)
    country = forms.ChoiceField(label="Country", required=False, choices=[("", "All countries"), ("ke", "Kenya (12)")])
    year = forms.ChoiceField(label="Under way in", required=False, choices=[("", "All years"), ("2026", "2026 (31)")])
    status = forms.MultipleChoiceField(
        label="Status", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[("active", "Active (24)"), ("ended", "Ended (61)"), ("unknown", "Not known (21)")],
    )  # fmt: skip
    examples = forms.BooleanField(label="Also what is invented", required=False)

    @property
    def folded(self):
        return [self[name] for name in ("country", "year", "status", "examples")]


CHOSEN = {"q": "vatten", "country": "ke", "year": "2026", "status": ["active", "unknown"], "examples": "on"}
REVIEW = Flow(
    "example",
    (State("asked", "Waits", "wait"), State("writing", "Being written", "go"), State("handed_in", "Handed in", "yes")),
    (),
)


def in_state(name):
    """Something with a flow, in one of its states, as a record would be."""
    return Thing(state=name, _meta=Thing(get_field=lambda _field: Thing(flow=REVIEW)))


def everything():
    form = ExampleForm(
        {"amount": "520 000", "years": "2", "time": "4", "change": "3", "title": ""}, auto_id="example_%s"
    )
    year = [
        drawings.Entry("past", "Committed since before", 215_000_000),
        drawings.Entry("done", "Decided", 564_000_000),
        drawings.Entry("plan", "Proposed", 184_000_000),
    ]
    key = [
        drawings.Entry("tick", "Frame", 1_100_000_000),
        drawings.Entry("ask", "Asked", 1_426_000_000),
        *year,
        drawings.Entry("frame", "Left", 137_000_000),
    ]
    return {
        "form": form,
        "blank": ExampleForm(auto_id="blank_%s"),
        "unfiltered": ExampleFilter(auto_id="unfiltered_%s"),
        "filtered": ExampleFilter(CHOSEN, auto_id="filtered_%s"),
        "states": [in_state(state.name) for state in REVIEW.states],
        "problems": problems(),
        "steps": steps(),
        "flow": [
            {"label": "Handed in", "note": "14 oktober", "done": True},
            {"label": "Assessment", "note": "1 / 2", "current": True},
            {"label": "Decision"},
        ],
        "tasks": tasks(),
        "last_day": date(2026, 10, 15),
        "line": drawings.money_line(1_100_000_000, year, 1_426_000_000),
        "key": key,
        "over": drawings.money_line(50_000_000, [drawings.Entry("done", "", 52_000_000)]),
        "unknown_line": drawings.money_line(None, []),
        "lanes": drawings.lanes(
            [
                drawings.Span("Ekvik – Kisanga, 2009–", 2009, None, life=True),
                drawings.Span("Avfall som resurs", 2010, 2014),
                drawings.Span("Unga vid ån", 2018, None),
            ],
            2026,
        ),
        "timeline": timeline(),
        "bars": drawings.bars(
            [
                drawings.Bar("Kommuner", 87, "87 %", 85, 89),
                drawings.Bar("Regioner", 64, "64 %", 52, 75, second=True),
            ]
        ),
        "scale": drawings.stacked(
            [
                drawings.Bar("1 inte alls", 49, "49 %"),
                drawings.Bar("2", 30, "30 %"),
                drawings.Bar("3 mycket väl", 21, "21 %"),
            ]
        ),
        "map": map.both(
            [
                map.Link(
                    map.Place("Göteborg", 57.70716, 11.96679),
                    map.Place("Nelson Mandela Bay", -33.91799, 25.57007),
                    True,
                )
            ],
            light=True,
        ),
        "page": Paginator(range(24), 10).page(2),
        "here": Thing(
            name="Ekvik", lang="sv", language="svenska", text="De som lever med följderna hörs sist.", empty=""
        ),
        "there": Thing(
            name="Kisanga",
            lang="en",
            language="English",
            text="Those who live with the consequences are the last to be heard.",
            empty="",
        ),
        "silent": Thing(
            name="Kisanga", lang="en", language="English", text="", empty="Kisanga has not written anything yet."
        ),
        "cases": cases(),
        "batch": [
            {"name": "K-2026-0409", "text": "gets the reminder in Swedish."},
            {"name": "K-2026-0412", "text": "is left out: the completion has already come in.", "skipped": True},
        ],
    }


def problems():
    return [
        Problem(
            "EXAMPLE", "At most {cap_ore} a year. You ask for {asked_ore}.",
            {"cap_ore": 50_000_000, "asked_ore": 52_000_000}, BLOCK, source="https://example.org/rules",
        ),
        Problem("EXAMPLE", "Two visits a year are expected; year 3 has one.", {}, WARN, decided=False),
        Problem("EXAMPLE", "The counterpart gives its time.", {}, INFO),
    ]  # fmt: skip


def steps():
    waiting = [Problem("EXAMPLE", "Both assessments must be in: one of two is.", {}, BLOCK)]
    return [
        OpenStep(Step("call", "Call a joint meeting", ("open",), "open", "act"), []),
        OpenStep(Step("propose", "Propose a decision", ("open",), "open", "act"), waiting),
    ]


def tasks():
    both = [{"who": "Ekvik", "word": "Stale", "tone": "wait"}, {"who": "Kisanga", "word": "Done", "tone": "yes"}]
    return [
        {
            "label": "4. Den gemensamma utmaningen",
            "href": "#tasks",
            "writing": "Neema skriver",
            "states": [*both, {"who": "Together", "word": "Stale", "tone": "wait"}],
        },
        {
            "label": "13. Budget",
            "href": "#tasks",
            "note": "År 2 ligger 20 000 kr över taket",
            "states": [*both, {"who": "Together", "word": "To correct", "tone": "no"}],
        },
    ]


def timeline():
    return [
        {
            "when": "2018",
            "title": "Unga vid ån",
            "text": "Ett projekt beviljat i höstomgången.",
            "kind": "grant",
            "cites": [1],
        },
        {"when": "2015–2017", "title": "År vi inte vet något om", "text": "Vet du?", "kind": "gap"},
        {"title": "2000-talet", "kind": "decade"},
        {"when": "2009", "title": "Partnerskapet börjar", "kind": "start"},
    ]


def cases():
    return [
        Thing(
            href="#desk",
            here="Ekvik",
            there="Kisanga",
            sub="K-2026-0412",
            why="Kompletteringen har kommit in",
            next="Granska den",
            due=date(2026, 11, 23),
            late=False,
            soon=True,
        ),
        Thing(
            href="#desk",
            here="Lövhamn",
            there="Зеленівка",
            sub="K-2026-0405",
            why="Ingen kontakt med medsökande",
            next="Fråga parten",
            due=None,
            late=False,
            soon=False,
        ),
    ]
