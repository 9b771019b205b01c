"""Files: kept once, checked on the way in, sent safely on the way out."""

from __future__ import annotations

import io
import socketserver
import struct
import threading
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from sachhon.formkit.findings import say
from sachhon.foundation import files
from sachhon.foundation.files.clamav import alive
from sachhon.foundation.models import StoredFile
from sachhon.reading.sources import UnreadableDocument, read_bytes

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(files.RefusedUpload) as refused:
        files.check_upload(name, data)
    return refused.value.finding.key


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once_and_a_change_on_disk_is_noticed() -> None:
    first = files.store(PDF, "application/pdf")
    assert files.store(PDF) == first
    assert StoredFile.objects.count() == 1
    assert files.read(first) == PDF
    files.path_of(first.digest).write_bytes(PDF + b" ")
    with pytest.raises(ValueError, match="changed on disk"):
        files.read(first)
    files.path_of(first.digest).unlink()


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("rong.docx", b"", "empty_file"),
        ("anh.docx", b"PK\x03\x04hong", "damaged_file"),
        ("nen.zip", zipped(a=b"1"), "unknown_format.archive"),
        ("macro.docx", zipped(**{"word__document.xml": b"<w/>", "word__vbaProject.bin": b"x"}), "macro_file"),
        ("thuc-the.docx", zipped(**{"word__document.xml": b"<!DOCTYPE a><w/>"}), "xml_doctype"),
        ("bom.docx", zipped(**{"word__document.xml": b"<w>" + b" " * (40 << 20)}), "zip_bomb"),
        ("tro-choi.exe", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "unknown_format"),
        ("kich-ban.js", "alert('chào')".encode(), "program_file"),
        ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "program_file"),
    ],
)
def test_what_is_refused_is_refused_in_the_words_of_the_console(name: str, data: bytes, key: str) -> None:
    assert refusal(name, data) == key
    if key == "program_file":
        return
    with pytest.raises(UnreadableDocument) as by_console:
        read_bytes(name, data)
    with pytest.raises(files.RefusedUpload) as by_web:
        files.check_upload(name, data)
    assert by_web.value.words == say(by_console.value.finding, "vi")


def test_a_file_over_the_limit_is_refused_with_the_limit(settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 2 * 1024 * 1024
    with pytest.raises(files.RefusedUpload) as refused:
        files.check_upload("to.pdf", PDF + b" " * (2 * 1024 * 1024))
    assert "2 MB" in refused.value.words
    with override("en"):
        assert refused.value.words != say(refused.value.finding, "vi")


def test_good_files_pass_whatever_their_ending_says() -> None:
    files.check_upload("cong-van.pdf", PDF)
    files.check_upload("quen-duoi", PDF)
    files.check_upload("thu.txt", "Kính gửi Bộ Công Thương".encode())


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("C:\\Users\\an\\Báo cáo.docx", "Báo cáo.docx"),
        ("../../etc/passwd", "passwd"),
        ("...ẩn.txt", "ẩn.txt"),
        (unicodedata.normalize("NFD", "Tỉnh Đồng Nai.pdf"), "Tỉnh Đồng Nai.pdf"),
        ("a\u202egnp.exe\n", "agnp.exe"),
        ("///", "tep"),
        ("d" * 300 + ".docx", "d" * 175 + ".docx"),
    ],
)
def test_names_are_made_plain(name: str, clean: str) -> None:
    assert files.clean_name(name) == clean


def test_a_download_is_saved_under_its_vietnamese_name_and_not_sent_twice() -> None:
    ask = RequestFactory()
    sent = files.download(ask.get("/"), PDF, "Báo cáo Đồng Nai.pdf", "application/pdf", digest="ab" * 32)
    assert sent["Content-Disposition"] == (
        'attachment; filename="Bao cao Dong Nai.pdf"; '
        "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%C4%90%E1%BB%93ng%20Nai.pdf"
    )
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in sent["Cache-Control"]
    again = files.download(
        ask.get("/", HTTP_IF_NONE_MATCH=sent["ETag"]), PDF, "x.pdf", "application/pdf", digest="ab" * 32
    )
    assert (again.status_code, again.content) == (304, b"")
    assert (
        "attachment"
        in files.download(ask.get("/"), b"<script>", 'x"\r\nSet-Cookie: a.html', "text/html")["Content-Disposition"]
    )


class Clamd(socketserver.StreamRequestHandler):
    """As much of ClamAV's daemon as a file meets."""

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        data = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            data += self.rfile.read(size)
        self.wfile.write(b"stream: Eicar-Signature FOUND\0" if EICAR in data else b"stream: OK\0")


@pytest.fixture(params=["unix", "tcp"])
def clamd(request: pytest.FixtureRequest, tmp_path: Path, settings: Any) -> Iterator[str]:
    if request.param == "unix":
        server: socketserver.BaseServer = socketserver.ThreadingUnixStreamServer(str(tmp_path / "clamd"), Clamd)
        address = str(tmp_path / "clamd")
    else:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd)
        address = f"tcp://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.CLAMAV_SOCKET = address
    yield address
    server.shutdown()
    server.server_close()


def test_clamav_is_asked_and_what_it_finds_is_refused_by_name(clamd: str) -> None:
    assert alive(clamd)
    files.check_upload("sach.pdf", PDF + b"a" * 200_000)
    with pytest.raises(files.RefusedUpload) as refused:
        files.check_upload("thu.txt", b"a" * 100_000 + EICAR)
    assert refused.value.finding.code == "infected_file"
    assert "Eicar-Signature" in refused.value.words


@pytest.mark.django_db
def test_a_file_that_was_searched_says_so_also_where_its_bytes_were_kept_before(clamd: str) -> None:
    first, second = PDF + clamd.encode() + b"1", PDF + clamd.encode() + b"2"
    kept_before = files.store(first)
    assert kept_before.scanned == ""
    for data in (first, second):
        files.check_upload("sach.pdf", data)
        assert files.store(data).scanned == "clean"
    kept_before.refresh_from_db()
    assert kept_before.scanned == "clean"


@pytest.mark.django_db
def test_a_file_that_nobody_searched_does_not_say_that_it_is_clean(settings: Any) -> None:
    settings.CLAMAV_SOCKET = ""
    data = PDF + b" never searched"
    files.check_upload("sach.pdf", data)
    assert files.store(data).scanned == ""


def test_nothing_is_taken_while_clamav_cannot_be_asked(settings: Any, tmp_path: Path) -> None:
    settings.CLAMAV_SOCKET = f"unix:{tmp_path}/nobody"
    assert refusal("sach.pdf", PDF) == "not_searched"
    assert not alive(settings.CLAMAV_SOCKET)
