"""A long list against a large register: the provinces shared out among processes, the answers in arriving order.

Each process is a Python of its own that knows this package and nothing else (`worker`): a child of a process pool
would bring the memory of the whole web office with it. Provinces go to processes by their size; a row that may lie in
several is told to all that hold one of them.
"""

from __future__ import annotations

import math
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from itertools import chain, cycle, islice
from types import TracebackType
from typing import Any, Self

from sachhon.domain.registry.facilities.matching.forms import places_of, tax_of
from sachhon.domain.registry.facilities.matching.match import Match, Matcher, decided, likeliest
from sachhon.domain.registry.facilities.matching.model import Candidate, Described

_FEW = 20_000
"""Rows, registered and arriving together, from which on processes are worth their start."""
_MOST = 4
_BATCH = 4_000
_AHEAD = 2
"""So many batches are asked about before the answers to the first are read."""
_OVER = 0.25
"""By so much of its due may a process hold more before a province is held twice."""

_Found = list[list[tuple[Any, ...]]]


def match_all(
    registered: Iterable[Described],
    arriving: Iterable[Described],
    progress: Callable[[int], object] | None = None,
    processes: int | None = None,
    *,
    itself: bool = False,
) -> Generator[Match, None, None]:
    """What each arriving row is among the registered, in arriving order: the same as `Matcher.match` says of it.

    Of a row that says no province each process looks for the likeliest among what it holds: more processes may lay
    further, less likely ones beside it.

    The register is read first, then the arriving piece by piece, each once. `progress` is told how many arriving rows
    are done. `processes`: so many at once; without it as many as there are processors, four at most, and one where
    there are few rows. `itself`: the arriving are the registered, and none matches itself (entered twice).
    """
    rows, asked = iter(registered), iter(arriving)
    early, first = list(islice(rows, _FEW)), list(islice(asked, _FEW))
    if processes is None:
        processes = _processors() if len(early) + len(first) >= _FEW else 1
    everyone, every_row = chain(early, rows), chain(first, asked)
    del early, first
    matches = (
        _shared_out(everyone, every_row, processes, itself)
        if processes > 1 and not getattr(sys, "frozen", False)
        else _alone(everyone, every_row, itself)
    )
    done = 0
    with closing(matches):
        for done, match in enumerate(matches, 1):
            yield match
            if progress is not None and done % _BATCH == 0:
                progress(done)
    if progress is not None and done % _BATCH:
        progress(done)


def _processors() -> int:
    return min(_MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _alone(
    registered: Iterable[Described], arriving: Iterable[Described], itself: bool
) -> Generator[Match, None, None]:
    matcher = Matcher(registered)
    for row in arriving:
        yield matcher.match(row, itself=itself)


def _shared_out(
    registered: Iterator[Described], arriving: Iterator[Described], processes: int, itself: bool
) -> Generator[Match, None, None]:
    with ExitStack() as stack:
        shares = [stack.enter_context(_Share()) for _ in range(processes)]
        held = _Holders(shares, registered)
        asked: deque[_Asked] = deque()
        while batch := list(islice(arriving, _BATCH)):
            asked.append(held.ask(batch))
            if len(asked) > _AHEAD:
                yield from asked.popleft().matches(itself)
        for batch_asked in asked:
            yield from batch_asked.matches(itself)


class _Share:
    """A process and the provinces that it holds."""

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.load = 0.0
        # The parent's import path, and not the folder it stands in.
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        package = __name__.rpartition(".")[0]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", f"{package}.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self._thread = ThreadPoolExecutor(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._process.kill()
        self._thread.shutdown(cancel_futures=True)
        for end in (self._process.stdin, self._process.stdout):
            if end is not None:
                end.close()
        self._process.wait()

    def add(self, rows: list[Described], place: str) -> Future[_Found]:
        """Files rows in a province."""
        self.places.add(place)
        return self._send("add", rows, (place,))

    def search(self, rows: list[Described]) -> Future[_Found]:
        """What rows find in the provinces held; answers come in the order of asking."""
        return self._send("search", rows, tuple(self.places))

    def _send(self, what: str, rows: list[Described], places: tuple[str, ...]) -> Future[_Found]:
        message = (what, [tuple(row) for row in rows], frozenset(places))
        return self._thread.submit(self._talk, pickle.dumps(message, pickle.HIGHEST_PROTOCOL))

    def _talk(self, message: bytes) -> _Found:
        questions, answers = self._process.stdin, self._process.stdout
        assert questions is not None
        assert answers is not None
        try:
            questions.write(message)
            questions.flush()
            found: _Found = pickle.load(answers)
        except (EOFError, BrokenPipeError) as error:
            raise RuntimeError("a process that matches facilities ended early") from error
        return found


class _Holders:
    """Which processes hold what. A province with more than one process's due is held by several, who take turns."""

    def __init__(self, shares: Sequence[_Share], registered: Iterable[Described]) -> None:
        self._shares = shares
        self._by_place: dict[str, Iterator[int]] = {}
        self._by_tax: dict[str, tuple[str, ...]] = {}
        rows: dict[str, list[Described]] = {}
        for row in registered:
            places = places_of(row) or ("",)
            for place in places:
                rows.setdefault(place, []).append(row)
            tax, _ = tax_of(row)
            if tax and places[0] not in self._by_tax.get(tax, ()):
                self._by_tax[tax] = (*self._by_tax[tax], places[0]) if tax in self._by_tax else places[:1]
        self._give_out(rows)

    def _give_out(self, rows: dict[str, list[Described]]) -> None:
        """The largest provinces first, each to whoever has the least."""
        due = sum(map(len, rows.values())) / len(self._shares)
        told: deque[Future[_Found]] = deque()
        for place in sorted(rows, key=lambda place: (-len(rows[place]), place)):
            here = rows.pop(place)
            copies = min(len(self._shares), max(1, math.ceil(len(here) / due - _OVER)))
            chosen = sorted(range(len(self._shares)), key=lambda number: self._shares[number].load)[:copies]
            self._by_place[place] = cycle(chosen)
            for number in chosen:
                self._shares[number].load += len(here) / copies
                for start in range(0, len(here), _BATCH):
                    told.append(self._shares[number].add(here[start : start + _BATCH], place))
            while len(told) > _AHEAD * len(self._shares):
                told.popleft().result()
        for future in told:
            future.result()

    def ask(self, rows: list[Described]) -> _Asked:
        """Asks whoever may hold what a row is: of its provinces, of none, of its tax code; all where it names none."""
        told: list[list[Described]] = [[] for _ in self._shares]
        everyone = frozenset(range(len(told)))
        asked = []
        for row in rows:
            places = places_of(row)
            tax, _ = tax_of(row)
            wanted = dict.fromkeys((*places, "", *(self._by_tax.get(tax, ()) if tax else ())))
            holders = {next(self._by_place[place]) for place in wanted if place in self._by_place}
            holders = holders if places else set(everyone)
            for holder in holders:
                told[holder].append(row)
            asked.append((row.key, tuple(holders)))
        return _Asked(asked, [share.search(mine) for share, mine in zip(self._shares, told, strict=True)])


class _Asked:
    """Rows that were asked about, with who was asked of each."""

    def __init__(self, rows: list[tuple[str, tuple[int, ...]]], answers: list[Future[_Found]]) -> None:
        self._rows = rows
        self._answers = answers

    def matches(self, itself: bool) -> Iterator[Match]:
        """Waits for the answers and puts together what each process found of a row."""
        answers = [iter(future.result()) for future in self._answers]
        for key, holders in self._rows:
            found = [Candidate._make(one) for holder in holders for one in next(answers[holder])]
            yield decided(key, likeliest(found) if len(holders) > 1 else found, itself=itself)
