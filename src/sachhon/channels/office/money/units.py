"""Money in the unit that the reader chose: đồng, nghìn or triệu; kept for the session."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.vietnamese import AmbiguousNumber, NotANumber, format_number, parse_money, parse_number

FACTORS = {"dong": 1, "nghin": 1_000, "trieu": 1_000_000}
USUAL = "trieu"
_KEPT = "money_unit"
DASH = "–"


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """A unit of money. `name` as the address says it."""

    name: str = USUAL

    @property
    def factor(self) -> int:
        """Đồng in one of it."""
        return FACTORS[self.name]

    @property
    def label(self) -> str:
        """As it stands beside figures."""
        return {
            "dong": gettext("đồng"),
            "nghin": gettext("nghìn đồng"),
            "trieu": gettext("triệu đồng"),
        }[self.name]

    def words(self, amount: int | None) -> str:
        """The exact figure without its unit; nothing recorded is a dash, which is no zero."""
        return DASH if amount is None else format_number(self.number(amount))

    def typed(self, amount: int) -> str:
        """As a form offers it: without grouping, so that it can be read one way only."""
        return self.words(amount).replace(".", "")

    def number(self, amount: int) -> Decimal:
        """The figure in this unit, with no more digits than it needs."""
        value = Decimal(amount) / self.factor
        return value.quantize(Decimal(1)) if value == int(value) else value.normalize()

    def options(self) -> list[tuple[str, str, bool]]:
        """(name, label, chosen) of all units."""
        return [(name, MoneyUnit(name).label, name == self.name) for name in FACTORS]


def doubtful(text: str) -> bool:
    """Whether the digits have a second reading that a slip of the hand would mean: "1.234", "0,125"."""
    try:
        parse_number(text.strip(), strict=True)
    except AmbiguousNumber:
        return True
    except NotANumber:
        return False
    return False


def read_clear(text: str, unit: MoneyUnit) -> int:
    """The amount in đồng, typed in the unit where nobody can be asked back. Raises NotMoney, AmbiguousNumber."""
    if doubtful(text):
        raise AmbiguousNumber(text, ())
    return parse_money(text, unit.factor)


def money_unit(request: OfficeRequest) -> MoneyUnit:
    """The unit asked for in the address, then kept; else the one kept; else triệu đồng."""
    asked = request.GET.get("unit", "")
    if asked in FACTORS:
        if request.session.get(_KEPT) != asked:
            request.session[_KEPT] = asked
        return MoneyUnit(asked)
    kept = request.session.get(_KEPT, USUAL)
    return MoneyUnit(kept if kept in FACTORS else USUAL)
