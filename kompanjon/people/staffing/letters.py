from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kompanjon.core.post.actions import send_letter

from ..access.grants import Role
from ..access.speech import partnership_names, role_name


def tell_stand_in(lent):
    """To who stands in: for whom, as what, from when to when."""
    seat = lent.seat
    with override(lent.person.language):
        place = partnership_names([seat.partnership]).get(seat.partnership, "") or str(seat.organisation or "")
        facts = {"lent": lent, "owner": seat.person, "role": role_name(Role(seat.role)), "place": place}
        return send_letter(
            to=lent.person, occasion=f"access.stand_in:{lent.pk}", subject=_("You stand in for a colleague"),
            template="staffing/letters/stand_in.txt", facts=facts, about=seat,
        )  # fmt: skip
