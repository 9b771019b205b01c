"""Tables of answers: rows from grids, from lists, from sentences that name a year, and from facts found before."""

from sachhon.reading.answers.tables.grids import rows_from_grids
from sachhon.reading.answers.tables.listed import rows_from_list
from sachhon.reading.answers.tables.provided import is_provided, rows_from_facts
from sachhon.reading.answers.tables.turned import rows_from_turned_grid
from sachhon.reading.answers.tables.yearly import rows_by_year

__all__ = [
    "is_provided",
    "rows_by_year",
    "rows_from_facts",
    "rows_from_grids",
    "rows_from_list",
    "rows_from_turned_grid",
]
