"""The record's own words in the reader's language: {% load recorded %}."""

from django import template

from ..register.vocabulary import words

register = template.Library()
register.filter("in_words", words)
