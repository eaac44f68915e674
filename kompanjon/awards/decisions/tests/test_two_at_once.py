"""Two people decide at the same moment, each within the frame, together beyond it."""

import threading
from datetime import date

import pytest
from django.db import connection, connections

from kompanjon.awards.decisions import actions
from kompanjon.awards.decisions.models import Award
from kompanjon.awards.decisions.queries import frame_standing
from kompanjon.core.problems import Refused
from kompanjon.testing import a_case_to_decide, a_person, a_proposal, an_assessed_round

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one writer in at a time (IMMEDIATE): there is no same moment"
    ),
]


def test_frame_is_not_overdrawn_by_two_at_the_same_moment():
    call = an_assessed_round(frame={2027: 500_000})
    awards = [a_proposal(a_case_to_decide(call, asked={1: 300_000})) for _ in range(2)]
    bosses, start, told = [a_person("decision_maker") for _ in range(2)], threading.Barrier(2), []

    def decide(award, boss, number):
        start.wait()
        try:
            actions.decide_many(
                call,
                {award.pk: award.version},
                minutes="Protokoll 2026:1",
                number=number,
                held_on=date(2026, 11, 20),
                by=boss,
            )
            told.append("decided")
        except Refused:
            told.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=(awards[n], bosses[n], f"§ {n}")) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["decided", "refused"]
    assert Award.objects.filter(state="decided").count() == 1
    assert frame_standing(call).years[0].left == 200_000_00
