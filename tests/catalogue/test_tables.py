"""The catalogue's tables: every row says where it comes from and how certain it is."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from sachhon import catalogue
from sachhon.catalogue import read_table, resource

ROOT = Path(str(catalogue.__file__)).parent
TABLES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.csv"))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_its_source_and_certainty(table: str) -> None:
    rows = read_table(table)
    assert rows
    for row in rows:
        assert row["source"].strip(), row
        assert row["certainty"].strip(), row


@pytest.mark.parametrize("table", TABLES)
def test_what_is_only_general_knowledge_or_not_known_is_marked_less_than_high(table: str) -> None:
    for row in read_table(table):
        if row["source"].startswith(("general knowledge", "none found")):
            assert row["certainty"].split()[0] in {"medium", "medium-high", "low", "unknown"}, row


def test_there_are_39_industries_numbered_from_one() -> None:
    rows = read_table("classifiers/industries_39.csv")
    assert [row["tt"] for row in rows] == [str(number) for number in range(1, 40)]
    assert rows[6]["name_vi"] == "Thủy sản"


def test_the_strategys_targets() -> None:
    targets = {row["target_id"]: row for row in read_table("targets/targets_1419.csv")}
    assert (targets["T1-2020"]["value_min"], targets["T1-2020"]["operator"]) == ("90", ">=")
    assert (targets["T3-2020"]["value_min"], targets["T3-2020"]["value_max"]) == ("8", "13")
    assert {row["deadline_year"] for row in targets.values()} == {"2015", "2020"}
    assert all(Decimal(row["value_min"]) > 0 for row in targets.values())


def test_a_document_is_known_by_number_and_date() -> None:
    rows = read_table("law/legal_docs.csv")
    keys = Counter((row["number"], row["date"]) for row in rows)
    assert max(keys.values()) == 1
    assert ("1419/QĐ-TTg", "2009-09-07") in keys


def test_the_tiles_show_every_province_and_both_archipelagos() -> None:
    rows = read_table("layouts/tile_grid.csv")
    for grid, count, table in (("63", 63, "provinces_63"), ("34", 34, "provinces_2025")):
        tiles = [row for row in rows if row["grid"] == grid]
        codes = {row["code"] for row in tiles if row["kind"] == "province"}
        assert codes == {row["code"] for row in read_table(f"classifiers/{table}.csv")}
        assert len(codes) == count
        assert {row["name_vi"] for row in tiles if row["kind"] == "archipelago"} == {"Hoàng Sa", "Trường Sa"}
        assert len({(row["row"], row["column"]) for row in tiles}) == len(tiles)


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(FileNotFoundError, match="classifiers/colours"):
        resource("classifiers/colours.csv")
    with pytest.raises(FileNotFoundError):
        resource("../formkit/__init__.py")
