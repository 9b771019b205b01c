"""What can only be checked when the whole template is known: ids that stand twice, names that lead nowhere."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import yaml

from sachhon.catalogue import read_table
from sachhon.formkit.definition.classifiers import classifier_options
from sachhon.formkit.definition.model import Column, Field, Rule, Template
from sachhon.formkit.definition.nodes import Problems
from sachhon.formkit.definition.places import Places
from sachhon.formkit.definition.rule_shapes import EXPRESSION_FUNCTIONS, RULE_SHAPES
from sachhon.formkit.fields import field_type, field_type_names

METHODS = (
    "sum",
    "weighted_mean",
    "count_yes",
    "count_answered",
    "share_recomputed",
    "distribution",
    "append",
    "union",
    "digest",
)
# Populations that a weight may name although no field of the template gives them.
POPULATIONS = ("industrial_facilities", "enterprises", "medium_and_large_enterprises")


def check_references(template: Template, places: Places) -> Template:
    """The template, its rules knowing their fields. Raises DefinitionError with every name that leads nowhere."""
    assert places.root is not None
    problems = places.root.problems
    check = _Check(template, places, problems)
    check.ids_once()
    for field in template.fields:
        check.field(field)
    rules = tuple(check.rule(rule) for rule in template.rules)
    check.national()
    problems.stop_if_any()
    return replace(template, rules=rules)


class _Check:
    def __init__(self, template: Template, places: Places, problems: Problems) -> None:
        self.template, self.places, self.problems = template, places, problems
        self.field_ids = frozenset(field.id for field in template.fields)
        self.items = frozenset(section.item for section in template.outline())

    def ids_once(self) -> None:
        columns = (f"{field.id}.{column.id}" for field in self.template.fields for column in field.columns)
        self._once("field", (field.id for field in self.template.fields))
        self._once("item", (section.item for section in self.template.outline()))
        self._once("column", columns)
        self._once("rule", (rule.id for rule in self.template.rules))

    def _once(self, kind: str, names: Iterable[str]) -> None:
        for name, times in Counter(names).items():
            if times > 1:
                for mark in self.places.all(kind, name)[1:]:
                    self.problems.add(mark, "id_twice", kind=kind, id=name)

    def _known(self, mark: yaml.Mark | None, kind: str, name: str, known: Iterable[str]) -> None:
        if name not in known:
            self.problems.add(mark, "reference_unknown", kind=kind, id=name)

    def field(self, field: Field) -> None:
        def at(key: str) -> yaml.Mark | None:
            return self.places.first(f"field.{key}", field.id)

        self._known(at("item"), "item", field.item, self.items)
        self._known(at("type"), "type", field.type, field_type_names())
        self._known(at("rollup"), "rollup", field.rollup, METHODS)
        if field.weight:
            self._known(at("rollup"), "weight", field.weight, (*self.field_ids, *POPULATIONS))
        for name in (field.details_of, field.rollup_options.numerator, field.rollup_options.denominator):
            if name:
                self._known(at("details_of") or at("rollup"), "field", name, self.field_ids)
        column_ids = frozenset(column.id for column in field.columns)
        options = field.rollup_options
        for name in (*options.key, *options.totals, *options.by):
            self._known(at("rollup"), "column", name, column_ids)
        if field.total_row:
            for name in filter(None, (field.total_row.column, field.total_row.outline)):
                self._known(at("columns"), "column", name, column_ids)
        if options.themes and self.template.theme_group(options.themes) is None:
            self.problems.add(at("rollup"), "reference_unknown", kind="themes", id=options.themes)
        if (field.type == "table") != bool(field.columns):
            self.problems.add(self.places.first("field", field.id), "table_columns", id=field.id)
        self._listed(at("type"), at("classifier"), field)
        for column in field.columns:
            name = f"{field.id}.{column.id}"
            mark = self.places.first("column.type", name)
            self._known(mark, "type", column.type, field_type_names() - {"table"})
            self._listed(mark, self.places.first("column.classifier", name), column)

    def _listed(self, type_mark: yaml.Mark | None, mark: yaml.Mark | None, spec: Field | Column) -> None:
        """A classifier has to be there; a type whose values are listed has to have options."""
        if spec.classifier:
            try:
                classifier_options(spec.classifier)
            except (FileNotFoundError, ValueError):
                self.problems.add(mark, "reference_unknown", kind="classifier", id=spec.classifier)
        elif spec.type in field_type_names() and field_type(spec.type).listed and not spec.options:
            self.problems.add(type_mark, "options_missing", id=spec.id)

    def rule(self, rule: Rule) -> Rule:
        concerned: list[str] = []
        for name, shape in RULE_SHAPES.get(rule.kind, {}).items():
            value, mark = rule.params.get(name), self.places.first(f"rule.{name}", rule.id)
            wanted = shape.rstrip("?")
            if value is None:
                continue
            if wanted == "columns":
                self._columns(mark, str(rule.params.get("table", "")), value)
            else:
                names = self._field_names(mark, wanted, value)
                for field_id in names:
                    self._known(mark, "field", field_id, self.field_ids)
                concerned += names
        return replace(rule, fields=tuple(dict.fromkeys(concerned)))

    def _field_names(self, mark: yaml.Mark | None, wanted: str, value: object) -> list[str]:
        if wanted == "field":
            return [str(value)]
        if wanted == "fields" and isinstance(value, tuple):
            return [str(name) for name in value]
        if wanted == "pairs" and isinstance(value, tuple):
            return [str(name) for pair in value for name in pair[:2]]
        if wanted == "expression":
            return self._names_of(mark, str(value))
        return []

    def _names_of(self, mark: yaml.Mark | None, expression: str) -> list[str]:
        try:
            tree = ast.parse(expression, mode="eval")
        except SyntaxError as error:
            self.problems.add(mark, "not_an_expression", problem=error.msg)
            return []
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for function in calls:
            name = function.id if isinstance(function, ast.Name) else ast.unparse(function)
            self._known(mark, "function", name, EXPRESSION_FUNCTIONS)
        called = {id(function) for function in calls}
        return [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called]

    def _columns(self, mark: yaml.Mark | None, table: str, names: object) -> None:
        if not self.template.has_field(table) or not isinstance(names, tuple):
            return
        known = frozenset(column.id for column in self.template.field(table).columns)
        for name in names:
            self._known(mark, "column", str(name), known)

    def national(self) -> None:
        for section in self.template.national.sections:
            mark = self.places.first("national.fields", section.id)
            for name in section.fields:
                self._known(mark, "field", name, self.field_ids)
        targets = {row["target_id"] for row in read_table("targets/targets_1419.csv")}
        targets |= {row["target_id"] for row in read_table("targets/targets_889.csv")}
        for link in self.template.national.targets:
            self._known(self.places.first("target.field", link.field), "field", link.field, self.field_ids)
            if link.denominator and self.template.has_field(link.field):
                known = {one.id for one in self.template.field(link.field).denominators}
                self._known(self.places.first("target.field", link.field), "denominator", link.denominator, known)
            for target in link.targets:
                self._known(self.places.first("target.targets", link.field), "target", target, targets)
