"""Templates from YAML: what is read, and every mistake of a file with its place."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sachhon.formkit.definition import (
    RULE_SHAPES,
    DefinitionError,
    TakenFrom,
    Template,
    load,
    template,
    templates,
)
from sachhon.formkit.findings import say
from tests.shared import SHARED, needs_shared

SMALL = """\
id: small
version: "1"
status: draft
kind: report
title: {vi: Mẫu nhỏ, en: Small}
respondents: [province]
respondent_word: {vi: tỉnh, en: provinces}
sections:
  - item: I
    number: I
    title: {vi: Một, en: One}
    sections:
      - item: I.1
        number: "1"
        title: {vi: Hai, en: Two}
fields:
  - id: count
    item: I.1
    type: integer
    unit: lớp
    label: {vi: Số lớp, en: Courses}
    rollup: {method: sum, also: [count_positive]}
    min: 0
    decimals: 0
    reading: {from: amount central, heading: [số lớp], cues: mở lớp, not: [dự kiến]}
  - id: share
    item: I.1
    type: percent
    label: {vi: Tỷ lệ, en: Share}
    rollup: {method: weighted_mean, weight: enterprises}
  - id: rows
    item: I
    type: table
    label: {vi: Bảng, en: Table}
    rollup: {method: append, key: [name]}
    columns:
      - {id: name, type: text, label: {vi: Tên, en: Name}}
      - {id: size, type: choice, classifier: funding_sources, label: {vi: Nguồn, en: Source}}
rules:
  - {id: once, kind: duplicates, severity: warning, table: rows, key: [name]}
  - id: sane
    kind: expression
    severity: error
    scope: section
    test: count >= 0 and max(share, 1) <= 100
    messages: {vi: "Sai {count}", en: "Wrong {count}"}
national:
  title: {vi: Tổng hợp, en: Summary}
  sections:
    - {id: all, title: {vi: Tất cả, en: All}, fields: [count, share]}
"""


def problems(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(DefinitionError) as refused:
        load(text, "small.yaml")
    for finding in refused.value.findings:
        assert say(finding, "vi").startswith(f"small.yaml:{finding.params['line']}:")
        assert say(finding, "en").startswith(f"small.yaml:{finding.params['line']}:")
    return [
        (one.variant, int(str(one.params["line"])), int(str(one.params["column"]))) for one in refused.value.findings
    ]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_template_is_read_into_typed_parts() -> None:
    small = load(SMALL)
    count = small.field("count")
    assert (small.id, small.version, small.titles["en"]) == ("small", "1", "Small")
    assert [section.item for section in small.outline()] == ["I", "I.1"]
    assert small.section("I.1").number == "1"
    assert [field.id for field in small.fields_of("I.1")] == ["count", "share"]
    assert (count.minimum, count.maximum, count.decimals) == (Decimal(0), None, 0)
    assert count.rollup_options.also == ("count_positive",)
    assert count.reading.taken_from == TakenFrom("amount", "central")
    assert (count.reading.heading, count.reading.cues, count.reading.excludes) == (
        ("số lớp",),
        ("mở lớp",),
        ("dự kiến",),
    )
    assert small.field("share").weight == "enterprises"
    assert [option.id for option in small.field("rows").column("size").options] == ["TW", "DP", "QT", "DN", "KH"]
    assert small.rules[1].fields == ("count", "share")
    assert small.rules[0].params["key"] == ("name",)
    with pytest.raises(KeyError, match="small has no field other"):
        small.field("other")


def test_a_template_is_read_from_a_file_which_names_it_in_messages(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert load(path).path == "mine.yaml"
    path.write_text(SMALL.replace("version:", "versoin:"), encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"mine\.yaml:1:1"):
        load(path)


@pytest.mark.parametrize(
    ("old", "new", "variant"),
    [
        ("    unit: lớp\n", "    unti: lớp\n", "key_unknown"),
        ("    unit: lớp\n", "    unit: lớp\n    unit: khóa\n", "key_twice"),
        ("  - id: share\n", "  - id: count\n", "id_twice"),
        ("      - item: I.1\n", "      - item: I\n", "id_twice"),
        ("    type: percent\n", "    type: precent\n", "reference_unknown"),
        ("    item: I\n    type: table", "    item: IX\n    type: table", "reference_unknown"),
        ("{method: sum,", "{method: add,", "reference_unknown"),
        ("weight: enterprises", "weight: people", "reference_unknown"),
        ("classifier: funding_sources", "classifier: colours", "reference_unknown"),
        ("type: choice, classifier: funding_sources,", "type: choice,", "options_missing"),
        ("table: rows, key: [name]}", "table: lines, key: [name]}", "reference_unknown"),
        ("table: rows, key: [name]}", "table: rows, key: [nom]}", "reference_unknown"),
        ("fields: [count, share]", "fields: [count, shares]", "reference_unknown"),
        ("test: count >= 0", "test: counts >= 0", "reference_unknown"),
        ("test: count >= 0", "test: open(count) >= 0", "reference_unknown"),
        ("test: count >= 0", "test: count >=", "not_an_expression"),
        ("    min: 0\n", "    min: không\n", "not_a_number"),
        ("status: draft", "status: final", "not_one_of"),
        ("from: amount central", "from: letter", "not_one_of"),
        ("kind: duplicates", "kind: doubles", "not_one_of"),
        ("title: {vi: Hai, en: Two}", "title: {vi: Hai}", "key_missing"),
        ("    type: percent\n", "", "key_missing"),
        ("title: {vi: Hai, en: Two}", "title: Hai", "not_a_mapping"),
        ('    messages: {vi: "Sai {count}", en: "Wrong {count}"}\n', "", "key_missing"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, variant: str) -> None:
    broken = SMALL.replace(old, new, 1)
    found = problems(broken)
    assert variant in [one[0] for one in found]
    if new:
        changed = next(
            i for i, (a, b) in enumerate(zip(SMALL.splitlines(), broken.splitlines(), strict=False), 1) if a != b
        )
        line = next(one[1] for one in found if one[0] == variant)
        # A list item's mistake may be placed at its first line.
        assert changed - 3 <= line <= changed + 1


def test_the_place_is_exact_to_the_column() -> None:
    broken = SMALL.replace("    type: percent\n", "    type: precent\n")
    assert problems(broken) == [("reference_unknown", line_of(SMALL, "type: percent"), 11)]


def test_all_mistakes_of_a_file_are_told_in_its_order() -> None:
    broken = (
        SMALL.replace("status: draft", "status: final").replace("unit: lớp", "unti: lớp").replace("min: 0", "min: x")
    )
    found = problems(broken)
    assert [one[0] for one in found] == ["not_one_of", "key_unknown", "not_a_number"]
    assert [one[1] for one in found] == [3, 20, 23]


def test_an_unknown_key_is_told_the_nearest_known_one() -> None:
    with pytest.raises(DefinitionError) as refused:
        load(SMALL.replace("unit: lớp", "unti: lớp"), "small.yaml")
    assert refused.value.findings[0].params["near"] == "unit"


@pytest.mark.parametrize(
    ("text", "variant", "line"),
    [("", "empty_file", 1), ("- a\n- b\n", "not_a_mapping", 1), ("a: [\nb: }\n", "not_yaml", 2)],
)
def test_what_is_no_template_at_all(text: str, variant: str, line: int) -> None:
    assert [one[:2] for one in problems(text)] == [(variant, line)]


def test_a_yaml_that_grows_without_end_is_no_danger() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"b{i}: &b{i} [*{'a' if i == 0 else f'b{i - 1}'}, *{'a' if i == 0 else f'b{i - 1}'}]\n" for i in range(30)
    )
    assert {one[0] for one in problems(bomb)} >= {"key_missing", "key_unknown"}


def all_templates() -> list[Template]:
    return list(templates().values())


def test_there_are_the_four_templates_of_the_ministry_and_one_of_a_facility() -> None:
    assert set(templates()) == {
        "action-plan",
        "bct-1594-2013-annex-1",
        "bct-1594-2013-annex-2",
        "bct-1819-2018",
        "facility-year",
    }
    assert template("bct-1819-2018").basis is not None
    assert template("bct-1819-2018").basis.date == date(2018, 3, 12)  # type: ignore[union-attr]
    with pytest.raises(KeyError, match="there are action-plan"):
        template("bct-1")


@pytest.mark.parametrize("one", all_templates(), ids=lambda one: one.id)
def test_every_item_and_field_is_worded_in_both_languages(one: Template) -> None:
    words = [section.titles for section in one.outline()]
    words += [spec.labels for field in one.fields for spec in (field, *field.columns)]
    words += [section.titles for section in one.national.sections]
    assert all(each["vi"] and each["en"] for each in words)


@pytest.mark.parametrize("one", all_templates(), ids=lambda one: one.id)
def test_every_field_is_in_the_national_report_and_has_an_item_that_a_reader_can_find(one: Template) -> None:
    shown = [field_id for section in one.national.sections for field_id in section.fields]
    assert sorted(shown) == sorted(field.id for field in one.fields)
    assert all(one.section(field.item).reading.heading for field in one.fields)
    assert one.recognise.phrases


@pytest.mark.parametrize("one", all_templates(), ids=lambda one: one.id)
def test_every_message_of_an_expression_can_be_filled(one: Template) -> None:
    for rule in one.rules:
        for message in rule.messages.values():
            assert "{" not in message.format_map(dict.fromkeys(rule.fields, "1"))
        assert rule.kind in RULE_SHAPES


@needs_shared
@pytest.mark.parametrize(
    "template_id", ["bct-1819-2018", "bct-1594-2013-annex-1", "bct-1594-2013-annex-2", "action-plan"]
)
def test_fields_are_those_of_the_design(template_id: str) -> None:
    with (SHARED / "design" / "report-fields.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["template"] == template_id]
    wanted = [(row["number"], row["field"], row["type"], row["unit"], row["label_vi"], row["rollup"]) for row in rows]
    fields = template(template_id).fields
    assert [(one.item, one.id, one.type, one.unit, one.labels["vi"], one.rollup) for one in fields] == wanted
    for field, row in zip(fields, rows, strict=True):
        if row["note"].startswith("columns: ") and "per year" not in row["note"]:
            named = row["note"].removeprefix("columns: ").split(";")[0].replace(" (1.1 1.2 1.3 1.4)", "")
            assert [column.id for column in field.columns] == named.split(", ")
        if row["note"].startswith("detail"):
            details = row["note"].split(": ")[1].split(", ")
            assert all(template(template_id).field(detail).details_of == field.id for detail in details)


def test_the_budget_has_amounts_by_year_and_by_source() -> None:
    budget = template("action-plan").field("budget")
    assert [column.id for column in budget.columns if column.repeat] == ["quantity", "amount"]
    assert budget.column("2017.amount").id == "amount"
    assert budget.years == (2016, 2017, 2018, 2019, 2020)
