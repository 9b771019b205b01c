"""Every finding of this room is worded alike in both languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

from sachhon.reading import sources
from sachhon.reading.sources.words_en import WORDS as ENGLISH
from sachhon.reading.sources.words_vi import WORDS as VIETNAMESE

ROOM = Path(sources.__file__).parent


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_say_the_same_findings_with_the_same_figures() -> None:
    assert ENGLISH.keys() == VIETNAMESE.keys()
    assert {key: places(text) for key, text in ENGLISH.items()} == {
        key: places(text) for key, text in VIETNAMESE.items()
    }


def test_every_finding_that_is_made_is_worded_and_the_other_way_round() -> None:
    made = set()
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            if called in {"refuse", "notice"} and node.args:
                made |= {text.value for text in ast.walk(node.args[0]) if isinstance(text, ast.Constant)}
    assert {key.split(".")[0] for key in VIETNAMESE} == {code for code in made if re.fullmatch(r"[a-z_]+", str(code))}
