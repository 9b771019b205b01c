"""The yearly registration of tasks: last year's decided and told to the units, this year's being appraised.

The units' answers are typed rows, handed in by their three people as any report is.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from sachhon.config.demonstration.people import Cast, Province
from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.api import (
    Campaign,
    Registration,
    appraise,
    close_registration,
    criteria_of,
    decide,
    gather_registrations,
    look_for_repeats,
    name_appraiser,
    notify,
    open_campaign,
    rank,
)
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import (
    Obligation,
    Round,
    TemplateVersion,
    change_round,
    draft_round,
    publish_round,
)
from sachhon.domain.submissions.api import (
    ValueChange,
    approve,
    ask_approval,
    findings_of,
    give_reason,
    save_values,
    start,
)
from sachhon.formkit.findings import Severity
from sachhon.formkit.values import Answer, Key, Origin, State

TEMPLATE = "bct-1594-2013-annex-2"
MILLION = 1_000_000
UNITS, TASKS = 15, 8
EARLIER_UNITS, EARLIER_TASKS = 6, 4
UNSCORED = 6
EARLIER_INDUSTRIES = ("dệt may", "giấy và bột giấy", "chế biến thủy sản", "bia")
INDUSTRIES = (
    "gạch ngói", "xi măng", "tinh bột sắn", "mía đường", "chế biến gỗ", "cơ khí", "nhựa", "da giày", "cao su",
    "hóa chất", "phân bón", "thức ăn chăn nuôi", "chè", "cà phê", "hạt điều", "gốm sứ", "thép", "sữa",
    "nước mắm", "in ấn",
)  # fmt: skip
KINDS: tuple[tuple[str, str, str, str, int, int], ...] = (
    ("1.1", "Tập huấn áp dụng sản xuất sạch hơn cho doanh nghiệp ngành {industry}",
     "Tổ chức 02 lớp, mỗi lớp 40 học viên của doanh nghiệp ngành {industry}.", "02 lớp, 80 học viên", 180, 40),
    ("1.2", "Hỗ trợ đánh giá sản xuất sạch hơn cho 05 cơ sở ngành {industry}",
     "Đánh giá nhanh 05 cơ sở ngành {industry}, đề xuất giải pháp chi phí thấp.", "05 báo cáo đánh giá", 250, 250),
    ("1.2", "Xây dựng mô hình trình diễn sản xuất sạch hơn ngành {industry}",
     "Đầu tư cải tiến một công đoạn tại một cơ sở ngành {industry}, đo kết quả trước và sau.", "01 mô hình", 400, 600),
    ("1.1", "Phóng sự truyền hình về sản xuất sạch hơn ngành {industry}",
     "Xây dựng 04 phóng sự phát trên đài của tỉnh về cơ sở ngành {industry}.", "04 phóng sự", 120, 0),
    ("1.3", "Xây dựng cơ chế hỗ trợ doanh nghiệp ngành {industry} đổi mới thiết bị",
     "Rà soát quy định, lấy ý kiến doanh nghiệp ngành {industry}, trình ban hành.", "01 dự thảo quy định", 90, 30),
    ("1.4", "Xây dựng cơ sở dữ liệu tiêu hao của các cơ sở ngành {industry}",
     "Thu thập tiêu hao điện, nước, nguyên liệu của cơ sở ngành {industry}.", "01 bộ dữ liệu", 150, 60),
)  # fmt: skip
AGAIN = {
    "Tập huấn áp dụng sản xuất sạch hơn cho doanh nghiệp ngành": "Lớp đào tạo về SXSH dành cho các doanh nghiệp",
    "Hỗ trợ đánh giá sản xuất sạch hơn cho 05 cơ sở ngành": "Đánh giá SXSH tại 5 cơ sở sản xuất thuộc ngành",
    "Xây dựng mô hình trình diễn sản xuất sạch hơn ngành": "Mô hình điểm áp dụng SXSH trong ngành",
}
"""How a task is worded that asks again for what was granted the year before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A task as a unit registers it; money in triệu đồng, None where the cell is left blank."""

    group: str
    name: str
    content: str
    outputs: str
    central: int
    counterpart: int | None

    def cells(self) -> dict[str, object]:
        """By column of the letter's table; a blank cell is left out."""
        told: dict[str, object] = {
            "group": self.group,
            "name": self.name,
            "objective_and_content": self.content,
            "expected_outputs": self.outputs,
            "central_funding": self.central * MILLION,
        }
        return told if self.counterpart is None else {**told, "counterpart_funding": self.counterpart * MILLION}


@dataclass
class Ministry:
    """Those of the ministry who take part: who runs it, who decides, and two who score and do not see each other."""

    officer: Actor
    leader: Actor
    first: Actor
    second: Actor


def campaigns(cast: Cast, ministry: Ministry, known: Mapping[str, Province], seed: int) -> None:
    """Both campaigns, for the years after this one and the one before it."""
    this_year = timezone.localdate().year
    units = list(Unit.objects.filter(code__startswith="P34-").order_by("code"))[:UNITS]
    people = {unit.code: known.get(unit.code) or cast.province(unit, shown=False, now=True) for unit in units}
    rng = Random(seed)
    before = {
        unit.code: [
            _asked(rng, unit, EARLIER_INDUSTRIES, place * EARLIER_TASKS + step) for step in range(EARLIER_TASKS)
        ]
        for place, unit in enumerate(units[:EARLIER_UNITS])
    }
    earlier = _opened(ministry, people, units[:EARLIER_UNITS], before, this_year, 3_000)
    _appraised(ministry, earlier, leave=0, rng=rng)
    _decided(ministry, earlier, this_year)
    now = {unit.code: _registered(rng, unit, place, before.get(unit.code, ())) for place, unit in enumerate(units)}
    running = _opened(ministry, people, units, now, this_year + 1, 12_000)
    look_for_repeats(actor=ministry.officer, campaign=running)
    _appraised(ministry, running, leave=UNSCORED, rng=rng)


def _asked(rng: Random, unit: Unit, industries: Sequence[str], place: int) -> Asked:
    """The task at a place of the year's list: no two of them ask the same of the same industry."""
    group, name, content, outputs, central, counterpart = KINDS[place % len(KINDS)]
    of = industries[place // len(KINDS) % len(industries)]
    more = 10 * rng.randrange(6)
    blank = place % 11 == 7
    return Asked(
        group,
        f"{name.format(industry=of)} trên địa bàn {unit.name[:1].lower()}{unit.name[1:]}",
        content.format(industry=of),
        outputs,
        central + more,
        None if blank else counterpart + more,
    )


def _registered(rng: Random, unit: Unit, place: int, before: Sequence[Asked]) -> list[Asked]:
    tasks = [_asked(rng, unit, INDUSTRIES, place * TASKS + step) for step in range(TASKS)]
    if before:
        tasks[0] = _again(before[0])
    return tasks


def _again(one: Asked) -> Asked:
    name = one.name
    for words, other in AGAIN.items():
        name = name.replace(words, other)
    return Asked(one.group, name, one.content.replace("Tổ chức", "Mở"), one.outputs, one.central + 20, one.counterpart)


def _opened(
    ministry: Ministry,
    people: Mapping[str, Province],
    units: Sequence[Unit],
    asked: Mapping[str, Sequence[Asked]],
    year: int,
    budget: int,
) -> Campaign:
    asking = _round(ministry.officer, year, [unit.code for unit in units])
    owed = {
        one.unit.code: one for one in Obligation.objects.filter(round=asking).select_related("unit", "round__template")
    }
    for unit in units:
        _hand_in(owed[unit.code], people[unit.code], asked[unit.code])
    campaign = open_campaign(actor=ministry.officer, round_=asking, year=year, budget=budget * MILLION)
    gather_registrations(actor=ministry.officer, campaign=campaign)
    for person in (ministry.first, ministry.second):
        assert person.user is not None
        name_appraiser(actor=ministry.officer, campaign=campaign, user=person.user)
    return close_registration(actor=ministry.officer, campaign=campaign)


def _round(officer: Actor, year: int, units: Sequence[str]) -> Round:
    version = TemplateVersion.objects.filter(template_id=TEMPLATE, status=TemplateVersion.Status.PUBLISHED).latest("pk")
    asking = draft_round(actor=officer, template=version)
    asking = change_round(
        actor=officer,
        asking=asking,
        changes={
            "title": f"Đăng ký nhiệm vụ sản xuất sạch hơn năm {year} (dữ liệu mẫu)",
            "letter_number": f"{1500 + year % 100}/BCT-TKNL",
            "letter_date": timezone.localdate() - timedelta(days=40),
            "asked": {"kinds": [], "provinces": [], "include": list(units), "exclude": []},
            "data_until": timezone.localdate(),
            "deadline": timezone.localdate() + timedelta(days=20),
            "deadline_days": None,
        },
        version=asking.version,
    )
    code = f"DK-{year}"
    Round.objects.filter(pk=asking.pk).update(code=code)
    asking.refresh_from_db()
    return publish_round(actor=officer, asking=asking)


def _hand_in(owed: Obligation, people: Province, tasks: Sequence[Asked]) -> None:
    submission = start(actor=people.officer, obligation=owed)
    changes = [
        ValueChange(Key("tasks", row, column), Answer(State.VALUE, value, Origin("typed")), 0)
        for row, task in enumerate(tasks)
        for column, value in task.cells().items()
    ]
    save_values(actor=people.officer, submission=submission, changes=changes)
    for checked in findings_of(submission):
        if checked.finding.severity is Severity.WARNING and not checked.reason:
            give_reason(
                actor=people.officer,
                submission=submission,
                fingerprint=checked.fingerprint,
                text="Đơn vị tự cân đối, không có vốn đối ứng.",
            )
    ask_approval(actor=people.officer, submission=submission)
    for person in (people.head, people.leader):
        submission.refresh_from_db()
        approve(actor=person, submission=submission, note="", request_key=uuid.uuid4().hex)


def _appraised(ministry: Ministry, campaign: Campaign, leave: int, rng: Random) -> None:
    """All are scored but the last `leave`; every sixth one by both appraisers."""
    criteria = criteria_of(campaign)
    rows = list(Registration.objects.filter(campaign=campaign).order_by("code"))
    scored = rows[: len(rows) - leave]
    for place, one in enumerate(scored):
        for actor in (ministry.first, ministry.second)[: 1 + (place % 6 == 0)]:
            appraise(
                actor=actor,
                registration=one,
                scores={each.code: Decimal(rng.randint(4, 10)) for each in criteria},
                remarks=_remark(rng),
                version=0,
                edition=one.edition,
            )


_REMARKS: tuple[str, ...] = (
    "Nội dung rõ, sản phẩm đo được.",
    "Nên nêu rõ cơ sở tham gia.",
    "Vốn đối ứng cao, ưu tiên.",
    "",
)


def _remark(rng: Random) -> str:
    choose: Callable[[Sequence[str]], str] = rng.choice
    return choose(_REMARKS)


def _decided(ministry: Ministry, campaign: Campaign, year: int) -> None:
    campaign = rank(actor=ministry.officer, campaign=campaign)
    decide(
        actor=ministry.leader,
        campaign=campaign,
        number=f"{3100 + year % 100}/QĐ-BCT",
        date_=min(date(year, 2, 20), timezone.localdate()),
        request_key=uuid.uuid4().hex,
    )
    campaign.refresh_from_db()
    notify(actor=ministry.officer, campaign=campaign)
