"""One made-up value, as a bank's `make` says: {kind: what it needs}."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sachhon.formkit.fields import Contact, DocumentRef, Quantity, Range

MILLION = 1_000_000
_BLANK = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Stock:
    """What values of one letter are drawn from: its `names` are fixed, `words` are drawn anew each time."""

    rng: Random
    names: Mapping[str, str]
    words: Mapping[str, Sequence[Any]]

    def expand(self, wording: str) -> str:
        """The wording with the blanks that the stock knows filled; the others stay."""
        return _BLANK.sub(self._blank, wording)

    def _blank(self, found: re.Match[str]) -> str:
        name = found[1]
        if name in self.names:
            return self.names[name]
        if name in self.words:
            return self.expand(str(self.rng.choice(self.words[name])))
        return found[0]

    def number(self, spec: Any) -> int:
        """A whole number, given as such or as the name of one."""
        return int(self.names[spec]) if isinstance(spec, str) else int(spec)

    def between(self, spec: Any) -> tuple[int, int]:
        """Both ends of a stretch, each a number or the name of one."""
        return self.number(spec[0]), self.number(spec[1])

    def value(self, make: Any) -> object:
        """One value. Two numbers are a stretch of counts, a list of texts a choice, else {kind: what it needs}.

        Raises KeyError for a kind that is not known.
        """
        if isinstance(make, str):
            return self.expand(make)
        if isinstance(make, int):
            return make
        if isinstance(make, Mapping):
            kind, spec = next(iter(make.items()))
            return _MAKERS[kind](self, spec)
        if len(make) == 2 and all(isinstance(part, int) for part in make):
            return self.rng.randint(make[0], make[1])
        return self.value(self.rng.choice(make))


def _integer(stock: Stock, spec: Any) -> object:
    return stock.rng.randint(*stock.between(spec))


def _percent(stock: Stock, spec: Any) -> object:
    whole = Decimal(stock.rng.randint(spec[0], spec[1]))
    luck = stock.rng.random()
    if luck < 0.06:
        return whole + Decimal(stock.rng.randint(1, 99)) / 100
    return whole + Decimal(stock.rng.randint(1, 9)) / 10 if luck < 0.3 else whole


def _percent_range(stock: Stock, spec: Any) -> object:
    low = Decimal(stock.rng.randint(spec[0], (spec[0] + spec[1]) // 2))
    if stock.rng.random() < 0.15:
        low += Decimal(1) / 2
    return Range(low, low if stock.rng.random() < 0.5 else low + stock.rng.randint(1, max(2, spec[1] - int(low))))


def _money(stock: Stock, spec: Any) -> object:
    millions = stock.rng.randint(spec[0], spec[1])
    return millions * MILLION + (stock.rng.choice((0, 0, 0, 500_000)) if millions < 1000 else 0)


def _text(stock: Stock, spec: Any) -> object:
    return stock.expand(stock.rng.choice(spec))


def _name(stock: Stock, spec: Any) -> object:
    return stock.names[spec]


def _several(stock: Stock, spec: Any) -> object:
    count = min(len(spec["of"]), stock.rng.randint(*spec["count"]))
    chosen = stock.rng.sample(list(spec["of"]), count)
    return spec.get("with", "; ").join(stock.expand(part) for part in chosen)


def _yes_no(stock: Stock, spec: Any) -> object:
    return stock.rng.random() < spec


def _quantity(stock: Stock, spec: Any) -> object:
    low, high = spec["range"]
    value = Decimal(stock.rng.randint(low, high) * spec.get("step", 1))
    if spec.get("decimals") and stock.rng.random() < 0.5:
        value += Decimal(stock.rng.randint(1, 9)) / 10
    return Quantity(value, stock.rng.choice(spec["unit"]))


def _contact(stock: Stock, spec: Any) -> object:
    title = stock.rng.choice(spec["title"])
    phone = f"0{stock.rng.randint(200, 299)} {stock.rng.randint(3000, 3999)} {stock.rng.randint(100, 999)}"
    return Contact(stock.expand(spec["name"]), title, phone if stock.rng.random() < 0.8 else "")


def _digits(stock: Stock, spec: Any) -> object:
    return spec["first"] + "".join(str(stock.rng.randint(0, 9)) for _ in range(spec["more"]))


def _document(stock: Stock, spec: Any) -> DocumentRef:
    first, last = stock.between(spec["years"])
    issued = date(stock.rng.randint(first, last), 1, 1) + timedelta(days=stock.rng.randrange(360))
    return DocumentRef(f"{stock.rng.randint(12, 4200)}/{stock.rng.choice(spec['kinds'])}", issued)


def _documents(stock: Stock, spec: Any) -> object:
    return tuple(_document(stock, spec) for _ in range(stock.rng.choice((1, 1, 1, 2))))


_MAKERS: Mapping[str, Callable[[Stock, Any], object]] = {
    "integer": _integer,
    "year": _integer,
    "percent": _percent,
    "percent_range": _percent_range,
    "money": _money,
    "text": _text,
    "name": _name,
    "several": _several,
    "yes_no": _yes_no,
    "quantity": _quantity,
    "contact": _contact,
    "digits": _digits,
    "document": _document,
    "documents": _documents,
}
