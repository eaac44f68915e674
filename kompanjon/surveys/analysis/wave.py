"""One wave as a table: a row for each register unit, its disposition and its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kompanjon.core.lazily import Lazily
from kompanjon.surveys.analysis.bases import INCLUDE_DK, answered, holds, is_one_of, number
from kompanjon.surveys.analysis.estimates import Design, distribution, means
from kompanjon.surveys.analysis.intervals import NOTHING, Estimate
from kompanjon.surveys.analysis.rates import ESTIMATED, Outcome
from kompanjon.surveys.analysis.weighting import Classes, ClassScheme, build

pl = Lazily("polars")

UNITS = (  # the columns of the reference format that are not answers
    "wave",
    "person_id",
    "org_code",
    "org_type",
    "same_legal_entity_as",
    "skr_group_2017",
    "nuts1",
    "has_partnership",
    "position",
    "role",
    "secondary_position",
    "invite_lang",
    "invited_at",
    "reminder1_at",
    "reminder2_at",
    "started_at",
    "responded_at",
    "duration_s",
    "device",
    "status",
    "aapor",
)


@dataclass
class WaveTable:
    """Everything the figures of a wave are computed from. `multi` names the items with several answers."""

    frame: pl.DataFrame
    multi: frozenset = frozenset()
    scheme: ClassScheme = field(default_factory=ClassScheme)
    merge: bool = True
    own_weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # name → person → weight

    @property
    def items(self):
        return [c for c in self.frame.columns if c not in UNITS]

    @cached_property
    def classed(self) -> pl.DataFrame:
        """All units with the name of their class before merging."""
        columns = self.frame.select("org_type", "position", "role", "has_partnership")
        names = {row: self.scheme.class_of(*row) for row in columns.unique().iter_rows()}
        return self.frame.with_columns(pl.Series("cls", [names[row] for row in columns.iter_rows()], dtype=pl.String))

    @cached_property
    def classes(self) -> Classes:
        eligible = self.classed.filter(~pl.col("aapor").str.starts_with("4."))
        got = eligible.filter(pl.col("aapor").is_in(ESTIMATED))
        return build(_counts(eligible), _counts(got), self.scheme.neighbours if self.merge else None)

    @cached_property
    def design(self) -> Design:
        return Design(self.classes.population, self.classes.respondents)

    @cached_property
    def respondents(self) -> pl.DataFrame:
        """Those whose answers count, each with final class and weight."""
        weights = self.classes.weights
        frame = self.classed.filter(pl.col("aapor").is_in(ESTIMATED))
        return frame.with_columns(pl.col("cls").replace_strict(self.classes.home, default=None)).with_columns(
            pl.col("cls").replace_strict(weights, default=None, return_dtype=pl.Float64).alias("w")
        )

    def rows(self, dispositions=None) -> pl.DataFrame:
        """Units with the given dispositions; those that count when none are given."""
        wanted = [str(d) for d in dispositions] if dispositions else list(ESTIMATED)
        return self.frame.filter(pl.col("aapor").is_in(wanted))

    def outcome(self, where=None) -> Outcome:
        frame = self.frame.filter(holds(where))
        return Outcome.from_counts(dict(frame["aapor"].value_counts().iter_rows()))

    def outcomes_by(self, column) -> dict[str, Outcome]:
        counted: dict = {}
        for level, code, n in self.frame.group_by(column, "aapor").len().iter_rows():
            counted.setdefault(level, {})[code] = n
        return {level: Outcome.from_counts(c) for level, c in sorted(counted.items(), key=lambda x: str(x[0]))}

    def base(self, item, base=INCLUDE_DK) -> pl.Expr:
        return answered(item, base, item in self.multi)

    def counts(self, item, where=None, base=INCLUDE_DK, dispositions=None) -> dict[str, int]:
        """Unweighted number of answers by option, most frequent first."""
        column = self.rows(dispositions).filter(holds(where) & self.base(item, base)).get_column(item)
        if item in self.multi:
            column = column.explode(empty_as_null=True)
        found = column.cast(pl.String).value_counts()
        return dict(sorted(found.iter_rows(), key=lambda x: (-x[1], x[0])))

    def n(self, item, where=None, base=INCLUDE_DK, dispositions=None) -> int:
        return self.rows(dispositions).filter(holds(where) & self.base(item, base)).height

    def mean(self, item, where=None, base=INCLUDE_DK, group=None) -> Estimate | dict:
        """Weighted mean; with `group`, one for each of its levels."""
        found = means(
            self.respondents, number(item), self.design, group=group, keep=holds(where) & self.base(item, base)
        )
        return found if group else found.get(None, NOTHING)

    def share(self, item, values, where=None, base=INCLUDE_DK, group=None) -> Estimate | dict:
        """Weighted share with one of the values."""
        y = is_one_of(item, values, item in self.multi)
        found = means(
            self.respondents, y, self.design, group=group, keep=holds(where) & self.base(item, base), kind="share"
        )
        return found if group else found.get(None, NOTHING)

    def shares(self, item, where=None, base=INCLUDE_DK, group=None) -> dict:
        """Weighted shares of every option: {group: {option: Estimate}}."""
        keep = holds(where) & self.base(item, base)
        if item not in self.multi:
            return distribution(self.respondents, item, self.design, self.classes.weights, group=group, keep=keep)
        options = sorted(
            set(self.respondents.filter(keep).get_column(item).explode(empty_as_null=True).drop_nulls().to_list())
        )
        found: dict = {}
        for option in options:
            by = means(
                self.respondents, is_one_of(item, [option], True), self.design, group=group, keep=keep, kind="share"
            )
            for level, estimate in by.items():
                found.setdefault(level, {})[option] = estimate
        return found


def _counts(frame) -> dict[str, int]:
    return dict(frame.group_by("cls").len().iter_rows())


def read_csv(path, **options) -> WaveTable:
    """A wave in the reference format. Items with `|` in any answer hold several."""
    frame = pl.read_csv(path, infer_schema_length=0)
    items = [c for c in frame.columns if c not in UNITS]
    free_text = {c for c in items if c.endswith("_comment")}
    multi = frozenset(c for c in items if c not in free_text and frame[c].str.contains("|", literal=True).any())
    return WaveTable(split_multi(frame, multi), multi, **options)


def split_multi(frame: pl.DataFrame, multi) -> pl.DataFrame:
    return frame.with_columns([pl.col(c).str.split("|") for c in sorted(multi)])
