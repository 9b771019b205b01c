"""Old office formats (.doc, .odt, .rtf) -> Source: LibreOffice, where it is installed, makes a .docx of them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from sachhon.reading.model import Source
from sachhon.reading.sources.docx import read_docx
from sachhon.reading.sources.errors import refuse
from sachhon.reading.sources.incoming import Incoming

_PROGRAMS = ("soffice", "libreoffice")


def read_with_office(incoming: Incoming, format: str) -> Source:
    """`format`: doc, odt or rtf. Raises UnreadableDocument naming LibreOffice where it is missing or makes nothing."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise refuse("office_missing", incoming.name, format=format)
    data = _converted(program, incoming, format)
    source = read_docx(replace(incoming, data=data))
    return replace(source, format=format)


def _converted(program: str, incoming: Incoming, format: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="sachhon-office-") as name:
        folder = Path(name)
        before, after = folder / f"document.{format}", folder / "out" / "document.docx"
        before.write_bytes(incoming.data)
        # A profile of its own for each run: runs that share one lose files.
        command = [
            program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(after.parent), str(before),
        ]  # fmt: skip
        try:
            subprocess.run(
                command,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=incoming.limits.office_seconds,
                check=False,
            )
        except (subprocess.TimeoutExpired, OSError) as error:
            raise refuse("office_failed", incoming.name) from error
        if not after.is_file() or not after.stat().st_size:  # LibreOffice ends with 0 even when it wrote nothing
            raise refuse("office_failed", incoming.name)
        return after.read_bytes()
