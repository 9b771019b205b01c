"""Certificates: asked for, looked at, decided; who may; what the data say; what the public is told."""

from __future__ import annotations

import io
from datetime import date, timedelta

import docx
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sachhon.domain.accounts.api import Actor, Delegation, Membership, Role, actor_of
from sachhon.domain.assessments.api import (
    Assessment,
    Certificate,
    CertificateCheck,
    CertificateSearch,
    Description,
    Refused,
    RequestFacts,
    Validity,
    all_conditions,
    attach_certificate_file,
    begin_assessment,
    begin_check,
    certificate_address,
    certificate_history,
    certificate_numbered,
    certificate_pdf,
    certificate_word,
    certificates_found,
    certificates_visible,
    certificates_waiting,
    describe_certificate,
    detach_certificate_file,
    grant_certificate,
    grounds_of,
    mark_matches,
    public_certificates,
    publish_certificate,
    record_check,
    refuse_certificate,
    remind_of_expiry,
    request_certificate,
    return_certificate,
    revoke_certificate,
    send_certificate_again,
    unmet_conditions,
    validity_of,
    withdraw_certificate,
    years_after,
)
from sachhon.domain.registry.api import Facility
from sachhon.foundation.models import AuditEntry, OutgoingMail
from tests import world
from tests.domain.assessments import brewery_world as ground

pytestmark = pytest.mark.django_db
MET, NOT_MET = CertificateCheck.Outcome.MET, CertificateCheck.Outcome.NOT_MET
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


class Cast:
    """A facility, its people, its province's."""

    def __init__(self) -> None:
        world.units()
        self.facility: Facility = ground.facility()
        self.user = ground.author(self.facility)
        self.factory: Actor = actor_of(self.user)
        self.officer: Actor = world.actor(Role.OFFICER, ground.PROVINCE)
        self.leader: Actor = world.actor(Role.LEADER, ground.PROVINCE)
        self.ministry: Actor = world.actor(Role.MINISTRY_OFFICER)
        self.stranger: Actor = world.actor(Role.LEADER, "P34-91")
        self.assessment = ground.filled(self.facility, self.user, status="reported")

    def requested(self, key: str = "k1", *, public: bool = True) -> Certificate:
        facts = RequestFacts("Toàn nhà máy", "Đã thực hiện", public, self.assessment)
        return request_certificate(actor=self.factory, facility=self.facility, facts=facts, request_key=key)

    def checking(self) -> Certificate:
        return begin_check(actor=self.officer, certificate=self.requested())

    def checked(self) -> Certificate:
        made = self.checking()
        for condition in all_conditions():
            record_check(actor=self.officer, certificate=made, code=condition.code, outcome=MET, note="đã xem hồ sơ")
        return made

    def granted(self, years: int = 3) -> Certificate:
        today = timezone.localdate()
        return grant_certificate(
            actor=self.leader,
            certificate=self.checked(),
            decision_number="12/QĐ-SCT",
            decided_on=today,
            valid_until=years_after(today, years),
        )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_a_request_is_sent_once_and_one_at_a_time(cast: Cast) -> None:
    made = cast.requested()
    assert made.status == Certificate.Status.REQUESTED
    assert cast.requested().pk == made.pk
    with pytest.raises(Refused) as refused:
        cast.requested("k2")
    assert refused.value.code == "one_at_a_time"
    assert made.code in refused.value.message
    assert made.code.startswith("CS-000123.CN.")


@pytest.mark.parametrize("who", ["officer", "leader", "ministry", "stranger"])
def test_only_the_facility_asks(cast: Cast, who: str) -> None:
    facts = RequestFacts("Toàn nhà máy", "x", True)
    with pytest.raises(PermissionDenied):
        request_certificate(actor=getattr(cast, who), facility=cast.facility, facts=facts)
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        (RequestFacts(" ", "x", True), "scope_missing", "scope"),
        (RequestFacts("Toàn nhà máy", " ", True), "grounds_missing", "grounds"),
    ],
)
def test_what_is_missing_is_said_at_its_field(cast: Cast, facts: RequestFacts, code: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        request_certificate(actor=cast.factory, facility=cast.facility, facts=facts)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_an_assessment_of_another_facility_is_no_ground(cast: Cast) -> None:
    other = ground.assessment(ground.facility("CS-2", "Nhà máy khác"), cast.user, code="DG-2")
    with pytest.raises(Refused) as refused:
        request_certificate(
            actor=cast.factory, facility=cast.facility, facts=RequestFacts("Toàn nhà máy", "", True, other)
        )
    assert refused.value.code == "other_facility"


def test_the_data_say_which_conditions_are_met(cast: Cast) -> None:
    made = cast.requested()
    today = timezone.localdate()
    found = {one.code: grounds_of(made, one, today) for one in all_conditions()}
    told = {code: one.met for code, one in found.items() if one is not None}
    assert told == {
        "assessed": True,
        "recent": True,
        "balanced": False,
        "option_verified": True,
        "saving_measured": True,
        "followed_up": True,
    }
    assert "điện: 12,5%" in (found["saving_measured"].words if found["saving_measured"] else "")
    assert found["permit"] is None


def test_the_data_change_with_time(cast: Cast) -> None:
    made = cast.requested()
    conditions = {one.code: one for one in all_conditions()}
    later = timezone.localdate() + timedelta(days=200)
    late = grounds_of(made, conditions["followed_up"], later)
    assert late is not None
    assert late.met is False
    assert "sau 6 tháng" in late.words
    old = grounds_of(made, conditions["recent"], timezone.localdate() + timedelta(days=1200))
    assert old is not None
    assert old.met is False


def test_without_an_assessment_the_data_cannot_tell(cast: Cast) -> None:
    facts = RequestFacts("Toàn nhà máy", "Đánh giá năm 2015, không có trong hệ thống", True)
    made = request_certificate(actor=cast.factory, facility=cast.facility, facts=facts)
    found = [grounds_of(made, one, timezone.localdate()) for one in all_conditions() if one.rule]
    assert all(one is not None and one.met is None for one in found)


def test_against_the_data_an_officer_needs_a_note(cast: Cast) -> None:
    made = cast.checking()
    with pytest.raises(Refused) as refused:
        record_check(actor=cast.officer, certificate=made, code="balanced", outcome=MET)
    assert refused.value.field == "note.balanced"
    record_check(actor=cast.officer, certificate=made, code="balanced", outcome=MET, note="Đã ký nhận trên giấy")
    with pytest.raises(Refused):
        record_check(actor=cast.officer, certificate=made, code="permit", outcome=NOT_MET)
    row = record_check(actor=cast.officer, certificate=made, code="permit", outcome=MET)
    again = record_check(actor=cast.officer, certificate=made, code="permit", outcome=MET)
    assert again.pk == row.pk
    assert AuditEntry.objects.filter(verb="certificate.check").count() == 2


def test_a_check_before_it_is_begun_or_by_a_stranger(cast: Cast) -> None:
    made = cast.requested()
    with pytest.raises(Refused) as refused:
        record_check(actor=cast.officer, certificate=made, code="permit", outcome=MET)
    assert refused.value.code == "not_begun"
    with pytest.raises(PermissionDenied):
        begin_check(actor=cast.factory, certificate=made)
    with pytest.raises(PermissionDenied):
        begin_check(actor=cast.stranger, certificate=made)


def test_granted_with_number_issuer_and_last_day(cast: Cast) -> None:
    made = cast.granted()
    today = timezone.localdate()
    assert made.number == f"SXSH-{today.year}-0001"
    assert made.issuer == world.unit(ground.PROVINCE).name
    assert made.decided_by == cast.leader.user
    assert validity_of(made, today) is Validity.VALID
    assert validity_of(made, made.valid_until or today) is Validity.VALID
    assert validity_of(made, years_after(today, 3) + timedelta(days=1)) is Validity.EXPIRED
    again = grant_certificate(
        actor=cast.leader, certificate=made, decision_number="x", decided_on=today, valid_until=today
    )
    assert (again.number, again.decision_number) == (made.number, "12/QĐ-SCT")
    assert AuditEntry.objects.filter(verb="certificate.grant").count() == 1


def test_numbers_run_on_over_facilities(cast: Cast) -> None:
    first = cast.granted()
    cast.facility = ground.facility("CS-2", "Nhà máy khác")
    cast.factory = actor_of(ground.author(cast.facility))
    cast.assessment = ground.filled(cast.facility, cast.user, code="DG-2", status="reported")
    facts = RequestFacts("Toàn nhà máy", "", True, cast.assessment)
    made = request_certificate(actor=cast.factory, facility=cast.facility, facts=facts)
    begin_check(actor=cast.ministry, certificate=made)
    for condition in all_conditions():
        record_check(actor=cast.ministry, certificate=made, code=condition.code, outcome=MET, note="đã xem")
    today = timezone.localdate()
    second = grant_certificate(
        actor=cast.ministry,
        certificate=made,
        decision_number="9/QĐ-BCT",
        decided_on=today,
        valid_until=years_after(today, 1),
    )
    assert (first.number[-4:], second.number[-4:]) == ("0001", "0002")
    assert second.issuer == "Bộ Công Thương"


def test_not_granted_while_a_required_condition_is_open(cast: Cast) -> None:
    made = cast.checking()
    today = timezone.localdate()
    words = {"decision_number": "1", "decided_on": today, "valid_until": years_after(today, 1)}
    for condition in all_conditions():
        if condition.code != "permit":
            record_check(actor=cast.officer, certificate=made, code=condition.code, outcome=MET, note="x")
    with pytest.raises(Refused) as refused:
        grant_certificate(actor=cast.leader, certificate=made, **words)  # type: ignore[arg-type]
    assert refused.value.code == "checks_open"
    assert [one.code for one in unmet_conditions(made)] == ["permit"]
    record_check(actor=cast.officer, certificate=made, code="permit", outcome=MET)
    record_check(actor=cast.officer, certificate=made, code="person_in_charge", outcome=NOT_MET, note="chưa có")
    with pytest.raises(PermissionDenied):
        grant_certificate(actor=cast.officer, certificate=made, **words)  # type: ignore[arg-type]
    assert grant_certificate(actor=cast.leader, certificate=made, **words).status == "granted"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "decided", "until", "field"),
    [
        ("", 0, 365, "decision_number"),
        ("1", None, 365, "decided_on"),
        ("1", 1, 365, "decided_on"),
        ("1", 0, None, "valid_until"),
        ("1", 0, 0, "valid_until"),
        ("1", 0, 6 * 366, "valid_until"),
    ],
)
def test_a_decision_that_cannot_be(cast: Cast, number: str, decided: int | None, until: int | None, field: str) -> None:
    today = timezone.localdate()
    made = cast.checked()
    with pytest.raises(Refused) as refused:
        grant_certificate(
            actor=cast.leader,
            certificate=made,
            decision_number=number,
            decided_on=None if decided is None else today + timedelta(days=decided),
            valid_until=None if until is None else today + timedelta(days=until),
        )
    assert refused.value.field == field


def test_returned_told_anew_sent_again_refused(cast: Cast) -> None:
    made = cast.checking()
    with pytest.raises(Refused) as refused:
        return_certificate(actor=cast.officer, certificate=made, note=" ")
    assert refused.value.field == "note"
    made = return_certificate(actor=cast.officer, certificate=made, note="Bổ sung giấy phép môi trường")
    assert (made.status, made.note) == ("returned", "Bổ sung giấy phép môi trường")
    facts = RequestFacts("Phân xưởng nấu", "Đã thực hiện", True, cast.assessment)
    made = describe_certificate(actor=cast.factory, certificate=made, facts=facts, base_version=made.version)
    assert made.scope == "Phân xưởng nấu"
    made = send_certificate_again(actor=cast.factory, certificate=made)
    made = begin_check(actor=cast.officer, certificate=made)
    with pytest.raises(PermissionDenied):
        refuse_certificate(actor=cast.officer, certificate=made, note="x")
    made = refuse_certificate(actor=cast.leader, certificate=made, note="Không đủ điều kiện")
    assert made.status == "refused"
    assert [one.verb for one in certificate_history(made)][:2] == ["certificate.refuse", "certificate.begin_check"]
    assert cast.requested("k2").status == "requested"


def test_two_people_do_not_write_over_each_other(cast: Cast) -> None:
    made = cast.requested()
    facts = RequestFacts("Phân xưởng nấu", "x", True, cast.assessment)
    describe_certificate(actor=cast.factory, certificate=made, facts=facts, base_version=made.version)
    other = RequestFacts("Phân xưởng chiết", "x", True, cast.assessment)
    with pytest.raises(Refused) as refused:
        describe_certificate(actor=cast.factory, certificate=made, facts=other, base_version=made.version)
    assert refused.value.code == "changed_meanwhile"


def test_while_it_is_looked_at_the_facility_cannot_change_it(cast: Cast) -> None:
    made = cast.checking()
    facts = RequestFacts("Phân xưởng nấu", "x", True, cast.assessment)
    with pytest.raises(Refused) as refused:
        describe_certificate(actor=cast.factory, certificate=made, facts=facts, base_version=made.version)
    assert refused.value.code == "status_moved"
    assert withdraw_certificate(actor=cast.factory, certificate=made).status == "withdrawn"
    assert withdraw_certificate(actor=cast.factory, certificate=made).status == "withdrawn"


def test_files_are_added_and_taken_away_by_who_added_them(cast: Cast) -> None:
    made = cast.requested()
    file = attach_certificate_file(actor=cast.factory, certificate=made, name="giấy phép.pdf", data=PDF)
    again = attach_certificate_file(actor=cast.factory, certificate=made, name="giấy phép.pdf", data=PDF)
    assert again.pk == file.pk
    with pytest.raises(PermissionDenied):
        detach_certificate_file(actor=cast.officer, file=file)
    with pytest.raises(PermissionDenied):
        attach_certificate_file(actor=cast.stranger, certificate=made, name="a.pdf", data=PDF)
    detach_certificate_file(actor=cast.factory, file=file)
    assert made.files.count() == 0
    begin_check(actor=cast.officer, certificate=made)
    with pytest.raises(PermissionDenied):
        attach_certificate_file(actor=cast.factory, certificate=made, name="a.pdf", data=PDF)
    attach_certificate_file(actor=cast.officer, certificate=made, name="biên bản.pdf", data=PDF)
    assert made.files.count() == 1


def test_revoked_stays_in_the_public_list_as_revoked(cast: Cast) -> None:
    made = cast.granted()
    with pytest.raises(Refused):
        revoke_certificate(actor=cast.leader, certificate=made, note="")
    made = revoke_certificate(actor=cast.leader, certificate=made, note="Vi phạm")
    assert validity_of(made, timezone.localdate()) is Validity.REVOKED
    assert made.revoked_on == timezone.localdate()
    assert [one.pk for one in public_certificates()] == [made.pk]
    assert "ĐÃ THU HỒI" in _pdf_words(certificate_pdf(made))


def test_the_public_list_shows_only_who_agreed_and_was_granted(cast: Cast) -> None:
    made = cast.granted()
    today = timezone.localdate()
    assert list(public_certificates()) == [made]
    found = certificates_found
    rows = public_certificates()
    assert list(found(rows, CertificateSearch(words="bia song"), today)) == [made]
    assert list(found(rows, CertificateSearch(words=made.number), today)) == [made]
    assert list(found(rows, CertificateSearch(words="giấy"), today)) == []
    assert list(found(rows, CertificateSearch(province=ground.PROVINCE, industry=7), today)) == [made]
    assert list(found(rows, CertificateSearch(industry=8), today)) == []
    later = (made.valid_until or today) + timedelta(days=1)
    assert list(found(rows, CertificateSearch(state="expired"), later)) == [made]
    assert list(found(rows, CertificateSearch(state="valid"), later)) == []
    publish_certificate(actor=cast.factory, certificate=made, public=False)
    assert list(public_certificates()) == []
    with pytest.raises(PermissionDenied):
        publish_certificate(actor=cast.leader, certificate=made, public=True)


def test_who_sees_which(cast: Cast) -> None:
    made = cast.requested(public=False)
    for who in (cast.factory, cast.officer, cast.leader, cast.ministry):
        assert list(certificates_visible(who)) == [made]
    assert list(certificates_visible(cast.stranger)) == []
    assert list(public_certificates()) == []


def test_each_is_told_when_it_is_their_turn(cast: Cast) -> None:
    def turns() -> dict[str, list[str]]:
        people = ("factory", "officer", "leader", "ministry", "stranger")
        return {who: [one.verb for one in certificates_waiting(getattr(cast, who))] for who in people}

    made = cast.requested()
    assert turns() == {"factory": [], "officer": ["check"], "leader": ["check"], "ministry": [], "stranger": []}
    begin_check(actor=cast.officer, certificate=made)
    assert turns() == {"factory": [], "officer": [], "leader": [], "ministry": [], "stranger": []}
    for condition in all_conditions():
        record_check(actor=cast.officer, certificate=made, code=condition.code, outcome=MET, note="đã xem")
    assert turns() == {"factory": [], "officer": [], "leader": ["decide"], "ministry": [], "stranger": []}
    return_certificate(actor=cast.officer, certificate=made, note="Bổ sung giấy phép")
    assert turns() == {"factory": ["request"], "officer": [], "leader": [], "ministry": [], "stranger": []}


def test_found_by_number_and_told_from_a_forged_one(cast: Cast) -> None:
    made = cast.granted()
    assert certificate_numbered(f" {made.number.lower()} ") == made
    assert certificate_numbered("SXSH-2020-0001") is None
    assert certificate_numbered("") is None
    mark = certificate_address(made).rpartition("=")[2]
    assert mark_matches(made, mark)
    assert not mark_matches(made, "0" * 16)
    made.valid_until = date(2099, 1, 1)
    assert not mark_matches(made, mark)


def test_the_paper_says_that_it_is_voluntary(cast: Cast) -> None:
    made = cast.granted()
    opened = docx.Document(io.BytesIO(certificate_word(made)))
    words = "\n".join(p.text for p in opened.paragraphs)
    assert made.number in words
    assert "là tự nguyện: không phải giấy phép" in words
    cells = {row.cells[0].text: row.cells[1].text for row in opened.tables[1].rows}
    assert cells["Cơ sở"] == "Nhà máy bia Sông Mẫu"
    assert cells["Theo quyết định"].startswith("số 12/QĐ-SCT ngày ")
    assert len(opened.inline_shapes) == 1
    assert len(pypdfium2.PdfDocument(certificate_pdf(made))) == 1


def test_no_paper_of_what_was_never_granted(cast: Cast) -> None:
    with pytest.raises(ValueError, match="never granted"):
        certificate_pdf(cast.requested())


def test_a_word_before_it_expires_once(cast: Cast) -> None:
    made = cast.granted(1)
    assert made.valid_until is not None
    assert remind_of_expiry(made.valid_until - timedelta(days=61)) == 0
    assert remind_of_expiry(made.valid_until - timedelta(days=60)) == 1
    assert remind_of_expiry(made.valid_until - timedelta(days=30)) == 0
    assert remind_of_expiry(made.valid_until + timedelta(days=1)) == 0
    mail = OutgoingMail.objects.get(to=cast.user.email)
    assert made.number in mail.subject
    assert mail.state == OutgoingMail.State.HELD


def test_a_facility_that_closed_meanwhile_neither_asks_nor_is_assessed(cast: Cast) -> None:
    """The page was opened while it worked: what counts is how it stands now."""
    Facility.objects.filter(pk=cast.facility.pk).update(status=Facility.Status.CLOSED)
    assert cast.facility.status == Facility.Status.ACTIVE
    with pytest.raises(Refused) as refused:
        cast.requested("k8")
    assert refused.value.code == "facility_gone"
    told = Description(title="Đánh giá")
    with pytest.raises(Refused) as refused:
        begin_assessment(actor=cast.factory, facility=cast.facility, kind=Assessment.Kind.QUICK, told=told)
    assert refused.value.code == "facility_gone"


def test_no_word_to_a_consultant_whose_delegation_ended(cast: Cast) -> None:
    made = cast.granted(1)
    assert made.valid_until is not None
    consultant = world.person(Role.OFFICER, "TV-01")
    lent = Delegation.objects.create(
        unit_code=cast.facility.code, user=consultant, granted_by=cast.leader.user, until=timezone.localdate()
    )
    Certificate.objects.filter(pk=made.pk).update(requested_by=consultant)
    Membership.objects.filter(unit_code=cast.facility.code).update(ended_at=timezone.now())
    day = made.valid_until - timedelta(days=60)
    lent.until = timezone.localdate() - timedelta(days=1)
    lent.save()
    assert remind_of_expiry(day) == 0
    lent.until = timezone.localdate()
    lent.save()
    assert remind_of_expiry(day) == 1
    assert OutgoingMail.objects.get().to == consultant.email


def test_a_turn_is_told_however_many_others_wait_before_it(cast: Cast) -> None:
    """Requests being checked wait for nobody yet; those that came after them still wait for the officer."""
    for number in range(60):
        Certificate.objects.create(
            code=f"CN-T{number:05d}", facility=cast.facility, status=Certificate.Status.CHECKING, requested_by=cast.user
        )
    made = Certificate.objects.create(
        code="CN-LAST", facility=cast.facility, status=Certificate.Status.REQUESTED, requested_by=cast.user
    )
    assert [one.certificate for one in certificates_waiting(cast.officer)] == [made]


def test_the_conditions_say_that_no_law_stands_behind_them() -> None:
    assert len(all_conditions()) == 9
    assert all("no legal text" in one.source for one in all_conditions())
    assert sum(one.required for one in all_conditions()) == 8


@pytest.mark.parametrize(
    ("day", "years", "last"),
    [
        (date(2026, 11, 21), 3, date(2029, 11, 20)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2026, 3, 1), 1, date(2027, 2, 28)),
    ],
)
def test_years_end_the_day_before(day: date, years: int, last: date) -> None:
    assert years_after(day, years) == last


def _pdf_words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
