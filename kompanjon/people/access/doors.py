"""Doors: how a view gets its record, and how every address is marked with who may come in."""

import functools

from django.core.exceptions import PermissionDenied
from django.http import Http404

from ..accounts.kept import forget_what_is_sent, to_sign_in
from .reach import may, visible


def door(act, model=None, key="pk", related=()):
    """Open the view to those who may do `act`. With a model the view gets the record instead of its key.

    Outside one's reach the answer is 404, for a 403 would tell a stranger that the thing exists; within it, but not
    one's to do, 403. Without a model the act must reach the whole programme.
    """

    def wrap(view):
        @functools.wraps(view)
        def opened(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return to_sign_in(request)
            forget_what_is_sent(request)
            if model is None:
                if not may(request.user, act):
                    raise PermissionDenied
                return view(request, *args, **kwargs)
            record = within_reach(model, request.user, {key: kwargs.pop(key)}, related)
            if not may(request.user, act, record):
                raise PermissionDenied
            return view(request, record, *args, **kwargs)

        opened.door = act
        opened.door_model = model
        return opened

    return wrap


def within_reach(model, person, lookup, related=()):
    found = visible(model._default_manager.select_related(*related), person).filter(**lookup).first()
    if found is None:
        raise Http404
    return found


def signed_in(view):
    """For one's own things, where there is no record to ask about: the desk, one's seats, one's profile."""

    @functools.wraps(view)
    def opened(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return to_sign_in(request)
        forget_what_is_sent(request)
        return view(request, *args, **kwargs)

    opened.door = "signed_in"
    return opened


def open_to_all(view):
    view.door = "open_to_all"
    return view
