"""Who answered least, for those who want to judge the data."""

LANGUAGES = ("sv", "en")
LEAST_GAP = 0.01  # rates closer than one point are told as equal
GROUPS_COMPARED = (
    ("role", {"politiker": ("politiker", "politicians"), "tjansteperson": ("tjänstepersoner", "officials")}),
    (
        "org_type",
        {
            "kommun": ("kommunernas företrädare", "the municipalities' representatives"),
            "region": ("regionernas företrädare", "the regions' representatives"),
        },
    ),
    (
        "has_partnership",
        {
            "1": ("företrädare för organisationer med partnerskap", "representatives of organisations with a partnership"),
            "0": (
                "företrädare för organisationer utan partnerskap",
                "representatives of organisations without a partnership",
            ),
        },
    ),
)  # fmt: skip
EQUAL = {
    "sv": "ingen av de grupper som jämförts svarade tydligt mer sällan än någon annan",
    "en": "none of the groups compared answered clearly less often than another",
}
SELDOM = {"sv": "{} svarade mer sällan än {}", "en": "{} answered less often than {}"}


def who_is_missing(table) -> dict[str, str]:
    """The groups whose rates differ most, for those who want to judge the data."""
    found = []
    for column, names in GROUPS_COMPARED:
        if column not in table.frame.columns:
            continue
        rates = {
            str(level): outcome.rate("RR2")
            for level, outcome in table.outcomes_by(column).items()
            if str(level) in names and outcome.shows_rate()
        }
        if len(rates) > 1:
            low, high = min(rates, key=rates.get), max(rates, key=rates.get)
            found.append((rates[high] - rates[low], names[low], names[high]))
    gap, low, high = max(found, default=(0, None, None), key=lambda f: f[0])
    if gap < LEAST_GAP:
        return EQUAL
    return {lang: SELDOM[lang].format(low[i], high[i]) for i, lang in enumerate(LANGUAGES)}
