"""What a report template is: frozen, typed, and the one thing that forms, readers, checks and roll-ups are driven by.

`labels`, `titles`, `help` and `messages` are {"vi": ..., "en": ...}. Field ids are unique in a template and stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sachhon.formkit.findings import Severity

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """Where the reader looks first: `kind` targets | tasks | budgets | counts | amount | documents | table | outline.

    `what` narrows it: the funding source of an amount, the role of a document.
    """

    kind: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class ReadingHints:
    """Wordings that lead a reader to an answer; matched without regard to case, blanks and tone-mark placement.

    `heading`: how units title the item (of a column: its header). `cues` introduce the value, `excludes` (YAML `not`)
    rule a passage out. `unit`: words that follow the number. `nil`, `unknown`: phrases beyond the usual ones.
    """

    heading: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    nil: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    taken_from: TakenFrom | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """An item of the printed outline: `item` is its path ("I.2.1"), `number` as printed ("2.1"), "-" for a dash."""

    item: str
    number: str
    titles: Words
    reading: ReadingHints = ReadingHints()
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all below, in printed order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers of a choice; `words` are further wordings for it."""

    id: str
    labels: Words
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RollupOptions:
    """How a method is to work. `also`: further figures (count_positive). `numerator`, `denominator`: fields of a share.

    Tables: `key` columns make rows of several letters one, `totals` columns are added up, `by` columns group the
    totals. `updates`: later letters send only what changed, so rows of earlier ones stand.
    `themes`: the theme group of a digest.
    """

    also: tuple[str, ...] = ()
    numerator: str = ""
    denominator: str = ""
    key: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    updates: bool = False
    themes: str = ""


@dataclass(frozen=True, slots=True)
class Denominator:
    """A population that a share may be taken over; the request and the target may mean different ones."""

    id: str
    labels: Words
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table field: a field of its own. `repeat: year` is a column that stands once per year."""

    id: str
    type: str
    labels: Words
    unit: str = ""
    help: Words = field(default_factory=dict)
    required: bool = False
    options: tuple[Option, ...] = ()
    classifier: str = ""
    decimals: int | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    repeat: str = ""
    reading: ReadingHints = ReadingHints()

    def __hash__(self) -> int:
        return hash((self.id, self.type))


@dataclass(frozen=True, slots=True)
class TotalRow:
    """How a table's row of totals is told from its other rows: one of `words` stands in `column`.

    `outline`: the column of numbering by which subtotals ("1" above "1.1", "1.2") are told; "" where there is none.
    """

    column: str
    words: tuple[str, ...]
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A question. `rollup` names the method, `weight` the field or population that a mean is weighted by.

    `details_of` names the yes_no field that this one gives details of. `years`: those for which a table's columns with
    `repeat: year` stand in a blank; the cell's column is then "2017.amount".
    """

    id: str
    item: str
    type: str
    labels: Words
    rollup: str
    unit: str = ""
    help: Words = field(default_factory=dict)
    weight: str = ""
    rollup_options: RollupOptions = RollupOptions()
    required: bool = False
    options: tuple[Option, ...] = ()
    classifier: str = ""
    columns: tuple[Column, ...] = ()
    details_of: str = ""
    decimals: int | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    years: tuple[int, ...] = ()
    total_row: TotalRow | None = None
    denominators: tuple[Denominator, ...] = ()
    reading: ReadingHints = ReadingHints()

    def __hash__(self) -> int:
        return hash((self.id, self.type, self.item))

    @property
    def repeats(self) -> bool:
        """Whether it is a table with columns that stand once per year."""
        return any(column.repeat for column in self.columns)

    def column(self, column_id: str) -> Column:
        """The column of that id; "2017.amount" gives the repeated column "amount". Raises KeyError."""
        year, _, rest = column_id.partition(".")
        name = rest if rest and year.isdigit() else column_id
        for column in self.columns:
            if column.id == name:
                return column
        raise KeyError(f"{self.id} has no column {column_id}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A check. `kind` picks the file in formkit.rules; `params` are that kind's own; `fields` the fields it concerns.

    `scope`: field | section | report, where a form shows it. `messages` may be empty: the kind has its own wording.
    """

    id: str
    kind: str
    severity: Severity
    scope: str
    fields: tuple[str, ...]
    params: Mapping[str, object] = field(default_factory=dict)
    messages: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recognise:
    """How the reader tells that a document answers this template. `cites`: the request's number in the bases.

    `phrases` speak for it, `excludes` against; `types` are the document types it comes as (reading contract).
    """

    cites: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetLink:
    """A national target and the field that tells whether it is reached.

    `measure`: value | share_of_units_positive (of all units asked, those that answered more than 0 or yes).
    `denominator`: the target's, where the field's share may be taken over several populations.
    """

    field: str
    targets: tuple[str, ...]
    measure: str = "value"
    denominator: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject under which quotations are grouped; `cues` are the words that show it."""

    id: str
    titles: Words
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The themes of one kind of narrative; a field names the group by `rollup: {themes: ...}`."""

    id: str
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class NationalSection:
    """A part of the national report: its fields in order. `kind`: figures | tables | digest | narrative."""

    id: str
    titles: Words
    fields: tuple[str, ...]
    kind: str = "figures"


@dataclass(frozen=True, slots=True)
class National:
    """The national report that the answers make."""

    titles: Words
    sections: tuple[NationalSection, ...] = ()
    targets: tuple[TargetLink, ...] = ()
    themes: tuple[ThemeGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """The official letter that asks."""

    number: str
    date: date
    issuer: str
    annex: str = ""


@dataclass(frozen=True, slots=True)
class DataPeriod:
    """The years that the answers are about; None is open or set by each round."""

    from_year: int | None
    to_year: int | None


@dataclass(frozen=True, slots=True)
class Template:
    """A report template. Published ones never change: a new wording is a new version.

    `kind`: report | registration | plan. `respondents`: the kinds of unit that answer; `respondent_word` names one of
    them in messages and coverage ("tỉnh", "cơ sở").
    """

    id: str
    version: str
    status: str
    titles: Words
    kind: str
    respondents: tuple[str, ...]
    respondent_word: Words
    basis: Basis | None
    period: DataPeriod
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    recognise: Recognise
    national: National
    path: str = ""
    _fields: Mapping[str, Field] = field(init=False, repr=False, compare=False, default_factory=dict)
    _items: Mapping[str, Section] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.id, self.version))

    def __post_init__(self) -> None:
        object.__setattr__(self, "_fields", {one.id: one for one in self.fields})
        object.__setattr__(self, "_items", {section.item: section for section in self.outline()})

    def field(self, field_id: str) -> Field:
        """The field of that id. Raises KeyError."""
        if field_id not in self._fields:
            raise KeyError(f"{self.id} has no field {field_id}")
        return self._fields[field_id]

    def has_field(self, field_id: str) -> bool:
        """Whether there is a field of that id."""
        return field_id in self._fields

    @property
    def years(self) -> tuple[int, ...]:
        """The years for which columns of its tables repeat; () where none do."""
        return next((one.years for one in self.fields if one.repeats), ())

    @property
    def repeats_years(self) -> bool:
        """Whether it has columns that stand once per year, so that it can be asked for other years."""
        return any(one.repeats for one in self.fields)

    def for_years(self, first: int, last: int) -> Template:
        """The same template asked for `first` to `last`: only the years of repeated columns are others.

        A cell is named by its own year, so answers to the one are answers to the other. Raises ValueError for years
        that do not run.
        """
        if last < first:
            raise ValueError(f"no years from {first} to {last}")
        years = tuple(range(first, last + 1))
        return replace(self, fields=tuple(replace(one, years=years) if one.repeats else one for one in self.fields))

    def outline(self) -> Iterator[Section]:
        """All items of the printed outline, in order."""
        for section in self.sections:
            yield from section.walk()

    def section(self, item: str) -> Section:
        """The item of the outline. Raises KeyError."""
        if item not in self._items:
            raise KeyError(f"{self.id} has no item {item}")
        return self._items[item]

    def fields_of(self, item: str) -> tuple[Field, ...]:
        """The fields that stand at an item, in order."""
        return tuple(candidate for candidate in self.fields if candidate.item == item)

    def theme_group(self, group_id: str) -> ThemeGroup | None:
        """The themes of that name, None where there are none."""
        return next((group for group in self.national.themes if group.id == group_id), None)
