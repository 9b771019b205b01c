"""The network of the demonstration: invented experts and trainers, a consultancy that says what it offers.

All through the network's own actions; no name or telephone is anybody's.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from sachhon.config.demonstration.facilities import Factories
from sachhon.config.demonstration.people import FAMILY, GIVEN, MIDDLE
from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.assessments.api import (
    ConsultancyFacts,
    Expert,
    ExpertFacts,
    TrainingRow,
    add_expert,
    end_expert,
    keep_consultancy,
    provinces_of_today,
)

PLACES: Mapping[str, int] = {"01": 5, "79": 5, "48": 3, "52": 4, "91": 3, "24": 3, "92": 2, "31": 2, "56": 1, "40": 1}
"""{province of today: how many experts}."""
_BODIES = ("Trường Đại học Kỹ thuật Sông Lam", "Trung tâm Khuyến công", "Viện Công nghệ Xanh", "")
_COURSES = (
    ("Đánh giá sản xuất sạch hơn chi tiết", "Bộ Công Thương"),
    ("Đào tạo giảng viên sản xuất sạch hơn", "Bộ Công Thương"),
    ("Hạch toán chi phí dòng vật liệu (MFCA)", "Viện Công nghệ Xanh"),
    ("Kiểm toán năng lượng trong công nghiệp", "Trường Đại học Kỹ thuật Sông Lam"),
    ("Tuần hoàn nước trong chế biến thủy sản", "Trung tâm Khuyến công"),
)


def build_network(ministry: Mapping[str, Actor], factories: Factories, seed: int) -> None:
    """Experts of some provinces, one who left, and the consultancy with its own."""
    chance = Random(seed)
    officer = ministry[str(Role.MINISTRY_OFFICER)]
    provinces = {unit.territory.code: unit for unit in provinces_of_today() if unit.territory}
    made: list[Expert] = []
    for code, count in PLACES.items():
        for _ in range(count):
            facts = ExpertFacts(
                " ".join(chance.choice(part) for part in (FAMILY, MIDDLE, GIVEN)),
                is_trainer=chance.random() < 0.3,
                organisation_name=chance.choice(_BODIES),
                province=provinces[code],
                industries=tuple(sorted(chance.sample(range(1, 40), chance.randrange(1, 5)))),
                phone=f"0900 000 {len(made):03d}",
                email=f"chuyengia{len(made)}@example.vn",
                listed=chance.random() < 0.75,
                trainings=_courses(chance),
            )
            made.append(add_expert(actor=officer, facts=facts))
    end_expert(actor=officer, expert=made[-1])
    keep_consultancy(
        actor=factories.consultant,
        unit=factories.consultancy,
        facts=ConsultancyFacts(
            provinces["48"],
            "Đánh giá sản xuất sạch hơn nhanh và chi tiết, đo đạc điện, hơi, nước, hạch toán chi phí dòng vật liệu.",
            (4, 7, 12, 13),
            "https://laphong.example.vn",
            listed=True,
        ),
    )
    own = ExpertFacts(
        factories.consultant.name,
        is_trainer=True,
        organisation=factories.consultancy,
        province=provinces["52"],
        industries=(4, 7),
        phone="0900 000 100",
        email="tuvan@example.vn",
        listed=True,
        trainings=tuple(
            TrainingRow(course, organiser, 2015 + at) for at, (course, organiser) in enumerate(_COURSES[:3])
        ),
    )
    add_expert(actor=factories.consultant, facts=own)


def expert_code(factories: Factories) -> str:
    """The consultant's code in the network, for the team of an assessment."""
    return Expert.objects.get(organisation=factories.consultancy, name=factories.consultant.name).code


def _courses(chance: Random) -> tuple[TrainingRow, ...]:
    chosen = chance.sample(_COURSES, chance.randrange(0, 4))
    return tuple(
        TrainingRow(course, organiser, chance.randrange(2012, 2026), as_trainer=chance.random() < 0.2)
        for course, organiser in chosen
    )
