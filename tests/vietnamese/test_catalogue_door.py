import pytest

from sachhon.catalogue import read_table, resource


def test_a_table_is_read_with_its_heading():
    rows = read_table("classifiers/provinces_63.csv")
    assert len(rows) == 63
    assert rows[0]["name_vi"] == "Hà Nội"
    assert all(row["source"] for row in rows)


def test_tables_of_places_name_their_source():
    for table in ("provinces_2025", "regions_2025", "province_changes"):
        assert all(row["source"] and row["certainty"] for row in read_table(f"classifiers/{table}.csv"))


@pytest.mark.parametrize("path", ["classifiers/none.csv", "../domain/__init__.py", "classifiers/../../domain"])
def test_what_is_not_there_is_refused(path):
    with pytest.raises(FileNotFoundError):
        resource(path)
