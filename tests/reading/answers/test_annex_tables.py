"""Tables of facilities as provinces really send them, in Word, and in PDF and old Word where LibreOffice makes them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sachhon.reading.answers.tables.said_above import place_of_group, says_as_above
from sachhon.reading.pipeline import read_path
from sachhon.reading.values import values_of
from tests.domain.assessments.annex_facilities import annex, tables_of, thirty
from tests.domain.assessments.annex_letters import GROUPS, SHAPES, TOOK_PART
from tests.shared import SHARED, needs_shared
from tests.thorough import of
from tests.waiting import PATIENCE

ANNEX = "bct-1594-2013-annex-1"
OFFICE = shutil.which("soffice")
Cells = Mapping[str, object]
Rows = list[dict[str, object]]


def _listed() -> Rows:
    return [dict(one) for one in thirty()]


def _by_industry() -> Rows:
    return [one for number in GROUPS for one in _listed() if one["industry"] == number]


def _by_district() -> Rows:
    found = _listed()
    for one in found:
        street, _, district = str(one["address"]).rpartition(", ")
        one["address"] = f"{street}, Huyện {district}"
    return found


def _all_in_one() -> Rows:
    took = {one["address"]: one for one in tables_of(annex())["participation"]}
    return [one | {key: took[one["address"]][key] for key in TOOK_PART if one["address"] in took} for one in _listed()]


def _ticked(rows: list[Cells]) -> Rows:
    """A blank where an x is asked for says nothing."""
    return [{key: value for key, value in one.items() if value is not False} for one in rows]


TRUTHS: Mapping[str, Callable[[], dict[str, Rows]]] = {
    "as_the_template": lambda: {name: _ticked(rows) for name, rows in tables_of(annex()).items()},
    "by_industry": lambda: {"facilities": _by_industry()},
    "by_district": lambda: {"facilities": _by_district()},
    "all_in_one": lambda: {"participation": _all_in_one()},
}


Letter = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Letter:
    """`letter(shape, suffix)`: its file. LibreOffice, slow to start, turns all shapes into a format at once."""
    folder, told = tmp_path_factory.mktemp("letters"), tables_of(annex())
    for shape in SHAPES:
        written = SHAPES[shape](told["facilities"], told["participation"], told["results"])
        (folder / f"{shape}.docx").write_bytes(written)

    def found(shape: str, suffix: str) -> Path:
        file = folder / f"{shape}{suffix}"
        if not file.exists():
            _convert(folder, suffix)
        return file

    return found


def _convert(folder: Path, suffix: str) -> None:
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", suffix[1:], "--outdir", str(folder)]
    files = map(str, sorted(folder.glob("*.docx")))
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=PATIENCE)


def _read(file: Path, template: str | None = ANNEX) -> dict[str, Rows]:
    found: dict[str, dict[int, dict[str, object]]] = {}
    for key, answer in values_of(read_path(file, template)).items():
        if key.row is not None and key.column is not None:
            found.setdefault(key.field, {}).setdefault(key.row, {})[key.column] = answer.value
    return {name: list(rows.values()) for name, rows in found.items()}


# The reader has LibreOffice start anew for each old Word file: one shape shows in the plain suite that it is asked.
ASKED = [
    *((shape, suffix) for suffix in (".docx", ".pdf") for shape in SHAPES),
    *((shape, ".doc") for shape in list(SHAPES)[: of(len(SHAPES), 1)]),
]


@pytest.mark.parametrize(("shape", "suffix"), ASKED)
def test_each_cell_of_each_shape(shape: str, suffix: str, letter: Letter) -> None:
    assert _read(letter(shape, suffix)) == TRUTHS[shape]()


@pytest.mark.parametrize("shape", list(SHAPES))
def test_the_reader_tells_by_itself_what_the_letter_answers(shape: str, letter: Letter) -> None:
    assert read_path(letter(shape, ".docx")).template == ANNEX


@pytest.mark.parametrize("text", ["nt", "NT", "n/t", "-nt-", "như trên", "- như trên -", "“", '"', "cũng như trên"])
def test_a_cell_that_says_what_stands_above(text: str) -> None:
    assert says_as_above(text)


@pytest.mark.parametrize("text", ["", "-", "nta", "Như Trên Cao", "Công ty NT", "n", "0"])
def test_a_cell_that_says_something_of_its_own(text: str) -> None:
    assert not says_as_above(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Huyện Tây Sơn", "Huyện Tây Sơn"),
        ("III. Huyện Tây Sơn (5 cơ sở)", "Huyện Tây Sơn"),
        ("Địa bàn thị xã An Nhơn: 12 doanh nghiệp", "thị xã An Nhơn"),
        ("KCN Phú Tài", "KCN Phú Tài"),
        ("TP. Quy Nhơn", "TP. Quy Nhơn"),
        ("Ngành gỗ, tre, nứa (5 cơ sở)", ""),
        ("Quản lý", ""),
        ("Công ty cổ phần Huyện Đăng", ""),
    ],
)
def test_the_place_of_a_group(text: str, place: str) -> None:
    assert place_of_group([text]) == place


@needs_shared
def test_the_empty_tables_of_the_real_request_hold_no_facility() -> None:
    """The one real annex 1 at hand is the blank of letter 1594: its heads in two rows are no rows of facilities."""
    assert _read(SHARED / "documents" / "002_2137534b4b217ec9.txt") == {}
