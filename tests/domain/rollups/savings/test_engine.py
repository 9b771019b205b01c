"""The engine on small facts: the method's own numbers, who counts and why not, and what may never happen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from sachhon.domain.rollups.savings.engine import (
    Base,
    Fact,
    FactsRefused,
    Folder,
    Pooled,
    Series,
    Session,
    fold_month,
    numbered,
    pooled,
    recompute,
    thousandths,
    write_baselines,
    write_month,
    write_series,
)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with Session(threads=1, memory="500MB") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def year_of(number: int, consumption: int | None, output: int | None, *, verified: bool = False) -> Fact:
    """A whole year in one fact, in units."""
    return Fact(
        number,
        None if consumption is None else consumption * 1000,
        None if output is None else output * 1000,
        12,
        verified,
    )


def national(session: Session, folder: Folder, year: int, stream: str = "electricity") -> Pooled:
    (one,) = pooled(session, folder, ["year"], {"stream": [stream], "year": [year]})
    return one


def test_the_brewery_that_grew(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(0, 1, "electricity", 52, 3)])
    write_baselines(session, folder, [Base(0, 2020)])
    write_month(session, folder, 2020, 12, [year_of(0, 1_200_000, 10_000)])
    write_month(session, folder, 2021, 12, [year_of(0, 1_260_000, 12_000)])
    recompute(session, folder)
    told = national(session, folder, 2021)
    assert (told.adjusted_baseline, told.consumption) == (1_440_000_000, 1_260_000_000)
    assert told.saving_pct == Fraction("12.5")
    assert national(session, folder, 2020).counted == 0
    assert national(session, folder, 2020).baseline_year == 1


def test_with_base_load(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(0, 1, "electricity", 52, 3)])
    write_baselines(session, folder, [Base(0, 2020, Decimal("0.4"))])
    write_month(session, folder, 2020, 12, [year_of(0, 1_200_000, 10_000)])
    write_month(session, folder, 2021, 12, [year_of(0, 1_260_000, 12_000)])
    recompute(session, folder)
    assert national(session, folder, 2021).saving_pct == Fraction("6.25")


def test_two_sites_are_weighted_by_their_baselines(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(0, 1, "electricity", 52, 3), Series(1, 2, "electricity", 60, 3)])
    write_baselines(session, folder, [Base(0, 2020), Base(1, 2020)])
    write_month(session, folder, 2020, 12, [year_of(0, 1_000, 10), year_of(1, 9_000, 10)])
    write_month(session, folder, 2021, 12, [year_of(0, 900, 10), year_of(1, 8_820, 10, verified=True)])
    recompute(session, folder)
    told = national(session, folder, 2021)
    assert told.saving_pct == Fraction("2.8")
    assert told.verified_pct == 90
    assert [
        one.saving_pct for one in pooled(session, folder, ["province"], {"stream": ["electricity"], "year": [2021]})
    ] == [
        10,
        2,
    ]


def test_what_is_left_out_is_counted_and_never_zero(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(n, n + 1, "water", 52, 3) for n in range(7)])
    write_baselines(session, folder, [Base(n, 2020) for n in range(7) if n != 1])
    before = [year_of(n, 100, 10) for n in range(6)] + [year_of(6, 100, 0)]
    write_month(session, folder, 2020, 12, before)
    after = [year_of(0, 90, 10), year_of(1, 90, 10), year_of(2, None, 10), year_of(3, 90, None), year_of(4, 90, 0)]
    write_month(session, folder, 2021, 12, [*after, year_of(6, 90, 10)])
    recompute(session, folder)
    told = national(session, folder, 2021, "water")
    assert (told.known, told.counted, told.no_baseline, told.no_consumption, told.no_output) == (6, 1, 2, 1, 2)
    assert told.saving_pct == 10
    assert told.coverage_pct == Fraction(100, 6)


def test_a_month_that_lacks_its_output_is_taken_from_both_sums(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(0, 1, "water", 52, 3)])
    write_baselines(session, folder, [Base(0, 2020, Decimal("0.5"))])
    for month in range(1, 13):
        write_month(session, folder, 2020, month, [Fact(0, 10_000, 1_000)])
    write_month(session, folder, 2021, 1, [Fact(0, 9_000, 1_000)])
    write_month(session, folder, 2021, 2, [Fact(0, 9_000, None)])
    recompute(session, folder)
    told = national(session, folder, 2021, "water")
    assert (told.adjusted_baseline, told.consumption, told.counted, told.partly) == (10_000, 9_000, 1, 1)


def test_streams_are_not_added_to_each_other(session: Session, folder: Folder) -> None:
    with pytest.raises(FactsRefused, match="streams_together"):
        pooled(session, folder, ["year"])


def test_nothing_yet(session: Session, folder: Folder) -> None:
    assert pooled(session, folder, ["year", "stream"]) == []
    write_series(session, folder, [])
    recompute(session, folder)
    assert pooled(session, folder, ["year", "stream"]) == []


def test_what_is_refused(session: Session, folder: Folder) -> None:
    with pytest.raises(FactsRefused, match="not_an_amount"):
        write_month(session, folder, 2020, 1, [Fact(0, -1, 1)])
    with pytest.raises(FactsRefused, match="fact_twice"):
        write_month(session, folder, 2020, 1, [Fact(0, 1, 1), Fact(0, 1, 1)])
    with pytest.raises(FactsRefused, match="months_outside"):
        write_month(session, folder, 2020, 1, [Fact(0, 1, 1, 13)])
    with pytest.raises(FactsRefused, match="share_outside"):
        write_baselines(session, folder, [Base(0, 2020, Decimal("1.1"))])
    with pytest.raises(FactsRefused, match="baseline_twice"):
        write_baselines(session, folder, [Base(0, 2020), Base(0, 2021)])
    with pytest.raises(FactsRefused, match="stream_twice"):
        write_series(session, folder, [Series(0, 1, "water", 1, 1), Series(1, 1, "water", 1, 1)])
    with pytest.raises(FactsRefused, match="too_large"):
        thousandths(Decimal("1e13"))
    assert folder.years() == ()


def test_a_corrected_month_replaces_the_old_one(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(0, 1, "water", 52, 3), Series(1, 2, "water", 52, 3)])
    write_baselines(session, folder, [Base(0, 2020), Base(1, 2020)])
    write_month(session, folder, 2020, 12, [year_of(0, 100, 10), year_of(1, 100, 10)])
    write_month(session, folder, 2021, 12, [year_of(0, 90, 10), year_of(1, 50, 10)])
    recompute(session, folder)
    assert national(session, folder, 2021, "water").saving_pct == 30
    write_month(session, folder, 2021, 12, [year_of(0, 95, 10)])
    fold_month(session, folder, 2021)
    told = national(session, folder, 2021, "water")
    assert (told.known, told.counted, told.saving_pct) == (1, 1, 5)


def test_a_new_fact_of_the_baseline_year_reaches_the_later_years(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(0, 1, "water", 52, 3)])
    write_baselines(session, folder, [Base(0, 2020)])
    write_month(session, folder, 2020, 12, [year_of(0, 100, 10)])
    write_month(session, folder, 2021, 12, [year_of(0, 90, 10)])
    recompute(session, folder)
    write_month(session, folder, 2020, 12, [year_of(0, 180, 10)])
    fold_month(session, folder, 2020)
    assert national(session, folder, 2021, "water").saving_pct == 50


def test_sums_that_a_double_cannot_hold_are_exact_all_the_same(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(n, n + 1, "water", 52, 3) for n in range(14)])
    write_baselines(session, folder, [Base(n, 2020, Decimal(1)) for n in range(14)])
    write_month(session, folder, 2020, 12, [Fact(n, 10**15, 1, 12) for n in range(14)])
    write_month(session, folder, 2021, 12, [Fact(n, 10**15 - 1 - 2 * (n == 3), 1, 12) for n in range(14)])
    recompute(session, folder)
    told = national(session, folder, 2021, "water")
    assert told.adjusted_baseline == 14 * 10**15 > 2**53
    assert told.consumption == 14 * 10**15 - 16


def test_a_year_keeps_who_told_what_of_which_month(session: Session, folder: Folder) -> None:
    write_month(session, folder, 2020, 1, [Fact(0, 1, 1), Fact(1, None, 1), Fact(2, 5, 5)])
    write_month(session, folder, 2020, 3, [Fact(1, 7, 0, 2, verified=True), Fact(0, None, 4, verified=True)])
    write_month(session, folder, 2020, 1, [Fact(0, 1, None), Fact(3, 0, 0)])

    with session.beside() as cursor:
        rows = cursor.rows(
            "SELECT series, told, used, made, verified, consumption_01, months_03, consumption_03, output_03, output_12"
            f" FROM '{folder.facts(2020)}' ORDER BY series"
        )
    assert rows == [
        (0, 0b101, 0b001, 0b100, 0, 0, 0, 0, 0, 0),
        (1, 0b100, 0b100, 0b100, 0b100, 0, 2, 7, 0, 0),
        (3, 0b001, 0b001, 0b001, 0, 0, 0, 0, 0, 0),
    ]


def test_a_year_that_is_verified_in_part(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(0, 1, "water", 52, 3)])
    write_baselines(session, folder, [Base(0, 2020, Decimal("0.5"))])
    write_month(session, folder, 2020, 12, [Fact(0, 120_000, 12_000, 12)])
    write_month(session, folder, 2021, 6, [Fact(0, 50_000, 6_000, 6, verified=True)])
    write_month(session, folder, 2021, 9, [Fact(0, 30_000, 6_000, 3)])
    write_month(session, folder, 2021, 12, [Fact(0, 30_000, None, 3, verified=True)])
    recompute(session, folder)
    told = national(session, folder, 2021, "water")
    assert (told.adjusted_baseline, told.verified_baseline, told.consumption) == (105_000, 60_000, 80_000)


def test_a_baseline_beyond_all_measure_is_a_whole_number_too(session: Session, folder: Folder) -> None:
    write_series(session, folder, [Series(0, 1, "water", 52, 3)])
    write_baselines(session, folder, [Base(0, 2020)])
    write_month(session, folder, 2020, 12, [Fact(0, 10**15, 1, 12)])
    write_month(session, folder, 2021, 12, [Fact(0, 1, 10**15, 12)])
    recompute(session, folder)
    assert national(session, folder, 2021, "water").adjusted_baseline == pytest.approx(10**30)


def test_numbers_leave_room() -> None:
    numbers = numbered()
    assert [next(numbers) for _ in range(17)] == [*range(15), 16, 17]
    assert next(numbered(14)) == 16
