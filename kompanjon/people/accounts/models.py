from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class PersonManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        person = self.model(email=self.normalize_email(email).strip(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """One personal account per person, never one per organisation. A name is one field, in any script."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=5, default="sv")
    time_zone = models.CharField(max_length=40, default="Europe/Stockholm")
    phone = models.CharField(max_length=40, blank=True)
    phone_kind = models.CharField(max_length=20, blank=True)
    withheld = models.BooleanField(default=False)
    withheld_reason = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    belongs = {"own": "pk"}

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_one_account_per_address")]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self).split(" ")[0]

    def has_perm(self, act, thing=None):
        """May this person do this act, on this thing? Answered from seats; there is no superuser."""
        from kompanjon.people.access.reach import may

        return self.is_active and may(self, act, thing)

    def has_perms(self, acts, thing=None):
        return all(self.has_perm(act, thing) for act in acts)

    @property
    def is_staff(self):
        """allauth asks; nobody is staff in Django's sense, rights come from seats."""
        return False
