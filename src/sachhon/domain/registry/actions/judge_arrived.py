"""A person says what rows of a list are: the same as a facility, new, to be skipped; and takes it back."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.arriving.selectors import candidates_visible, place_of_arriving
from sachhon.domain.registry.facilities.arriving.staging import counted
from sachhon.domain.registry.facilities.arriving.wordings import said_anew
from sachhon.domain.registry.facilities.register import described
from sachhon.domain.registry.models import ArrivedRow, Arriving, Facility
from sachhon.domain.registry.policies import ARRIVING
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit

Decision = ArrivedRow.Decision


class RowVerdict(StrEnum):
    """What a person says of a row; `BACK` takes back what was said."""

    SAME_AS = "same_as"
    NEW = "new"
    SKIP = "skip"
    BACK = "back"


@transaction.atomic
def judge_arrived(
    *, actor: Actor, arriving: Arriving, numbers: Iterable[int], verdict: str, facility_code: str = ""
) -> list[ArrivedRow]:
    """Write down what rows are. `same_as` takes one facility (or "#12", row 12 of the list), or each row's likeliest.

    `back` gives a row what the system held it for. Raises Refused for a row that is in the register already, that has
    errors (they are corrected in the file), or for a facility that the actor may not see.
    """
    place = place_of_arriving(arriving)
    held = Arriving.objects.select_for_update(of=("self",)).select_related("province").get(pk=arriving.pk)
    ARRIVING.require(actor, "review", place, held.status)
    wanted = sorted(set(numbers))
    rows = list(ArrivedRow.objects.filter(arriving=held, number__in=wanted).order_by("number"))
    if verdict not in set(RowVerdict) or not rows or len(rows) != len(wanted):
        raise Refused("no_such_row", _("Không thấy dòng này trong danh sách. Tải lại trang rồi chọn lại."))
    for row in rows:
        _judge(actor, held, row, verdict, facility_code)
        row.decided_by = None if verdict == RowVerdict.BACK else actor.user
        row.decided_at = None if verdict == RowVerdict.BACK else timezone.now()
        row.save()
    held.counts, held.version = counted(held), held.version + 1
    held.save(update_fields=("counts", "version"))
    audit.record(
        who=actor.who_for(place),
        verb="arriving.judge",
        object_type="arriving",
        object_id=held.code,
        unit_code=place.unit_code,
        detail={"rows": wanted, "verdict": verdict, "facility": facility_code},
    )
    arriving.counts, arriving.version = held.counts, held.version
    return rows


def _judge(actor: Actor, arriving: Arriving, row: ArrivedRow, verdict: str, code: str) -> None:
    if row.applied_at is not None:
        raise Refused("applied", _("Dòng {n} đã vào danh bạ, không đổi được ở đây.").format(n=row.number))
    if row.proposed == Decision.BAD and verdict != RowVerdict.BACK:
        words = _("Dòng {n} còn ô sai. Sửa trong tệp các dòng lỗi rồi gửi tệp đó.")
        raise Refused("bad_row", words.format(n=row.number))
    if verdict == RowVerdict.SKIP:
        row.decision = Decision.SKIPPED
    elif verdict == RowVerdict.NEW:
        row.decision, row.facility = Decision.NEW, None
    elif verdict == RowVerdict.BACK:
        _give_back(row)
    else:
        _same_as(actor, arriving, row, code or (row.candidates[0][0] if row.candidates else ""))


def _give_back(row: ArrivedRow) -> None:
    row.decision = row.proposed
    row.facility = None
    if row.proposed == Decision.CHANGED and row.candidates:
        row.facility = Facility.objects.filter(code=row.candidates[0][0]).first()


def _same_as(actor: Actor, arriving: Arriving, row: ArrivedRow, code: str) -> None:
    if code.startswith("#"):
        _same_as_row(arriving, row, code)
        return
    facility = candidates_visible(actor, {code}).get(code)
    if facility is None:
        raise Refused("no_such_facility", _("Không thấy cơ sở {code} trong danh bạ.").format(code=code or "–"))
    _tell(arriving, row, facility)


def _same_as_row(arriving: Arriving, row: ArrivedRow, code: str) -> None:
    """What the row says joins the earlier row, or changes the facility that the earlier row became."""
    number = code.removeprefix("#")
    earlier = ArrivedRow.objects.filter(arriving=arriving, number=int(number) if number.isdecimal() else 0).first()
    if earlier is None or earlier.number == row.number:
        raise Refused("no_such_row", _("Không thấy dòng {n} trong danh sách.").format(n=number))
    if earlier.facility is not None:
        _tell(arriving, row, earlier.facility)
        return
    earlier.said = {**earlier.said, **row.said}
    earlier.place = "; ".join(dict.fromkeys((*earlier.place.split("; "), row.place)))[:120]
    earlier.save(update_fields=("said", "place"))
    row.decision, row.facility = Decision.SKIPPED, None


def _tell(arriving: Arriving, row: ArrivedRow, facility: Facility) -> None:
    says = described(facility, said_anew(facility, row.said), as_on=arriving.as_on)
    row.decision, row.facility = (Decision.CHANGED if says else Decision.SAME), facility
