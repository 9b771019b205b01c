"""Pictures of text, and old office formats: with the programs that read them, and without."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typst
from docx import Document

from sachhon.reading.sources import Limits, ocr, office, scan
from tests.reading.sources.build import codes, docx, lines, p, packed, read, refusal, rows
from tests.reading.sources.olefile_build import ole

needs_ocr = pytest.mark.skipif(not ocr.ocr_is_installed(), reason="tesseract with Vietnamese data is not installed")
needs_office = pytest.mark.skipif(
    not any(office.shutil.which(name) for name in ("soffice", "libreoffice")), reason="LibreOffice is not installed"
)
PAGE = '#set page(paper: "a4", margin: 2.5cm)\n#set text(size: 13pt, lang: "vi")\n'


HEADS = ("", "Kính gửi: Bộ Công Thương", "Mục tiêu cụ thể", "Kinh phí thực hiện")


def picture(format: str, pages: int = 1) -> bytes:
    from PIL import Image

    images = []
    for number in range(1, pages + 1):
        words = f"{PAGE}{HEADS[number]}\n\nTrang thứ {number} của báo cáo về sản xuất sạch hơn."
        images.append(Image.open(io.BytesIO(typst.compile(words.encode(), format="png", ppi=200))).convert("L"))
    out = io.BytesIO()
    more: dict[str, Any] = {"save_all": True, "append_images": images[1:]} if pages > 1 else {}
    images[0].save(out, format, **more)
    return out.getvalue()


@needs_ocr
@pytest.mark.parametrize("format", ["png", "jpeg", "tiff"])
def test_pictures_are_read(format: str) -> None:
    source = read(picture(format), f"quet.{format}")
    assert source.format == "scan"
    assert lines(source) == ["Kính gửi: Bộ Công Thương", "Trang thứ 1 của báo cáo về sản xuất sạch hơn."]
    assert codes(source)["ocr_used"].params["pages"] == 1


@needs_ocr
def test_all_pages_of_a_tiff_are_read() -> None:
    source = read(picture("tiff", pages=3), "quet.tif")
    assert source.pages == 3
    assert [text[:11] for text in lines(source) if text.startswith("Trang")] == [
        "Trang thứ 1",
        "Trang thứ 2",
        "Trang thứ 3",
    ]


@needs_ocr
def test_a_blank_picture_has_no_words() -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(out, "PNG")
    assert refusal(out.getvalue(), "quet.png").code == "no_text"


def test_a_picture_without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    assert refusal(picture("png"), "quet.png").code == "ocr_missing"


def test_tesseract_without_vietnamese_is_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: "/usr/bin/tesseract-of-this-test")
    listed = subprocess.CompletedProcess([], 0, "List of available languages (2):\neng\nosd\n", "")
    monkeypatch.setattr(ocr.subprocess, "run", lambda *arguments, **more: listed)
    assert not ocr.ocr_is_installed()


def test_broken_and_giant_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    data = picture("png")
    assert refusal(data[:20], "quet.png").code == "damaged_file"
    monkeypatch.setattr(scan, "_MOST_PIXELS", 1000)
    assert refusal(data, "quet.png").key == "too_large.pixels"


@pytest.mark.parametrize("format", ["doc", "odt", "rtf"])
def test_old_formats_without_libreoffice_name_it(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    finding = refusal(_old(format), f"thu.{format}")
    assert (finding.code, finding.params["format"]) == ("office_missing", format)


def _old(format: str) -> bytes:
    """Enough of a file to be told by its content."""
    if format == "doc":
        return ole({"WordDocument": b"\xec\xa5" + b"\x00" * 5000})
    if format == "odt":
        return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
    return rb"{\rtf1\ansi Kinh gui: Bo Cong Thuong\par}"


def test_a_run_that_makes_no_file_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: "/bin/true")
    monkeypatch.setattr(office.subprocess, "run", lambda *arguments, **more: subprocess.CompletedProcess([], 0))
    assert refusal(_old("rtf"), "thu.rtf").code == "office_failed"


def test_each_run_has_a_profile_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    profiles = []

    def run(command: list[str], **more: Any) -> None:
        profiles.append(next(part for part in command if part.startswith("-env:UserInstallation=file://")))
        folder = Path(command[command.index("--outdir") + 1])
        folder.mkdir()
        (folder / "document.docx").write_bytes(docx(p("Thân")))

    monkeypatch.setattr(office.shutil, "which", lambda name: "/bin/true")
    monkeypatch.setattr(office.subprocess, "run", run)
    sources = [read(_old("rtf"), "thu.rtf") for _ in range(2)]
    assert [(source.format, lines(source)) for source in sources] == [("rtf", ["Thân"])] * 2
    assert len(set(profiles)) == 2


@needs_office
@pytest.mark.parametrize("format", ["doc", "odt", "rtf"])
def test_old_formats_are_read_by_libreoffice(format: str, tmp_path: Path) -> None:
    before = tmp_path / "thu.docx"
    word = Document()
    word.add_paragraph("Kính gửi: Bộ Công Thương")
    table = word.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), ("TT", "Số", "1", "179"), strict=True):
        cell.text = text
    word.add_paragraph("Nơi nhận:")
    word.save(str(before))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", format, "--outdir", str(tmp_path), str(before)]
    subprocess.run(command, check=True, capture_output=True)
    source = read((tmp_path / f"thu.{format}").read_bytes(), f"thu.{format}", Limits())
    assert source.format == format
    assert lines(source) == ["Kính gửi: Bộ Công Thương", "Nơi nhận:"]
    assert rows(source) == [["TT", "Số"], ["1", "179"]]
