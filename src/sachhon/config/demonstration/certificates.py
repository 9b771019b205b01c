"""Certificates of the demonstration: one granted to the seafood factory, one of the brewery being looked at.

All of it by the actions that a person's clicks call.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from sachhon.config.demonstration.facilities import Factories
from sachhon.config.demonstration.people import Province
from sachhon.domain.accounts.api import Actor, actor_of
from sachhon.domain.assessments.api import (
    DEFAULT_YEARS,
    Assessment,
    Certificate,
    RequestFacts,
    all_conditions,
    begin_check,
    grant_certificate,
    record_check,
    request_certificate,
    years_after,
)
from sachhon.domain.registry.api import Facility

_ON_PAPER = (
    "Đánh giá chi tiết năm 2024 do đơn vị tư vấn lập trên giấy: 14 giải pháp, 9 đã thực hiện, điện giảm 11 % trên tấn "
    "sản phẩm. Giấy phép môi trường số 45/GPMT-UBND ngày 12/3/2024."
)
_FOUND = "Đã xem bản giấy và kiểm tra tại cơ sở"


def build_certificates(made: Factories, people: Mapping[str, Province], assessment: Assessment) -> None:
    """Each province looks at its own; the leader of one grants."""
    province = people["P63-89"]
    granted = _asked(made.fisher, made.seafood, RequestFacts("Xưởng phi lê và cấp đông", _ON_PAPER, True))
    begin_check(actor=province.officer, certificate=granted)
    for condition in all_conditions():
        record_check(actor=province.officer, certificate=granted, code=condition.code, outcome="met", note=_FOUND)
    decided = timezone.localdate() - timedelta(days=40)
    grant_certificate(
        actor=province.leader,
        certificate=granted,
        decision_number="318/QĐ-SCT",
        decided_on=decided,
        valid_until=years_after(decided, DEFAULT_YEARS),
    )
    consultant = actor_of(made.consultant.user) if made.consultant.user else made.consultant
    looked_at = _asked(consultant, made.brewery, RequestFacts("Toàn nhà máy", "", True, assessment))
    begin_check(actor=people["P63-52"].officer, certificate=looked_at)


def _asked(actor: Actor, facility: Facility, facts: RequestFacts) -> Certificate:
    return request_certificate(actor=actor, facility=facility, facts=facts)
