from django.shortcuts import render

from .examples import everything


def components(request):
    """Every component with its states, for those who build pages. Not in the menu."""
    return render(request, "components/components.html", everything())


components.door = "open_to_all"  # the mark itself: doors live upstairs, in people, where core may not look
