import secrets

from django.db import transaction
from django.utils import timezone

from kompanjon.core.office.models import Office, the_office
from kompanjon.core.post.actions import send_letter
from kompanjon.core.trace.actions import note
from kompanjon.people.access.actions import give_seat, hash_of
from kompanjon.people.access.grants import Role
from kompanjon.people.accounts.models import Person

from .models import FirstKey
from .queries import TEST_LETTER


def new_key():
    """A new one-time key, or nothing where the office has begun. Earlier unused keys stop working."""
    if Person.objects.filter(seats__role=Role.ADMINISTRATOR).exists():
        return None
    key = secrets.token_urlsafe(24)
    with transaction.atomic():
        FirstKey.objects.filter(used_at=None).delete()
        FirstKey.objects.create(key_hash=hash_of(key))
    return key


def unused(key):
    return FirstKey.objects.filter(key_hash=hash_of(key), used_at=None).first()


@transaction.atomic
def begin(first_key, facts):
    """Name the office, seat its first officer, and use up the key. `facts` are the cleaned values of the form."""
    locked = FirstKey.objects.select_for_update().get(pk=first_key.pk, used_at=None)
    locked.used_at = timezone.now()
    locked.save(update_fields=["used_at"])
    office = the_office()
    office.name_sv, office.name_en = facts["programme_sv"], facts["programme_en"]
    office.office_name_sv = office.office_name_en = facts["office"]
    office.languages = " ".join(facts["languages"])
    office.save()
    person = Person.objects.create_user(
        facts["email"], facts["password"], name=facts["name"], language=facts["language"]
    )
    for role in (Role.ADMINISTRATOR, Role.UNIT_HEAD):
        give_seat(person, role, by=person)
    note(office, "office.begin", by=person)
    return person


def send_test_letter(person, *, language):
    """A letter to oneself, to see that the mail server takes what we send."""
    stamp = timezone.now().strftime("%Y%m%d%H%M%S")
    return send_letter(
        to=person, occasion=f"{TEST_LETTER}:{stamp}", template="beginning/test_letter.txt", language=language,
        subject=str(Office.objects.first() or "Kompanjon"), about=person,
    )  # fmt: skip
