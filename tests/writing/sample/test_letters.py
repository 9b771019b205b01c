"""Sample letters: the same for a seed, marked, and true to what lies beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sachhon.formkit.definition import template as template_of
from sachhon.formkit.definition import templates
from sachhon.formkit.fields import field_type
from sachhon.vietnamese.folding import squash
from sachhon.writing.sample import SAMPLE_MARK, SampleLetter, compose_letters, letters, write_letters
from sachhon.writing.sample.bank import plain_bank
from tests.writing.sample.words import tables_of, text_of

TEMPLATES = tuple(templates())
_COMPOSED: dict[tuple[str, int, int], list[SampleLetter]] = {}


def composed(template: str, seed: int, units: int = 40) -> list[SampleLetter]:
    key = (template, seed, units)
    if key not in _COMPOSED:
        _COMPOSED[key] = list(compose_letters(template_of(template), units, seed))
    return _COMPOSED[key]


def planted(template: str, kind: str) -> Iterator[tuple[SampleLetter, dict[str, Any]]]:
    """The letters of three seeds in which an error of this kind was planted."""
    found = [
        (letter, error)
        for seed in (1, 2, 3)
        for letter in composed(template, seed)
        for error in letter.truth["planted"]
        if error["kind"] == kind
    ]
    assert found, f"no {kind} in three seeds"
    yield from found


@pytest.mark.parametrize("template", TEMPLATES)
def test_same_seed_same_letters(template: str) -> None:
    once, again = (list(compose_letters(template_of(template), 6, 11)) for _ in range(2))
    assert [letter.truth for letter in once] == [letter.truth for letter in again]
    assert [letter.to_bytes() for letter in once if letter.name.endswith(".docx")] == [
        letter.to_bytes() for letter in again if letter.name.endswith(".docx")
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_another_seed_other_letters(template: str) -> None:
    one, other = composed(template, 1), composed(template, 2)
    same = [a.name for a, b in zip(one, other, strict=True) if a.truth["answers"] == b.truth["answers"]]
    assert same == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_marked_as_sample(template: str) -> None:
    for letter in composed(template, 1)[:5]:
        assert letter.document.banner == SAMPLE_MARK == "DỮ LIỆU MẪU"
        assert letter.truth["note"] == SAMPLE_MARK


@pytest.mark.parametrize("template", TEMPLATES)
def test_words_of_every_answer_stand_in_the_letter(template: str) -> None:
    for letter in composed(template, 1):
        text = squash(text_of(letter.document))
        for name, answer in letter.truth["answers"].items():
            said = answer.get("said", "")
            words = [said] if isinstance(said, str) else [cell for row in said for cell in row.values()]
            lost = [one for one in words if one and squash(one) not in text]
            assert lost == [], (letter.name, name)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_blank_of_a_wording_is_filled(template: str) -> None:
    for letter in composed(template, 1):
        assert "<" not in text_of(letter.document), letter.name


@pytest.mark.parametrize("template", TEMPLATES)
def test_values_are_of_their_types(template: str) -> None:
    form = template_of(template)
    for letter in composed(template, 2):
        for name, answer in letter.truth["answers"].items():
            asked = form.field(name)
            if "value" in answer:
                kind = field_type(asked.type)
                assert kind.check(kind.from_json(answer["value"]), asked) == (), (letter.name, name)
            for row in answer.get("rows", ()):
                for column, value in row.items():
                    if value is not None:
                        field_type(asked.column(column).type).from_json(value)


@pytest.mark.parametrize("template", TEMPLATES)
def test_missing_answers_say_nothing(template: str) -> None:
    for letter in composed(template, 2):
        for name, answer in letter.truth["answers"].items():
            assert (answer["state"] == "missing") <= ("said" not in answer), (letter.name, name)


def test_all_states_and_both_formats_occur() -> None:
    everything = [letter for template in TEMPLATES for letter in composed(template, 1)]
    states = {answer["state"] for letter in everything for answer in letter.truth["answers"].values()}
    assert states == {"value", "nil", "unknown", "missing"}
    assert {letter.name.rpartition(".")[2] for letter in everything} == {"docx", "pdf"}


@pytest.mark.parametrize("template", TEMPLATES)
def test_layouts_differ(template: str) -> None:
    """Other orders of columns, other titles, other widths: no letter's tables are like all the others'."""
    shapes = {
        tuple(str(column.title) for column in table.columns)
        for letter in composed(template, 1)
        for table in tables_of(letter.document)
    }
    assert len(shapes) > 15


def test_planted_sums_of_money_do_not_add_up() -> None:
    for letter, error in planted("bct-1819-2018", "sum_mismatch"):
        total, *parts = (letter.truth["answers"][name] for name in error["fields"])
        assert total["value"] != sum(part.get("value", 0) for part in parts), letter.name


def test_other_sums_of_money_add_up() -> None:
    names = ("funding_central", "funding_local", "funding_international", "funding_enterprises")
    told = 0
    for letter in composed("bct-1819-2018", 1) + composed("bct-1819-2018", 2):
        answers = letter.truth["answers"]
        parts = [answers[name] for name in names]
        if any(error["kind"] == "sum_mismatch" for error in letter.truth["planted"]):
            continue
        if "value" in answers["funding_total"] and all(part["state"] in ("value", "nil") for part in parts):
            told += 1
            assert answers["funding_total"]["value"] == sum(part.get("value", 0) for part in parts)
    assert told > 10


def test_planted_share_contradicts_another_count() -> None:
    for letter, error in planted("bct-1819-2018", "share_contradiction"):
        answers = letter.truth["answers"]
        count, share = (answers[name]["value"] for name in error["fields"])
        trained = answers["enterprises_trained"]
        told = trained["competing"][0] if "competing" in trained else trained["value"]
        assert int(count) * 100 / float(share) < told, letter.name


def test_planted_second_reading_stands_in_the_letter() -> None:
    for letter, error in planted("bct-1819-2018", "two_readings"):
        text = text_of(letter.document)
        assert error["values"][0] != error["values"][1]
        assert all(str(value) in text.replace(".", "") for value in error["values"]), letter.name


@pytest.mark.parametrize("template", ["bct-1819-2018", "action-plan"])
def test_planted_annex_is_named_and_not_there(template: str) -> None:
    for letter, error in planted(template, "missing_annex"):
        answer = letter.truth["answers"][error["fields"][0]]
        assert "rows" not in answer
        assert "Phụ lục" in text_of(letter.document), letter.name
        assert len(letter.document.appendices) < 2


def test_planted_row_total_differs_from_its_years() -> None:
    for letter, error in planted("action-plan", "sum_mismatch"):
        rows = letter.truth["answers"]["budget"]["rows"]
        row = next(row for row in rows if squash(row["title"]) == squash(_filled(letter, str(error["row"]))))
        years = [value or 0 for name, value in row.items() if name.endswith(".amount")]
        sources = [row[name] or 0 for name in ("local", "central", "enterprises") if name in row]
        assert not years or row.get("total") != sum(years), letter.name
        assert not sources or row.get("total") != sum(sources), letter.name


def test_planted_task_has_no_budget() -> None:
    for letter, error in planted("action-plan", "task_without_budget"):
        answers = letter.truth["answers"]
        titles = [squash(row["title"]) for row in answers["tasks"].get("rows", ())]
        funded = [squash(row["title"]) for row in answers["budget"]["rows"]]
        for title in error["rows"]:
            own = squash(_filled(letter, str(title)))
            assert titles.count(own) > funded.count(own), letter.name


def test_planted_task_stands_under_two_numbers() -> None:
    for letter, error in planted("action-plan", "task_two_numbers"):
        rows = letter.truth["answers"]["tasks"]["rows"]
        own = squash(_filled(letter, str(error["row"])))
        assert sum(1 for row in rows if squash(row["title"]) == own) == 2, letter.name


def _filled(letter: SampleLetter, words: str) -> str:
    """A wording with the term that this letter uses."""
    text = squash(text_of(letter.document))
    terms = ("sản xuất và tiêu dùng bền vững", "sản xuất sạch hơn", "SXSH")
    return next(words.replace("<SXSH>", term) for term in terms if squash(words.replace("<SXSH>", term)) in text)


def test_second_letters_of_a_unit_are_later_and_name_the_first() -> None:
    units = composed("bct-1819-2018", 4, 66)
    for first, second in zip(units[:3], units[63:], strict=True):
        one, other = first.truth["document"], second.truth["document"]
        assert one["province"] == other["province"]
        assert date.fromisoformat(one["date"]) < date.fromisoformat(other["date"])
        assert one["number"] != other["number"]
        assert one["number"] in text_of(second.document)
        assert second.name.rpartition(".")[0].endswith("-2")


@pytest.mark.parametrize("template", TEMPLATES)
def test_template_without_a_bank_is_composed_from_its_labels(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "bank_of", plain_bank)
    for letter in compose_letters(template_of(template), 3, 5):
        assert letter.truth["answers"].keys() == {asked.id for asked in template_of(template).fields}
        assert "<" not in text_of(letter.document)


def test_files_and_truths_lie_side_by_side(tmp_path: Path) -> None:
    seen: list[int] = []
    paths = write_letters(
        template_of("bct-1594-2013-annex-2"), 4, 3, tmp_path, lambda done, _all, _name: seen.append(done)
    )
    assert seen == [1, 2, 3, 4]
    for path in paths:
        truth = json.loads((tmp_path / "su-that" / f"{path.stem}.json").read_text("utf-8"))
        assert truth["file"] == path.name
        assert path.read_bytes()[:2] in (b"PK", b"%P")
