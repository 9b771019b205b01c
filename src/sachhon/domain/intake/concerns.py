"""Why a file may not be what the report needs: another template, unit or round. Data; `say_concern` words it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from sachhon.domain.intake.models import Received
from sachhon.domain.intake.units_named import codes_about, unit_codes_of
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Obligation, Round
from sachhon.domain.submissions.api import Status
from sachhon.vietnamese.docnumbers import normalise_document_number

Concern = dict[str, Any]
NOT_USABLE = frozenset({"other_template", "not_readable", "no_answers"})
"""With these no value has a place in the report; the others are for a person to weigh."""
TOLD_ONLY = frozenset({"used_before", "files_beside"})
"""Worth knowing, but nothing to stop for."""


def weighed(received: Received) -> bool:
    """Whether nothing stands against using the file, or a person said that it is meant."""
    return received.used_anyway_by_id is not None or not any(
        concern["code"] not in TOLD_ONLY for concern in received.concerns
    )


def usable(received: Received) -> bool:
    """Whether values of the file have a place in the report at all."""
    return not any(concern["code"] in NOT_USABLE for concern in received.concerns)


def template_concerns(obligation: Obligation, template_id: str | None, titles: dict[str, str]) -> Iterator[Concern]:
    """That the file answers another template than the round asks with. `titles`: of the known templates, by id."""
    asked = obligation.round.template
    if asked is None or template_id is None or template_id == asked.template_id:
        return
    yield {"code": "other_template", "title": titles.get(template_id, template_id), "asked": asked.title}


def unit_concerns(obligation: Obligation, name: str, *, province: bool = True) -> Iterator[Concern]:
    """That the file names another unit than the one that reports. `province`: the name is a letter's province."""
    if not name:
        return
    unit = obligation.unit
    named = (
        unit_codes_of(name) if province else frozenset(Unit.objects.filter(name=name).values_list("code", flat=True))
    )
    if named and not named & codes_about(unit):
        yield {"code": "other_unit", "named": name, "unit": obligation.unit_name or unit.name}


def round_concerns(obligation: Obligation, cited: frozenset[str]) -> Iterator[Concern]:
    """That the letter answers the request of another round, and whether the unit's answer to that one is sealed."""
    numbers = {normalise_document_number(number) for number in cited}
    own = normalise_document_number(obligation.round.letter_number)
    if not numbers or not own or own in numbers:
        return
    others = (
        Obligation.objects.filter(unit=obligation.unit)
        .exclude(round=obligation.round)
        .exclude(Q(round__letter_number="") | Q(round__status=Round.Status.DRAFT))
        .select_related("round", "submission")
    )
    for other in others:
        if normalise_document_number(other.round.letter_number) in numbers:
            submission = getattr(other, "submission", None)
            sealed = submission is not None and submission.status not in (Status.DRAFT, Status.AWAITING)
            yield {
                "code": "other_round_sealed" if sealed else "other_round",
                "number": other.round.letter_number,
                "title": other.round.title,
            }


def repeat_concerns(received: Received) -> Iterator[Concern]:
    """That the unit put the same file into another report."""
    if received.obligation is None:
        return
    same = (
        Received.objects.filter(file=received.file, obligation__unit=received.obligation.unit)
        .exclude(obligation=received.obligation)
        .select_related("obligation__round")
        .first()
    )
    if same is not None and same.obligation is not None:
        yield {"code": "used_before", "title": same.obligation.round.title}


def say_concern(concern: Concern) -> str:
    """The sentence a person reads."""
    return _words()[concern["code"]] % concern


def _words() -> dict[str, str]:
    return {
        "other_template": _(
            "Tệp này trả lời biểu mẫu “%(title)s”, còn báo cáo này theo biểu mẫu “%(asked)s”. "
            "Không có giá trị nào được lấy. Nộp tệp vào đúng báo cáo."
        ),
        "not_readable": _(
            "Biểu mẫu “%(asked)s” chưa đọc được từ văn bản. Điền trên mạng, "
            "hoặc tải biểu mẫu Excel, Word về điền rồi nộp lại."
        ),
        "no_answers": _(
            "Văn bản nói về việc khác, không trả lời biểu mẫu “%(asked)s”. "
            "Kiểm tra lại tệp. Không có giá trị nào được lấy."
        ),
        "other_unit": _("Văn bản ghi đơn vị “%(named)s”, còn báo cáo này của “%(unit)s”."),
        "other_round": _("Văn bản trả lời công văn %(number)s của đợt “%(title)s”, không phải đợt này."),
        "other_round_sealed": _(
            "Văn bản trả lời công văn %(number)s của đợt “%(title)s” mà đơn vị đã nộp báo cáo rồi, không phải đợt này."
        ),
        "files_beside": _(
            "Thư có biểu mẫu đã điền nên chỉ lấy giá trị từ biểu mẫu đó. Chưa đọc các tệp khác trong thư: %(names)s. "
            "Muốn dùng tệp nào thì nộp riêng tệp đó."
        ),
        "used_before": _("Đơn vị đã dùng chính tệp này trong đợt “%(title)s”."),
    }
