"""Charts: what they say, that it is Vietnamese, and that the diagram of provinces claims no boundaries."""

from __future__ import annotations

import itertools
import re
import struct

import pytest

from sachhon.catalogue import read_table
from sachhon.writing.charts import STEPS, Bar, Chart, Progress, Spread, Tile, bars, progress, spreads, tile_grid


def texts(chart: Chart) -> list[str]:
    """The texts of the drawing, in order."""
    return [
        one or two for one, two in re.findall(r"<text[^>]*>([^<]+)</text>|<tspan[^>]*>([^<]+)</tspan>", chart.svg())
    ]


def test_bars_show_their_words_and_say_when_there_is_no_figure() -> None:
    drawn = bars(
        [Bar("Tây Nguyên", 1234.5, "1.234,5"), Bar("Đông Nam Bộ", None, "chưa có số liệu")], axis="tấn", alt="a"
    )
    shown = texts(drawn)
    assert {"Tây Nguyên", "Đông Nam Bộ", "1.234,5", "chưa có số liệu", "tấn"} <= set(shown)
    assert any(re.fullmatch(r"1\.\d00", text) for text in shown), "the axis groups thousands with a point"


def test_a_png_is_as_large_as_it_prints() -> None:
    drawn = bars([Bar("a", 1, "1")], axis="x", alt="a", width=100)
    data = drawn.png()
    width, height = struct.unpack(">II", data[16:24])
    assert width == pytest.approx(drawn.width / 25.4 * 180, rel=0.03)
    assert height == pytest.approx(drawn.height / 25.4 * 180, rel=0.05)


def test_spreads_keep_every_answer() -> None:
    drawn = spreads([Spread("Tỷ lệ", [10, 20, 20, 35], 15, 20, 27.5, "trung vị 20%")], axis="%", alt="a")
    dots = next(layer for layer in drawn.spec["layer"] if layer["mark"]["type"] == "circle")["data"]["values"]
    assert [(dot["value"], dot["units"]) for dot in dots] == [(10, 1), (20, 2), (35, 1)]
    assert "trung vị 20%" in texts(drawn)


def test_progress_shows_the_target_also_where_nothing_can_be_told() -> None:
    drawn = progress([Progress("Chỉ tiêu", None, None, 8, 13, "chưa đủ căn cứ")], axis="%", alt="a")
    rules = next(layer for layer in drawn.spec["layer"] if layer["mark"]["type"] == "rule")["data"]["values"]
    assert [(rule["low"], rule["high"]) for rule in rules] == [(8, 13)]
    assert "chưa đủ căn cứ" in texts(drawn)


@pytest.mark.parametrize(("geography", "count"), [("63", 63), ("34", 34)])
def test_the_tile_grid_has_every_province_and_both_archipelagos(geography: str, count: int) -> None:
    drawn = tile_grid({"01": Tile("12%", 1)}, ["thấp", "cao"], geography=geography, title="Tỷ lệ", alt="a")  # type: ignore[arg-type]
    provinces = drawn.spec["layer"][0]["data"]["values"]
    islands = drawn.spec["layer"][1]["data"]["values"]
    assert len(provinces) == count
    assert [island["text"] for island in islands] == ["Quần đảo\nHoàng Sa", "Quần đảo\nTrường Sa"]
    wanted = {row["name_vi"] for row in read_table("layouts/tile_grid.csv") if row["grid"] == geography}
    flat = " ".join(tile["text"].replace("\n", " ").replace("\xa0", " ") for tile in (*provinces, *islands))
    assert all(name in flat for name in wanted)
    hanoi = next(tile for tile in provinces if tile["text"].startswith("Hà Nội"))
    assert (hanoi["text"], hanoi["class"], hanoi["dark"]) == ("Hà Nội\n12%", "cao", True)
    assert {tile["class"] for tile in provinces} == {"cao", "Chưa có số liệu"}


def test_a_class_without_a_legend_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the legend"):
        tile_grid({"01": Tile("", 2)}, ["a", "b"], geography="63", title="", alt="")
    with pytest.raises(ValueError, match="5 classes"):
        tile_grid({}, ["a"] * 5, geography="63", title="", alt="")


def test_shades_are_told_apart_in_grey() -> None:
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    shades = [lightness(colour) for colour in STEPS]
    assert all(light - dark > 25 for light, dark in itertools.pairwise(shades))
