"""Rounds that ask for annex 1, reports accepted, and what is gathered of them into the register."""

from __future__ import annotations

from datetime import date

from sachhon.domain.assessments.gathering.gather import gather_waiting
from sachhon.domain.registry.api import Arriving, apply_list
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import Submission, accept, findings_of, give_reason, receive
from sachhon.foundation.jobs import run_waiting
from tests import world
from tests.domain.submissions.people import People

TEMPLATE = "bct-1594-2013-annex-1"
PROVINCE = "P63-52"


def asked(year: int) -> Round:
    """The round that asks for the state at the end of a year."""
    made = world.published_round(f"{year + 1}-1594", TEMPLATE)
    made.data_until = date(year, 12, 31)
    made.save()
    return made


def accepted(people: People, report: Submission, key: str) -> None:
    """A filled draft: reasons given where they are asked for, approved, sealed, received, accepted."""
    for finding in findings_of(report):
        if finding.needs_reason:
            give_reason(actor=people.officer, submission=report, fingerprint=finding.fingerprint, text="Đã rà soát")
    people.submitted(report, key)
    receive(actor=people.ministry, submission=report)
    report.refresh_from_db()
    accept(actor=people.ministry, submission=report)


def gathered() -> list[Arriving]:
    """The lists that came by this gathering, the oldest first."""
    before = set(Arriving.objects.values_list("pk", flat=True))
    gather_waiting(lambda done, total: None)
    return list(Arriving.objects.exclude(pk__in=before).order_by("pk"))


def applied(people: People, arriving: Arriving) -> None:
    """The province says yes."""
    arriving.refresh_from_db()
    apply_list(actor=people.officer, arriving=arriving, version=arriving.version)
    run_waiting()
    arriving.refresh_from_db()
    assert arriving.status == "done"
