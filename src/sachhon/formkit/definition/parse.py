"""The YAML of a template, as nodes, turned into the typed model part by part."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from sachhon.formkit.definition.classifiers import classifier_options
from sachhon.formkit.definition.model import (
    Basis,
    Column,
    DataPeriod,
    Denominator,
    Field,
    National,
    NationalSection,
    Option,
    ReadingHints,
    Recognise,
    RollupOptions,
    Rule,
    Section,
    TakenFrom,
    TargetLink,
    Template,
    Theme,
    ThemeGroup,
    TotalRow,
)
from sachhon.formkit.definition.nodes import Entry, compose
from sachhon.formkit.definition.places import Places
from sachhon.formkit.definition.rule_shapes import RULE_SHAPES
from sachhon.formkit.findings import Severity

STATUSES = ("draft", "published", "withdrawn")
KINDS = ("report", "registration", "plan")
SCOPES = ("field", "section", "report")
SOURCES = ("targets", "tasks", "budgets", "counts", "amount", "documents", "table", "outline")
RELATIONS = ("equal", "at_most")


def parse_template(text: str, file: str) -> tuple[Template, Places]:
    """The template and the places of its parts in the file. Raises DefinitionError on any mistake of form."""
    root = compose(text, file)
    places = Places()
    template = Template(
        id=root.text("id", required=True),
        version=root.text("version", required=True),
        status=root.one_of("status", STATUSES),
        titles=root.words("title", required=True),
        kind=root.one_of("kind", KINDS),
        respondents=root.texts("respondents"),
        respondent_word=root.words("respondent_word", required=True),
        basis=_basis(root.entry("basis")),
        period=_period(root.entry("period")),
        sections=tuple(_section(entry, places) for entry in root.entries("sections")),
        fields=tuple(_field(entry, places) for entry in root.entries("fields")),
        rules=tuple(_rule(entry, places) for entry in root.entries("rules")),
        recognise=_recognise(root.entry("recognise")),
        national=_national(root.entry("national"), places),
        path=file,
    )
    root.close()
    places.root = root
    return template, places


def _basis(entry: Entry | None) -> Basis | None:
    if entry is None:
        return None
    number, on = entry.text("number", required=True), entry.date("date", required=True)
    basis = Basis(number, on, entry.text("issuer", required=True), entry.text("annex")) if on else None
    entry.close()
    return basis


def _period(entry: Entry | None) -> DataPeriod:
    if entry is None:
        return DataPeriod(None, None)
    period = DataPeriod(entry.integer("from"), entry.integer("to"))
    entry.close()
    return period


def _section(entry: Entry, places: Places) -> Section:
    item = entry.text("item", required=True)
    places.note("item", item, entry.mark_of("item"))
    section = Section(
        item=item,
        number=entry.text("number"),
        titles=entry.words("title", required=True),
        reading=_hints(entry.entry("reading")),
        sections=tuple(_section(below, places) for below in entry.entries("sections")),
    )
    entry.close()
    return section


def _hints(entry: Entry | None) -> ReadingHints:
    if entry is None:
        return ReadingHints()
    hints = ReadingHints(
        heading=entry.texts("heading"),
        cues=entry.texts("cues"),
        excludes=entry.texts("not"),
        unit=entry.texts("unit"),
        nil=entry.texts("nil"),
        unknown=entry.texts("unknown"),
        taken_from=_taken_from(entry),
    )
    entry.close()
    return hints


def _taken_from(entry: Entry) -> TakenFrom | None:
    found = entry.place("from")
    if found is None:
        return None
    kind, _, what = found.value.partition(" ")
    if kind not in SOURCES:
        entry.problems.add(found.mark, "not_one_of", key="from", value=kind, allowed=", ".join(SOURCES))
    return TakenFrom(kind, what.strip())


def _options(entry: Entry) -> tuple[Option, ...]:
    """The options written out, or those of the classifier; a classifier that is not there is noted later."""
    options = []
    with suppress(FileNotFoundError, ValueError):
        if entry.has("classifier"):
            return classifier_options(entry.text("classifier"))
    for below in entry.entries("options"):
        options.append(Option(below.text("id", True), below.words("label", True), below.texts("words")))
        below.close()
    return tuple(options)


def _field(entry: Entry, places: Places) -> Field:
    field_id = entry.text("id", required=True)
    places.note("field", field_id, entry.mark_of("id"))
    for key in ("item", "type", "rollup", "weight", "details_of", "classifier", "columns"):
        if entry.has(key):
            places.note(f"field.{key}", field_id, entry.mark_of(key))
    method, weight, rollup_options = _rollup(entry)
    field = Field(
        id=field_id,
        item=entry.text("item", required=True),
        type=entry.text("type", required=True),
        labels=entry.words("label", required=True),
        rollup=method,
        unit=entry.text("unit"),
        help=entry.words("help"),
        weight=weight,
        rollup_options=rollup_options,
        required=entry.flag("required"),
        options=_options(entry),
        classifier=entry.text("classifier"),
        columns=tuple(_column(below, field_id, places) for below in entry.entries("columns")),
        details_of=entry.text("details_of"),
        decimals=entry.integer("decimals"),
        minimum=entry.decimal("min"),
        maximum=entry.decimal("max"),
        years=_years(entry.entry("years")),
        total_row=_total_row(entry.entry("total_row")),
        denominators=_denominators(entry),
        reading=_hints(entry.entry("reading")),
    )
    entry.close()
    return field


def _rollup(entry: Entry) -> tuple[str, str, RollupOptions]:
    """`rollup` is a mapping with the method and its options."""
    below = entry.entry("rollup", required=True)
    if below is None:
        return "", "", RollupOptions()
    method, weight = below.text("method", required=True), below.text("weight")
    options = RollupOptions(
        also=below.texts("also"),
        numerator=below.text("numerator"),
        denominator=below.text("denominator"),
        key=below.texts("key"),
        totals=below.texts("totals"),
        by=below.texts("by"),
        updates=below.flag("updates"),
        themes=below.text("themes"),
    )
    below.close()
    return method, weight, options


def _column(entry: Entry, field_id: str, places: Places) -> Column:
    column_id = entry.text("id", required=True)
    name = f"{field_id}.{column_id}"
    places.note("column", name, entry.mark_of("id"))
    for key in ("type", "classifier"):
        if entry.has(key):
            places.note(f"column.{key}", name, entry.mark_of(key))
    column = Column(
        id=column_id,
        type=entry.text("type", required=True),
        labels=entry.words("label", required=True),
        unit=entry.text("unit"),
        help=entry.words("help"),
        required=entry.flag("required"),
        options=_options(entry),
        classifier=entry.text("classifier"),
        decimals=entry.integer("decimals"),
        minimum=entry.decimal("min"),
        maximum=entry.decimal("max"),
        repeat=entry.one_of("repeat", ("once", "year"), "once").replace("once", ""),
        reading=_hints(entry.entry("reading")),
    )
    entry.close()
    return column


def _years(entry: Entry | None) -> tuple[int, ...]:
    if entry is None:
        return ()
    first, last = entry.integer("from"), entry.integer("to")
    entry.close()
    return tuple(range(first, last + 1)) if first is not None and last is not None else ()


def _total_row(entry: Entry | None) -> TotalRow | None:
    if entry is None:
        return None
    row = TotalRow(entry.text("column", required=True), entry.texts("words"), entry.text("outline"))
    entry.close()
    return row


def _denominators(entry: Entry) -> tuple[Denominator, ...]:
    found = []
    for below in entry.entries("denominators"):
        found.append(Denominator(below.text("id", True), below.words("label", True), below.texts("words")))
        below.close()
    return tuple(found)


def _rule(entry: Entry, places: Places) -> Rule:
    rule_id = entry.text("id", required=True)
    places.note("rule", rule_id, entry.mark_of("id"))
    kind = entry.one_of("kind", tuple(RULE_SHAPES))
    severities = {str(one): one for one in Severity}
    severity = entry.one_of("severity", tuple(severities), "warning")
    params: dict[str, object] = {}
    for name, shape in RULE_SHAPES.get(kind, {}).items():
        params.update(_parameter(entry, rule_id, name, shape, places))
    rule = Rule(
        id=rule_id,
        kind=kind,
        severity=severities.get(severity, Severity.WARNING),
        scope=entry.one_of("scope", SCOPES, "section"),
        fields=(),
        params=params,
        messages=entry.words("messages", required=kind == "expression"),
    )
    entry.close()
    return rule


def _parameter(entry: Entry, rule_id: str, name: str, shape: str, places: Places) -> Mapping[str, object]:
    wanted, required = shape.rstrip("?"), not shape.endswith("?")
    if not entry.has(name):
        if required:
            entry.problems.add(entry.mark, "key_missing", key=name)
        return {}
    places.note(f"rule.{name}", rule_id, entry.mark_of(name))
    if wanted in ("fields", "columns"):
        return {name: entry.texts(name)}
    if wanted == "number":
        return {name: entry.decimal(name)}
    if wanted == "words":
        return {name: entry.words(name)}
    if wanted == "flag":
        return {name: entry.flag(name)}
    if wanted == "pairs":
        return {name: tuple(_pair(below) for below in entry.entries(name))}
    return {name: entry.text(name)}


def _pair(entry: Entry) -> tuple[str, str, str]:
    pair = (entry.text("count", True), entry.text("share", True), entry.one_of("relation", RELATIONS, "equal"))
    entry.close()
    return pair


def _recognise(entry: Entry | None) -> Recognise:
    if entry is None:
        return Recognise()
    recognise = Recognise(entry.texts("cites"), entry.texts("phrases"), entry.texts("not"), entry.texts("types"))
    entry.close()
    return recognise


def _national(entry: Entry | None, places: Places) -> National:
    if entry is None:
        return National({})
    national = National(
        titles=entry.words("title", required=True),
        sections=tuple(_national_section(below, places) for below in entry.entries("sections")),
        targets=tuple(_target_link(below, places) for below in entry.entries("targets")),
        themes=tuple(_theme_group(below) for below in entry.entries("themes")),
    )
    entry.close()
    return national


def _national_section(entry: Entry, places: Places) -> NationalSection:
    section_id = entry.text("id", required=True)
    places.note("national.fields", section_id, entry.mark_of("fields"))
    section = NationalSection(
        id=section_id,
        titles=entry.words("title", required=True),
        fields=entry.texts("fields"),
        kind=entry.one_of("kind", ("figures", "tables", "digest"), "figures"),
    )
    entry.close()
    return section


def _target_link(entry: Entry, places: Places) -> TargetLink:
    field_id = entry.text("field", required=True)
    places.note("target.field", field_id, entry.mark_of("field"))
    places.note("target.targets", field_id, entry.mark_of("targets"))
    measure = entry.one_of("measure", ("value", "share_of_units_positive"), "value")
    link = TargetLink(field_id, entry.texts("targets"), measure, entry.text("denominator"))
    entry.close()
    return link


def _theme_group(entry: Entry) -> ThemeGroup:
    themes = []
    group_id = entry.text("id", required=True)
    for below in entry.entries("themes"):
        themes.append(Theme(below.text("id", True), below.words("title", True), below.texts("cues")))
        below.close()
    entry.close()
    return ThemeGroup(group_id, tuple(themes))
