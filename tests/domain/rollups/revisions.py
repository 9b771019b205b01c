"""Sealed revisions for the tests of the roll-up, written as rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sachhon.domain.accounts.api import Role, User
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.api import Receipt, Revision, Status, Submission
from sachhon.formkit.values import Answer, Key, Origin, State, to_json
from tests import world

NIL, UNKNOWN, MISSING = (Answer(state) for state in (State.NIL, State.UNKNOWN, State.MISSING))
SHA = "ab" * 32


def answers(**values: object) -> dict[Key, Answer]:
    """Answers read from words of a file, and states as they are given."""
    return {
        Key(name): value
        if isinstance(value, Answer)
        else Answer(State.VALUE, value, Origin("read", "001.docx", SHA, 10, 20, str(value)))
        for name, value in values.items()
    }


def sealer() -> User:
    found = User.objects.filter(email="sealer@example.vn").first()
    return found or world.person(Role.LEADER, "P63-89", "Người ký", "sealer@example.vn")


def seal(
    of: Round,
    unit_code: str,
    values: Mapping[Key, Answer],
    status: str = Status.SUBMITTED,
    reasons: Sequence[Mapping[str, object]] = (),
) -> Revision:
    """A further sealed revision of a unit's answer, which stands from now on."""
    owed = Obligation.objects.filter(round=of, unit__code=unit_code).first() or world.obligation(of, unit_code)
    submission, _ = Submission.objects.get_or_create(obligation=owed, defaults={"code": f"{of.code}.{unit_code}"})
    number = submission.revisions.count() + 1
    content = json.dumps({**to_json(of.template.definition, values), "reasons": list(reasons)}, ensure_ascii=False)
    revision = Revision.objects.create(
        submission=submission,
        number=number,
        template=of.template,
        content=content,
        digest=hashlib.sha256(f"{submission.code}.{number}{content}".encode()).hexdigest(),
        request_key=f"{submission.code}.{number}",
        sealed_by=sealer(),
        sealed_at=datetime(2018, 4, 24, 3, 0, tzinfo=UTC),
    )
    Receipt.objects.create(revision=revision, code=f"BN-{revision.digest[:10]}", at=revision.sealed_at)
    submission.standing, submission.status = revision, status
    submission.save()
    return revision
