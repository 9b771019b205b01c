"""A facility is asked, fills its yearly report from what is known, seals it, and sees at once where it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from sachhon.domain.accounts.api import Membership, Role, actor_of
from sachhon.domain.assessments.api import MonthRead, keep_outputs, keep_readings
from sachhon.domain.assessments.years.gathering import gather, gather_waiting
from sachhon.domain.registry.api import Facility
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.api import Status, Submission, accept, approve, ask_approval, draft_values, receive
from sachhon.formkit.fields import Quantity
from sachhon.formkit.values import Key
from tests import world
from tests.domain.assessments import years

pytestmark = pytest.mark.django_db


@pytest.fixture
def brewery() -> Facility:
    world.units()
    of = years.facility("CS000001", name="Nhà máy bia Sông Xanh")
    Facility.objects.filter(pk=of.pk).update(tax_code="0101234567", size="large", employees=120)
    of.refresh_from_db()
    return of


def test_facilities_are_asked_by_a_pasted_list_of_codes(brewery: Facility) -> None:
    years.facility("CS000002")
    version = world.template_version("facility-year")
    officer = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    officer.post(reverse("rounds:begin"), {"template": version.pk})
    made = Round.objects.get()
    page = officer.post(
        reverse("rounds:edit", args=(made.code, "don-vi")),
        {"version": made.version, "codes": "CS000001\nCS000002\tCS999999", "go": "list"},
    )
    assert page.status_code == 200
    assert page.context["count"] == 2
    text = page.content.decode()
    assert "CS999999" in text
    made.refresh_from_db()
    assert made.asked["include"] == ["CS000001", "CS000002"]


def test_all_facilities_of_a_province_are_asked_without_naming_them(brewery: Facility) -> None:
    years.facility("CS000002", province="P34-46")
    version = world.template_version("facility-year")
    officer = world.signed_in(world.person(Role.MINISTRY_OFFICER))
    officer.post(reverse("rounds:begin"), {"template": version.pk})
    made = Round.objects.get()
    page = officer.post(
        reverse("rounds:edit", args=(made.code, "don-vi")),
        {"version": made.version, "kinds": ["facility"], "provinces": [years.PROVINCE], "go": "here"},
    )
    assert page.context["count"] == 1


def asked(of: Facility) -> Submission:
    """The facility's report, begun, in a round on data up to the end of 2024."""
    held = years.asked("2024-co-so")
    Round.objects.filter(pk=held.pk).update(data_until=date(2024, 12, 31))
    owed = world.obligation(held, of.code)
    return Submission.objects.create(code=f"2024-co-so.{of.code}", obligation=owed)


def metered(of: Facility) -> None:
    """Twelve months of electricity and beer."""
    actor = actor_of(years.user_of(of))
    months = [MonthRead(month, Decimal(100_000 + month)) for month in range(1, 13)]
    keep_readings(actor=actor, facility=of, year=2024, stream="electricity", unit="kWh", months=months)
    made = [MonthRead(month, Decimal(1000)) for month in range(1, 13)]
    keep_outputs(actor=actor, facility=of, year=2024, product="Bia", unit="hl", months=made)


def fill(client: Client, submission: Submission) -> None:
    page = client.get(reverse("performance:fill", args=(submission.code,)))
    assert page.status_code == 200
    told = {name: page.context[name] for name in ("agreed", "request_key")}
    assert client.post(reverse("performance:fill", args=(submission.code,)), told).status_code == 302


def test_the_report_is_filled_from_the_register_and_the_meter_log(brewery: Facility) -> None:
    metered(brewery)
    submission = asked(brewery)
    client = world.signed_in(years.user_of(brewery))
    assert (
        reverse("performance:fill", args=(submission.code,))
        in client.get(reverse("reports:report", args=(submission.code,))).content.decode()
    )
    fill(client, submission)
    said = draft_values(submission)
    assert said[Key("facility_name")].value == "Nhà máy bia Sông Xanh"
    assert said[Key("industry")].value == 4
    assert said[Key("size")].value == "large"
    assert said[Key("report_year")].value == 2024
    assert said[Key("products", 0, "output")].value == Quantity(Decimal(12000), "hl")
    assert said[Key("energy", 0, "energy_type")].value == "electricity"
    assert said[Key("energy", 0, "consumption")].value == Quantity(Decimal(1_200_078), "kWh")
    origin = said[Key("energy", 0, "consumption")].origin
    assert origin is not None
    assert "12 tháng" in origin.note
    again = client.get(reverse("performance:fill", args=(submission.code,)))
    assert again.context["rows"] == []


def test_what_was_answered_is_not_written_over(brewery: Facility) -> None:
    submission = asked(brewery)
    client = world.signed_in(years.user_of(brewery))
    page = client.get(reverse("performance:fill", args=(submission.code,)))
    Facility.objects.filter(pk=brewery.pk).update(employees=999)
    told = {"agreed": page.context["agreed"], "request_key": "x"}
    answer = client.post(reverse("performance:fill", args=(submission.code,)), told, follow=True)
    assert "vừa thay đổi" in answer.content.decode()
    assert draft_values(submission) == {}


def test_sealed_the_receipt_leads_to_where_it_stands_and_accepted_it_counts(brewery: Facility) -> None:
    metered(brewery)
    submission = asked(brewery)
    user = years.user_of(brewery)
    Membership.objects.create(user=user, unit_code=brewery.code, role=Role.LEADER)
    client, actor = world.signed_in(user), actor_of(user)
    fill(client, submission)
    submission.refresh_from_db()
    ask_approval(actor=actor, submission=submission)
    submission.refresh_from_db()
    revision = approve(actor=actor, submission=submission, request_key="khoa-1")
    assert revision is not None
    receipt = client.get(reverse("reports:receipt", args=(submission.code, revision.number))).content.decode()
    assert reverse("performance:facility", args=(brewery.code,)) in receipt
    page = client.get(reverse("performance:facility", args=(brewery.code,))).content.decode()
    assert "tính từ báo cáo đã nộp, chưa duyệt" in page
    ministry = world.actor(Role.MINISTRY_OFFICER)
    submission.refresh_from_db()
    receive(actor=ministry, submission=submission)
    submission.refresh_from_db()
    accept(actor=ministry, submission=submission)
    assert gather_waiting() == 1
    page = client.get(reverse("performance:facility", args=(brewery.code,))).content.decode()
    assert "chưa duyệt" not in page
    assert "Báo cáo đã duyệt" in page


def test_a_training_round_counts_for_nothing(brewery: Facility) -> None:
    years.report(brewery, years.brewery(2024, "12000 hl", "1260000 kWh"))
    Round.objects.update(is_test=True)
    assert gather_waiting() == 0
    gather(brewery)
    client = world.signed_in(years.user_of(brewery))
    page = client.get(reverse("performance:facility", args=(brewery.code,))).content.decode()
    assert "Chưa có số liệu năm nào" in page


def test_only_whoever_may_write_the_report_fills_it(brewery: Facility) -> None:
    submission = asked(brewery)
    address = reverse("performance:fill", args=(submission.code,))
    for role, unit in ((Role.OFFICER, years.PROVINCE), (Role.MINISTRY_OFFICER, "BCT"), (Role.OFFICER, "P34-46")):
        assert world.signed_in(world.person(role, unit)).get(address).status_code == 403
    Submission.objects.filter(pk=submission.pk).update(status=Status.SUBMITTED)
    assert world.signed_in(years.user_of(brewery)).get(address).status_code == 403
    assert Obligation.objects.count() == 1
