"""Arriving facilities against registered ones: what is linked, what is asked, what is new."""

from __future__ import annotations

import pytest

from sachhon.domain.registry.facilities.matching import Decision, Described, Matcher
from tests.domain.registry.facilities.composed import compose

AN_HOA = Described(
    "R1", "Công ty Cổ phần Giấy An Hòa", "Lô B2, KCN Long Bình An, huyện Yên Sơn", "08", 63, "13", "giấy in, bột giấy",
    "5000813041",
)  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        Described("A", "Cty CP giấy An Hoà", "KCN Long Bình An, Yên Sơn", "08", 63, "13"),
        Described("A", "CONG TY CO PHAN GIAY AN HOA", "lo b2 kcn long binh an", "08", 34, "13"),
        Described("A", "CTCP Giấy Hoà An", "Lô B2, KCN Long Bình An", "Tuyên Quang", 0, "13", "bột giấy"),
        Described("A", "Giấy An Hòa (nhà máy)", "", "", 0, "", "", "5000813041-001"),
    ],
)
def test_one_company_told_otherwise_is_linked(row: Described) -> None:
    match = Matcher([AN_HOA]).match(row)
    assert (match.decision, match.candidates[0].key) == (Decision.LINKED, "R1")


def test_a_namesake_in_another_trade_and_place_is_not_linked() -> None:
    row = Described("A", "Công ty Cổ phần An Hòa", "12 Trần Phú, phường Tân Quang", "08", 63, "7", "tôm đông lạnh")
    assert Matcher([AN_HOA]).match(row).decision is not Decision.LINKED


def test_another_tax_code_is_never_linked_by_name_and_place_alone() -> None:
    row = AN_HOA._replace(key="A", tax_code="0312345679", products="", industry="")
    assert Matcher([AN_HOA]).match(row).decision is Decision.UNSURE


def test_two_that_fit_alike_are_asked_about() -> None:
    twin = AN_HOA._replace(key="R2", tax_code="")
    match = Matcher([AN_HOA._replace(tax_code=""), twin]).match(AN_HOA._replace(key="A", tax_code=""))
    assert match.decision is Decision.UNSURE
    assert {candidate.key for candidate in match.candidates} == {"R1", "R2"}


def test_one_code_that_meant_two_provinces_is_looked_up_in_both() -> None:
    """Code 15 is Yên Bái among the 63 and Lào Cai among the 34, of which Yên Bái is a part now."""
    yen_bai = AN_HOA._replace(province="15", geography=63, tax_code="")
    assert Matcher([yen_bai]).match(AN_HOA._replace(key="A", province="15", geography=34)).decision is Decision.LINKED


def test_composed_lists() -> None:
    composed = compose(4000, seed=11)
    matcher = Matcher(composed.registered)
    matches = [matcher.match(row) for row in composed.arriving]
    known = {key: truth for key, truth in composed.truth.items() if truth}
    linked = [match for match in matches if match.decision is Decision.LINKED]
    right = sum(composed.truth[match.key] == match.candidates[0].key for match in linked)
    seen = sum(known[match.key] in {one.key for one in match.candidates} for match in matches if match.key in known)
    assert right / len(linked) >= 0.995
    assert right / len(known) >= 0.9
    assert seen / len(known) >= 0.997
    assert max(len(match.candidates) for match in matches) <= 5
