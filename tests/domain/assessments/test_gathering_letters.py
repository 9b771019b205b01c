"""Annex 1 as a free letter, by e-mail or dropped in: read, confirmed, accepted, in the register; then a year later."""

from __future__ import annotations

from datetime import date

import pytest

from sachhon.domain.accounts.api import SYSTEM
from sachhon.domain.intake.api import (
    ACCEPTED,
    Received,
    accept_sure,
    confirm,
    decide,
    items_for,
    read_mail,
    read_received,
    take_in,
    take_in_eml,
)
from sachhon.domain.registry.api import Arriving, Facility, RowVerdict, held_facts, judge_arrived
from sachhon.domain.submissions.api import Submission, start
from tests import world
from tests.domain.assessments.annex_facilities import annex, tables_of, thirty
from tests.domain.assessments.annex_letters import SHAPES
from tests.domain.assessments.gathering_world import PROVINCE, accepted, applied, asked, gathered
from tests.domain.intake.mails import mail
from tests.domain.submissions.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    world.units()
    return People(PROVINCE)


def confirmed(people: People, report: Submission, name: str, data: bytes) -> int:
    """The letter taken in, read and confirmed; how many of its rows a person had to look at."""
    came = take_in(actor=people.officer, submission=report, name=name, data=data)
    return decided(people, read_received(received_id=came.pk))


def decided(people: People, taken: Received) -> int:
    """Confirmed: first all that is sure, then what a person has looked at; how many that were."""
    accept_sure(actor=people.officer, received=taken)
    doubted = [item for item in items_for(taken) if item.open]
    for item in doubted:
        decide(actor=people.officer, received=taken, key=item.key, decision=ACCEPTED, seen=item.base)
    confirm(actor=people.officer, received=taken)
    return len(doubted)


def facts() -> dict[str, dict[str, object]]:
    """{name: all that the register knows}."""
    return {one.name: dict(held_facts(one)) for one in Facility.objects.select_related("province")}


def settled(people: People, arriving: Arriving) -> int:
    """What the matcher was not sure of, said to be the same; how many."""
    rows = list(arriving.rows.filter(decision="unsure").values_list("number", flat=True))
    if rows:
        judge_arrived(actor=people.officer, arriving=arriving, numbers=rows, verdict=RowVerdict.SAME_AS)
    return len(rows)


@pytest.mark.parametrize("shape", list(SHAPES))
def test_a_free_letter_of_thirty_facilities_and_next_years_updates_only(people: People, shape: str) -> None:
    told = tables_of(annex())
    report = start(actor=people.officer, obligation=world.obligation(asked(2012), PROVINCE))
    letter = SHAPES[shape](told["facilities"], told["participation"], told["results"])
    confirmed(people, report, f"cong-van-{shape}.docx", letter)
    accepted(people, report, "a")
    (arriving,) = gathered()
    assert (arriving.counts["new"], arriving.counts.get("unsure", 0), arriving.counts.get("bad", 0)) == (30, 0, 0)
    applied(people, arriving)
    assert Facility.objects.count() == 30
    for known in thirty():
        one = Facility.objects.get(name=known["name"])
        assert (one.industry, one.products, one.size) == (known["industry"], known["main_products"], known["size"])
        assert one.address.startswith(str(known["address"]).rpartition(",")[0])
        assert (one.described_on, one.province.code) == (date(2012, 12, 31), PROVINCE)

    before = facts()
    grown, moved, renewed = thirty()[2], thirty()[3], thirty()[10]
    new = {
        "industry": 2,
        "name": "Công ty cổ phần Đường Bình Định",
        "main_products": "Đường trắng",
        "size": "large",
        "address": "9 quốc lộ 19, Tây Sơn",
    }
    updates = [
        {**grown, "size": "large"},
        {**moved, "main_products": "Tôm đông lạnh, cá ngừ đại dương"},
        {**renewed, "size": "medium"},
        new,
    ]
    second = start(actor=people.officer, obligation=world.obligation(asked(2013), PROVINCE))
    confirmed(people, second, f"cong-van-{shape}-2014.docx", SHAPES[shape](updates, [], []))
    accepted(people, second, "b")
    (later,) = gathered()
    assert settled(people, later) == 0
    assert (later.counts["new"], later.counts["changed"]) == (1, 3)
    applied(people, later)
    after = facts()
    assert after.keys() - before.keys() == {new["name"]}
    changed = {
        name: {key: after[name][key] for key in after[name] if after[name][key] != told_before.get(key)}
        for name, told_before in before.items()
    }
    assert {name: keys for name, keys in changed.items() if keys} == {
        grown["name"]: {"size": "large"},
        moved["name"]: {"products": "Tôm đông lạnh, cá ngừ đại dương"},
        renewed["name"]: {"size": "medium"},
    }


def test_a_letter_that_comes_by_e_mail_finds_its_report_by_itself(people: People) -> None:
    told = tables_of(annex())
    owed = world.obligation(asked(2012), PROVINCE)
    letter = SHAPES["by_district"](told["facilities"], [], [])
    raw = mail("Văn thư <vanthu@gmail.com>", "Gửi báo cáo sản xuất sạch hơn", [("bao-cao.docx", letter)])
    read = read_mail(mail_id=take_in_eml(actor=SYSTEM, raw=raw).pk)
    assert (read.status, read.obligation) == ("filed", owed)
    taken = Received.objects.get()
    read_received(received_id=taken.pk)
    report = start(actor=people.officer, obligation=owed)
    taken.refresh_from_db()
    decided(people, taken)
    accepted(people, report, "a")
    (arriving,) = gathered()
    assert (arriving.counts["new"], arriving.counts.get("bad", 0)) == (30, 0)
    applied(people, arriving)
    assert Facility.objects.get(name=thirty()[7]["name"]).address == "59 đường Trần Hưng Đạo, Huyện Phú Tài"


def test_a_row_of_which_the_letter_says_little_brings_only_that(people: People) -> None:
    """Dashes and blanks are not told; the group's industry waits for a look, the rest is sure."""
    report = start(actor=people.officer, obligation=world.obligation(asked(2012), PROVINCE))
    bare = {"name": "Công ty TNHH Giấy Vân Canh", "industry": 13, "address": "Thôn 3, Vân Canh"}
    assert confirmed(people, report, "cong-van.docx", SHAPES["by_industry"]([thirty()[0], bare], [], [])) == 2
    accepted(people, report, "a")
    (arriving,) = gathered()
    applied(people, arriving)
    one = Facility.objects.get(name=bare["name"])
    assert (one.industry, one.address, one.size, one.products) == (13, "Thôn 3, Vân Canh", "", "")
    assert one.attended_workshop is None
