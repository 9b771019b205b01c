"""The flow of a process: which step stands where, what is drawn, what the words say."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from sachhon.writing.diagrams import FlowStep, Going, flow_diagram
from sachhon.writing.diagrams.layers import Place, layers_of

SVG = "{http://www.w3.org/2000/svg}"


def rows(keys: str, **follows: str) -> list[list[str]]:
    """The layers as texts; a lane is told by what it joins."""
    found = layers_of(list(keys), {key: list(before) for key, before in follows.items()})
    return [[place.step or "".join(place.lane or ()) for place in row] for row in found.rows]


def test_steps_stand_below_those_they_follow() -> None:
    assert rows("abc", b="a", c="b") == [["a"], ["b"], ["c"]]
    assert rows("abcd", b="a", c="a", d="bc") == [["a"], ["b", "c"], ["d"]]


def test_a_way_over_several_layers_has_a_lane_in_each() -> None:
    assert rows("abcu", b="a", c="bu") == [["a", "u"], ["b", "uc"], ["c"]]


def test_what_is_joined_to_nothing_stands_last() -> None:
    assert rows("abx", b="a") == [["a"], ["b"], ["x"]]
    assert rows("abc") == [["a", "b", "c"]]


def test_a_way_back_is_told_apart() -> None:
    found = layers_of("abc", {"a": ["c"], "b": ["a"], "c": ["b"]})
    assert found.returns == (("c", "a"),)
    assert [[place.step for place in row] for row in found.rows] == [["a"], ["b"], ["c"]]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    """A number of steps, and ways between them."""
    count = draw(st.integers(1, 9))
    step = st.integers(0, count - 1)
    return count, draw(st.lists(st.tuples(step, step)))


@given(graphs())
def test_every_step_stands_once_whatever_the_ways(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, ways = graph
    keys = [str(number) for number in range(count)]
    follows: dict[str, list[str]] = {key: [] for key in keys}
    for before, after in ways:
        follows[str(after)].append(str(before))
    found = layers_of(keys, follows)
    stand = [place.step for row in found.rows for place in row if place.lane is None]
    assert sorted(stand) == sorted(keys)
    level = {place.step: at for at, row in enumerate(found.rows) for place in row if place.lane is None}
    for way in found.ways:
        assert level[way[0].step] + len(way) - 1 == level[way[-1].step]
        for offset, place in enumerate(way):
            assert place in found.rows[level[way[0].step] + offset]
    drawn = flow_diagram([FlowStep(key, at, f"Bước {key}", follows=follows[key]) for at, key in enumerate(keys, 1)])
    ET.fromstring(drawn.svg)
    assert isinstance(found.rows[0][0], Place)


OUT = (Going("Bã <ướt> 3 t", "waste"), Going("Dịch nha", "product"))
STEPS = [
    FlowStep("1", 1, "Nấu & lọc", ("Malt 2.400 t", "Nước"), OUT),
    FlowStep("2", 2, "Lên men", follows=("1",), in_focus=True),
]


def test_the_drawing_holds_every_word_and_no_style_or_script() -> None:
    drawn = flow_diagram(STEPS)
    root = ET.fromstring(drawn.svg)
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert words == ["1. Nấu & lọc", "Malt 2.400 t", "Nước", "Bã <ướt> 3 t", "Dịch nha", "2. Lên men", "trọng tâm"]
    assert len([box for box in root.iter(f"{SVG}rect") if "flow-box" in box.get("class", "")]) == 2
    assert "style=" not in drawn.svg
    assert "script" not in drawn.svg


def test_the_words_beside_it_say_the_same() -> None:
    assert flow_diagram(STEPS).alt == (
        "Sơ đồ dòng quá trình. 1. Nấu & lọc; đầu vào: Malt 2.400 t, Nước; đầu ra: Bã <ướt> 3 t, Dịch nha. "
        "2. Lên men; sau 1; trọng tâm"
    )


def test_the_picture_for_word_has_the_size_that_it_tells() -> None:
    drawn = flow_diagram(STEPS)
    picture = drawn.png(200)
    assert picture.startswith(b"\x89PNG")
    width = int.from_bytes(picture[16:20], "big")
    assert abs(width - drawn.width / 25.4 * 200) <= 2


def test_no_steps_is_an_empty_drawing() -> None:
    ET.fromstring(flow_diagram([]).svg)
