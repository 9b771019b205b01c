"""The dated tree: names, parents, mergers; today's lines follow from the dated rows and never run in a circle."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.registry.api import (
    Refused,
    Unit,
    create_unit,
    dissolve_unit,
    line_on,
    merge_units,
    move_unit,
    name_on,
    names_on,
    predecessors,
    rebuild_lines,
    rename_unit,
    search_units,
    successors,
    units_on,
    units_under,
)
from sachhon.domain.registry.effects import take_effect
from sachhon.foundation.models import AuditEntry
from tests.thorough import of
from tests.world import actor, unit, units

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def officer() -> Actor:
    units()
    return actor(Role.MINISTRY_OFFICER)


def made(who: Actor, code: str, parent: str = "P34-91", kind: str = Unit.Kind.DEPARTMENT) -> Unit:
    return create_unit(
        actor=who, kind=kind, name=f"Phòng {code}", parent=unit(parent), founded=date(2020, 1, 1), code=code
    )


def test_there_were_63_provinces_until_the_merger_and_34_since(officer: Actor) -> None:
    assert units_on(BEFORE, [Unit.Kind.PROVINCE]).count() == 63
    assert units_on(AFTER, [Unit.Kind.PROVINCE]).count() == 34
    assert units_on(AFTER, [Unit.Kind.MINISTRY]).get().code == "BCT"


def test_an_giang_of_today_is_made_of_an_giang_and_kien_giang(officer: Actor) -> None:
    assert {one.code for one in predecessors(unit("P34-91"))} == {"P63-89", "P63-91"}
    assert [one.code for one in successors(unit("P63-91"))] == ["P34-91"]
    assert successors(unit("P34-91")) == (unit("P34-91"),)


def test_names_are_those_of_the_day(officer: Actor) -> None:
    hue, dong_nai = unit("P63-46"), unit("P34-75")
    assert name_on(hue, date(2018, 3, 12)) == "Tỉnh Thừa Thiên Huế"
    assert name_on(hue, date(2025, 3, 1)) == "Thành phố Huế"
    assert name_on(dong_nai, date(2025, 8, 1)) == "Tỉnh Đồng Nai"
    assert name_on(dong_nai, date(2026, 5, 1)) == "Thành phố Đồng Nai"
    assert names_on([hue, dong_nai], BEFORE)[hue.pk] == "Thành phố Huế"


def test_the_lines_of_the_start_are_those_that_the_dated_rows_give(officer: Actor) -> None:
    before = dict(Unit.objects.values_list("code", "line"))
    assert before["P63-89"] == ["P63-89", "P34-91", "BCT"]
    Unit.objects.update(line=[])
    assert rebuild_lines() == len(before)
    assert dict(Unit.objects.values_list("code", "line")) == before
    assert rebuild_lines() == 0


def test_a_new_unit_stands_below_its_parent_at_once(officer: Actor) -> None:
    office = made(officer, "PB-X1")
    assert office.line == ["PB-X1", "P34-91", "BCT"]
    assert set(units_under(["P34-91"]).values_list("code", flat=True)) == {"P34-91", "P63-89", "P63-91", "PB-X1"}
    assert (
        create_unit(actor=officer, kind=Unit.Kind.FACILITY, name="Nhà máy", parent=office, founded=TODAY).code
        == "CS-00001"
    )


def test_a_code_is_never_given_twice(officer: Actor) -> None:
    made(officer, "PB-X1")
    with pytest.raises(Refused) as refused:
        made(officer, "PB-X1")
    assert refused.value.code == "unit_code_taken"


def test_renaming_keeps_the_old_name_for_the_days_before(officer: Actor) -> None:
    office = made(officer, "PB-X1")
    rename_unit(actor=officer, unit=office, name="Trung tâm Khuyến công", on=date(2026, 1, 1), decision="12/QĐ")
    assert name_on(office, date(2025, 12, 31)) == "Phòng PB-X1"
    assert name_on(office, date(2026, 1, 1)) == "Trung tâm Khuyến công"
    assert unit("PB-X1").name == "Trung tâm Khuyến công"
    assert list(search_units(Unit.objects.all(), "khuyen cong")) == [office]
    assert AuditEntry.objects.get(verb="unit.rename").detail["decision"] == "12/QĐ"


def test_a_name_of_tomorrow_is_borne_from_tomorrow(officer: Actor) -> None:
    office = made(officer, "PB-X1")
    tomorrow = TODAY + timedelta(days=1)
    rename_unit(actor=officer, unit=office, name="Tên mới", on=tomorrow)
    assert unit("PB-X1").name == "Phòng PB-X1"
    take_effect(tomorrow)
    assert unit("PB-X1").name == "Tên mới"


def test_moving_changes_todays_line_and_leaves_the_past(officer: Actor) -> None:
    office = made(officer, "PB-X1")
    move_unit(actor=officer, unit=office, parent=unit("P34-92"), on=date(2026, 1, 1))
    assert unit("PB-X1").line == ["PB-X1", "P34-92", "BCT"]
    assert line_on(office, date(2025, 12, 31)) == ("PB-X1", "P34-91", "BCT")
    assert line_on(office, date(2026, 1, 1)) == ("PB-X1", "P34-92", "BCT")


def test_no_unit_comes_under_itself(officer: Actor) -> None:
    top = made(officer, "PB-A")
    low = made(officer, "PB-B", parent="PB-A")
    for parent in (top, low):
        with pytest.raises(Refused) as refused:
            move_unit(actor=officer, unit=top, parent=parent, on=TODAY)
        assert refused.value.code == "unit_below_itself"


def test_merging_keeps_the_lineage(officer: Actor) -> None:
    a, b, c = (made(officer, code) for code in ("PB-A", "PB-B", "PB-C"))
    part = made(officer, "PB-A1", parent="PB-A")
    merge_units(actor=officer, units=[a, b], into=c, on=TODAY, decision="99/QĐ-UBND")
    assert unit("PB-A").dissolved == TODAY - timedelta(days=1)
    assert unit("PB-A").line == ["PB-A", "PB-C", "P34-91", "BCT"]
    assert unit("PB-A1").line == ["PB-A1", "PB-A", "PB-C", "P34-91", "BCT"]
    assert successors(a) == (c,)
    assert {one.code for one in predecessors(c)} == {"PB-A", "PB-B"}
    assert part in units_under(["PB-C"])
    with pytest.raises(Refused):
        merge_units(actor=officer, units=[c], into=unit("PB-A"), on=TODAY, decision="")


def test_a_unit_with_parts_is_not_dissolved(officer: Actor) -> None:
    top = made(officer, "PB-A")
    low = made(officer, "PB-B", parent="PB-A")
    with pytest.raises(Refused) as refused:
        dissolve_unit(actor=officer, unit=top, on=TODAY)
    assert refused.value.code == "unit_has_parts"
    dissolve_unit(actor=officer, unit=low, on=TODAY)
    assert dissolve_unit(actor=officer, unit=top, on=TODAY).dissolved == TODAY


def test_a_province_adds_its_departments_and_no_province(officer: Actor) -> None:
    own = actor(Role.OFFICER, "P34-91")
    made(own, "PB-A")
    with pytest.raises(PermissionDenied):
        made(own, "PB-B", parent="P34-92")
    with pytest.raises(PermissionDenied):
        made(own, "TD-B", kind=Unit.Kind.CORPORATION)
    with pytest.raises(PermissionDenied):
        rename_unit(actor=own, unit=unit("PB-A"), name="Khác", on=TODAY)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["create", "move", "merge", "dissolve", "rename"]),
        st.integers(0, 30),
        st.integers(0, 30),
        st.integers(-400, 400),
    ),
    min_size=1,
    max_size=25,
)


class NoCircle(TestCase):
    """Whatever is done in whatever order, refused or not."""

    @settings(max_examples=of(60, 15), suppress_health_check=[HealthCheck.too_slow])
    @given(STEPS)
    def test_the_tree_never_has_a_circle_and_mergers_keep_the_lineage(
        self, steps: list[tuple[str, int, int, int]]
    ) -> None:
        units_of_world()
        who = actor(Role.MINISTRY_OFFICER)
        merged: list[tuple[str, str]] = []
        for number, (verb, one, other, days) in enumerate(steps):
            known = list(Unit.objects.order_by("pk"))
            first, second = known[one % len(known)], known[other % len(known)]
            day = TODAY + timedelta(days=days)
            try:
                if verb == "create":
                    create_unit(
                        actor=who,
                        kind=Unit.Kind.FACILITY,
                        name=f"Cơ sở {number}",
                        parent=first,
                        founded=date(2019, 1, 1),
                    )
                elif verb == "move":
                    move_unit(actor=who, unit=first, parent=second, on=day)
                elif verb == "merge":
                    merge_units(actor=who, units=[first], into=second, on=day, decision="x")
                    merged.append((first.code, second.code))
                elif verb == "dissolve":
                    dissolve_unit(actor=who, unit=first, on=day)
                else:
                    rename_unit(actor=who, unit=first, name=f"Tên {number}", on=day)
            except Refused:
                pass
        for ahead in (-500, 0, 500):
            rebuild_lines(TODAY + timedelta(days=ahead))
            for found in Unit.objects.all():
                assert found.line[0] == found.code
                assert len(set(found.line)) == len(found.line)
                assert len(set(line_on(found, TODAY + timedelta(days=ahead)))) == len(
                    line_on(found, TODAY + timedelta(days=ahead))
                )
        for old, new in merged:
            assert new in unit(old).line
            assert old in {one.code for one in predecessors(unit(new))}


def units_of_world() -> None:
    """A small world: the ministry and a chain of three."""
    if not Unit.objects.filter(code="BCT").exists():
        top = Unit.objects.create(code="BCT", kind="ministry", name="Bộ", folded="bo", sort_name="a", line=["BCT"])
        who = actor(Role.MINISTRY_OFFICER)
        for code in ("A", "B", "C"):
            top = create_unit(
                actor=who, kind=Unit.Kind.CORPORATION, name=code, parent=top, founded=date(2018, 1, 1), code=f"{code}1"
            )
