"""One wave as a table: a row for each register unit, its disposition and its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kompanjon.core.lazily import Lazily
from kompanjon.core.words import _
from kompanjon.surveys.analysis.bases import (
    DONT_KNOW,
    EXCLUDE_DK,
    INCLUDE_DK,
    answered,
    eligible,
    holds,
    is_one_of,
    number,
    unanswered,
)
from kompanjon.surveys.analysis.estimates import Design, distribution, domain_size, means
from kompanjon.surveys.analysis.intervals import NOTHING, Estimate, finished
from kompanjon.surveys.analysis.rates import ESTIMATED, Outcome
from kompanjon.surveys.analysis.texts import reads_as_text
from kompanjon.surveys.analysis.weighting import CannotWeight, Classes, ClassScheme, build

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


GROUP_COLUMNS = (  # what answers may be divided by; every other column of the register could name somebody
    "org_type",
    "role",
    "has_partnership",
    "skr_group_2017",
    "nuts1",
    "position",
    "size",
)
CLASSES, OFFICIAL, EVERYBODY, NO_LEVEL, CROSSED = "classes", "official", "all", "–", " × "


@dataclass(frozen=True)
class Calibration:
    """Weights that were made to meet margins: one weight for each class and combination of levels.

    Each margin is the name of one group variable, or of several that are crossed. With `classed` the weights of
    the classes were the beginning, and the classes stay the strata of the variance; else everybody began alike.
    """

    margins: tuple[tuple[str, ...], ...]
    cells: Mapping[tuple[str, ...], float]
    classed: bool = True

    @property
    def variables(self):
        return list(dict.fromkeys(v for margin in self.margins for v in margin))


@dataclass
class WaveTable:
    """Everything the figures of a wave are computed from. `multi` names the items with several answers.

    `sets` holds the wave's kept weight sets, None for those of classes; `chosen` is the one that is computed with.
    """

    frame: pl.DataFrame
    multi: frozenset = frozenset()
    scheme: ClassScheme = field(default_factory=ClassScheme)
    merge: bool = True
    sets: Mapping[str, Calibration | None] = field(default_factory=dict)
    chosen: str = CLASSES

    asked: frozenset = frozenset()  # the columns that are answers, where the questionnaire is known
    texts: frozenset = frozenset()  # those of them that are written freely: read by a person before anything is shown
    most_from_one: Mapping = field(default_factory=dict)  # answers of the largest entity by group, when links are cut
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # item → code → what the answer means

    @property
    def items(self):
        return [c for c in self.frame.columns if c not in UNITS]

    @property
    def answer_columns(self):
        return (self.asked or frozenset(self.items)) - self.texts

    @cached_property
    def classed(self) -> pl.DataFrame:
        """All units with the name of their class before merging."""
        columns = self.frame.select("org_type", "position", "role", "has_partnership")
        names = {row: self.scheme.class_of(*row) for row in columns.unique().iter_rows()}
        return self.frame.with_columns(pl.Series("cls", [names[row] for row in columns.iter_rows()], dtype=pl.String))

    @cached_property
    def classes(self) -> Classes:
        asked = self.classed.filter(eligible())
        got = asked.filter(pl.col("aapor").is_in(ESTIMATED))
        return build(_counts(asked), _counts(got), self.scheme.neighbours if self.merge else None)

    @property
    def calibration(self) -> Calibration | None:
        return self.sets.get(self.chosen)

    def weighted_by(self, name) -> WaveTable:
        """The same answers with another kept weight set; the chosen one when the name is "official"."""
        if name in (OFFICIAL, self.chosen):
            return self
        if name not in self.sets and name != CLASSES:
            raise CannotWeight(_("There is no weight set named {name}."), name=name)
        other = replace(self, chosen=name)
        other.__dict__ |= {k: v for k, v in self.__dict__.items() if k in ("classed", "classes", "counted")}
        return other

    @property
    def in_classes(self):
        return self.calibration is None or self.calibration.classed

    @cached_property
    def design(self) -> Design:
        """N and n of the strata of the variance: the classes, or everybody together."""
        if self.in_classes:
            return Design(self.classes.population, self.classes.respondents)
        outcome = self.outcome()
        return Design({EVERYBODY: outcome.eligible}, {EVERYBODY: outcome.answered})

    @cached_property
    def respondents(self) -> pl.DataFrame:
        """Those whose answers count, each with final class and weight."""
        frame = self.classed.filter(pl.col("aapor").is_in(ESTIMATED))
        if self.in_classes:
            frame = frame.with_columns(pl.col("cls").replace_strict(self.classes.home, default=None))
        else:
            frame = frame.with_columns(pl.lit(EVERYBODY).alias("cls"))
        if self.calibration:
            return frame.with_columns(pl.Series("w", self._cell_weights(frame), dtype=pl.Float64))
        weights = self.classes.weights
        return frame.with_columns(
            pl.col("cls").replace_strict(weights, default=None, return_dtype=pl.Float64).alias("w")
        )

    def _cell_weights(self, frame):
        cells = self.calibration.cells
        keys = list(
            zip(frame["cls"].to_list(), *(levels(frame, (v,)) for v in self.calibration.variables), strict=True)
        )
        strange = sorted({" ".join(k) for k in keys if k not in cells})
        if strange:
            raise CannotWeight(
                _("The answers have changed since the weights {name} were made. Without a weight: {cells}."),
                name=self.chosen,
                cells=", ".join(strange),
            )
        return [cells[k] for k in keys]

    @cached_property
    def margin_codes(self) -> list:
        """The level of every respondent in each margin of the calibration, as numbers."""
        import numpy

        found = (levels(self.respondents, margin) for margin in self.calibration.margins) if self.calibration else ()
        return [numpy.unique(numpy.asarray(x), return_inverse=True)[1] for x in found]

    def estimates(self, y: pl.Expr, keep: pl.Expr, kind="mean", group=None) -> dict:
        """Weighted estimates of y by group, with the variance that suits the weights."""
        if self.calibration is None:
            return means(self.respondents, y, self.design, group=group, keep=keep, kind=kind)
        from kompanjon.surveys.analysis.calibration import calibrated

        got = self.respondents.select(
            y.cast(pl.Float64).alias("y"),
            keep.alias("keep"),
            pl.lit(EVERYBODY).alias("g") if group is None else pl.col(group).alias("g"),
            "w",
            "cls",
        )
        inside = (got["keep"] & got["y"].is_not_null()).fill_null(False)
        found = {}
        for level in got["g"].filter(inside).unique().to_list():
            mine = (inside & (got["g"].eq_missing(pl.Series([level], dtype=got["g"].dtype)))).to_numpy()
            found[None if group is None else level] = calibrated(
                got["y"].fill_null(0.0).to_numpy(),
                mine,
                got["w"].to_numpy(),
                self.margin_codes,
                self.design,
                got["cls"].to_list(),
                kind,
            )
        return found

    @cached_property
    def counted(self) -> pl.DataFrame:
        """Units whose answers count."""
        return self.frame.filter(pl.col("aapor").is_in(ESTIMATED))

    def rows(self, dispositions=None) -> pl.DataFrame:
        """Units with the given dispositions; those that count when none are given."""
        if not dispositions:
            return self.counted
        return self.frame.filter(pl.col("aapor").is_in([str(d) for d in dispositions]))

    def outcome(self, where=None) -> Outcome:
        frame = self.frame.filter(holds(where))
        return Outcome.from_counts(dict(frame["aapor"].value_counts().iter_rows()))

    def outcomes_by(self, column) -> dict[str, Outcome]:
        counted: dict = {}
        for level, code, n in self.frame.group_by(column, "aapor").len().iter_rows():
            counted.setdefault(level, {})[code] = n
        return {level: Outcome.from_counts(c) for level, c in sorted(counted.items(), key=lambda x: str(x[0]))}

    def base(self, item, base=INCLUDE_DK) -> pl.Expr:
        return answered(
            item, base, item in self.multi, self.meaning(item, "dont_know"), self.meaning(item, "not_applicable")
        )

    def meaning(self, item, wanted) -> list[str]:
        """The codes of an item's answers that mean so; those known to mean don't know everywhere are among them."""
        own = [code for code, meaning in self.meanings.get(item, {}).items() if meaning == wanted]
        return own + [c for c in DONT_KNOW if wanted == "dont_know" and c not in own]

    def outside(self, item, base=INCLUDE_DK) -> set[str]:
        """The answers that are in no share of the item."""
        return {
            *self.meaning(item, "not_applicable"),
            *(self.meaning(item, "dont_know") if base == EXCLUDE_DK else ()),
        }

    def unanswered(self, item, where=None) -> int:
        """How many were shown the item and gave no answer."""
        return self.rows().filter(holds(where) & unanswered(item, item in self.multi)).height

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
        found = self.estimates(number(item), holds(where) & self.base(item, base), group=group)
        return found if group else found.get(None, NOTHING)

    def share(self, item, values, where=None, base=INCLUDE_DK, group=None) -> Estimate | dict:
        """Weighted share with one of the values."""
        y = is_one_of(item, values, item in self.multi)
        found = self.estimates(y, holds(where) & self.base(item, base), "share", group)
        return found if group else found.get(None, NOTHING)

    def nobody(self, item, where=None, base=INCLUDE_DK) -> Estimate:
        """The share of an answer that was on offer and nobody gave: 0, with the bound that can be said of it."""
        weights = self.respondents.filter(holds(where) & self.base(item, base))["w"]
        return finished("share", 0.0, None, 0, weights.len(), domain_size(weights.sum(), self.design))

    def shares(self, item, where=None, base=INCLUDE_DK, group=None) -> dict:
        """Weighted shares of every option: {group: {option: Estimate}}."""
        keep = holds(where) & self.base(item, base)
        if item not in self.multi and self.calibration is None:
            return distribution(self.respondents, item, self.design, self.classes.weights, group=group, keep=keep)
        given = self.respondents.filter(keep).get_column(item)
        if item in self.multi:
            given = given.explode(empty_as_null=True)
        found: dict = {}
        for option in sorted(set(given.cast(pl.String).drop_nulls().to_list())):
            y = is_one_of(item, [option], item in self.multi)
            for level, estimate in self.estimates(y, keep, "share", group).items():
                found.setdefault(level, {})[option] = estimate
        return found


def levels(frame, margin) -> list[str]:
    """The level of every row in a margin; levels of crossed variables stand side by side."""
    texts = [pl.col(v).cast(pl.String).fill_null(NO_LEVEL).replace("", NO_LEVEL) for v in margin]
    return frame.select(pl.concat_str(texts, separator=CROSSED).alias("level"))["level"].to_list()


def _counts(frame) -> dict[str, int]:
    return dict(frame.group_by("cls").len().iter_rows())


def read_csv(path, **options) -> WaveTable:
    """A wave in the reference format. Items with `|` in any answer hold several."""
    frame = pl.read_csv(path, infer_schema_length=0)
    items = [c for c in frame.columns if c not in UNITS]
    texts = frozenset(c for c in items if reads_as_text(c, frame[c].drop_nulls().to_list()))
    multi = frozenset(c for c in items if c not in texts and frame[c].str.contains("|", literal=True).any())
    return WaveTable(split_multi(frame, multi), multi, texts=texts, **options)


def split_multi(frame: pl.DataFrame, multi) -> pl.DataFrame:
    return frame.with_columns([pl.col(c).str.split("|") for c in sorted(multi)])
