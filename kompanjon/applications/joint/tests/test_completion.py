"""What is completed is signed by everybody, too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kompanjon.applications.joint.actions.hand_in import hand_in, return_for_completion
from kompanjon.applications.joint.actions.sign import say_ready, sign
from kompanjon.applications.joint.actions.write import Typed, save_answers
from kompanjon.applications.joint.desk import applications_waiting
from kompanjon.applications.joint.form import Field
from kompanjon.applications.joint.queries import form_of
from kompanjon.core.problems import Refused

from .late import half_signed, handed_in
from .test_sign_off import rules_of

pytestmark = pytest.mark.django_db


def test_a_completion_is_signed_by_everybody_and_a_coordinator_only_follows_a_signature():
    case = handed_in(half_signed())
    due = timezone.now() + timedelta(days=7)
    return_for_completion(case.application, by=case.officer, reason="Say more.", due=due)
    causes = Field(form_of(case.application).question("causes"))
    save_answers(case.application, [Typed(causes, "More", 1)], by=case.neema)
    second = say_ready(case.application, case.kisanga, by=case.neema)
    [for_ekvik] = applications_waiting(case.alva)
    assert case.ekvik.organisation.label in for_ekvik.sentence, "its signature was under the earlier text"
    assert for_ekvik.until == case.application.completion_due
    with pytest.raises(Refused) as trouble:
        sign(case.application, case.kisanga, by=case.neema, digest=second.digest)
    assert rules_of(trouble) == {"SIGN-SEAT"}, "Kisanga's signatory never signed what was handed in"
    sign(case.application, case.ekvik, by=case.alva, digest=second.digest)
    with pytest.raises(Refused) as trouble:
        hand_in(case.application, by=case.alva)
    assert rules_of(trouble) == {"JOINT-UNSIGNED"}
    sign(case.application, case.kisanga, by=case.governor, digest=second.digest)
    hand_in(case.application, by=case.alva)
    assert case.application.state == "handed_in"
