from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kompanjon.people.access.acts import Act
from kompanjon.people.access.doors import door

from .actions import keep_theme
from .forms import ThemeForm
from .models import Theme


@door(Act.ROUND_EDIT)
def index(request):
    """The programme's list of themes, a handful, and a line to add one."""
    return theme_form(request, Theme())


@door(Act.ROUND_EDIT, Theme)
def edit(request, theme):
    return theme_form(request, theme)


def theme_form(request, theme):
    form = ThemeForm(request.POST or None, instance=theme)
    if request.method == "POST" and form.is_valid():
        keep_theme(form, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("themes:index")
    facts = {"form": form, "theme": theme, "themes": Theme.objects.all()}
    return render(request, "themes/index.html", facts, status=422 if form.errors else 200)
