"""Likely repeats in words: how alike, what speaks against, which stretches say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from sachhon.channels.office.campaigns.fields import in_millions
from sachhon.domain.planning.api import (
    PlanTask,
    Registration,
    RepeatFlag,
    RepeatPassage,
    SideBySide,
)

VERDICTS = {
    RepeatFlag.Verdict.OPEN: "warning",
    RepeatFlag.Verdict.REPEAT: "danger",
    RepeatFlag.Verdict.DIFFERENT: "success",
}
_STEPS = (0.9, 0.75)


def likeness_words(likeness: float) -> str:
    """How alike, for a person; the number itself says more than it knows."""
    if likeness >= _STEPS[0]:
        return gettext("Rất giống")
    return gettext("Khá giống") if likeness >= _STEPS[1] else gettext("Có nét giống")


def apart_words(apart: Iterable[str]) -> list[str]:
    """What speaks against a repeat."""
    told = {
        "work": gettext("Loại việc khác"),
        "industry": gettext("Ngành khác"),
        "topic": gettext("Chủ đề khác"),
        "place": gettext("Địa phương khác"),
        "people": gettext("Đối tượng khác"),
        "names": gettext("Doanh nghiệp hoặc địa điểm được nêu tên khác"),
    }
    return [told[one] for one in apart]


@dataclass(frozen=True, slots=True)
class There:
    """What a registration may repeat: an earlier registration or a task of a plan."""

    name: str
    unit: str
    when: str
    what: str
    code: str
    status: str
    money: str
    registration: Registration | None
    task: PlanTask | None


def there_of(flag: RepeatFlag) -> There:
    """The other side of a flag."""
    if flag.earlier is not None:
        one = flag.earlier
        asked = in_millions(one.central)
        return There(
            one.name,
            one.unit.name,
            str(one.campaign.year),
            gettext("Nhiệm vụ đã đăng ký"),
            one.code,
            one.get_status_display(),
            f"{asked} {gettext('triệu đồng')}" if asked else "",
            one,
            None,
        )
    assert flag.task is not None
    task = flag.task
    years = [task.from_year or task.plan.first_year, task.to_year or task.plan.last_year]
    return There(
        task.title,
        task.plan.unit.name,
        str(years[0]) if years[0] == years[1] else f"{years[0]} – {years[1]}",
        gettext("Nhiệm vụ của kế hoạch"),
        task.code,
        task.get_status_display(),
        "",
        None,
        task,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A flag in the list."""

    flag: RepeatFlag
    there: There
    likeness: str
    percent: int
    apart: Sequence[str]
    verdict: str
    kind: str


def line_of(flag: RepeatFlag) -> Line:
    """A flag in words."""
    verdict = RepeatFlag.Verdict(flag.verdict)
    return Line(
        flag,
        there_of(flag),
        likeness_words(flag.likeness),
        round(100 * flag.likeness),
        apart_words(flag.apart),
        str(verdict.label),
        VERDICTS[verdict],
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text; `same`: the other side says it too."""

    words: str
    same: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A field of both, in stretches."""

    label: str
    here: Sequence[Stretch]
    there: Sequence[Stretch]


def parts_of(both: SideBySide) -> list[Part]:
    """Name, content, outputs of both sides with what they share."""
    labels = (
        ("name", gettext("Tên nhiệm vụ")),
        ("content", gettext("Mục tiêu và nội dung")),
        ("outputs", gettext("Sản phẩm dự kiến")),
    )
    return [
        Part(
            label,
            _stretches(both.here.text(field), _spans(both.passages, field, here=True)),
            _stretches(both.there.text(field), _spans(both.passages, field, here=False)),
        )
        for field, label in labels
    ]


def _spans(passages: Iterable[RepeatPassage], field: str, *, here: bool) -> list[tuple[int, int]]:
    if here:
        return [one.here for one in passages if one.field_here == field]
    return [one.there for one in passages if one.field_there == field]


def _stretches(text: str, spans: Iterable[tuple[int, int]]) -> list[Stretch]:
    """`text` cut at the spans; what overlaps or touches is one stretch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    told, at = [], 0
    for start, end in joined:
        told += [Stretch(text[at:start], same=False), Stretch(text[start:end], same=True)]
        at = end
    told.append(Stretch(text[at:], same=False))
    return [one for one in told if one.words]
