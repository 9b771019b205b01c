"""The key test of the house: for every template and every medium, write, read back, equal values."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.codecs.forms import SUFFIXES, read_filled, write_blank
from sachhon.codecs.jsonschema import KINDS as SCHEMA_KINDS
from sachhon.codecs.prompts import HINTS
from sachhon.codecs.word import KINDS as WORD_KINDS
from sachhon.codecs.workbook.cells import FACETS
from sachhon.formkit.definition import templates
from sachhon.formkit.fields import field_type_names
from sachhon.formkit.values import State
from tests.codecs.every_type import every_type
from tests.codecs.strategies import answers, content
from tests.thorough import of

ALL = {**templates(), "every-type": every_type()}
EACH = [(template_id, suffix) for template_id in ALL for suffix in SUFFIXES]


@pytest.mark.parametrize(("template_id", "suffix"), EACH)
@settings(max_examples=of(10, 3), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_values_come_back_from_every_medium(template_id: str, suffix: str, data: st.DataObject) -> None:
    template = ALL[template_id]
    values = data.draw(answers(template))
    filled = read_filled(f"f{suffix}", write_blank(template, suffix, values, unit_name="UBND tỉnh Bình Định"), ALL)
    assert filled.findings == ()
    assert (filled.template_id, filled.version) == (template.id, template.version)
    assert content(filled.values) == content(values)
    assert all(answer.confidence == 1 for answer in filled.values.values())


@pytest.mark.parametrize(("template_id", "suffix"), EACH)
def test_a_blank_says_nothing(template_id: str, suffix: str) -> None:
    filled = read_filled(f"f{suffix}", write_blank(ALL[template_id], suffix), ALL)
    assert {answer.state for answer in filled.values.values()} <= {State.MISSING}
    assert filled.findings == ()


@pytest.mark.parametrize(("template_id", "suffix"), EACH)
def test_the_same_form_is_the_same_bytes(template_id: str, suffix: str) -> None:
    form = ALL[template_id]
    assert write_blank(form, suffix, unit_name="A", sample=True) == write_blank(
        form, suffix, unit_name="A", sample=True
    )


@pytest.mark.parametrize(
    "facets", [FACETS, WORD_KINDS, SCHEMA_KINDS, HINTS], ids=["workbook", "word", "jsonschema", "prompts"]
)
def test_every_field_type_has_its_facet_in_every_medium(facets: dict[str, object]) -> None:
    assert set(facets) == field_type_names() - {"table"}
