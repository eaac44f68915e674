from kompanjon.applications.joint.standing import broken
from kompanjon.core.problems import Problem

from .models import CheckMark, Doubt
from .rules import CHECKS, HEADINGS, Checked


def findings(application) -> list[Problem]:
    """What the rules find broken in what was handed in."""
    return broken(application)


def checked(application) -> Checked:
    marks = {mark.key: mark.outcome for mark in CheckMark.objects.filter(application=application)}
    doubt = Doubt.objects.filter(application=application).first()
    return Checked(marks, findings(application), tuple(doubt.cited) if doubt else ())


def lines(application):
    """Each question with what was answered to it, by whom."""
    marks = {mark.key: mark for mark in CheckMark.objects.filter(application=application).select_related("by")}
    return [{"check": check, "mark": marks.get(check.key)} for check in CHECKS]


def doubt_of(application):
    """The headings cited in a proposal to turn the application away, if somebody has made one."""
    if application.doubted_by_id is None:
        return None
    kept = Doubt.objects.filter(application=application).first()
    return {
        "headings": [HEADINGS[key] for key in (kept.cited if kept else ()) if key in HEADINGS],
        "by": application.doubted_by,
    }
