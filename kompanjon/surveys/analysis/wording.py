"""Words of the analysis pages that stand in tables and are translated where they are shown."""

from kompanjon.core.words import _

GROUPINGS = (
    ("", _("everybody")),
    ("org_type", _("Type of organisation")),
    ("role", _("Role")),
    ("skr_group_2017", _("Group of municipalities (SKR 2017)")),
    ("has_partnership", _("Has a partnership")),
    ("position", _("Post")),
)
ODD = {
    "late": (_("Late"), _("The answers came after the close. They are kept, and are not in any estimate.")),
    "double": (_("Duplicates"), _("The same free text and the same answers as another response.")),
    "straight": (_("Straight-lining"), _("The same answer to every scale, where there are at least five.")),
    "fast": (_("Impossible durations"), _("Less than a quarter of the median time: nobody reads that fast.")),
}
WAYS = (
    ("row", _("weighted shares of the group")),
    ("column", _("weighted shares of the answer")),
    ("n", _("number of answers")),
)
