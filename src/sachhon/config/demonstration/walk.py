"""One province's way through the process, as far as its stage."""

from __future__ import annotations

import uuid
from datetime import timedelta
from enum import IntEnum, auto

from django.utils import timezone

from sachhon.config.demonstration.people import Province
from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.api import Received, accept_sure, confirm, read_received, take_in
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import (
    Refused,
    Submission,
    accept,
    approve,
    ask_approval,
    findings_of,
    give_reason,
    publish,
    receive,
    remark,
    reopen,
    return_to_unit,
    start,
)
from sachhon.formkit.findings import Severity
from sachhon.formkit.values import Key


class Stage(IntEnum):
    """Where a province stops."""

    NOTHING = auto()
    READ = auto()
    DRAFT = auto()
    AWAITING_HEAD = auto()
    AWAITING_LEADER = auto()
    SUBMITTED = auto()
    RECEIVED = auto()
    RETURNED = auto()
    HANDED_IN_AGAIN = auto()
    ACCEPTED = auto()
    PUBLISHED = auto()
    CORRECTED = auto()


LAST = Stage.ACCEPTED
CHECKED = "Đã kiểm tra lại với các phòng, trung tâm liên quan; số liệu trong công văn là đúng."


class Walk:
    """Walks provinces with the ministry's officer at the other end."""

    def __init__(self, officer: Actor) -> None:
        self._officer = officer

    def take(self, owed: Obligation, people: Province, name: str, data: bytes, stage: Stage) -> None:
        """The letter in, and on as far as the stage; a report that its own contradictions stop stays a draft."""
        if stage is Stage.NOTHING:
            return
        submission = start(actor=people.officer, obligation=owed)
        received = take_in(actor=people.officer, submission=submission, name=name, data=data)
        received = read_received(received_id=received.pk)
        if stage is Stage.READ or received.status != Received.Status.READ:
            return
        accept_sure(actor=people.officer, received=received, above=0.0)
        confirm(actor=people.officer, received=received)
        submission.refresh_from_db()
        if stage is Stage.DRAFT or not self._hand_in(submission, people, stage):
            return
        self._review(submission, people, stage)

    def _hand_in(self, submission: Submission, people: Province, stage: Stage) -> bool:
        """From the draft to the sealed revision; whether it got there."""
        for checked in findings_of(submission):
            if checked.finding.severity is Severity.WARNING and not checked.reason:
                give_reason(actor=people.officer, submission=submission, fingerprint=checked.fingerprint, text=CHECKED)
        try:
            ask_approval(actor=people.officer, submission=submission)
        except Refused:
            return False
        if stage is Stage.AWAITING_HEAD:
            return False
        submission.refresh_from_db()
        approve(actor=people.head, submission=submission, note="", request_key=uuid.uuid4().hex)
        if stage is Stage.AWAITING_LEADER:
            return False
        submission.refresh_from_db()
        approve(actor=people.leader, submission=submission, note="Đồng ý.", request_key=uuid.uuid4().hex)
        submission.refresh_from_db()
        return True

    def _review(self, submission: Submission, people: Province, stage: Stage) -> None:
        """What the ministry does with it."""
        if stage is Stage.SUBMITTED:
            return
        receive(actor=self._officer, submission=submission)
        submission.refresh_from_db()
        if stage is Stage.RECEIVED:
            return
        if stage in {Stage.RETURNED, Stage.HANDED_IN_AGAIN}:
            self._send_back(submission)
            if stage is Stage.RETURNED:
                return
            submission.refresh_from_db()
            self._hand_in(submission, people, stage)
            return
        accept(actor=self._officer, submission=submission)
        if stage is Stage.PUBLISHED:
            submission.refresh_from_db()
            publish(actor=self._officer, submission=submission)
        if stage is Stage.CORRECTED:
            submission.refresh_from_db()
            reopen(actor=self._officer, submission=submission, reason="Địa phương đề nghị đính chính số lớp tập huấn.")
            submission.refresh_from_db()
            if self._hand_in(submission, people, stage):
                accept(actor=self._officer, submission=submission)

    def _send_back(self, submission: Submission) -> None:
        template = submission.obligation.round.template
        assert template is not None
        asked = next(field for field in template.definition.fields if field.type == "integer")
        remark(
            actor=self._officer,
            submission=submission,
            key=Key(asked.id),
            text="Đề nghị nêu rõ số liệu lũy kế đến hết năm 2017 và căn cứ.",
        )
        return_to_unit(
            actor=self._officer,
            submission=submission,
            note="Đề nghị rà soát số liệu được đánh dấu và gửi lại.",
            by=timezone.localdate() + timedelta(days=5),
        )
