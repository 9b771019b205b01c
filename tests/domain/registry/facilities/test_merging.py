"""Mergers and their undoing: what is undone stands exactly as before, whatever came in between."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Role
from sachhon.domain.registry.api import (
    Facility,
    FacilityChange,
    FacilityMerger,
    Refused,
    add_facility,
    change_facility,
    give_account,
    held_facts,
    identities_of,
    identity_of,
    merge_facilities,
    standing_for,
    undo_change,
    undo_merger,
)
from sachhon.foundation.models import AuditEntry
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> object:
    world.units()
    return world.actor(Role.MINISTRY_OFFICER)


def _facility(officer: object, **facts: object) -> Facility:
    return add_facility(actor=officer, facts={"province": "P63-52", **facts})


def _again(facility: Facility) -> Facility:
    return Facility.objects.select_related("province", "merged_into", "unit").get(pk=facility.pk)


def test_the_kept_one_takes_only_what_it_lacks(officer: object) -> None:
    kept = _facility(officer, name="Công ty CP Bia Quy Nhơn", address="1 Trần Phú", size="large")
    gone = _facility(officer, name="Nhà máy bia Quy Nhơn", address="2 Trần Phú", tax_code="0100109106", aware=True)
    merger = merge_facilities(actor=officer, kept=kept, gone=gone, why="một cơ sở ghi hai lần")
    kept, gone = _again(kept), _again(gone)
    assert merger.taken == {"tax_code": ["", "0100109106"], "aware": [None, True]}
    assert (kept.name, kept.address) == ("Công ty CP Bia Quy Nhơn", "1 Trần Phú")
    assert (gone.status, gone.merged_into) == (Facility.Status.MERGED, kept)
    assert set(identity_of(kept)) == {kept.pk, gone.pk}
    assert identity_of(gone) == (gone.pk,)
    assert standing_for(gone) == kept
    assert AuditEntry.objects.get(verb="facility.merge").detail["gone"] == gone.code


def test_what_a_person_chose_is_taken_over_what_was_there_and_comes_back(officer: object) -> None:
    kept = _facility(officer, name="Cơ sở gạch An Nhơn", latitude="13.900000", longitude="109.100000")
    gone = _facility(officer, name="Công ty TNHH Gạch An Nhơn", latitude="13.950000", longitude="109.150000")
    before = held_facts(_again(kept))
    merger = merge_facilities(actor=officer, kept=kept, gone=gone, chosen={"name", "latitude"}, why="trùng")
    assert held_facts(_again(kept))["name"] == "Công ty TNHH Gạch An Nhơn"
    assert held_facts(_again(kept))["longitude"] == "109.150000"
    assert [one.name for one in kept.former_names.all()] == ["Cơ sở gạch An Nhơn"]
    undo_merger(actor=officer, merger=merger)
    assert held_facts(_again(kept)) == before
    assert _again(gone).status == Facility.Status.ACTIVE
    assert _again(gone).merged_into is None
    assert not kept.former_names.exists()
    assert [one.kind for one in kept.changes.all()] == ["unmerged", "merged", "created"]


def test_a_closed_facility_comes_back_closed(officer: object) -> None:
    kept, gone = _facility(officer, name="Cơ sở một"), _facility(officer, name="Cơ sở hai")
    Facility.objects.filter(pk=gone.pk).update(status=Facility.Status.CLOSED)
    merger = merge_facilities(actor=officer, kept=kept, gone=gone, why="trùng")
    undo_merger(actor=officer, merger=merger)
    assert _again(gone).status == Facility.Status.CLOSED


def test_a_fact_that_changed_since_stays_when_the_merger_is_undone(officer: object) -> None:
    kept, gone = _facility(officer, name="Cơ sở một"), _facility(officer, name="Cơ sở hai", phone="0256 1", aware=True)
    merger = merge_facilities(actor=officer, kept=kept, gone=gone, why="trùng")
    change_facility(actor=officer, facility=_again(kept), facts={"phone": "0256 2"})
    change = FacilityChange.objects.get(facility=kept, kind="changed")
    undo_merger(actor=officer, merger=merger)
    assert (_again(kept).phone, _again(kept).aware) == ("0256 2", None)
    with pytest.raises(Refused) as refused:
        undo_change(actor=officer, change=change)
    assert refused.value.code == "came_from_a_merger"


def test_a_chain_is_undone_from_its_end(officer: object) -> None:
    one, two, three = (_facility(officer, name=f"Cơ sở {name}") for name in ("một", "hai", "ba"))
    first = merge_facilities(actor=officer, kept=two, gone=one, why="trùng")
    second = merge_facilities(actor=officer, kept=three, gone=_again(two), why="trùng")
    assert set(identity_of(three)) == {one.pk, two.pk, three.pk}
    assert standing_for(_again(one)) == three
    assert {pk: set(all_of_it) for pk, all_of_it in identities_of([two.pk, three.pk]).items()} == {
        two.pk: {one.pk, two.pk},
        three.pk: {one.pk, two.pk, three.pk},
    }
    with pytest.raises(Refused) as refused:
        undo_merger(actor=officer, merger=first)
    assert refused.value.code == "merger_in_a_chain"
    assert three.code in refused.value.message
    undo_merger(actor=officer, merger=second)
    undo_merger(actor=officer, merger=first)
    assert {_again(each).status for each in (one, two, three)} == {"active"}


def test_of_two_mergers_into_one_the_later_is_undone_first(officer: object) -> None:
    one, two, kept = (_facility(officer, name=f"Cơ sở {name}") for name in ("một", "hai", "ba"))
    first = merge_facilities(actor=officer, kept=kept, gone=one, why="trùng")
    merge_facilities(actor=officer, kept=kept, gone=two, why="trùng")
    with pytest.raises(Refused) as refused:
        undo_merger(actor=officer, merger=first)
    assert refused.value.code == "merger_before_another"
    assert two.code in refused.value.message


def test_undoing_twice_is_undoing_once(officer: object) -> None:
    kept, gone = _facility(officer, name="Cơ sở một"), _facility(officer, name="Cơ sở hai")
    merger = merge_facilities(actor=officer, kept=kept, gone=gone, why="trùng")
    undo_merger(actor=officer, merger=merger)
    undo_merger(actor=officer, merger=FacilityMerger.objects.get())
    assert FacilityChange.objects.filter(kind="unmerged", facility=gone).count() == 1


def test_who_signs_in_is_kept(officer: object) -> None:
    kept, gone = _facility(officer, name="Cơ sở một"), _facility(officer, name="Cơ sở hai")
    give_account(actor=officer, facility=gone)
    with pytest.raises(Refused) as refused:
        merge_facilities(actor=officer, kept=kept, gone=gone, why="trùng")
    assert refused.value.code == "merge_signs_in"
    merge_facilities(actor=officer, kept=gone, gone=kept, why="trùng")


def test_only_with_a_reason_and_not_with_itself(officer: object) -> None:
    kept, gone = _facility(officer, name="Cơ sở một"), _facility(officer, name="Cơ sở hai")
    for pair, why, code in (((kept, kept), "trùng", "merge_with_itself"), ((kept, gone), " ", "merge_without_reason")):
        with pytest.raises(Refused) as refused:
            merge_facilities(actor=officer, kept=pair[0], gone=pair[1], why=why)
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        merge_facilities(actor=officer, kept=kept, gone=gone, why="trùng", versions={gone.code: 7})
    assert refused.value.code == "facility_changed_meanwhile"


def test_a_province_merges_its_own_and_no_other(officer: object) -> None:
    own = world.actor(Role.OFFICER, "P63-52")
    kept, gone = _facility(officer, name="Cơ sở một"), _facility(officer, name="Cơ sở hai")
    elsewhere = add_facility(actor=officer, facts={"name": "Cơ sở ba", "province": "P63-89"}, as_on=date(2018, 1, 1))
    with pytest.raises(PermissionDenied):
        merge_facilities(actor=own, kept=kept, gone=elsewhere, why="trùng")
    merge_facilities(actor=own, kept=kept, gone=gone, why="trùng")
