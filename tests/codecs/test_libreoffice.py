"""Forms that were opened and saved by LibreOffice: the values are still there."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from sachhon.codecs.filled import FilledForm
from sachhon.codecs.forms import read_filled, write_blank
from sachhon.formkit.definition import templates
from sachhon.formkit.fields import Contact, DocumentRef, Quantity, Range
from sachhon.formkit.values import Answer, Key, State
from tests.codecs.strategies import content

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "docx": "docx:MS Word 2007 XML", "ods": "ods", "odt": "odt"}


def said(value: object) -> Answer:
    return Answer(State.VALUE, value)


VALUES = {
    Key("facility_name"): said("Công ty Cổ phần Giấy “Sông Xanh” & Bạn"),
    Key("tax_code"): said("0100109106"),
    Key("industry"): said(13),
    Key("size"): said("medium"),
    Key("employees"): said(1234),
    Key("report_year"): said(2018),
    Key("has_unit"): Answer(State.NIL),
    Key("unit_staff"): Answer(State.UNKNOWN),
    Key("responsible"): said(Contact("Nguyễn Văn An", "Trưởng phòng", "0243 822 0001", "an@example.vn")),
    Key("energy_saving_rate"): said(Range(Decimal("5.5"), Decimal(8))),
    Key("difficulties"): said("Thiếu vốn.\n- Thiếu người: 2 cán bộ.\n=1+1"),
    Key("products"): Answer(State.NIL),
    Key("materials", 0, "material"): said("Bột giấy"),
    Key("materials", 0, "amount"): said(Quantity(Decimal("1234.5"), "tấn")),
    Key("materials", 1, "material"): said("+ Phèn"),
    Key("materials", 1, "amount"): Answer(State.UNKNOWN),
    Key("measures", 0, "measure"): said("Thay bơm"),
    Key("measures", 0, "category"): said("technology"),
    Key("measures", 0, "year"): said(2017),
    Key("measures", 0, "investment"): said(1_250_000_000),
}

PROVINCE = {Key("focal_unit_document"): said(DocumentRef("135/QĐ-SCT", None)), Key("funding_local"): said(5)}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FilledForm]:
    """The filled form, and one of another template, saved by LibreOffice in each format, then read."""
    folder = tmp_path_factory.mktemp("office")
    form, other = templates()["facility-year"], templates()["bct-1819-2018"]
    for suffix in ("xlsx", "docx"):
        (folder / f"co-so.{suffix}").write_bytes(write_blank(form, f".{suffix}", VALUES, unit_name="Giấy Sông Xanh"))
    (folder / "tinh.docx").write_bytes(write_blank(other, ".docx", PROVINCE))
    out = folder / "out"
    _convert(folder, [folder / "co-so.xlsx"], "xlsx", out)
    _convert(folder, [folder / "co-so.docx", folder / "tinh.docx"], "docx", out)
    _convert(folder, [folder / "co-so.xlsx"], "ods", out)
    return {path.name: read_filled(path.name, path.read_bytes()) for path in sorted(out.iterdir())}


def _convert(folder: Path, files: list[Path], suffix: str, out: Path) -> None:
    subprocess.run(
        [
            str(PROGRAM), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", FILTERS[suffix], "--outdir", str(out), *map(str, files),
        ],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=180,
    )  # fmt: skip
    assert all((out / file.name).with_suffix(f".{suffix}").is_file() for file in files)


@pytest.mark.parametrize("name", ["co-so.xlsx", "co-so.docx", "co-so.ods"])
def test_a_form_saved_by_libreoffice_gives_its_values(saved: dict[str, FilledForm], name: str) -> None:
    filled = saved[name]
    assert filled.findings == ()
    assert (filled.template_id, filled.unit_name) == ("facility-year", "Giấy Sông Xanh")
    assert content(filled.values) == content(VALUES)
    assert all(answer.confidence == 1 for answer in filled.values.values())


def test_prompts_that_libreoffice_turns_to_text_are_no_answers(saved: dict[str, FilledForm]) -> None:
    filled = saved["tinh.docx"]
    assert filled.findings == ()
    assert content(filled.values) == content(PROVINCE)
