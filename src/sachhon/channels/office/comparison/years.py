"""Which years a reader compares: from the address, within those that the plans are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from sachhon.domain.planning.api import Years, years_to_compare
from sachhon.domain.registry.api import Unit


@dataclass(frozen=True, slots=True)
class Chosen:
    """The years compared, of all that could be."""

    years: Years
    whole: Years

    @property
    def query(self) -> str:
        """As an address says them; "" for all."""
        if self.years == self.whole:
            return ""
        return urlencode({"tu": self.years.first, "den": self.years.last})

    @property
    def after(self) -> str:
        """What is put behind an address."""
        return f"?{self.query}" if self.query else ""

    @property
    def words(self) -> str:
        """ "2016–2020"."""
        return words_of(self.years)

    def firsts(self) -> list[tuple[str, bool]]:
        """(year, chosen) for the first year."""
        return [(str(year), year == self.years.first) for year in self._all()]

    def lasts(self) -> list[tuple[str, bool]]:
        """(year, chosen) for the last year."""
        return [(str(year), year == self.years.last) for year in self._all()]

    def _all(self) -> range:
        return range(self.whole.first, self.whole.last + 1)


def chosen_years(asked: Mapping[str, str], units: Iterable[Unit] | None = None) -> Chosen | None:
    """None where no plan was adopted. Years in the wrong order are turned; those beyond the plans' are cut."""
    whole = years_to_compare(units)
    if whole is None:
        return None
    first, last = _year(asked.get("tu", ""), whole, whole.first), _year(asked.get("den", ""), whole, whole.last)
    return Chosen(Years(min(first, last), max(first, last)), whole)


def words_of(years: Years | None) -> str:
    """ "2016–2020", "2018"; "" where nobody said."""
    if years is None:
        return ""
    return str(years.first) if years.first == years.last else f"{years.first}–{years.last}"


def _year(text: str, whole: Years, otherwise: int) -> int:
    known = text.isascii() and text.isdigit() and len(text) <= 4
    return min(max(int(text), whole.first), whole.last) if known else otherwise
