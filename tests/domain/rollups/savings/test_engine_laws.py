"""What holds for any facts: the oracle's results, any order, a fold as a recompute, no saving above all."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.calculations.consumption import Site, pooled_saving
from sachhon.domain.rollups.savings.engine import (
    SCALE,
    Base,
    Fact,
    Folder,
    Pooled,
    Series,
    Session,
    fold_month,
    pooled,
    recompute,
    write_baselines,
    write_month,
    write_series,
)
from tests.domain.rollups.savings.oracle import expected
from tests.thorough import of

STREAMS = ("electricity", "water")
EVERYTHING = ["year", "stream", "province", "industry"]
World = tuple[list[Series], list[Base], dict[tuple[int, int], list[Fact]]]
amounts = st.one_of(st.none(), st.just(0), st.integers(1, 10**10))
shares = st.integers(0, 1_000_000).map(lambda share: Decimal(share) / 1_000_000)


@pytest.fixture(scope="module")
def session():
    with Session(threads=1, memory="500MB") as opened:
        yield opened


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A few facilities, three years, now and then something missing."""
    series = [
        Series(number, number // 2, STREAMS[number % 2], draw(st.integers(1, 2)), draw(st.integers(1, 2)))
        for number in range(draw(st.integers(1, 6)))
    ]
    bases = [Base(one.number, draw(st.integers(2019, 2021)), draw(shares)) for one in series if draw(st.integers(0, 5))]
    months = {
        (year, month): [
            Fact(one.number, draw(amounts), draw(amounts), draw(st.sampled_from((1, 6))), draw(st.booleans()))
            for one in series
            if draw(st.integers(0, 4))
        ]
        for year in (2020, 2021, 2022)
        for month in (6, 12)
    }
    return series, bases, months


def reckoned(session: Session, world: World, root: Path) -> tuple[Folder, list[Pooled]]:
    series, bases, months = world
    folder = Folder(root)
    write_series(session, folder, series)
    write_baselines(session, folder, bases)
    for (year, month), facts in months.items():
        write_month(session, folder, year, month, facts)
    recompute(session, folder)
    return folder, pooled(session, folder, EVERYTHING)


SLOW = settings(max_examples=of(10, 4), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(worlds())
def test_as_the_oracle_and_the_calculations_have_it(session: Session, world: World) -> None:
    series, bases, months = world
    where = {one.number: (one.stream, one.province, one.industry) for one in series}
    with TemporaryDirectory() as root:
        folder, cells = reckoned(session, world, Path(root))
        whole = pooled(session, folder, ["year", "stream"])
    sums: dict[tuple[object, ...], list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 3)
    counts: dict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
    sites: dict[tuple[int, str], list[Site]] = defaultdict(list)
    for (number, year), one in expected(series, bases, months).items():
        key = (year, *where[number])
        added = (one.adjusted, Fraction(one.consumption), Fraction(one.facts))
        sums[key] = [had + more for had, more in zip(sums[key], added, strict=True)]
        counts[key].update({"known": 1, one.verdict: 1, "partly": int(one.partly)})
        if one.adjusted:
            adjusted = Decimal(one.adjusted.numerator) / Decimal(one.adjusted.denominator)
            sites[year, where[number][0]].append(Site(adjusted, adjusted - one.consumption))
    assert {cell[:4] for cell in cells} == set(sums)
    for cell in cells:
        adjusted, consumption, facts = sums[cell[:4]]
        assert abs(cell.adjusted_baseline - adjusted) <= facts * Fraction("0.51")  # 0.5, and a double's own error
        assert cell.consumption == consumption
        assert {name: getattr(cell, name) for name in counts[cell[:4]]} == dict(counts[cell[:4]])
        assert cell.known == cell.counted + cell.no_baseline + cell.baseline_year + cell.no_consumption + cell.no_output
    for one in whole:
        if one.adjusted_baseline > 10**6 * SCALE:
            rate = pooled_saving(sites=sites[one.year or 0, one.stream or ""]).saving_pct
            assert float(one.saving_pct or 0) == pytest.approx(float(rate), rel=1e-6, abs=1e-6)


@SLOW
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_does_not_matter(session: Session, world: World, chance: random.Random) -> None:
    series, bases, months = world
    shuffled = [list(series), list(bases), *[list(facts) for facts in months.values()]]
    for one in shuffled:
        chance.shuffle(one)
    keys = list(months)
    other = dict(zip(keys, shuffled[2:], strict=True))
    chance.shuffle(keys)
    with TemporaryDirectory() as root, TemporaryDirectory() as elsewhere:
        _, one = reckoned(session, world, Path(root))
        _, two = reckoned(session, (shuffled[0], shuffled[1], {key: other[key] for key in keys}), Path(elsewhere))
    assert one == two


@SLOW
@given(worlds())
def test_a_fold_gives_exactly_what_a_recompute_gives(session: Session, world: World) -> None:
    series, bases, months = world
    with TemporaryDirectory() as root, TemporaryDirectory() as elsewhere:
        folder, _ = reckoned(session, (series, bases, {}), Path(elsewhere))
        for (year, month), facts in months.items():
            write_month(session, folder, year, month, facts)
            fold_month(session, folder, year)
        folded = pooled(session, folder, EVERYTHING)
        _, anew = reckoned(session, world, Path(root))
    assert folded == anew


@SLOW
@given(worlds())
def test_nobody_saves_more_than_the_baseline(session: Session, world: World) -> None:
    with TemporaryDirectory() as root:
        _, cells = reckoned(session, world, Path(root))
    for cell in cells:
        assert cell.saving <= cell.adjusted_baseline
        assert 0 <= cell.verified_baseline <= cell.adjusted_baseline
