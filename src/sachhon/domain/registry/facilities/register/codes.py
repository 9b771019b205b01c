"""Codes of facilities: given once, never used again, the same as the code of the unit that a facility may get."""

from __future__ import annotations

from django.db.models.functions import Length

from sachhon.domain.registry.models import Facility, Unit

HEAD = "CS-"
_DIGITS = 6


def next_codes(count: int = 1) -> list[str]:
    """So many codes that neither a facility nor a unit has: "CS-000124", "CS-000125"…

    Ask within the transaction that saves them; the database refuses a code that another took in the meantime.
    """
    newest = [
        model.objects.filter(code__startswith=HEAD)
        .order_by(Length("code").desc(), "-code")
        .values_list("code", flat=True)
        for model in (Facility, Unit)
    ]
    numbers = [code.removeprefix(HEAD) for codes in newest for code in codes[:1]]
    last = max((int(number) for number in numbers if number.isdecimal()), default=0)
    return [f"{HEAD}{number:0{_DIGITS}d}" for number in range(last + 1, last + 1 + count)]
