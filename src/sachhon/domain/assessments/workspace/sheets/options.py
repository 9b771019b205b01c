"""The sheets of options and their effects: checked by the rules that their pages have, told at the cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sachhon.domain.assessments.models import Assessment, Cause, Option
from sachhon.domain.assessments.options.library import library_option
from sachhon.domain.assessments.options.studying import (
    Effect,
    Feasibility,
    check_effect,
    check_feasibility,
    check_screening,
)
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.workspace.sheets.columns import EFFECTS, ID, OPTIONS, STEPS, STREAMS
from sachhon.domain.assessments.workspace.sheets.read import CellError, Line
from sachhon.domain.assessments.workspace.sheets.rows import shown, standing_rows
from sachhon.vietnamese import fold

FIELDS = {"why": "screening_why"}
"""{a refusal's field: the column that it stands in}, where the two differ."""
Lines = Mapping[str, list[Line]]


def check_options(
    assessment: Assessment, lines: Lines, touched: Mapping[str, set[int]], wrong: set[str]
) -> list[CellError]:
    """What is wrong with options and effects that the workbook adds or changes; what stands is not judged again."""
    if OPTIONS.name not in lines:
        return []
    standing = {one.pk: one for one in assessment.options.select_related("stream", "cause")}
    rows = {row[ID]: row for row in standing_rows(assessment)[OPTIONS.name]}
    found = _numbers(lines[OPTIONS.name], standing.values())
    for line in lines[OPTIONS.name]:
        if line.number in touched[OPTIONS.name] and line.places:
            option = standing.get(line.values[ID] or 0)
            if option is not None and option.stage == Option.Stage.VERIFIED and not differ(line, rows[option.pk]):
                continue
            for column, words in _faults(assessment, line, lines, option):
                if line.place(column) not in wrong:
                    found.append(CellError(line.place(column, OPTIONS.title), words))
    return [*found, *_effects(lines, touched, standing, wrong)]


def _faults(assessment: Assessment, line: Line, lines: Lines, standing: Option | None) -> Iterable[tuple[str, str]]:
    said = line.values
    if standing is not None and standing.stage == Option.Stage.VERIFIED:
        yield (
            "title",
            _("Giải pháp đã được kiểm chứng nên không sửa được. Đề nghị nơi kiểm chứng rút kiểm chứng trước."),
        )
        return
    if said["step"] is not None and said["step"] not in {one.values["number"] for one in lines.get(STEPS.name, [])}:
        yield "step", _("Không có công đoạn số %(numbers)s.") % {"numbers": said["step"]}
    yield from _stream_faults(assessment, said, lines, standing)
    if standing is None and said["stage"] not in ("", Option.Stage.PROPOSED):
        yield "stage", _("Giải pháp mới bắt đầu ở giai đoạn Đề xuất. Để trống ô này.")
    if standing is None and said["library"] and library_option(said["library"]) is None:
        yield "library", _("Thư viện không có giải pháp này. Chọn lại trong thư viện.")
    for check in (_screened, _judged):
        try:
            check(said, standing)
        except Refused as refused:
            yield FIELDS.get(refused.field, refused.field), refused.message
    if said["rank"] is not None and not 1 <= said["rank"] <= 999:
        yield "rank", _("Thứ tự là số từ 1 đến 999; để trống nếu chưa xếp.")


def differ(line: Line, row: Mapping[str, Any], *names: str) -> bool:
    """Whether these columns of a line are other than what stands (all but the rank where none is named)."""
    wanted = names or tuple(column.name for column in OPTIONS.columns if column.name not in (ID, "rank"))
    columns = [OPTIONS.column(name) for name in wanted]
    return any(shown(one, line.values[one.name]) != shown(one, row.get(one.name)) for one in columns)


def _stream_faults(
    assessment: Assessment, said: dict[str, Any], lines: Lines, standing: Option | None
) -> Iterable[tuple[str, str]]:
    known = [fold(one.values["name"]) for one in lines.get(STREAMS.name, [])]
    wanted = fold(said["stream"])
    if wanted and known.count(wanted) == 0:
        yield "stream", _("Không có dòng thải “%(name)s” ở trang Dòng thải.") % {"name": said["stream"]}
    stays = standing is not None and standing.stream is not None and fold(standing.stream.name) == wanted
    if known.count(wanted) > 1 and not stays:
        yield "stream", _("Có nhiều dòng thải tên “%(name)s”. Chọn ở trang của giải pháp.") % {"name": said["stream"]}
    if said["cause"] and cause_of(assessment, said) is None:
        yield "cause", _("Không có nguyên nhân này ở dòng thải ấy. Ghi nguyên nhân ở trang Nguyên nhân trước.")


def _screened(said: dict[str, Any], standing: Option | None) -> None:
    had = standing.screening if standing is not None else ""
    if (said["screening"], said["screening_why"]) == (had, standing.screening_why if standing is not None else ""):
        return
    if not said["screening"] and not had:
        raise Refused("screening", _("Chọn kết quả sàng lọc."), "screening")
    check_screening(standing.stage if standing else Option.Stage.PROPOSED, said["screening"], said["screening_why"])


def _judged(said: dict[str, Any], standing: Option | None) -> None:
    check_feasibility(feasibility_of(said))


def _numbers(lines: Iterable[Line], standing: Iterable[Option]) -> list[CellError]:
    """New options go on with the numbers, in any order; blank takes the next."""
    last = max((one.number for one in standing), default=0)
    new = [line for line in lines if line.values[ID] is None and line.values["number"] is not None]
    wanted = range(last + 1, last + 1 + len(new))
    told = sorted(line.values["number"] for line in new)
    if told == list(wanted):
        return []
    words = _("Giải pháp mới đánh số tiếp từ %(n)s, không cách quãng, hoặc để trống.") % {"n": last + 1}
    return [
        CellError(line.place("number", OPTIONS.title), words)
        for line in new
        if line.values["number"] not in wanted or told.count(line.values["number"]) > 1
    ] or [CellError(new[-1].place("number", OPTIONS.title), words)]


def _effects(
    lines: Lines, touched: Mapping[str, set[int]], standing: Mapping[int, Option], wrong: set[str]
) -> Iterable[CellError]:
    numbers = {line.values["number"] for line in lines[OPTIONS.name]} - {None}
    closed = {one.number for one in standing.values() if one.stage == Option.Stage.VERIFIED}
    for line in lines.get(EFFECTS.name, []):
        number = line.values["option"]
        if line.number not in touched[EFFECTS.name] or number is None or not line.values["resource"]:
            continue
        if number not in numbers:
            words = _("Không có giải pháp số %(n)s. Giải pháp mới phải có số ở trang Giải pháp.") % {"n": number}
            yield CellError(line.place("option", EFFECTS.title), words)
        elif number in closed:
            words = _("Giải pháp đã được kiểm chứng nên không sửa được. Đề nghị nơi kiểm chứng rút kiểm chứng trước.")
            yield CellError(line.place("option", EFFECTS.title), words)
        try:
            check_effect(effect_of(line.values))
        except Refused as refused:
            if line.place(refused.field) not in wrong:
                yield CellError(line.place(refused.field, EFFECTS.title), refused.message)


def feasibility_of(said: dict[str, Any]) -> Feasibility:
    """A line's three sides and money."""
    names = ("technical", "economic", "environmental", "technical_note", "environmental_note", "investment")
    names += ("incentive", "yearly_saving", "yearly_cost", "life_years")
    return Feasibility(**{name: said[name] for name in names})


def effect_of(said: dict[str, Any]) -> Effect:
    """A line of the effects' sheet."""
    return Effect(said["resource"], said["share_pct"], said["quantity"], said["unit"])


def cause_of(assessment: Assessment, said: dict[str, Any]) -> Cause | None:
    """The cause that a line names, of the stream that it names (of any where it names none)."""
    causes = Cause.objects.filter(stream__assessment=assessment).select_related("stream")
    return next(
        (
            one
            for one in causes
            if fold(one.text) == fold(said["cause"])
            and (not said["stream"] or fold(one.stream.name) == fold(said["stream"]))
        ),
        None,
    )
