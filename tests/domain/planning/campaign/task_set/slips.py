"""What hands do to a text: abbreviations, dropped marks, slips of the keyboard, clauses in another order."""

from __future__ import annotations

import random
import re
import unicodedata

_OLD_MARKS = {"hóa": "hoá", "hòa": "hoà", "thủy": "thuỷ", "lý": "lí", "kỹ": "kĩ", "quy": "qui", "tùy": "tuỳ"}


def abbreviated(text: str, table: dict[str, str], rng: random.Random, share: float) -> str:
    """`text` with some of the writer's long words short, everywhere."""
    for long, short in table.items():
        if rng.random() < share:
            text = re.sub(re.escape(long), short, text, flags=re.IGNORECASE)
    return text


def without_marks(text: str) -> str:
    """`text` as typed on a keyboard without Vietnamese."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return bare.replace("đ", "d").replace("Đ", "D")


def old_marks(text: str) -> str:
    """Marks where another school of spelling puts them."""
    for new, old in _OLD_MARKS.items():
        text = text.replace(new, old)
    return text


def slipped(text: str, rng: random.Random, times: int) -> str:
    """`times` letters swapped, doubled or lost, a word without its marks, or two words run together."""
    words = text.split(" ")
    for _ in range(times):
        at = rng.randrange(len(words))
        word = words[at]
        if len(word) < 3 or any(c.isdigit() for c in word):
            continue
        i = rng.randrange(len(word) - 1)
        words[at] = rng.choice(
            (
                word[:i] + word[i + 1] + word[i] + word[i + 2 :],
                word[: i + 1] + word[i:],
                word[: i + 1] + word[i + 2 :],
                without_marks(word),
                without_marks(word),
            )
        )
    if times > 1 and len(words) > 4:
        at = rng.randrange(len(words) - 1)
        words[at : at + 2] = [words[at] + words[at + 1]]
    return " ".join(words)


def reordered(text: str, rng: random.Random) -> str:
    """The clauses of `text` in another order, some joined otherwise."""
    clauses = [c.strip(" .") for c in re.split(r"[;.](?=\s)", text) if c.strip(" .")]
    rng.shuffle(clauses)
    return rng.choice(("; ", ". ", " - ")).join(clauses) + "."
