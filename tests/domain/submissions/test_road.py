"""The whole road of a report: begun, typed, approved, sealed, returned, corrected, accepted, opened again."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Role
from sachhon.domain.submissions.api import (
    Approval,
    NotReady,
    Receipt,
    Refused,
    Revision,
    Status,
    Submission,
    accept,
    approve,
    ask_approval,
    content_of,
    draft_values,
    findings_of,
    give_reason,
    read_code,
    receipt_matches,
    receive,
    reopen,
    return_to_unit,
    revision_diff,
    revision_values,
    send_back,
    start,
    verify_revisions,
    withdraw,
)
from sachhon.formkit.values import Key
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.submissions.people import People, parse, saved

pytestmark = pytest.mark.django_db


def test_a_report_is_begun_once(people: People, report: Submission) -> None:
    again = start(actor=people.head, obligation=report.obligation)
    assert again.pk == report.pk
    assert report.code == "2018-1819.P63-89"
    assert (report.status, report.filled) == (Status.DRAFT, 0)
    assert report.fillable > 30
    assert AuditEntry.objects.filter(verb="submission.start").count() == 1


def test_a_neighbour_does_not_begin_it(people: People, report: Submission) -> None:
    stranger = world.actor(Role.OFFICER, "P63-92")
    with pytest.raises(PermissionDenied):
        start(actor=stranger, obligation=report.obligation)


def test_from_typing_to_acceptance(people: People, report: Submission) -> None:
    saved(people.officer, report, enterprises_trained=120, quick_assessments=30)
    revision = people.submitted(report)
    assert report.status == Status.SUBMITTED
    assert report.standing == revision
    assert report.first_submitted_at == report.submitted_at == revision.sealed_at
    content = content_of(revision)
    assert [(one["step"], one["decision"], one["by"]) for one in content["approvals"]] == [
        (0, "asked", people.officer.name),
        (1, "approved", people.head.name),
        (2, "approved", people.leader.name),
    ]
    assert [one["own_text"] for one in content["approvals"]] == [True, False, False]
    assert content["typists"][0]["name"] == people.officer.name
    assert revision_values(revision)[Key("enterprises_trained")].value == 120
    assert revision_values(revision)[Key("enterprises_trained")].origin.kind == "typed"
    assert Key("detailed_assessments") not in revision_values(revision)

    receive(actor=people.ministry, submission=report)
    by = timezone.localdate() + timedelta(days=5)
    return_to_unit(actor=people.ministry, submission=report, note="Xem lại số đánh giá nhanh", by=by)
    report.refresh_from_db()
    assert (report.status, report.return_by) == (Status.RETURNED, by)
    saved(people.officer, report, quick_assessments=31)
    second = people.submitted(report, "again")
    assert (second.number, second.previous_digest) == (2, revision.digest)
    assert second.reason == "Xem lại số đánh giá nhanh"
    assert [change.key.field for change in revision_diff(revision, second)] == ["quick_assessments"]
    accept(actor=people.ministry, submission=report)
    report.refresh_from_db()
    assert (report.status, report.standing) == (Status.ACCEPTED, second)
    assert report.first_submitted_at == revision.sealed_at
    assert verify_revisions() == ()


def test_a_correction_does_not_stand_before_it_is_accepted(people: People, report: Submission) -> None:
    saved(people.officer, report, enterprises_trained=120)
    first = people.submitted(report)
    accept(actor=people.ministry, submission=report)
    with pytest.raises(Refused) as refused:
        reopen(actor=people.ministry, submission=report, reason=" ")
    assert refused.value.code == "reason_missing"
    reopen(actor=people.ministry, submission=report, reason="Đơn vị gửi nhầm bảng")
    report.refresh_from_db()
    assert draft_values(report)[Key("enterprises_trained")].value == 120
    saved(people.officer, report, enterprises_trained=130)
    second = people.submitted(report, "correction")
    assert second.reason == "Đơn vị gửi nhầm bảng"
    assert report.standing == first
    accept(actor=people.ministry, submission=report)
    report.refresh_from_db()
    assert report.standing == second
    assert report.reopened_why == ""
    assert list(Revision.objects.filter(submission=report).values_list("number", flat=True)) == [1, 2]


def test_a_repeated_approval_gives_the_same_revision_and_receipt(people: People, report: Submission) -> None:
    saved(people.officer, report, enterprises_trained=5)
    ask_approval(actor=people.officer, submission=report, request_key="ask")
    ask_approval(actor=people.officer, submission=report, request_key="ask")
    for _ in range(3):
        assert approve(actor=people.head, submission=report, note="", request_key="h") is None
    made = [approve(actor=people.leader, submission=report, note="", request_key="l") for _ in range(3)]
    assert len({one.pk for one in made}) == 1
    assert Receipt.objects.count() == Revision.objects.count() == 1
    assert Approval.objects.filter(decision="approved").count() == 2
    assert AuditEntry.objects.filter(verb="submission.submit").count() == 1


def test_one_person_with_both_roles_approves_one_step_a_click(people: People, report: Submission) -> None:
    both = world.person(Role.HEAD, "P63-89")
    world.Membership.objects.create(user=both, unit_code="P63-89", role=Role.LEADER)
    actor = world.actor_of(both)
    ask_approval(actor=people.officer, submission=report)
    assert approve(actor=actor, submission=report, request_key="one") is None
    assert approve(actor=actor, submission=report, request_key="one") is None
    assert Revision.objects.count() == 0


def test_the_head_does_not_take_the_leaders_step(people: People, report: Submission) -> None:
    ask_approval(actor=people.officer, submission=report)
    with pytest.raises(PermissionDenied):
        approve(actor=people.officer, submission=report, request_key="o")
    approve(actor=people.head, submission=report, request_key="h")
    with pytest.raises(Refused) as refused:
        approve(actor=people.head, submission=report, request_key="h2")
    assert refused.value.code == "another_step"


def test_an_error_holds_the_report_up_and_a_warning_asks_for_a_reason(people: People, report: Submission) -> None:
    saved(people.officer, report, funding_total=100, funding_central=60, funding_local=60)
    with pytest.raises(NotReady) as stopped:
        ask_approval(actor=people.officer, submission=report)
    assert [one.finding.severity for one in stopped.value.checked] == ["error"]
    saved(people.officer, report, funding_total=120)
    shares = {"facilities_applying_share": "60", "facilities_aware_share": "40"}
    saved(people.officer, report, **{name: parse(name, text) for name, text in shares.items()})
    warnings = [one for one in findings_of(report) if one.needs_reason]
    assert [one.finding.params["rule"] for one in warnings] == ["applying_within_aware"]
    with pytest.raises(NotReady):
        ask_approval(actor=people.officer, submission=report)
    with pytest.raises(Refused):
        give_reason(actor=people.officer, submission=report, fingerprint="0" * 24, text="x")
    give_reason(actor=people.officer, submission=report, fingerprint=warnings[0].fingerprint, text="Đã rà soát")
    revision = people.submitted(report)
    reasons = content_of(revision)["reasons"]
    assert [(one["text"], one["by"]) for one in reasons] == [("Đã rà soát", people.officer.name)]


def test_a_reason_holds_for_its_figures_alone(people: People, report: Submission) -> None:
    saved(
        people.officer,
        report,
        facilities_aware_share=parse("facilities_aware_share", "40"),
        facilities_applying_share=parse("facilities_applying_share", "60"),
    )
    mark = next(one.fingerprint for one in findings_of(report) if one.needs_reason)
    give_reason(actor=people.officer, submission=report, fingerprint=mark, text="Đã rà soát")
    saved(people.officer, report, facilities_applying_share=parse("facilities_applying_share", "70"))
    assert [one.reason for one in findings_of(report) if one.needs_reason] == [None]


def test_sent_back_and_withdrawn_reports_can_be_edited(people: People, report: Submission) -> None:
    ask_approval(actor=people.officer, submission=report)
    with pytest.raises(Refused) as locked:
        saved(people.officer, report, enterprises_trained=1)
    assert locked.value.code == "status_moved"
    send_back(actor=people.head, submission=report, note="Thiếu số liệu")
    saved(people.officer, report, enterprises_trained=1)
    ask_approval(actor=people.officer, submission=report)
    withdraw(actor=people.officer, submission=report)
    first = people.submitted(report)
    with pytest.raises(PermissionDenied):
        accept(actor=people.leader, submission=report)
    with pytest.raises(Refused):
        withdraw(actor=people.leader, submission=report)
    withdraw(actor=people.leader, submission=report, note="Nhầm kỳ báo cáo")
    report.refresh_from_db()
    assert (report.status, report.standing) == (Status.DRAFT, first)
    second = people.submitted(report, "b")
    assert second.reason == "Nhầm kỳ báo cáo"


def test_a_sealed_revision_cannot_be_changed(people: People, report: Submission) -> None:
    saved(people.officer, report, enterprises_trained=5)
    revision = people.submitted(report)
    for change in (
        lambda: Revision.objects.filter(pk=revision.pk).update(content="{}"),
        lambda: Receipt.objects.filter(revision=revision).update(code="SH00-0000-0000"),
        lambda: Revision.objects.filter(pk=revision.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert verify_revisions() == ()


def test_tampering_past_the_triggers_is_found(people: People, report: Submission) -> None:
    saved(people.officer, report, enterprises_trained=5)
    revision = people.submitted(report)
    told = json.loads(revision.content)
    told["values"][0]["value"] = 6
    revision.content = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert [broken.why for broken in verify_revisions([revision])] == ["content"]
    assert connection.in_atomic_block


def test_the_receipt_is_checked_by_code_and_digest(people: People, report: Submission) -> None:
    revision = people.submitted(report)
    code = revision.receipt.code
    assert read_code(code.replace("-", " ").lower()) == code
    digits = code.replace("SH", "").replace("-", "")
    assert read_code(digits[:-1] + str((int(digits[-1]) + 1) % 10)) is None
    assert receipt_matches(code, revision.digest) == revision.receipt
    assert receipt_matches(code, revision.digest[:16].upper()) == revision.receipt
    assert receipt_matches(code, "0" * 64) is None
    assert receipt_matches(code, "") is None
