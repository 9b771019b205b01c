"""Those who work on one province's report, and the steps that tests take with them."""

from __future__ import annotations

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.submissions.api import (
    Revision,
    Saved,
    Submission,
    ValueChange,
    approve,
    ask_approval,
    draft_versions,
    save_values,
)
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import Answer, Key, Origin, State
from tests import world


class People:
    """Those of one province and of the ministry."""

    def __init__(self, code: str = "P63-89") -> None:
        self.officer = world.actor(Role.OFFICER, code)
        self.head = world.actor(Role.HEAD, code)
        self.leader = world.actor(Role.LEADER, code)
        self.ministry = world.actor(Role.MINISTRY_OFFICER)

    def submitted(self, report: Submission, key: str = "k") -> Revision:
        """The report through its unit's approval."""
        ask_approval(actor=self.officer, submission=report)
        assert approve(actor=self.head, submission=report, note="", request_key=f"{key}-1") is None
        revision = approve(actor=self.leader, submission=report, note="", request_key=f"{key}-2")
        assert revision is not None
        report.refresh_from_db()
        return revision


def value(content: object, origin: Origin | None = None) -> Answer:
    """An answer that is a value."""
    return Answer(State.VALUE, content, origin)


def parse(field: str, text: str) -> object:
    """What was typed into a field of the world's template."""
    spec = world.template_version().definition.field(field)
    return field_type(spec.type).parse(text, spec)


def saved(who: Actor, report: Submission, **fields: object) -> Saved:
    """The fields saved on the versions that they have now; an Answer goes in as it is."""
    versions = draft_versions(report)
    changes = [
        ValueChange(Key(name), content if isinstance(content, Answer) else value(content), versions.get(Key(name), 0))
        for name, content in fields.items()
    ]
    return save_values(actor=who, submission=report, changes=changes)
