"""A process that holds some provinces of the register: `python -m …matching.worker`, started by `shared_out`.

It reads (what, rows, provinces) from its input, each pickled: "add" registers the rows, "search" is answered by what
each row finds. It ends with its input.
"""

from __future__ import annotations

import gc
import pickle
import sys

from sachhon.domain.registry.facilities.matching.match import Matcher
from sachhon.domain.registry.facilities.matching.model import Described


def main() -> None:
    """Adds and searches until there is no more to read. Rows and candidates pass as plain tuples: half the bytes."""
    gc.disable()  # nothing here is a cycle, and a hundred thousand forms are not worth walking through
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    matcher = Matcher()
    while True:
        try:
            what, rows, among = pickle.load(questions)
        except EOFError:
            return
        answer: list[list[tuple[object, ...]]] = []
        for row in map(Described._make, rows):
            if what == "add":
                matcher.add(row, among)
            else:
                answer.append([tuple(candidate) for candidate in matcher.search(row, among)])
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


if __name__ == "__main__":
    main()
