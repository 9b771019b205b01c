"""Deadline day's world, made in the database that DATABASE_URL names: `python -m benchmarks.deadline_world N FILE`.

N associations (one step of approval), each with a person who types and approves, signed in, and a report that is
filled in but for what they will type. FILE gets one JSON object a line: {"session", "code", "cell", "item"}.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sachhon.config.settings")
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from tests import world

from sachhon.channels.office.reports.pages import page_of_field
from sachhon.domain.accounts.api import Membership, Role, User, actor_of
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import ValueChange, findings_of, give_reason, save_values, start
from sachhon.formkit.definition import Template
from sachhon.formkit.findings import Severity
from sachhon.formkit.rules import check
from sachhon.formkit.values import State, Values
from sachhon.reading.pipeline import read_source
from sachhon.reading.sources import read_bytes
from sachhon.reading.values import values_of
from sachhon.writing.sample import compose_letters

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STOPS = frozenset({Severity.BLOCKER, Severity.ERROR})


def make(count: int, out: Path) -> None:
    """Units, people, sessions, drafts."""
    call_command("migrate", verbosity=0, interactive=False)
    world.units()
    ministry = world.unit("BCT")
    asking = world.published_round("HAN-CUOI")
    template = asking.template.definition
    values = sound_values(template)
    typed = next(field for field in template.fields if field.type == "narrative")
    with out.open("w", encoding="utf-8") as lines:
        for number in range(count):
            unit = world.child(ministry, f"HH-{number:04d}", Unit.Kind.ASSOCIATION, f"Hiệp hội số {number}")
            user = User.objects.create(email=f"hh{number}@example.vn", full_name=f"Người thứ {number}", password="!")
            for role in (Role.OFFICER, Role.LEADER):
                Membership.objects.create(user=user, unit_code=unit.code, role=role)
            actor = actor_of(user)
            owed = Obligation.objects.create(round=asking, unit=unit, unit_name=unit.name, deadline=asking.deadline)
            report = start(actor=actor, obligation=owed)
            changes = [ValueChange(key, answer) for key, answer in values.items()]
            save_values(actor=actor, submission=report, changes=changes)
            report.refresh_from_db()
            for one in findings_of(report):
                if one.finding.severity is Severity.WARNING:
                    give_reason(actor=actor, submission=report, fingerprint=one.fingerprint, text="Đã kiểm tra.")
            told = {
                "session": signed_in(user),
                "code": report.code,
                "cell": typed.id,
                "item": page_of_field(template, typed.id).item,
            }
            lines.write(json.dumps(told) + "\n")


def sound_values(template: Template) -> Values:
    """A sample's answers that nothing stops."""
    for letter in compose_letters(template, 63, 2018):
        reading = read_source(read_bytes(letter.name, letter.to_bytes()), template.id)
        values = {key: answer for key, answer in values_of(reading).items() if answer.state is not State.MISSING}
        if not any(finding.severity in STOPS for finding in check(template, values)):
            return values
    raise RuntimeError("no sample letter without errors")


def signed_in(user: User) -> str:
    """A session's key."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
