"""Words of the register: what is known of a post in an organisation, and the mark it has in the matrix."""

from kompanjon.core.words import _

STATES = {
    "filled": ("●", _("filled")),
    "dual": ("◐", _("held by somebody who is asked for another post")),
    "vacant": ("○", _("vacant")),
    "unknown": ("?", _("unknown")),
}
