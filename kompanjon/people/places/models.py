from django.db import models

from kompanjon.core.fields import Bilingual


class Country(models.Model):
    """A country, with the code it has in ISO 3166 (Kosovo: the user-assigned XK)."""

    code = models.CharField(max_length=2, primary_key=True)
    iso3 = models.CharField(max_length=3)
    numeric = models.CharField(max_length=3, blank=True)
    name = Bilingual(models.CharField, max_length=80)
    cluster = models.CharField(max_length=40, blank=True)
    continent_band = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=20, blank=True)
    listed_until_2019 = models.BooleanField(default=False)
    listed_about_2020_2022 = models.BooleanField(default=False)
    listed_since_about_2023 = models.BooleanField(default=False)
    list_sources = models.CharField(max_length=200, blank=True)
    income_group = models.CharField(max_length=4, blank=True)
    income_list = models.CharField(max_length=40, blank=True)
    time_zone = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "countries"

    def __str__(self):
        return self.name


class County(models.Model):
    """A Swedish county (län), with its two-digit code."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=60)

    class Meta:
        verbose_name_plural = "counties"

    def __str__(self):
        return self.name
